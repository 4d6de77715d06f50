import type { Fact, Warning } from '#engine/analysis.ts'
import { count, money, share } from '#engine/columns.ts'
import { fromMinor, toMinor } from '#engine/money.ts'
import type { RangeRow } from './statements.ts'

const facts = {
  orders: count({
    name: 'orders',
    title: 'Orders',
    better: 'up',
    definition: 'Orders of the range that convert, by order day.',
  }),
  orderValue: money({
    name: 'orderValue',
    title: 'Order value',
    definition: 'Value of the converting orders of the range, by order day.',
  }),
  touchedOrders: count({
    name: 'touchedOrders',
    title: 'Orders with a touchpoint',
    better: 'up',
    definition: 'Converting orders whose person has at least one touchpoint up to the order, in all time.',
  }),
  coverage: share({
    name: 'coverage',
    title: 'Coverage',
    definition: 'Share of converting orders with at least one touchpoint.',
  }),
  excludedOrders: count({
    name: 'excludedOrders',
    title: 'Orders not counted',
    definition: 'Orders of the range that do not convert, by reason.',
  }),
}

/** Figures about the whole range: what the answer is a share of, and which orders are no part of it. */
export function factsOf(inRange: readonly RangeRow[], digits: number): Fact[] {
  const converting = inRange.find((row) => row.excludedReason === null)
  const orders = converting?.orders ?? 0
  return [
    { column: facts.orders, value: orders, key: null },
    {
      column: facts.orderValue,
      value: fromMinor(toMinor(converting?.value ?? '0', digits), digits),
      key: null,
    },
    { column: facts.touchedOrders, value: converting?.touchedOrders ?? 0, key: null },
    {
      column: facts.coverage,
      value: orders === 0 ? null : (converting?.touchedOrders ?? 0) / orders,
      key: null,
    },
    ...inRange
      .filter((row) => row.excludedReason !== null)
      .map((row) => ({ column: facts.excludedOrders, value: row.orders, key: row.excludedReason })),
  ]
}

export function warningsOf(inRange: readonly RangeRow[]): Warning[] {
  const converting = inRange.find((row) => row.excludedReason === null)
  const warnings: Warning[] = []
  if (converting !== undefined && converting.orders > 0 && converting.touchedOrders === 0) {
    warnings.push({
      code: 'no_touchpoints',
      message:
        'No order of this range has a touchpoint, so nothing can be attributed. Platform claims are shown; add a touchpoints file, or orders with their landing page or UTM notes.',
    })
  }
  if ((converting?.undatedRefunds ?? 0) > 0) {
    warnings.push({
      code: 'undated_refunds',
      message: `${converting?.undatedRefunds} orders have refunds without a date; they are booked on the order’s day.`,
    })
  }
  return warnings
}
