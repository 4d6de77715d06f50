import { expect, test } from 'vitest'
import { matchHeader } from '#jobs/load/format.ts'
import { googleAds } from '#jobs/load/google-ads/format.ts'
import { meta } from '#jobs/load/meta/format.ts'

/** Headings as the interfaces of the platforms are known to write them. */
const known = {
  meta: {
    day: 'Day|Tag|Jour|Día|Dia|Dag|日|Giorno',
    report_start:
      'Reporting starts|Début des rapports|Inicio del informe|Início dos relatórios|Start rapportage|レポート開始日',
    report_end: 'Reporting ends|Encerramento dos relatórios|Término dos relatórios',
    campaign:
      'Campaign name|Kampagnenname|Nom de la campagne|Nombre de la campaña|Nome da campanha|Campagnenaam|キャンペーン名|Nome della campagna',
    adset: "Ad set name|Nom de l'ensemble de publicités|Nombre del conjunto de anuncios|広告セット名",
    ad: 'Ad name|Anzeigenname|Nom de la publicité|Advertentienaam|広告名|広告の名前',
    spend:
      'Amount spent (USD)|Ausgegebener Betrag (EUR)|Montant dépensé (EUR)|Importe gastado (EUR)|Valor usado (BRL)|Besteed bedrag (EUR)|消化金額 (JPY)|Importo speso (EUR)',
    impressions: 'Impressions|Impressionen|Impresiones|Impressões|Weergaven|Vertoningen|インプレッション',
    link_clicks:
      'Link clicks|Link-Klicks|Clics sur un lien|Clics sur le lien|Clics en el enlace|Cliques no link|Linkkliks|Klikken op links|リンクのクリック|リンククリック',
    reach: 'Reach|Reichweite|Portée|Alcance|Bereik|リーチ',
  },
  google_ads: {
    day: 'Day|Tag|Jour|Día|Dia|日',
    range_start: 'Week|Month|Semana',
    campaign: 'Campaign|Kampagne|Campagne|Campaña|Campanha|キャンペーン',
    currency: 'Currency code|Währungscode|Code de la devise|Código de moneda|Código da moeda|通貨コード',
    spend: 'Cost|Kosten|Coût|Coste|Costo|Custo|費用',
    impressions: 'Impr.|表示回数',
    clicks: 'Clicks|Klicks|Clics|Cliques|クリック数',
    conversions: 'Conversions|Conversiones|Conversões|コンバージョン',
  },
} as const

test.each([meta, googleAds])('every known heading of $id is read as what it means', (format) => {
  const headings = format.id === 'meta' ? known.meta : known.google_ads
  const read = Object.values(headings).flatMap((texts) =>
    texts.split('|').map((text) => [text, matchHeader(format, [text]).names[0]]),
  )
  const meant = Object.entries(headings).flatMap(([name, texts]) =>
    texts.split('|').map((text) => [text, name]),
  )
  expect(read).toEqual(meant)
})

test.each([
  'Avg. cost',
  'Cost / conv.',
  'Conv. value / cost',
  'Ø CPC',
  'Kosten/Conv.',
  'Coste/conv.',
  'Coût moyen',
  'CPC (cost per link click)',
  'Unique link clicks',
  'Cost per 1,000 people reached',
  'Campaign budget',
])('a rate, an average or a budget is no spend and no clicks: %s', (heading) => {
  for (const format of [meta, googleAds]) expect(matchHeader(format, [heading]).names).toEqual([null])
})
