import { attributionModels } from '#engine/attribution/contract.ts'
import { refundRules } from '#engine/explore/contract.ts'
import { type PageState, pageSchema } from '#ui/state/page.ts'
import { choice } from '#ui/state/url.ts'

export const tileMeasures = ['net', 'spend', 'mer', 'orders', 'cac', 'aov'] as const
export type TileMeasure = (typeof tileMeasures)[number]

export const tileTitles: Readonly<Record<TileMeasure, string>> = {
  net: 'Net revenue',
  spend: 'Ad spend',
  mer: 'MER',
  orders: 'Orders',
  cac: 'New-customer CAC',
  aov: 'AOV',
}

export const overviewSchema = pageSchema({
  /** The tile that the chart draws. */
  tile: choice(tileMeasures, 'net'),
  model: choice(attributionModels, 'linear'),
  mode: choice(['cash', 'accrual'], 'cash'),
  view: choice(['chart', 'table'], 'chart'),
  /** Which day takes the money of a refund, in the tiles and their course. */
  refunds: choice(refundRules, 'orderDay'),
})
export type OverviewPage = PageState<ReturnType<typeof overviewSchema.parse>>
