import type { Db, Tx } from '#sql/postgres/database.ts'
import { HostError } from './errors.ts'
import { systemCode } from './private-file.ts'

const uniqueViolation = '23505'
const connectionFault = /^(08|57P0|53300|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE)/

/** What a fault of PostgreSQL means to a customer; other faults stay as they are. */
function meaningOf(error: unknown): unknown {
  const code = systemCode(error)
  if (code === uniqueViolation) return new HostError('conflict', 'It exists already.', { cause: error })
  if (code !== null && connectionFault.test(code)) {
    return new HostError('unavailable', 'The database cannot be reached now; try again.', { cause: error })
  }
  return error
}

export async function inTransaction<T>(
  db: Db,
  mode: 'read only' | 'read write',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    // One reading sees one state of all tables, such as a snapshot and its files.
    return await (mode === 'read only'
      ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
      : db.transaction().execute(work))
  } catch (error) {
    throw meaningOf(error)
  }
}
