import { lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { systemCode } from '#server/host/private-file.ts'
import { read } from '#server/host/write.ts'
import { findWorkspace, listWorkspaces } from '#sql/postgres/workspaces.ts'

/** Where a file goes when it was loaded, or not. */
export const ends = ['done', 'refused'] as const
export type End = (typeof ends)[number]

/** The move that is under way in a folder. */
export const journal = '.moving.json'

/** The file without persons that a move puts in place of the file. */
export const draft = '.moving.data'

export interface InboxFolder {
  /** A slug that the workspace has or had, or its id. */
  readonly name: string
  readonly path: string
  readonly workspaceId: string
}

export interface Inbox {
  readonly folders: readonly InboxFolder[]
  /** Names below the inbox that lead to no workspace. */
  readonly others: readonly string[]
}

/** Not settable, so that no setting makes another folder's files ours. */
export const inboxOf = (home: string): string => join(home, 'inbox')

/** A folder of our own, 0700 when it is new.
 * @throws HostError `configuration` when a link or a file is in its place */
export async function ensureFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
  if ((await lstat(path)).isDirectory()) return
  throw new HostError('configuration', `${path} is a link or a file; the inbox needs a folder there.`)
}

async function makeFolders(host: Host, root: string, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    try {
      await ensureFolder(join(root, slug))
      for (const end of ends) await ensureFolder(join(root, slug, end))
    } catch (error) {
      host.log.warn({ err: error, slug }, 'the inbox of a workspace cannot be made')
    }
  }
}

const mayBeSlug = (name: string): boolean => /^[a-z0-9_-]{1,100}$/.test(name)

/** The inbox of each workspace; those that are missing are made.
 * @throws HostError, or the error of a disk */
export async function openInbox(host: Host, actor: Actor): Promise<Inbox> {
  const root = inboxOf(host.config.home)
  await ensureFolder(root)
  const workspaces = await read(host.db, actor, {}, listWorkspaces)
  const ids = new Map(workspaces.flatMap(({ id, slug }) => [[slug, id] as const, [id, id] as const]))
  const entries = await readdir(root, { withFileTypes: true })
  const present = new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name))
  const missing = workspaces.map(({ slug }) => slug).filter((slug) => !present.has(slug))
  await makeFolders(host, root, missing)
  const names = [...present, ...missing].sort()
  const strange = names.filter((name) => !ids.has(name) && mayBeSlug(name))
  if (strange.length > 0) {
    await read(host.db, actor, {}, async (tx) => {
      for (const name of strange) {
        const found = await findWorkspace(tx, name)
        if (found !== undefined) ids.set(name, found.id)
      }
    })
  }
  const folders = names.flatMap((name) => {
    const workspaceId = ids.get(name)
    return workspaceId === undefined ? [] : [{ name, path: join(root, name), workspaceId }]
  })
  const others = entries.map((entry) => entry.name).filter((name) => !present.has(name) || !ids.has(name))
  return { folders, others }
}
