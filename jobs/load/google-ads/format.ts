import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'
import { labelledTotal } from '#jobs/load/totals.ts'

/** Google Ads report download: title, period, header. `Cost` is the whole heading; `Avg. cost` is another column. */
export const googleAds: Format = {
  id: 'google_ads',
  kind: 'spend',
  required: [['campaign'], ['spend'], ['impressions', 'currency', 'conversion_value', 'status']],
  totals: new RegExp(labelledTotal, 'iu'),
  columns: [
    column('day', 'date', ['Day'], {}, ['day']),
    column('range_start', 'text', ['Week', 'Month', 'Quarter', 'Year'], {}, [
      'week',
      'month',
      'quarter',
      'year',
    ]),
    column('account_id', 'text', ['Customer ID', 'Account ID'], {}, ['customer id', 'account id']),
    column('account_name', 'text', ['Account name', 'Account'], {}, ['account name', 'account']),
    column('status', 'text', ['Campaign status', 'Campaign state'], {}, ['campaign status']),
    column('campaign', 'text', ['Campaign'], {}, ['campaign']),
    column('campaign_id', 'text', ['Campaign ID'], {}, ['campaign id']),
    column('campaign_type', 'text', ['Campaign type'], {}, ['campaign type']),
    column('adset', 'text', ['Ad group'], {}, ['ad group']),
    column('adset_id', 'text', ['Ad group ID'], {}, ['ad group id']),
    column('ad', 'text', ['Ad name'], {}, ['ad name']),
    column('ad_id', 'text', ['Ad ID'], {}, ['ad id']),
    column('currency', 'text', ['Currency code'], {}, ['currency code', 'currency']),
    column('spend', 'money', ['Cost'], {}, ['cost']),
    column('impressions', 'count', ['Impr.'], {}, ['impression']),
    column('clicks', 'count', ['Clicks'], {}, ['click']),
    column('video_views', 'count', ['TrueView views', 'Views']),
    column('conversions', 'number', ['Conversions'], {}, ['conversion']),
    column('conversion_value', 'money', ['Conv. value', 'Total conv. value'], {}, [
      'conversion value',
      'conversion total value',
    ]),
    ...breakdowns,
  ],
}
