import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'

/** Meta Ads Manager export. `Reporting starts` and `ends` are the report's, on every row; only `Day` dates a row.
 * Rows whose names and ids are all blank are the account's totals. */
export const meta: Format = {
  id: 'meta',
  kind: 'spend',
  required: [['day', 'report_start'], ['spend'], ['campaign', 'adset', 'ad']],
  columns: [
    column('day', 'date', ['Day'], {
      de: ['Tag'],
      fr: ['Jour'],
      es: ['Día'],
      pt: ['Dia'],
      nl: ['Dag'],
      it: ['Giorno'],
      ja: ['日'],
    }),
    column('report_start', 'date', ['Reporting starts'], {
      fr: ['Début des rapports'],
      es: ['Inicio del informe'],
      pt: ['Início dos relatórios'],
      nl: ['Start rapportage'],
      ja: ['レポート開始日'],
    }),
    column('report_end', 'date', ['Reporting ends'], {
      es: ['Fin del informe'],
      pt: ['Encerramento dos relatórios', 'Término dos relatórios'],
      ja: ['レポート終了日'],
    }),
    column('account_id', 'text', ['Account ID']),
    column('account_name', 'text', ['Account name']),
    column('campaign', 'text', ['Campaign name'], {
      de: ['Kampagnenname'],
      fr: ['Nom de la campagne'],
      es: ['Nombre de la campaña'],
      pt: ['Nome da campanha'],
      nl: ['Campagnenaam'],
      it: ['Nome della campagna'],
      ja: ['キャンペーン名'],
    }),
    column('campaign_id', 'text', ['Campaign ID'], {
      es: ['Identificador de la campaña'],
      nl: ['Campagne-ID'],
    }),
    column('adset', 'text', ['Ad set name'], {
      fr: ["Nom de l'ensemble de publicités"],
      es: ['Nombre del conjunto de anuncios'],
      ja: ['広告セット名'],
    }),
    column('adset_id', 'text', ['Ad set ID']),
    column('ad', 'text', ['Ad name'], {
      de: ['Anzeigenname'],
      fr: ['Nom de la publicité'],
      nl: ['Advertentienaam'],
      ja: ['広告名', '広告の名前'],
    }),
    column('ad_id', 'text', ['Ad ID']),
    column('status', 'text', ['Campaign delivery', 'Ad set delivery', 'Ad delivery', 'Delivery status'], {
      pt: ['Veiculação da campanha'],
    }),
    column('currency', 'text', ['Currency']),
    column('spend', 'money', ['Amount spent'], {
      de: ['Ausgegebener Betrag'],
      fr: ['Montant dépensé'],
      es: ['Importe gastado'],
      pt: ['Valor usado'],
      nl: ['Besteed bedrag'],
      it: ['Importo speso'],
      ja: ['消化金額'],
    }),
    column('impressions', 'count', ['Impressions'], {
      de: ['Impressionen'],
      es: ['Impresiones'],
      pt: ['Impressões'],
      nl: ['Weergaven', 'Vertoningen'],
      ja: ['インプレッション'],
    }),
    column('clicks', 'count', ['Clicks (all)']),
    column('link_clicks', 'count', ['Link clicks'], {
      de: ['Link-Klicks'],
      fr: ['Clics sur un lien', 'Clics sur le lien'],
      es: ['Clics en el enlace'],
      pt: ['Cliques no link'],
      nl: ['Linkkliks', 'Klikken op links'],
      ja: ['リンクのクリック', 'リンククリック'],
    }),
    column('landing_page_views', 'count', ['Landing page views', 'Website landing page views']),
    column('video_views', 'count', ['3-second video plays', 'Video plays']),
    column('reach', 'count', ['Reach'], {
      de: ['Reichweite'],
      fr: ['Portée'],
      es: ['Alcance'],
      pt: ['Alcance'],
      nl: ['Bereik'],
      ja: ['リーチ'],
    }),
    column('attribution_setting', 'text', ['Attribution setting']),
    column('conversions', 'number', ['Purchases', 'Website purchases']),
    column('conversion_value', 'money', ['Purchases conversion value', 'Website purchases conversion value']),
    ...breakdowns,
  ],
}
