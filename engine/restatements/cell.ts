import type { Cell, OpenRows, Parameters, Value } from '#engine/analysis.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import { pageStart } from '#engine/page.ts'
import type { restatements } from './contract.ts'
import { filtersOf, lineParameters, openedRow } from './statements.ts'

const cellNames = [
  'day',
  'platform',
  'account',
  'campaign',
  'campaignId',
  'adset',
  'adsetId',
  'ad',
  'adId',
  'orderKey',
  'change',
] as const

/** The rows behind both sides of a cell. Those of one side add up to that side's figures. */
export const openRestatements: OpenRows<typeof restatements> = async (lake, asked, cell, page) => {
  const skip = pageStart(page.cursor)
  const found = await lake.rows(
    openedRow,
    'restatements/cell_rows',
    { ...lineParameters(asked), ...parametersOf(cell), skip, take: page.limit + 1 },
    filtersOf(asked),
  )
  const digits = minorDigits(lake.currency)
  const money = (value: string | null) => (value === null ? null : fromMinor(toMinor(value, digits), digits))
  return {
    rows: found.slice(0, page.limit).map(({ loadId, fileNo, ...row }) => ({
      ...row,
      spend: money(row.spend),
      claimedValue: money(row.claimedValue),
      net: money(row.net),
      refunds: money(row.refunds),
      total: money(row.total),
      file: lake.fileName(loadId, fileNo),
      load: loadId,
    })),
    cursor: found.length > page.limit ? String(skip + page.limit) : null,
  }
}

function parametersOf(cell: Cell): Parameters {
  const text = (value: Value | undefined) => (value == null ? null : String(value))
  const named = cellNames.flatMap((name): [string, boolean | string | null][] => [
    [`has${name[0]?.toUpperCase()}${name.slice(1)}`, Object.hasOwn(cell, name)],
    [name, text(cell[name])],
  ])
  return {
    ...Object.fromEntries(named),
    hasOrder: Object.hasOwn(cell, 'order'),
    orderName: text(cell.order),
    hasAge: Object.hasOwn(cell, 'age'),
    age: cell.age == null ? null : Number(cell.age),
  }
}
