import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'
import { plainTotal } from '#jobs/load/totals.ts'

/** Our own daily-spend file, for every platform without a reader of its own: one row per day and campaign.
 * Wanted are day, campaign and cost; of the measures any that there are. A file headed word for word as our template but for
 * one column has lost that column: it is refused, because an export that lost a column must not pass. */
export const genericSpend: Format = {
  id: 'generic_spend',
  kind: 'spend',
  required: [['day'], ['campaign', 'campaign_id'], ['spend']],
  template: [
    'date',
    'campaign_id',
    'campaign',
    'impressions',
    'clicks',
    'cost',
    'conversions',
    'conversion_value',
  ],
  totals: new RegExp(plainTotal, 'iu'),
  columns: [
    column('day', 'date', ['date', 'day']),
    column('platform', 'text', ['platform', 'channel']),
    column('account_id', 'text', ['account_id']),
    column('campaign_id', 'text', ['campaign_id']),
    column('campaign', 'text', ['campaign', 'campaign_name']),
    column('campaign_type', 'text', ['campaign_type']),
    column('currency', 'text', ['currency']),
    column('spend', 'money', ['cost', 'spend']),
    column('impressions', 'count', ['impressions']),
    column('clicks', 'count', ['clicks']),
    column('conversions', 'number', ['conversions']),
    column('conversion_value', 'money', ['conversion_value']),
    ...breakdowns,
  ],
}
