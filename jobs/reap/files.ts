import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { systemCode } from '#server/host/private-file.ts'

/** Since when each file was seen to be listed nowhere, by its path; as ISO instants. */
const unlistedSince = z.record(z.string(), z.iso.datetime())
type UnlistedSince = z.infer<typeof unlistedSince>

const memory = 'unlisted.json'
const notData = new Set(['staging', memory])

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Files below a workspace's lake folder, relative to it; what is being staged is not data yet. */
async function filesBelow(root: string, folder = ''): Promise<string[]> {
  const found: string[] = []
  for (const entry of await entriesOf(join(root, folder))) {
    if (folder === '' && notData.has(entry.name)) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)))
    else found.push(path)
  }
  return found
}

/** What a damaged memory forgets is only removed later. */
async function remembered(root: string): Promise<UnlistedSince> {
  try {
    return unlistedSince.parse(JSON.parse(await readFile(join(root, memory), 'utf8')))
  } catch {
    return {}
  }
}

async function remember(root: string, seen: UnlistedSince): Promise<void> {
  const draft = join(root, `${memory}.draft`)
  await writeFile(draft, JSON.stringify(seen), { mode: 0o600, flush: true })
  await rename(draft, join(root, memory))
}

/** Removes the files that were listed nowhere during all of the grace period. A reader resolves its snapshot and ends
 * within it, so no reader can still hold such a file.
 * @param listed paths relative to `root`
 * @returns paths of the files that it removed */
export async function removeUnlisted(
  root: string,
  listed: ReadonlySet<string>,
  now: Date,
  graceMs: number,
): Promise<string[]> {
  const before = await remembered(root)
  const waiting: UnlistedSince = {}
  const removed: string[] = []
  for (const path of await filesBelow(root)) {
    if (listed.has(path)) continue
    const since = before[path] ?? now.toISOString()
    if (now.getTime() - Date.parse(since) < graceMs) waiting[path] = since
    else {
      await rm(join(root, path), { force: true })
      removed.push(path)
    }
  }
  if (Object.keys(waiting).length + Object.keys(before).length > 0) await remember(root, waiting)
  return removed
}

/** Null when its owner has removed it meanwhile. */
async function changedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Removes the entries of a folder that nobody needs, and those that were last changed before an instant and of which
 * nothing is known.
 * @returns their names */
export async function removeOld(
  folder: string,
  before: Date,
  fate: (name: string) => Promise<'needed' | 'unneeded' | 'unknown'> = async () => 'unknown',
): Promise<string[]> {
  const removed: string[] = []
  for (const { name } of await entriesOf(folder)) {
    const changedMs = await changedAt(join(folder, name))
    const known = await fate(name)
    const isOld = changedMs !== null && changedMs < before.getTime()
    if (known === 'needed' || (known === 'unknown' && !isOld)) continue
    await rm(join(folder, name), { recursive: true, force: true })
    removed.push(name)
  }
  return removed
}
