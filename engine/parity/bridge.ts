import { type ParityCause, type ParityMeasure, parityCauses, parityMeasures } from './contract.ts'
import { type Figures, figures, isNothing, minus, nothing, plus, summed } from './figures.ts'

/** One cause on one day of one shop, as counted from rows. */
export interface Step {
  readonly cause: ParityCause
  readonly reason: string | null
  readonly figures: Figures
  /** Rows with an amount finer than a cent. */
  readonly partsOfCents: number
}

/** A day of a shop before anything is explained.
 * @property shop    the shop's own report; a measure that it does not state is null
 * @property steps   what was counted, candidates among them
 * @property pool    undated money given back for orders of this day, in millionths
 * @property unsplit money given back on this day beside goods, of which the file does not say what it was */
export interface Day {
  readonly shop: string
  readonly day: string
  readonly stated: Readonly<Record<ParityMeasure, bigint | null>> | null
  readonly report: { readonly loadId: number; readonly fileNo: number; readonly line: number } | null
  readonly steps: readonly Step[]
  readonly pool: bigint
  readonly unsplit: bigint
}

export interface BridgedDay extends Omit<Day, 'steps' | 'pool' | 'unsplit' | 'stated'> {
  readonly stated: NonNullable<Day['stated']>
  /** All that is stated as a cause on this day, the rest among it; without `shop` they add up to it. */
  readonly steps: readonly Step[]
  /** Those of which the report's own line is the evidence. */
  readonly ofReport: readonly Step[]
}

/** Stated only where they close the day: the shop's rules do not say that they must differ. */
const candidates: readonly ParityCause[] = ['test', 'gift_card_only', 'pos', 'draft', 'after_report']
const centMicros = 10_000n
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const below = (value: bigint): bigint => (value < 0n ? -value : 0n)
const size = (value: bigint): bigint => (value < 0n ? -value : value)
const step = (cause: ParityCause, given: Figures): Step => ({
  cause,
  reason: null,
  figures: given,
  partsOfCents: 0,
})

/** Explains the days of one shop, oldest first. Money that the files give back without a day is drawn from a pool that grows
 * with each day: the report may never take back more than the orders placed until then were refunded. */
export function bridged(days: readonly Day[]): BridgedDay[] {
  let pool = 0n
  const found: BridgedDay[] = []
  for (const day of days) {
    pool += day.pool
    if (day.stated === null) continue
    const { left, ...told } = explained(day, day.stated, pool)
    pool = left
    found.push({ shop: day.shop, day: day.day, stated: day.stated, report: day.report, ...told })
  }
  return found
}

function explained(day: Day, stated: NonNullable<Day['stated']>, pool: bigint) {
  const target = figures((measure) => stated[measure] ?? 0n)
  /** A measure that the report leaves out cannot differ. */
  const open = (rest: Figures) => figures((measure) => (stated[measure] === null ? 0n : rest[measure]))
  const sure = day.steps.filter((one) => !candidates.includes(one.cause) && one.cause !== 'reversal')
  let rest = open(minus(target, summed(sure.map((one) => one.figures))))
  const steps = [step('ours', nothing), ...sure]
  const take = (taken: readonly Step[]) => {
    steps.push(...taken)
    rest = open(minus(rest, summed(taken.map((one) => one.figures))))
  }
  const reversals = day.steps.filter((one) => one.cause === 'reversal')
  const taken = summed(reversals.map((one) => one.figures))
  // the report takes back at least as much on that day: the order says when, the report how much
  const isReversed = reversals.length > 0 && rest.returns <= taken.returns
  let left = pool
  if (isReversed) take(reversals)
  else left -= taken.total
  const parted = step('refunds', partedFrom(day.unsplit, rest))
  take([parted])
  const drawn = step('undated_refunds', drawnFrom(left, rest))
  left += drawn.figures.total
  take([drawn])
  const ofReport = [parted, drawn].filter((one) => !isNothing(one.figures))
  take(closing(day.steps, rest, tolerance(steps)))
  if (!isNothing(rest)) {
    const last = step(named(rest, steps), rest)
    ofReport.push(last)
    take([last])
  }
  return { steps: merged(steps), ofReport, left }
}

/** Of what money given back beside goods was: the report tells. It is in the total already. */
function partedFrom(unsplit: bigint, rest: Figures): Figures {
  const taxes = least(unsplit, below(rest.taxes))
  const shipping = least(unsplit - taxes, below(rest.shipping))
  const duties = least(unsplit - taxes - shipping, below(rest.duties))
  return { ...nothing, taxes: -taxes, shipping: -shipping, duties: -duties }
}

/** What the report takes back and we have no day for: goods first, then tax, shipping and duties of the same refunds. */
function drawnFrom(pool: bigint, rest: Figures): Figures {
  let left = pool > 0n ? pool : 0n
  const draw = (wanted: bigint): bigint => {
    const given = least(left, wanted)
    left -= given
    return -given
  }
  if (rest.returns >= 0n) return nothing
  const returns = draw(below(rest.returns))
  const taxes = draw(below(rest.taxes))
  const shipping = draw(below(rest.shipping))
  const duties = draw(below(rest.duties))
  const total = returns + taxes + shipping + duties
  return { ...nothing, returns, net: returns, taxes, shipping, duties, total }
}

/** One candidate, or two, whose rows close the day in every figure. None when none does: then nothing is claimed. */
function closing(all: readonly Step[], rest: Figures, within: bigint): Step[] {
  if (isNothing(rest)) return []
  const given = all.filter((one) => candidates.includes(one.cause) && !isNothing(one.figures))
  const pairs = given.flatMap((one, at) => given.slice(at + 1).map((other) => [one, other]))
  const closes = (some: readonly Step[]) => {
    const after = minus(rest, summed(some.map((one) => one.figures)))
    return parityMeasures.every((measure) => size(after[measure]) <= (measure === 'orders' ? 0n : within))
  }
  return [...given.map((one) => [one]), ...pairs].find(closes) ?? []
}

/** Half a cent for each row that has parts of a cent. */
const tolerance = (steps: readonly Step[]): bigint =>
  (centMicros / 2n) * BigInt(steps.reduce((total, one) => total + one.partsOfCents, 0))

/** What the rest of a day is. The shop counts more orders than are loaded: then the rest is theirs. */
function named(rest: Figures, steps: readonly Step[]): ParityCause {
  const within = tolerance(steps)
  const isDust = parityMeasures.every(
    (measure) => size(rest[measure]) <= (measure === 'orders' ? 0n : within),
  )
  if (isDust) return 'rounding'
  return rest.orders > 0n && rest.gross >= 0n && rest.total >= 0n ? 'missing_orders' : 'not_explained'
}

/** One step per cause and reason, in their order. */
function merged(steps: readonly Step[]): Step[] {
  const groups = Map.groupBy(steps, (one) => `${one.cause}/${one.reason ?? ''}`)
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      return [{ ...first, figures: group.reduce((sum, one) => plus(sum, one.figures), nothing) }]
    })
    .filter((one) => !isNothing(one.figures) || one.cause === 'ours')
    .sort(
      (a, b) =>
        parityCauses.indexOf(a.cause) - parityCauses.indexOf(b.cause) ||
        (a.reason ?? '').localeCompare(b.reason ?? ''),
    )
}
