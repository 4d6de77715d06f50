import { z } from 'zod'
import type { Run } from '#engine/analysis.ts'
import { windowParameters } from '#engine/attribution/parameters.ts'
import { EngineError } from '#engine/errors.ts'
import type { journeys } from './contract.ts'

const touch = z.object({
  touchpointId: z.string(),
  pathKey: z.string(),
  touchedAt: z.string(),
  kind: z.string(),
  channel: z.string(),
  campaign: z.string(),
  source: z.string(),
  landingPage: z.string().nullable(),
  inWindow: z.boolean(),
  ageSeconds: z.number(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})
const credit = z.object({
  pathKey: z.string().nullable(),
  reason: z.string().nullable(),
  model: z.string(),
  credit: z.number(),
})
const orderDay = z.object({ firstDay: z.string(), endDay: z.string() })

/** Touches oldest first; each stands once per model. The credits of one model sum to 1, or the order is unattributed. */
export const runJourneys: Run<typeof journeys> = async (lake, asked) => {
  const key = { orderKey: asked.orderKey }
  const [day] = await lake.rows(orderDay, 'journeys/order_day', key)
  if (day === undefined) {
    throw new EngineError(
      'not_found',
      'No converting order has this key. Orders that do not convert have no journey.',
      { field: 'orderKey' },
    )
  }
  const window = { ...windowParameters(asked), ...key }
  const touches = await lake.rows(touch, 'journeys/touches_of_order', window)
  const credits = await lake.rows(credit, 'journeys/credits_of_order', {
    ...window,
    ...day,
    orderEndDay: day.endDay,
    accrual: false,
    customers: 'all',
    basis: 'net',
  })
  const earned = new Map(credits.map((row) => [`${row.pathKey}/${row.model}`, row.credit]))
  const rows = touches.flatMap((row) => {
    const { loadId, fileNo, pathKey, ...shown } = row
    const file = lake.fileName(loadId, fileNo)
    return asked.models.map((model) => ({
      ...shown,
      file,
      model,
      credit: earned.get(`${pathKey}/${model}`) ?? 0,
    }))
  })
  const reasons = new Set(
    credits.filter((row) => row.reason !== null && row.credit > 0).map((row) => row.reason),
  )
  const warnings = [...reasons].map((reason) => ({ code: 'unattributed', message: words(reason) }))
  return { rows, totals: null, facts: [], warnings }
}

function words(reason: string | null): string {
  switch (reason) {
    case 'no_touch':
      return 'Nothing is known of how this customer came: no touchpoint precedes the order.'
    case 'only_views':
      return 'Only views precede the order inside the window, and views earn nothing under these settings.'
    case 'no_paid_touch':
      return 'No touchpoint of the journey is paid, so linear paid attributes the order to nobody.'
    default:
      return 'Every touchpoint lies outside the lookback window.'
  }
}
