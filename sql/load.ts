import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('./duckdb/', import.meta.url)
const cache = new Map<string, string>()

/** Text of sql/duckdb/<name>.sql, without a closing semicolon. Throws when there is no such file. */
export function statement(name: string): string {
  const known = cache.get(name)
  if (known !== undefined) return known
  const text = readFileSync(new URL(`${name}.sql`, root), 'utf8')
    .trim()
    .replace(/;$/, '')
  cache.set(name, text)
  return text
}

/** Names of all statements below sql/duckdb/<folder>/, sorted. */
export function statementsIn(folder: string): string[] {
  return readdirSync(fileURLToPath(new URL(`${folder}/`, root)))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => `${folder}/${file.slice(0, -'.sql'.length)}`)
}

/** Canonical tables, by file name of their schema. */
export const canonicalTables: readonly string[] = statementsIn('schema').map((name) =>
  name.slice('schema/'.length),
)
