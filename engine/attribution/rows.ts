import type { Row } from '#engine/analysis.ts'
import { fromMinor, perUnit, toMinor } from '#engine/money.ts'
import { apportion } from './apportion.ts'
import type { AttributionModel } from './contract.ts'
import type { AttributionRequest } from './parameters.ts'
import type { RangeRow, SpendRow } from './statements.ts'

/** A row before its money is rounded: dimensions, credit and what the platforms state. */
export interface Line {
  readonly channel: string | null
  readonly campaign: string | null
  readonly campaignId: string | null
  readonly day: string | null
  readonly reason: string | null
  readonly model: AttributionModel
  readonly conversions: number
  readonly value: number
  readonly stated: SpendRow | null
}

const keyOf = (row: {
  channel: string | null
  campaign: string | null
  campaignId: string | null
  day: string | null
}): string => JSON.stringify([row.channel, row.campaign, row.campaignId, row.day])

/** Full join of credit and spend on the dimensions. Spend stands beside every model; unattributed rows have none. */
export function joined(
  credits: readonly Omit<Line, 'stated' | 'model'>[],
  stated: readonly SpendRow[],
  model: AttributionModel,
): Line[] {
  const open = new Map(stated.map((row) => [keyOf(row), row]))
  const lines: Line[] = credits.map((row) => {
    const match = row.reason === null ? (open.get(keyOf(row)) ?? null) : null
    if (match !== null) open.delete(keyOf(row))
    return { ...row, model, stated: match }
  })
  for (const row of open.values()) {
    lines.push({ ...row, reason: null, model, conversions: 0, value: 0, stated: row })
  }
  return lines
}

/** Rounds money so that the rows add up to the total, and orders rows: most revenue first, ties by dimension. */
export function finished(
  lines: readonly Line[],
  totalMinor: number,
  asked: AttributionRequest,
  digits: number,
): Row[] {
  const parts = lines.map((line) => ({
    path: [
      ...asked.dimensions.map((name) =>
        name === 'campaign' ? `${line.campaign}\u0000${line.campaignId}` : String(line[name]),
      ),
      String(line.reason),
    ],
    exact: line.value * 10 ** digits,
  }))
  const minor = apportion(parts, totalMinor)
  return lines
    .map((line, at) => ({
      row: outward(line, minor[at] ?? 0, asked, digits),
      minor: minor[at] ?? 0,
      key: keyOf(line) + line.reason,
    }))
    .sort(
      (a, b) =>
        Number(a.row.reason !== null) - Number(b.row.reason !== null) ||
        b.minor - a.minor ||
        (a.key < b.key ? -1 : 1),
    )
    .map((entry) => entry.row)
}

function outward(line: Line, revenueMinor: number, asked: AttributionRequest, digits: number): Row {
  const dimensions = Object.fromEntries(
    asked.dimensions.flatMap((name) =>
      name === 'campaign'
        ? [
            ['campaign', line.campaign],
            ['campaignId', line.campaignId],
          ]
        : [[name, line[name]]],
    ),
  )
  const spend = line.stated?.spend ?? null
  return {
    ...dimensions,
    reason: line.reason,
    model: line.model,
    conversions: line.conversions,
    revenue: fromMinor(revenueMinor, digits),
    ...efficiency(spend === null ? null : toMinor(spend, digits), revenueMinor, line.conversions, digits),
    claimedConversions: line.stated?.claimedConversions ?? null,
    claimedValue:
      line.stated?.claimedValue == null ? null : fromMinor(toMinor(line.stated.claimedValue, digits), digits),
  }
}

function efficiency(
  spendMinor: number | null,
  revenueMinor: number,
  conversions: number,
  digits: number,
): Row {
  if (spendMinor === null) return { spend: null, roas: null, cpa: null }
  return {
    spend: fromMinor(spendMinor, digits),
    roas: spendMinor === 0 ? null : revenueMinor / spendMinor,
    cpa: perUnit(spendMinor, conversions, digits),
  }
}

/** Value of the converting orders, in minor units. */
export function convertedTotal(inRange: readonly RangeRow[], digits: number): number {
  return toMinor(inRange.find((row) => row.excludedReason === null)?.value ?? '0', digits)
}

/** In cash without filters the totals come from the orders themselves; else they are the sum of the first model's rows. */
export function totalsOf(
  rows: readonly Row[],
  stated: readonly SpendRow[],
  asked: AttributionRequest,
  exactMinor: number | null,
  inRange: readonly RangeRow[],
  digits: number,
): Row {
  const [model] = asked.models
  const own = rows.filter((row) => row.model === model)
  const revenueMinor = exactMinor ?? own.reduce((sum, row) => sum + toMinor(String(row.revenue), digits), 0)
  const converting = inRange.find((row) => row.excludedReason === null)?.orders ?? 0
  const conversions =
    exactMinor === null ? own.reduce((sum, row) => sum + Number(row.conversions), 0) : converting
  const sumOf = (pick: (row: SpendRow) => string | null): number | null => {
    const known = stated.map(pick).filter((text) => text !== null)
    return known.length === 0
      ? null
      : known.reduce((sum, text) => sum + toMinor(text, digits + 4), 0) / 10 ** 4
  }
  const spend = sumOf((row) => row.spend)
  const claimed = sumOf((row) => row.claimedValue)
  const claims = stated.map((row) => row.claimedConversions).filter((value) => value !== null)
  return {
    conversions,
    revenue: fromMinor(revenueMinor, digits),
    ...efficiency(spend === null ? null : Math.round(spend), revenueMinor, conversions, digits),
    claimedConversions: claims.length === 0 ? null : claims.reduce((sum, value) => sum + value, 0),
    claimedValue: claimed === null ? null : fromMinor(Math.round(claimed), digits),
  }
}
