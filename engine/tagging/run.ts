import type { Fact, Run, Value, Warning } from '#engine/analysis.ts'
import { type Column, count, money, share } from '#engine/columns.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import { fromMicros, toMicros } from '#engine/micros.ts'
import { minorDigits } from '#engine/money.ts'
import type { tagging } from './contract.ts'
import { fixOf } from './fixes.ts'
import { type CoverageRow, coverageRow, findingRow, rangeParameters } from './statements.ts'

/** Findings overlap: one touchpoint may have several faults, so nothing here adds up. */
export const runTagging: Run<typeof tagging> = async (lake, asked) => {
  const parameters = rangeParameters(asked)
  const filters = filterFragment(asked.filters, {
    issue: 'issue',
    platform: 'platform',
    field: 'field',
    value: 'value',
  })
  const found = await lake.rows(
    findingRow,
    'tagging/findings',
    { ...parameters, take: asked.limit + 1 },
    { filters },
  )
  const [coverage] = await lake.rows(coverageRow, 'tagging/coverage', parameters)
  const digits = minorDigits(lake.currency)
  const exact = (value: string | null) => (value === null ? null : fromMicros(toMicros(value), digits))
  const warnings = coverage === undefined ? [] : warningsOf(coverage)
  if (found.length > asked.limit)
    warnings.push({
      code: 'truncated',
      message: `More than ${asked.limit} findings; those with the most at stake are shown.`,
    })
  return {
    rows: found.slice(0, asked.limit).map(({ suggestion, ...row }) => ({
      ...row,
      atStake: exact(row.atStake),
      spend: exact(row.spend),
      revenue: exact(row.revenue),
      ...fixOf({ ...row, suggestion }, coverage?.platforms ?? []),
    })),
    totals: null,
    facts: coverage === undefined ? [] : factsOf(coverage, exact),
    warnings,
  }
}

const columns = {
  visits: count({ name: 'visits', title: 'Visits', definition: 'Visits and clicks of the range.' }),
  taggedShare: share({
    name: 'taggedShare',
    title: 'Tagged visits',
    definition: 'Share of visits and clicks whose link carries UTM parameters or a click id.',
  }),
  orders: count({ name: 'orders', title: 'Orders', definition: 'Converting orders of the range.' }),
  reachedShare: share({
    name: 'reachedShare',
    title: 'Orders with a touchpoint',
    definition: 'Share of converting orders with a touchpoint in the window before them.',
  }),
  spend: money({ name: 'spend', title: 'Spend', better: 'neutral', definition: 'Spend of the range.' }),
  untaggedSpend: money({
    name: 'untaggedSpend',
    title: 'Untagged spend',
    better: 'down',
    definition: 'Spend of campaigns to which no touchpoint of the range leads.',
  }),
} satisfies Record<string, Column>

function factsOf(found: CoverageRow, exact: (value: string | null) => Value): Fact[] {
  const part = (some: number, all: number) => (all === 0 ? null : some / all)
  const fact = (column: Column, value: Value): Fact => ({ column, value, key: null })
  return [
    fact(columns.visits, found.visits),
    fact(columns.taggedShare, part(found.taggedVisits, found.visits)),
    fact(columns.orders, found.orders),
    fact(columns.reachedShare, part(found.reachedOrders, found.orders)),
    fact(columns.spend, exact(found.spend)),
    fact(
      columns.untaggedSpend,
      found.visits === 0 || found.spend === null ? null : exact(found.untaggedSpend),
    ),
  ]
}

const warningsOf = (found: CoverageRow): Warning[] =>
  found.visits > 0
    ? []
    : [
        {
          code: 'no_touchpoints',
          message:
            'No visit is loaded for these days, so tags cannot be judged. Add a touchpoints file, or the Shopify orders export with landing pages or UTM notes.',
        },
      ]
