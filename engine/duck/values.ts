import {
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  VARCHAR,
} from '@duckdb/node-api'
import type { Parameter } from '#engine/analysis.ts'

export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A value as it leaves the door: decimals and dates as text, instants as ISO 8601 in UTC, safe integers as numbers. */
export function outward(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (value instanceof DuckDBDecimalValue || value instanceof DuckDBDateValue) return value.toString()
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return isoInstant(value.micros)
  if (typeof value === 'object' && 'items' in value) return [...value.items].map(outward)
  if (typeof value === 'object' && 'entries' in value && !Array.isArray(value.entries)) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, inner]) => [camelCase(name), outward(inner)]),
    )
  }
  return String(value)
}

/** @param micros microseconds since 1970 UTC */
function isoInstant(micros: bigint): string {
  const millis = Number(micros / 1000n)
  const rest = micros % 1000n
  const text = new Date(millis).toISOString()
  return rest === 0n ? text.replace('.000Z', 'Z') : text
}

export function inward(value: Parameter): DuckDBValue {
  if (typeof value === 'object' && value !== null) return new DuckDBListValue([...value])
  return value
}

/** DuckDB cannot guess what an empty list holds, so lists are bound with their type. */
export function listType(value: Parameter): DuckDBType | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return LIST(value.every((item) => typeof item === 'number') && value.length > 0 ? DOUBLE : VARCHAR)
}
