import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'

/** Meta Ads Manager export. `Reporting starts` and `ends` are the report's, on every row; only `Day` dates a row.
 * Rows whose names and ids are all blank are the account's totals. */
export const meta: Format = {
  id: 'meta',
  kind: 'spend',
  required: [['day', 'report_start'], ['spend'], ['campaign', 'adset', 'ad']],
  columns: [
    column('day', 'date', ['Day'], {}, ['day', 'by day']),
    column('report_start', 'date', ['Reporting starts'], {}, [
      'report start',
      'report start day',
      'report start date',
      'start',
      'start day',
    ]),
    column('report_end', 'date', ['Reporting ends'], {}, [
      'report end',
      'report end day',
      'report end date',
      'end',
      'end day',
    ]),
    column('account_id', 'text', ['Account ID', 'Ad account ID'], {}, ['account id', 'account ad id']),
    column('account_name', 'text', ['Account name', 'Ad account name'], {}, [
      'account name',
      'account ad name',
    ]),
    column('campaign', 'text', ['Campaign name'], {}, ['campaign name']),
    column('campaign_id', 'text', ['Campaign ID'], {}, ['campaign id']),
    column('adset', 'text', ['Ad set name', 'Ad group name'], { other: ["Nom de l'ensemble de pubs"] }, [
      'ad group name',
      'ad group',
    ]),
    column('adset_id', 'text', ['Ad set ID'], {}, ['ad group id']),
    column('ad', 'text', ['Ad name'], {}, ['ad name']),
    column('ad_id', 'text', ['Ad ID'], {}, ['ad id']),
    column(
      'status',
      'text',
      ['Campaign delivery', 'Ad set delivery', 'Ad delivery', 'Delivery status', 'Delivery'],
      {},
      ['campaign delivery', 'campaign status', 'delivery status'],
    ),
    column('currency', 'text', ['Currency'], {}, ['currency', 'currency code']),
    column(
      'spend',
      'money',
      ['Amount spent'],
      { other: ['Spesa', 'Dépenses', 'Forbrug', 'Uitgaven', 'Ausgaben'] },
      ['amount spent', 'spent value', 'spent'],
    ),
    column('impressions', 'count', ['Impressions'], {}, ['impression']),
    column('clicks', 'count', ['Clicks (all)'], {}, ['all click']),
    column('link_clicks', 'count', ['Link clicks'], {}, ['click link']),
    column('landing_page_views', 'count', ['Landing page views', 'Website landing page views'], {
      de: ['Landingpage-Aufrufe', 'Landing Page-Aufrufe', 'Zielseitenaufrufe'],
      fr: ['Vues de page de destination', 'Vues de la page de destination'],
      es: ['Visitas a la página de destino', 'Visualizaciones de la página de destino'],
      pt: ['Visualizações da página de destino', 'Visualizações da página de entrada'],
      it: ['Visualizzazioni della pagina di destinazione'],
      nl: ['Weergaven van landingspagina', 'Weergaven van bestemmingspagina'],
      ja: ['ランディングページビュー'],
    }),
    column('video_views', 'count', ['3-second video plays', 'Video plays']),
    column('reach', 'count', ['Reach'], {}, ['reach']),
    column('attribution_setting', 'text', ['Attribution setting'], {
      de: ['Attributionseinstellung', 'Attributionseinstellungen'],
      fr: ["Paramètre d'attribution", "Paramètres d'attribution"],
      es: ['Configuración de atribución', 'Configuración de la atribución'],
      pt: ['Configuração de atribuição', 'Definição de atribuição'],
      it: ['Impostazione di attribuzione', "Impostazione dell'attribuzione"],
      nl: ['Attributie-instelling', 'Toeschrijvingsinstelling'],
      ja: ['アトリビューション設定'],
    }),
    column('conversions', 'number', ['Purchases', 'Website purchases', 'Meta purchases'], {}, [
      'purchase',
      'purchase website',
      'purchase total',
    ]),
    column(
      'conversion_value',
      'money',
      ['Purchases conversion value', 'Purchase conversion value', 'Website purchases conversion value'],
      {},
      [
        'purchase conversion value',
        'purchase value',
        'purchase conversion value website',
        'purchase value website',
        'purchase conversion value total',
      ],
    ),
    column('split_network', 'text', ['Platform'], {}, ['platform']),
    ...breakdowns,
  ],
}
