import type { Fact, Lake, Row, Run, Value, Warning } from '#engine/analysis.ts'
import { count, detail } from '#engine/columns.ts'
import { EngineError } from '#engine/errors.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import type { restatements } from './contract.ts'
import { dimensionColumns } from './dimensions.contract.ts'
import { isMoney, type RestatementMeasure } from './measures.contract.ts'
import { type CellsRow, cellParameters, cellsRow, filtersOf, type RestatementsRequest } from './statements.ts'

/** Of each cell and of the whole: before + difference = after, to the cent; the differences of all cells add up to the
 * whole's. From state a to b and from b to c is from a to c. */
export const runRestatements: Run<typeof restatements> = async (lake, asked) => {
  const digits = minorDigits(lake.currency)
  const cells = await lake.rows(
    cellsRow,
    'restatements/cells',
    { ...cellParameters(asked, asked.dimensions), withUnchanged: false },
    filtersOf(asked),
  )
  const [whole] = await lake.rows(
    cellsRow,
    'restatements/cells',
    {
      ...cellParameters({ ...asked, dimensions: [] }, []),
      listsOrders: asked.dimensions.includes('order'),
      withUnchanged: true,
    },
    filtersOf(asked),
  )
  const rows = cells.map((cell) => shown(cell, asked, digits))
  const large = rows.filter(
    (row) => Math.abs(Number(row[firstDifference(asked)] ?? 0)) >= asked.minimumChange,
  )
  const sorted = sort(large, asked)
  return {
    rows: sorted.slice(0, asked.limit),
    totals: whole === undefined ? null : totalsOf(whole, asked, digits),
    facts: factsOf(lake, whole, rows.length - large.length),
    warnings: warningsOf(lake, asked, sorted.length),
  }
}

const firstDifference = (asked: RestatementsRequest): string => `${asked.measures[0]}Difference`

function shown(cell: CellsRow, asked: RestatementsRequest, digits: number): Row {
  const dimensions = asked.dimensions.flatMap((name) =>
    dimensionColumns[name].map((column): [string, Value] => [column.name, cellValue(cell, column.name)]),
  )
  return {
    ...Object.fromEntries(dimensions),
    ...measuresOf(cell, asked, digits),
    changes: cell.changes,
  }
}

const cellValue = (cell: CellsRow, name: string): Value => {
  const found = Object.entries(cell).find(([key]) => key === name)
  return found?.[1] ?? null
}

function measuresOf(cell: CellsRow, asked: RestatementsRequest, digits: number): Row {
  return Object.assign(
    {},
    ...asked.measures.map((measure) => {
      const [before, after] = [cellValue(cell, `${measure}Before`), cellValue(cell, `${measure}After`)]
      return {
        [`${measure}Before`]: stated(measure, before, digits),
        [`${measure}After`]: stated(measure, after, digits),
        [`${measure}Difference`]: difference(measure, before, after, digits),
      }
    }),
  )
}

function stated(measure: RestatementMeasure, value: Value, digits: number): Value {
  if (value === null) return null
  return isMoney(measure) ? fromMinor(toMinor(String(value), digits), digits) : Number(value)
}

const micros = (value: Value): number => toMinor(String(value ?? '0'), 6)

/** What a side does not state counts as nothing; null where neither states it. */
function difference(measure: RestatementMeasure, before: Value, after: Value, digits: number): Value {
  if (before === null && after === null) return null
  const minor = (value: Value) => toMinor(String(value ?? '0'), digits)
  if (isMoney(measure)) return fromMinor(minor(after) - minor(before), digits)
  return (micros(after) - micros(before)) / 1_000_000
}

const totalsOf = (whole: CellsRow, asked: RestatementsRequest, digits: number): Row => ({
  ...measuresOf(whole, asked, digits),
  changes: whole.changes,
})

function factsOf(lake: Lake, whole: CellsRow | undefined, below: number): Fact[] {
  const state = (key: string, number: number, committedAt: string | null): Fact[] => [
    { column: stateColumn, key, value: number },
    { column: committedColumn, key, value: committedAt },
  ]
  return [
    ...(lake.earlier === null ? [] : state('before', lake.earlier.number, lake.earlier.committedAt)),
    ...state('after', lake.snapshot, lake.committedAt),
    { column: unchangedColumn, key: null, value: whole?.unchanged ?? 0 },
    { column: belowColumn, key: null, value: below },
    { column: oldestColumn, key: null, value: whole?.oldest ?? null },
  ]
}

const stateColumn = count({
  name: 'snapshot',
  title: 'Snapshot',
  definition: 'Number of the snapshot; 0 is before the first load.',
})
const committedColumn = detail(
  { name: 'committedAt', title: 'Committed', definition: 'When the snapshot was committed.' },
  'timestamp',
)
const unchangedColumn = count({
  name: 'unchanged',
  title: 'Unchanged',
  definition: 'Days of campaigns and orders whose figures asked for are the same in both states.',
})
const belowColumn = count({
  name: 'belowMinimum',
  title: 'Below the minimum',
  definition:
    'Cells left out because their first measure moved by less than the minimum; the totals hold them.',
})
const oldestColumn = detail(
  {
    name: 'oldest',
    title: 'Farthest back',
    definition: 'Most days between a day that changed and the extract that states it now.',
  },
  'integer',
  'days',
)

function warningsOf(lake: Lake, asked: RestatementsRequest, answered: number): Warning[] {
  const warnings: Warning[] = []
  if (lake.earlier?.number === 0)
    warnings.push({
      code: 'nothing_before',
      message: 'The earlier state is the one before the first load, so everything appeared.',
    })
  if (answered > asked.limit)
    warnings.push({
      code: 'truncated',
      message: `${answered} cells changed; the first ${asked.limit} are shown.`,
    })
  return warnings
}

/** By the size of the first measure's change unless a column is named; what is not stated comes last; ties by the cell. */
function sort(rows: readonly Row[], asked: RestatementsRequest): Row[] {
  const by = asked.sort?.by ?? firstDifference(asked)
  const [first] = rows
  if (first !== undefined && !Object.hasOwn(first, by))
    throw new EngineError('invalid_request', `The answer has no column "${by}" to sort by.`, {
      field: 'sort.by',
    })
  const direction = (asked.sort?.descending ?? true) ? -1 : 1
  const sized = (row: Row): Value => {
    const value = row[by] ?? null
    return asked.sort === undefined && value !== null ? Math.abs(Number(value)) : value
  }
  const cellName = (row: Row) =>
    JSON.stringify(
      asked.dimensions.flatMap((name) => dimensionColumns[name].map((column) => row[column.name] ?? null)),
    )
  return rows.toSorted((a, b) => {
    const [left, right] = [sized(a), sized(b)]
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || order(cellName(a), cellName(b))
    return compare(left, right) * direction || order(cellName(a), cellName(b))
  })
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function compare(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  const [left, right] = [Number(a), Number(b)]
  return Number.isNaN(left) || Number.isNaN(right) ? order(String(a), String(b)) : left - right
}
