import type { Lake, Parameters, Row, Run, Value, Warning } from '#engine/analysis.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import { EngineError } from '#engine/errors.ts'
import { addDecimals, fromMinor, minorDigits, perUnit, toMinor } from '#engine/money.ts'
import { type Period, periodName } from '#engine/request.ts'
import { type ExploreMeasure, type explore, exploreMeasures } from './contract.ts'
import { type ExploreRequest, type Family, families, familyNames, honours, needs } from './families.ts'
import { moneyWarnings } from './money-warnings.ts'

export const runExplore: Run<typeof explore> = async (lake, asked) => {
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const digits = minorDigits(lake.currency)
  const rows: Row[] = []
  let first: Sums | null = null
  for (const range of periods) {
    const cells = await summed(lake, asked, range)
    first ??= await wholeOf(lake, asked, range, cells)
    for (const cell of cells) {
      const named = asked.compare.length > 0 ? { period: periodName(range) } : {}
      rows.push({ ...dimensionsOf(cell, asked), ...shown(cell.sums, asked, digits), ...named })
    }
  }
  const sorted = sort(rows, asked)
  const warnings = familyNames
    .filter((family) => needs(asked, family) && !honours(asked, family))
    .map(cannotFilter)
  warnings.push(...(await moneyWarnings(lake, asked, Number(first?.undatedRefunds ?? 0))))
  if (sorted.length > asked.limit)
    warnings.push({
      code: 'truncated',
      message: `${sorted.length} rows answer this; the first ${asked.limit} are shown.`,
    })
  const totals = first === null ? null : shown(first, asked, digits)
  return { rows: sorted.slice(0, asked.limit), totals, facts: [], warnings }
}

const cannotFilter = (family: Family): Warning => ({
  code: 'filter_not_honoured',
  message: `${families[family].noun} do not have every dimension that is filtered on, so their measures are left out. Orders have a channel only under an attribution model.`,
})

/** What rows are summed to; the last two are no measures but parts of a share and of a warning. */
const summedNames = [...exploreMeasures, 'costedUnits', 'undatedRefunds'] as const
type Sums = Partial<Record<(typeof summedNames)[number], Value>>

interface SummedCell {
  readonly day: string | null
  readonly value: string | null
  readonly sums: Sums
}

const dimensionsOf = (cell: SummedCell, asked: ExploreRequest): Row =>
  Object.fromEntries(asked.dimensions.map((name) => [name, name === 'day' ? cell.day : cell.value]))

async function summed(lake: Lake, asked: ExploreRequest, range: Period): Promise<SummedCell[]> {
  const [dimension = ''] = asked.dimensions.filter((name) => name !== 'day')
  const parameters: Parameters = {
    byDay: asked.dimensions.includes('day'),
    dimension,
    firstDay: range.from,
    endDay: range.until,
    withPeople: asked.measures.includes('people'),
    byRefundDay: asked.refundsBy === 'refundDay',
  }
  const cells = new Map<string, SummedCell>()
  for (const family of familyNames) {
    if (!needs(asked, family) || !honours(asked, family)) continue
    const { slots, row } = families[family]
    const fragments = Object.entries(slots).map(([slot, columns]) => [
      slot,
      filterFragment(asked.filters, columns),
    ])
    for (const { day, value, ...sums } of await lake.rows(
      row,
      `explore/${family}`,
      parameters,
      Object.fromEntries(fragments),
    )) {
      const name = JSON.stringify([day, value])
      cells.set(name, { day, value, sums: { ...cells.get(name)?.sums, ...sums } })
    }
  }
  if (cells.size === 0 && asked.dimensions.length === 0) cells.set('', { day: null, value: null, sums: {} })
  return [...cells.values()]
}

/** The sums of all cells. People are no sum of days or channels, so they are counted once more. */
async function wholeOf(
  lake: Lake,
  asked: ExploreRequest,
  range: Period,
  cells: readonly SummedCell[],
): Promise<Sums> {
  const whole: Sums = {}
  for (const { sums } of cells) {
    for (const measure of summedNames) {
      const part = sums[measure] ?? null
      if (part === null) continue
      const before = whole[measure] ?? null
      whole[measure] =
        typeof part === 'string'
          ? addDecimals(before === null ? '0' : String(before), part)
          : Number(part) + Number(before)
    }
  }
  if (!asked.measures.includes('people') || asked.dimensions.length === 0) return whole
  const [all] = await summed(lake, { ...asked, measures: ['people'], dimensions: [] }, range)
  return { ...whole, people: all?.sums.people ?? null }
}

const moneyMeasures: ReadonlySet<ExploreMeasure> = new Set([
  'spend',
  'gross',
  'net',
  'total',
  'refunds',
  'claimedValue',
  'costOfGoods',
  'grossMargin',
  'contributionMargin',
  'uncostedNet',
])
/** Counts of things that simply did not happen are 0; what a platform did not state stays unknown, and so does what the
 * dimension cannot tell: orders have no channel. */
const zeroFamilies: readonly Family[] = ['touches', 'orders']

function isZeroWhenAbsent(measure: ExploreMeasure, asked: ExploreRequest): boolean {
  const [dimension] = asked.dimensions.filter((name) => name !== 'day')
  return zeroFamilies.some((family) => {
    const { measures, slots } = families[family]
    const tells = Object.values(slots).some((columns) => Object.hasOwn(columns, dimension ?? 'day'))
    return tells && measures.some((own) => own === measure)
  })
}

function shown(sums: Sums, asked: ExploreRequest, digits: number): Row {
  const minor = (name: ExploreMeasure): number | null =>
    sums[name] == null ? null : toMinor(String(sums[name]), digits)
  const per = (top: number | null, bottom: Value | undefined): string | null =>
    top === null || bottom == null ? null : perUnit(top, Number(bottom), digits)
  const derived = (name: ExploreMeasure): Value => {
    const spend = minor('spend')
    const net = minor('net') ?? (isZeroWhenAbsent('net', asked) ? 0 : null)
    if (name === 'aov') return per(minor('net'), sums.orders)
    if (name === 'cac') return per(spend, sums.newCustomers)
    if (name === 'costCoverage') return part(sums.costedUnits, sums.units)
    if (name === 'mer') return spend === null || spend === 0 || net === null ? null : net / spend
    const money = minor(name)
    if (moneyMeasures.has(name)) return money === null ? absent(name, digits) : fromMinor(money, digits)
    return sums[name] ?? absent(name, digits)
  }
  const absent = (name: ExploreMeasure, places: number): Value => {
    if (!isZeroWhenAbsent(name, asked)) return null
    return moneyMeasures.has(name) ? fromMinor(0, places) : 0
  }
  return Object.fromEntries(asked.measures.map((name) => [name, derived(name)]))
}

const part = (some: Value | undefined, all: Value | undefined): number | null =>
  some == null || all == null || Number(all) === 0 ? null : Number(some) / Number(all)

/** Days ascending unless a sort is asked for; else by the first measure, most first. Ties by the dimensions. */
function sort(rows: Row[], asked: ExploreRequest): Row[] {
  const dimensionKey = (row: Row) =>
    JSON.stringify([...asked.dimensions.map((name) => row[name] ?? null), row.period ?? null])
  const by = asked.sort?.by ?? (asked.dimensions.includes('day') ? 'day' : (asked.measures[0] ?? 'day'))
  if (rows[0] !== undefined && !Object.hasOwn(rows[0], by)) {
    throw new EngineError('invalid_request', `The answer has no column "${by}" to sort by.`, {
      field: 'sort.by',
    })
  }
  const direction = (asked.sort?.descending ?? by !== 'day') ? -1 : 1
  return rows.sort(
    (a, b) => order(a[by] ?? null, b[by] ?? null, direction) || order(dimensionKey(a), dimensionKey(b), 1),
  )
}

/** Unknown sorts last in both directions. Decimal strings compare as numbers, other text as text. */
function order(a: Value, b: Value, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const [x, y] = [Number(a), Number(b)]
  if (typeof a !== 'boolean' && !Number.isNaN(x) && !Number.isNaN(y)) return (x - y) * direction
  return a === b ? 0 : (a < b ? -1 : 1) * direction
}
