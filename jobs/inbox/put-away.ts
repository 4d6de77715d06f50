import { constants } from 'node:fs'
import { access, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { type End, ends, ensureFolder, journal } from './folders.ts'
import { isAsSeen, type Seen } from './look.ts'
import { exists, freeName, reportNames, storedName } from './names.ts'
import { type InboxReport, textOf } from './report.ts'

const move = z.strictObject({
  end: z.enum(ends),
  name: z.string().refine((name) => storedName(name) === name),
  json: z.string(),
  text: z.string(),
})

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

async function readMove(folder: string): Promise<z.infer<typeof move> | null> {
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

/** Ends a move that was begun, also by a process that was killed: a file that has moved gets its report; one that has
 * not is loaded again, which changes nothing. */
export async function finishMove(folder: string): Promise<void> {
  const begun = await readMove(folder)
  if (begun !== null && (await exists(join(folder, begun.end, begun.name)))) {
    const names = reportNames(begun.name)
    await writeAnew(join(folder, begun.end, names.json), begun.json)
    await writeAnew(join(folder, begun.end, names.text), begun.text)
  }
  await rm(join(folder, journal), { force: true })
}

/** Moves a file to its end, with its report beside it, under a name that is free there.
 * @returns its name there; null when the file is another one by now, which then waits for its own load */
export async function putAway(
  host: Host,
  folder: string,
  seen: Seen,
  report: InboxReport,
): Promise<string | null> {
  const end: End = report.status === 'refused' ? 'refused' : 'done'
  await ensureFolder(join(folder, end))
  const name = await freeName(join(folder, end), storedName(seen.name))
  const begun = { end, name, json: `${JSON.stringify(report, null, 2)}\n`, text: textOf(report) }
  await writeAnew(join(folder, journal), JSON.stringify(begun))
  if (!(await isAsSeen(folder, seen))) {
    await rm(join(folder, journal), { force: true })
    return null
  }
  await rename(join(folder, seen.name), join(folder, end, name))
  failpoint(host.config, 'inbox:moved')
  await finishMove(folder)
  return name
}
