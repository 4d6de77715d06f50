import { attributionModels } from '#engine/attribution/contract.ts'
import { choice } from '#ui/state/url.ts'
import { pageSchema } from '#ui/state/page.ts'

export const tileMeasures = ['net', 'spend', 'mer', 'orders', 'cac', 'aov'] as const
export type TileMeasure = (typeof tileMeasures)[number]

export const overviewSchema = pageSchema({
  /** The tile that the chart draws. */
  tile: choice(tileMeasures, 'net'),
  model: choice(attributionModels, 'linear'),
  mode: choice(['cash', 'accrual'], 'cash'),
  view: choice(['chart', 'table'], 'chart'),
})
