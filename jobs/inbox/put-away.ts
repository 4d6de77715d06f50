import { constants } from 'node:fs'
import { access, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { draft, type End, ends, ensureFolder, journal } from './folders.ts'
import { isAsSeen, type Seen } from './look.ts'
import { exists, freeName, reportNames, storedName } from './names.ts'
import { type InboxReport, textOf } from './report.ts'

/** What a file leaves behind: itself without persons, nothing, or (what was never read and holds nothing) itself. */
const leaves = ['redacted', 'nothing', 'itself'] as const
export type Leaves = (typeof leaves)[number]

const move = z.strictObject({
  end: z.enum(ends),
  name: z.string().refine((name) => storedName(name) === name),
  json: z.string(),
  text: z.string(),
  leaves: z.enum(leaves),
  /** The file in the inbox, as it was seen. */
  from: z.string().refine((name) => basename(name) === name),
  mark: z.string(),
})
type Move = z.infer<typeof move>

/** Before a file is loaded: nothing is loaded whose end could not be told.
 * @throws the error of the disk */
export async function checkEnds(folder: string): Promise<void> {
  await access(folder, constants.W_OK)
  for (const end of ends) {
    await ensureFolder(join(folder, end))
    await access(join(folder, end), constants.W_OK)
  }
}

/** Never through a link that somebody has put there. */
async function writeAnew(path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true })
}

async function readMove(folder: string): Promise<Move | null> {
  const path = join(folder, journal)
  if (!(await exists(path))) return null
  try {
    const flag = constants.O_RDONLY | constants.O_NOFOLLOW
    return move.parse(JSON.parse(await readFile(path, { encoding: 'utf8', flag })))
  } catch {
    // Cut off while it was written, so nothing had moved yet.
    return null
  }
}

/** Ends a move that was begun, also by a process that was killed: each step may be done again. */
export async function finishMove(folder: string): Promise<void> {
  const begun = await readMove(folder)
  if (begun !== null) {
    await placeFile(folder, begun)
    const names = reportNames(begun.name)
    await writeAnew(join(folder, begun.end, names.json), begun.json)
    await writeAnew(join(folder, begun.end, names.text), begun.text)
    // Another file of this name is another file: it waits for its own load.
    if (await isAsSeen(folder, { name: begun.from, mark: begun.mark })) await rm(join(folder, begun.from))
  }
  await rm(join(folder, draft), { force: true })
  await rm(join(folder, journal), { force: true })
}

async function placeFile(folder: string, begun: Move): Promise<void> {
  const from = begun.leaves === 'redacted' ? draft : begun.from
  const isThere =
    begun.leaves === 'redacted'
      ? await exists(join(folder, draft))
      : begun.leaves === 'itself' && (await isAsSeen(folder, { name: begun.from, mark: begun.mark }))
  if (isThere) await rename(join(folder, from), join(folder, begun.end, begun.name))
}

/** Rows of a workbook or a Parquet file are kept as CSV. */
const keptName = (name: string, left: Leaves): string =>
  left === 'redacted' && /\.(parquet|xlsx|xlsm|xls)$/i.test(name) ? `${name}.csv` : name

/** Puts what is left of a file at its end, with its report beside it, under a name that is free there; the file itself goes.
 * @returns its name there; null when the file is another one by now, which then waits for its own load */
export async function putAway(
  host: Host,
  folder: string,
  seen: Seen,
  report: InboxReport,
  left: Leaves,
): Promise<string | null> {
  const end: End = report.status === 'refused' ? 'refused' : 'done'
  await ensureFolder(join(folder, end))
  const name = await freeName(join(folder, end), storedName(keptName(seen.name, left)))
  if (!(await isAsSeen(folder, seen))) {
    await rm(join(folder, draft), { force: true })
    return null
  }
  const begun: Move = {
    ...{ end, name, leaves: left, from: seen.name, mark: seen.mark },
    json: `${JSON.stringify(report, null, 2)}\n`,
    text: textOf(report),
  }
  await writeAnew(join(folder, journal), JSON.stringify(begun))
  await placeFile(folder, begun)
  failpoint(host.config, 'inbox:moved')
  await finishMove(folder)
  return name
}
