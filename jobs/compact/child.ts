import { z } from 'zod'
import { Database } from '#jobs/load/database.ts'
import type { MergeAnswer, MergeRequest } from './merge.ts'

/** Merges the files of one folder, answers once, and ends with its parent. */
async function merge(request: MergeRequest): Promise<MergeAnswer> {
  try {
    const { staging, timeZone, statement, files, path } = request
    await using database = await Database.open({ staging, timeZone, readable: files })
    await database.run(statement, { files, path })
    const { count } = await database.row(z.object({ count: z.number() }), 'load/read/parquet_count', {
      files: [path],
    })
    return { ok: true, rows: count }
  } catch (error) {
    const shown = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { ok: false, cause: shown instanceof Error ? (shown.stack ?? shown.message) : String(shown) }
  }
}

process.once('message', (request: MergeRequest) => {
  merge(request).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  )
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
