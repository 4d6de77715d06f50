import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Database, Db } from './database.ts'

const int8 = 20
const date = 1082

/** int8 is a number as long as it is exact; a date stays the text that it is. */
const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === date) return (text: string) => text
    if (oid !== int8)
      return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text')
    return (text: string) => {
      const value = Number(text)
      if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not an exact number`)
      return value
    }
  },
}

/** A pool on one login. Snake case in SQL, camel case here; keys inside JSON documents stay as they are.
 * @param max connections that it may hold open */
export function connect(url: string, max = 10): Db {
  const pool = new Pool({ connectionString: url, max, types: parsers, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while idle is replaced at its next use; the query that meets the fault reports it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
