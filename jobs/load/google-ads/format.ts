import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'

/** Google Ads report download: title, period, header. `Cost` is the whole heading; `Avg. cost` is another column. */
export const googleAds: Format = {
  id: 'google_ads',
  kind: 'spend',
  required: [['campaign'], ['spend'], ['impressions', 'currency', 'conversion_value', 'status']],
  totals: /^(total|gesamt)[ \u00a0\u202f]?:/i,
  columns: [
    column('day', 'date', ['Day'], { de: ['Tag'], fr: ['Jour'], es: ['Día'], pt: ['Dia'], ja: ['日'] }),
    column('range_start', 'text', ['Week', 'Month', 'Quarter', 'Year'], { es: ['Semana'] }),
    column('account_id', 'text', ['Customer ID', 'Account ID']),
    column('account_name', 'text', ['Account name', 'Account']),
    column('status', 'text', ['Campaign status', 'Campaign state'], { es: ['Estado de la campaña'] }),
    column('campaign', 'text', ['Campaign'], {
      de: ['Kampagne'],
      fr: ['Campagne'],
      es: ['Campaña'],
      pt: ['Campanha'],
      ja: ['キャンペーン'],
    }),
    column('campaign_id', 'text', ['Campaign ID']),
    column('campaign_type', 'text', ['Campaign type']),
    column('adset', 'text', ['Ad group'], { pt: ['Grupo de anúncios'] }),
    column('adset_id', 'text', ['Ad group ID']),
    column('ad', 'text', ['Ad name']),
    column('ad_id', 'text', ['Ad ID']),
    column('currency', 'text', ['Currency code'], {
      de: ['Währungscode'],
      fr: ['Code de la devise'],
      es: ['Código de moneda'],
      pt: ['Código da moeda'],
      ja: ['通貨コード'],
    }),
    column('spend', 'money', ['Cost'], {
      de: ['Kosten'],
      fr: ['Coût'],
      es: ['Coste', 'Costo'],
      pt: ['Custo'],
      ja: ['費用'],
    }),
    column('impressions', 'count', ['Impr.'], { ja: ['表示回数'] }),
    column('clicks', 'count', ['Clicks'], {
      de: ['Klicks'],
      fr: ['Clics'],
      es: ['Clics'],
      pt: ['Cliques'],
      ja: ['クリック数'],
    }),
    column('video_views', 'count', ['TrueView views', 'Views']),
    column('conversions', 'number', ['Conversions'], {
      es: ['Conversiones'],
      pt: ['Conversões'],
      ja: ['コンバージョン'],
    }),
    column('conversion_value', 'money', ['Conv. value']),
    ...breakdowns,
  ],
}
