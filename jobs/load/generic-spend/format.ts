import { breakdowns } from '#jobs/load/breakdowns.ts'
import { column, type Format } from '#jobs/load/format.ts'

/** Our own daily-spend file, for every platform without a reader of its own: one row per day and campaign.
 * Short form: date, campaign, cost, currency. As soon as one of the measures is there, all columns are wanted:
 * an export that lost a column looks just like one that never had it, and the first must not pass. */
export const genericSpend: Format = {
  id: 'generic_spend',
  kind: 'spend',
  required: [['day'], ['campaign', 'campaign_id'], ['spend']],
  together: {
    any: ['impressions', 'clicks', 'conversions', 'conversion_value'],
    all: ['campaign_id', 'campaign', 'impressions', 'clicks', 'conversions', 'conversion_value'],
  },
  totals:
    /^(grand |general )?(totals?|totale|totaal|sum|summary|gesamt(summe|betrag)?|summe|insgesamt|somme|suma|soma|合計) ?(général|generale|general|geral)?[ \u00a0]?:?$/i,
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
