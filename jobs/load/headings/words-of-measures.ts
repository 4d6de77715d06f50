/** Words by which platforms head what a row measures, in the languages of their interfaces. */
export const wordsOfMeasures = {
  amount: `
    amount, betrag, montant, importe, importo, bedrag, kwota, belopp, beløb, beløp, summa, částka, tutar, 金額, 金额, 금액, сумма,
    сума, összeg, sumă, suma, số tiền, jumlah, จำนวนเงิน, ποσό, cantidad, monto, montante, quantia, valor`,
  spent: `
    spent, ausgegeben, ausgegebener, dépensé, gastado, gastada, gasto, usado, usada, speso, besteed, uitgegeven, wydana, wydano,
    spenderat, spenderad, brugt, forbrugt, brukt, käytetty, vynaložená, utracená, harcanan, 消化, 花费, 花費, 已花费, 지출, 사용,
    затрат, потраченная, потрачено, витрат, витрачена, elköltött, cheltuită, đã chi tiêu, chi tiêu, đã chi, dibelanjakan,
    dihabiskan, ที่ใช้จ่ายไป, ที่ใช้จ่าย, δαπανήθηκε`,
  cost: `
    cost, costs, kosten, coût, coûts, coste, costo, costi, custo, koszt, koszty, kostnad, kostnader, omkostning, omkostninger,
    kulut, kustannus, kustannukset, cena, náklady, maliyet, 費用, 费用, コスト, 消耗, 花费, 비용, стоимость, расход, расходы, затраты,
    витрати, вартість, költség, chi phí, biaya, ค่าใช้จ่าย, ต้นทุน, κόστος`,
  impression: `
    impression, impressions, impr, impressionen, impresiones, impressões, impressioni, weergaven, vertoningen, vert, wyświetlenia,
    wyśw, exponeringar, exp, visningar, visn, eksponeringer, eksp, visninger, näyttökerrat, näytöt, näyttök, zobrazení, zobr, gösterim,
    gösterimler, gstrm, インプレッション, 表示, 展示, 曝光, 노출, показы, показов, покази, megjelenítések, megjelenések, megj, afișări,
    afiș, lượt hiển thị, số lượt hiển thị, impresi, tayangan, อิมเพรสชัน, การแสดงผล, εμφανίσεις, εμφαν`,
  click: `
    click, clicks, klick, klicks, clic, clics, clique, cliques, klik, kliks, klikken, kliknięcia, klickningar, klikk, klikkaukset,
    klikkausten, kliknutí, prokliky, tıklama, tıklamalar, tıklamaları, tıklaması, tıkl, クリック, 点击, 點擊, 點按, 클릭, клики, клик, кликов,
    кліки, kattintás, kattintások, clicuri, clickuri, lượt nhấp, lượt click, số lượt nhấp, คลิก, การคลิก, จำนวนคลิก, κλικ`,
  link: `
    link, links, linku, lien, liens, enlace, enlaces, vínculo, ligação, ligações, collegamento, łącze, łącza, länk, länken, länkar, lenke, lenker, lenken,
    linkki, linkin, linkkien, odkaz, odkazy, odkazu, bağlantı, bağlantısı, リンク, 链接, 連結, 링크, ссылке, ссылку, ссылка, посиланням, за посиланням,
    hivatkozás, hivatkozásra, linkuri, liên kết, vào liên kết, tautan, ลิงก์, σύνδεσμο, συνδέσμου, συνδέσμους`,
  all: `
    all, alle, tous, toutes, todos, todas, tutti, tutte, alla, wszystkie, kaikki, vše, všechny, všechna, tümü, tüm, すべて, 全て, 全部,
    所有, 전체, 모두, все, всі, összes, toate, tất cả, semua, ทั้งหมด, όλα, όλων`,
  destination: `
    destination, ziel, zielseite, destino, destinazione, bestemming, docelowa, docelowe, destinationen, hedef, 遷移先, ランディング, 目标页面,
    目标, 目的地, 到達網頁, 방문, 랜딩, назначения, целевая, đích, tujuan, ปลายทาง`,
  reach: `
    reach, reichweite, portée, couverture, alcance, copertura, bereik, zasięg, räckvidd, rækkevidde, rekkevidde, kattavuus, tavoittavuus,
    dosah, erişim, リーチ, 覆盖人数, 触及人数, 觸及人數, 도달, охват, охоплення, elérés, acoperire, tiếp cận, số người tiếp cận,
    jangkauan, การเข้าถึง, απήχηση`,
  purchase: `
    purchase, purchases, kauf, käufe, käufen, achat, achats, compra, compras, acquisto, acquisti, aankoop, aankopen, zakup, zakupy,
    zakupów, köp, køb, kjøp, osto, ostot, ostojen, ostosten, ostokset, nákup, nákupy, nákupů, satın alma, satın alımlar, satın almalar,
    alışveriş, alışverişler, 購入, 购物, 购买, 購買, 구매, покупка, покупки, покупок, купівлі, vásárlás, vásárlások, achiziție, achiziții,
    achizițiilor, mua hàng, lượt mua, pembelian, การซื้อ, αγορές, αγορών`,
  conversion: `
    conversion, conversions, conv, conversiones, conversión, conversão, conversões, conversione, conversioni, conversie, conversies,
    konwersja, konwersje, konwersji, konw, konvertering, konverteringar, konverteringer, konverterings, konv, konversion, konversioner,
    konversio, konversiot, konversioiden, konverze, konverzí, dönüşüm, dönüşümler, dönüş, dönş, コンバージョン, 转化, 轉換, 转换, 전환, конверсия,
    конверсии, конверсий, конверсії, конв, konverziók, konverzió, konverziós, conversii, conversiei, chuyển đổi, lượt chuyển đổi, konversi, คอนเวอร์ชัน, คอนเวอร์ชั่น,
    μετατροπές, μετατροπών, μετατροπής, μετ`,
  value: `
    value, wert, werte, valeur, valor, valore, waarde, wartość, wart, värde, værdi, verdi, arvo, hodnota, hodn, değer, değeri, 値, 值, 价值,
    價值, 値, 값, 가치, ценность, цінність, érték, értéke, valoare, valoarea, giá trị, nilai, มูลค่า, αξία`,
  total: `total, gesamt, totale, totaal, łączna, celková, toplam, 合計, 总, 總, 총, общая, összes érték, tổng, รวม`,
  website: `website, webseite, web site, sitio web, site web, sito web, strona www, webbplats, hjemmeside, nettsted, web`,
  complete: `
    complete, completed, completing, abgeschlossen, abgeschlossene, abschließen, effectué, effectués, effectuer, completado, completados,
    completar, completo, completos, concluído, concluídos, concluir, completato, completati, completa, voltooid, voltooide, zakończona,
    zakończone, slutförd, slutförda, gennemført, fullført, suoritettu, dokončená, tamamlanan, 完了, 完成, 완료`,
  payment: `
    payment, payments, zahlung, zahlungen, paiement, paiements, pago, pagos, pagamento, pagamentos, pagamenti, betaling, betalingen,
    płatność, płatności, betalning, betalningar, betalinger, maksu, maksut, platba, platby, ödeme, ödemeler, 支払い, 付款, 支付, 결제,
    оплата, платеж, платежи, fizetés, plată, plăți, thanh toán, pembayaran, การชำระเงิน`,
} as const
