/** Words by which platforms head what a row is about, in the languages of their interfaces. As people write them: case and
 * accents do not matter. `-` are the words between that carry no meaning; none of them may mean "per". */
export const wordsOfEntities = {
  '-': `
    the, of, an, a, de, del, della, delle, dell, dei, degli, di, da, do, dos, das, des, du, d, l, la, le, les, el, los, las, lo,
    un, une, uno, una, um, uma, ein, eine, einen, een, il, i, gli, na, no, nos, nas, em, en, der, die, dem, auf, von, für, van, het, op, på, av, af, til, till, sur, sul, sui, pour, para,
    för, for, w, z, a, az, pe, ale, al, на, по, в, із, yang, của, pada, で, の, への, の数, 数, 數, 量, 次数, 次數, 回数, 的, 의, 수, ของ,
    της, του, των, τη, σε, στον, στο, που`,
  day: `
    day, days, tag, jour, día, dia, giorno, dag, dzień, dzien, päivä, den, nap, zi, ziua, gün, день, ημέρα, deň, dan, 日, 天, 일,
    ngày, hari, วัน, يوم, יום, päev, diena, dagur`,
  date: `date, datum, data, fecha, dato, päivämäärä, tarih, дата, dátum, ημερομηνία, 日付, 日期, 날짜, tanggal, วันที่, التاريخ, תאריך`,
  week: `
    week, woche, semaine, semana, settimana, tydzień, vecka, uge, uke, viikko, týden, hafta, неделя, тиждень, hét, săptămână,
    εβδομάδα, 週, 周, 주, tuần, minggu, สัปดาห์`,
  month: `
    month, monat, mois, mes, mês, mese, maand, miesiąc, månad, måned, kuukausi, měsíc, ay, месяц, місяць, hónap, lună, luna,
    μήνας, 月, 월, tháng, bulan, เดือน`,
  quarter: `
    quarter, quartal, trimestre, kwartaal, kwartał, kvartal, neljännes, vuosineljännes, čtvrtletí, çeyrek, квартал, negyedév,
    τρίμηνο, 四半期, 季度, 季, 분기, quý, kuartal, ไตรมาส`,
  year: `
    year, jahr, année, año, ano, anno, jaar, rok, år, vuosi, yıl, год, рік, év, έτος, 年, 연도, 년, năm, tahun, ปี`,
  by: `by, nach, par, por, per, pro, 別, 별, 按, 分, door, wg, efter`,
  report: `
    report, reports, reporting, berichts, bericht, berichte, berichterstattung, berichterstattungs, auswertung, auswertungs,
    rapport, rapports, informe, informes, relatório, relatórios, rapportage, raport, raportu, raportowania, raportowanie,
    rapportering, rapporten, rapportens, raportointi, raportoinnin, raportin, přehled, přehledu, reportu, rapor, raporlama,
    レポート, 报告, 報告, 보고, 보고서, отчет, отчета, отчёта, отчетного периода, отчётного периода, звітного періоду, jelentés, raportare, raportarea, raportării, báo cáo, laporan, pelaporan,
    รายงาน, αναφορά, αναφοράς`,
  start: `
    start, starts, beginn, beginnt, début, inicio, início, inizio, begin, początek, rozpoczęcie, rozpoczęcia, startar, starter,
    alkaa, alku, alkaminen, začátek, zahájení, başlangıç, başlangıcı, 開始, 开始, 시작, начало, kezdete, începe, început, începutul,
    bắt đầu, mulai, dimulai, เริ่ม, έναρξη`,
  end: `
    end, ends, ende, endet, fin, fim, fine, encerramento, término, einde, eind, koniec, zakończenie, zakończenia, slut, slutar,
    slutter, slutt, päättyy, loppu, päättyminen, konec, ukončení, bitiş, bitişi, 終了, 结束, 結束, 종료, конец, окончание, vége,
    încheie, sfârșit, sfârșitul, kết thúc, berakhir, selesai, สิ้นสุด, λήξη`,
  account: `
    account, konto, kontos, compte, cuenta, conta, konta, tili, tilin, účet, účtu, hesap, hesabı, アカウント, 帐户, 账户, 账号, 帳戶,
    帳號, 계정, аккаунт, аккаунта, обліковий запис, fiók, cont, contului, tài khoản, akun, บัญชี, λογαριασμός, λογαριασμού`,
  customer: `
    customer, kunden, client, cliente, klant, klienta, kund, kunde, asiakas, asiakkaan, zákazník, zákazníka, müşteri, お客様, 客户,
    客戶, 고객, клиента, ügyfél, clientului, khách hàng, pelanggan, ลูกค้า, πελάτη`,
  campaign: `
    campaign, campaigns, kampagne, kampagnen, kampagnens, campagne, campagnes, campaña, campañas, campanha, campanhas, campagna,
    campagne, kampania, kampanii, kampanj, kampanjen, kampanjens, kampanje, kampanjer, kampanja, kampanjan, kampaň, kampaně, kampane,
    kampanya, kampanyanın, キャンペーン, 广告系列, 推广系列, 行銷活動, 廣告活動, 推廣活動, 캠페인, кампания, кампании, кампанія,
    кампанії, kampány, kampánynév, campanie, campaniei, chiến dịch, kampanye, แคมเปญ, καμπάνια, καμπάνιας, εκστρατεία`,
  name: `
    name, names, namen, nom, nombre, nome, naam, nazwa, namn, navn, navnet, nimi, název, názov, adı, ismi, 名, 名称, 名稱, 名前, 이름, 명,
    название, имя, назва, neve, név, nume, numele, tên, nama, ชื่อ, όνομα`,
  id: `
    id, ids, identificador, identificação, identifiant, identificativo, identificatore, identyfikator, tunnus, tunniste, identifikátor, kimliği,
    kimlik, nummer, numéro, 編號, 编号, アイディー, 아이디, идентификатор, ідентифікатор, azonosító, azonosítója, รหัส, ไอดี,
    αναγνωριστικό`,
  ad: `
    ad, ads, anzeige, anzeigen, werbeanzeige, werbeanzeigen, annonce, annonces, annoncens, publicité, publicités, publicitaire, publicitaires, anuncio, anuncios,
    anúncio, anúncios, inserzione, inserzioni, annuncio, annunci, advertentie, advertenties, reklama, reklam, reklamy, reklamní, reklamın, annons,
    annonsen, annonsens, annonse, annonsens, mainos, mainoksen, mainosten, 広告, 广告, 廣告, 광고, объявление, объявления, объявлений,
    реклама, рекламы, оголошення, реклами, hirdetés, hirdetések, reclamă, reclame, reclamei, anunț, anunțuri, quảng cáo, iklan,
    โฆษณา, διαφήμιση, διαφήμισης, διαφημίσεων`,
  group: `
    group, groups, set, sets, gruppe, gruppen, groupe, ensemble, grupo, conjunto, gruppo, groep, zestaw, zestawu, grupa, grupy, grupp,
    uppsättning, uppsättningen, uppsättningens, sæt, sættet, sættets, sett, settet, settets, gruppens, joukko, joukon, ryhmä, ryhmän,
    sada, sady, skupina, skupiny, sestava, sestavy, seti, setinin, grubu, grup, グループ, セット, 组, 組, 组合, 組合, 群組, 세트, 그룹,
    группа, группы, набор, набора, група, групи, набір, sorozat, sorozatának, csoport, csoportjának, csoportnév, setului, grupului,
    nhóm, bộ, ชุด, กลุ่ม, σύνολο, συνόλου, ομάδα, ομάδας`,
  status: `
    status, state, statut, état, estado, stato, stan, tila, stav, durum, durumu, ステータス, 状态, 狀態, 상태, статус, состояние, стан,
    állapot, stare, trạng thái, สถานะ, κατάσταση`,
  delivery: `delivery, auslieferung, diffusion, entrega, veiculação, pubblicazione, levering, leverans, emisja, emisji, 配信, 投放`,
  type: `
    type, typ, tipo, tyyppi, tür, türü, タイプ, 类型, 類型, 유형, тип, típus, típusa, tip, tipul, loại, jenis, ประเภท, τύπος`,
  primary: `primary, primärer, principal, primario, primair, główny, primär, 主要, 主, 기본`,
  currency: `
    currency, währung, währungs, devise, devises, moneda, divisa, moeda, valuta, waluta, waluty, valutas, valuutta, valuutan, měna, měny,
    para birimi, 通貨, 货币, 貨幣, 币种, 幣別, 통화, валюта, валюты, валюти, pénznem, pénznemkód, monedă, monedei, tiền tệ,
    mata uang, สกุลเงิน, νόμισμα, νομίσματος`,
  code: `code, codes, código, codice, kod, kode, koodi, kód, kodu, コード, 代码, 代碼, 코드, код, codul, รหัสสกุล, κωδικός`,
  age: `
    age, alter, alters, âge, edad, idade, età, leeftijd, wiek, ålder, alder, ikä, věk, yaş, 年齢, 年龄, 年齡, 연령, 나이, возраст, вік, kor,
    életkor, vârstă, độ tuổi, usia, umur, อายุ, ηλικία`,
  gender: `
    gender, sex, geschlecht, sexe, genre, sexo, género, gênero, genere, sesso, geslacht, płeć, kön, køn, kjønn, sukupuoli, pohlaví,
    cinsiyet, 性別, 性别, 성별, пол, стать, nem, gen, giới tính, jenis kelamin, เพศ, φύλο`,
  country: `
    country, land, pays, país, paese, kraj, maa, země, ülke, 国, 国家, 國家, 국가, страна, країна, ország, țară, țara, quốc gia,
    negara, ประเทศ, χώρα`,
  region: `
    region, regions, région, región, região, regione, regio, bundesland, alue, bölge, 地域, 地区, 地區, 지역, регион, регіон, régió,
    regiune, vùng, wilayah, ภูมิภาค, περιοχή, territory, gebiet, territoire, territorio, território, gebied`,
  device: `
    device, devices, gerät, geräte, appareil, appareils, dispositivo, dispositivos, dispositivi, apparaat, apparaten, urządzenie,
    urządzenia, enhet, enheter, enhed, enheder, laite, laitteet, zařízení, cihaz, cihazlar, デバイス, 端末, 设备, 設備, 裝置, 기기,
    устройство, устройства, пристрій, eszköz, dispozitiv, dispozitive, thiết bị, perangkat, อุปกรณ์, συσκευή`,
  platform: `
    platform, plattform, plateforme, plataforma, piattaforma, platforma, alusta, プラットフォーム, 平台, 플랫폼, платформа,
    nền tảng, แพลตฟอร์ม, πλατφόρμα`,
  placement: `
    placement, placements, platzierung, platzierungen, emplacement, ubicación, posicionamento, posicionamiento, posizionamento,
    plaatsing, umiejscowienie, placering, plassering, sijoitus, sijoittelu, umístění, reklam alanı, yerleşim, 配置, 版位, 展示位置,
    노출 위치, 게재 위치, плейсмент, elhelyezés, plasament, plasare, vị trí, penempatan, ตำแหน่ง, τοποθέτηση`,
  network: `
    network, netzwerk, werbenetzwerk, réseau, red, rede, rete, netwerk, sieć, nätverk, netværk, nettverk, verkosto, síť, ağ,
    ネットワーク, 网络, 聯播網, 廣告聯播網, 네트워크, сеть, мережа, hálózat, rețea, mạng, jaringan, เครือข่าย, δίκτυο`,
  hour: `
    hour, stunde, heure, hora, ora, uur, godzina, timme, tunti, hodina, saat, 時間, 时段, 小时, 시간, час, година, óra, oră, giờ, jam`,
} as const
