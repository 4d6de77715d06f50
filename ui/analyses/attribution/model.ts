import type { Row } from '#engine/analysis.ts'
import type { AttributionModel } from '#engine/attribution/contract.ts'
import { sumDecimals, sumNumbers } from '#ui/format/decimal.ts'
import { toNumber } from '#ui/format/number.ts'

/** One line of the attribution table: a channel, a campaign, or orders that nobody earned, with its figures per model. */
export interface CreditLine {
  readonly key: string
  readonly name: string
  readonly kind: 'total' | 'channel' | 'campaign' | 'unattributed' | 'reason'
  readonly channel: string | null
  /** The row per model; for a sum of several, their sum. */
  readonly byModel: Readonly<Record<string, Row>>
  /** What a cell of this line is called in a request for its rows, without the model; null where none opens. */
  readonly cell: Row | null
  readonly children: readonly CreditLine[]
}

const added = ['conversions', 'claimedConversions'] as const
const addedMoney = ['revenue', 'spend', 'claimedValue'] as const

/** Sums rows of one model, such as the reasons of what is unattributed. */
export function summed(rows: readonly Row[]): Row {
  const sums: Record<string, Row[string]> = {}
  for (const name of added) sums[name] = sumNumbers(rows.map((row) => row[name]))
  for (const name of addedMoney) sums[name] = sumDecimals(rows.map((row) => row[name]))
  return { ...sums, roas: null, cpa: null }
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

const models = (rows: readonly Row[]): Record<string, Row> =>
  Object.fromEntries(rows.map((row) => [String(row.model), row]))

/** @param byChannel rows of one period by channel @param byCampaign the same by channel and campaign, once asked for */
export function creditLines(byChannel: readonly Row[], byCampaign: readonly Row[] | null): CreditLine[] {
  const attributed = byChannel.filter((row) => row.reason === null || row.reason === undefined)
  const campaigns = grouped(
    (byCampaign ?? []).filter((row) => row.reason === null || row.reason === undefined),
    (row) => String(row.channel),
  )
  const channels = [...grouped(attributed, (row) => String(row.channel))].map(
    ([channel, rows]): CreditLine => ({
      key: channel,
      name: channel,
      kind: 'channel',
      channel,
      byModel: models(rows),
      cell: { channel },
      children: campaignLines(channel, campaigns.get(channel) ?? []),
    }),
  )
  return [
    ...channels,
    ...unattributedLine(byChannel.filter((row) => row.reason !== null && row.reason !== undefined)),
  ]
}

function campaignLines(channel: string, rows: readonly Row[]): CreditLine[] {
  const groups = grouped(rows, (row) => `${String(row.campaign)}\u0000${String(row.campaignId)}`)
  return [...groups].map(([key, found]): CreditLine => {
    const campaign = found[0]?.campaign ?? null
    const campaignId = found[0]?.campaignId ?? null
    return {
      key: `${channel}\u0000${key}`,
      name: String(campaign ?? '(no campaign)').replace(
        /^\((.*)\)$/,
        (_, inner: string) => inner.slice(0, 1).toUpperCase() + inner.slice(1),
      ),
      kind: 'campaign',
      channel,
      byModel: models(found),
      cell: { channel, campaign, campaignId },
      children: [],
    }
  })
}

function unattributedLine(rows: readonly Row[]): CreditLine[] {
  if (rows.length === 0) return []
  const perModel = grouped(rows, (row) => String(row.model))
  const reasons = [...grouped(rows, (row) => String(row.reason))].map(
    ([reason, found]): CreditLine => ({
      key: `unattributed\u0000${reason}`,
      name: reason,
      kind: 'reason',
      channel: null,
      byModel: models(found),
      cell: { channel: found[0]?.channel ?? null, reason },
      children: [],
    }),
  )
  return [
    {
      key: 'unattributed',
      name: 'Unattributed',
      kind: 'unattributed',
      channel: null,
      byModel: Object.fromEntries([...perModel].map(([model, found]) => [model, summed(found)])),
      cell: { channel: rows[0]?.channel ?? null },
      children: reasons,
    },
  ]
}

/** Value of a measure on a line under a model. Spend and claims stand the same beside every model. */
export const measured = (
  line: CreditLine,
  model: AttributionModel | undefined,
  name: string,
): Row[string] => {
  const row = (model === undefined ? undefined : line.byModel[model]) ?? Object.values(line.byModel)[0]
  return row?.[name] ?? null
}

/** A part of the whole, in [0, 1]; null where the whole is 0 or unknown. */
export function shareOf(part: unknown, whole: unknown): number | null {
  const top = toNumber(part)
  const bottom = toNumber(whole)
  return top === null || bottom === null || bottom === 0 ? null : top / bottom
}
