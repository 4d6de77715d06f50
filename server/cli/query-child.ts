import { openInstance } from '#engine/duck/instance.ts'
import { runReadOnly } from '#engine/duck/read-only.ts'
import { mountSnapshot } from '#engine/lake/open.ts'
import { filesToRead } from '#engine/lake/snapshot.ts'
import type { SqlAnswer, SqlQuestion } from './sql-process.ts'

/** A process of its own for SQL that a person wrote: one snapshot, one statement, then it ends. */
async function answer({ snapshot, sql, maxRows }: SqlQuestion): Promise<SqlAnswer> {
  await using instance = await openInstance({ timeZone: snapshot.workspace.timeZone, memoryLimitMb: 512 })
  await mountSnapshot(instance.connection, snapshot, true)
  await instance.lock(filesToRead(snapshot).map((file) => file.path))
  try {
    const { names, rows, cut } = await runReadOnly(instance.connection, sql, maxRows)
    return { ok: true, names: [...names], rows: rows.map((row) => [...row]), cut }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'The statement failed.' }
  }
}

process.once('message', (question: SqlQuestion) => {
  answer(question)
    .then((given) => process.send?.(given, () => process.disconnect?.()))
    .catch(() => process.exit(1))
})
