import { readFileSync, rmSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { HostError } from '#server/host/errors.ts'
import type { Options } from './context.ts'
import { isPlatformId } from './platforms.ts'

/** What the route that received an upload wrote beside its files, as `upload.json`. */
const manifest = z.object({
  files: z.array(z.object({ name: z.string(), path: z.string() })),
  fields: z.object({
    source: z.string().optional(),
    platform: z.string().optional(),
    currency: z.string().optional(),
    timeZone: z.string().optional(),
    extractedAt: z.string().optional(),
    mapping: z.string().optional(),
  }),
})

export interface Uploaded {
  readonly files: readonly { readonly name: string; readonly path: string }[]
  readonly options: Options
}

/** Folder of a workspace's uploads; each has one below it, named after its load. */
export const uploadsFolderOf = (home: string, workspaceId: string): string =>
  join(home, 'uploads', workspaceId)

const folderOf = (home: string, workspaceId: string, loadId: string): string =>
  join(uploadsFolderOf(home, workspaceId), loadId)

/** @throws HostError `not_found` when the upload is gone */
export function readUpload(home: string, workspaceId: string, loadId: string): Uploaded {
  const folder = folderOf(home, workspaceId, loadId)
  const { files, fields } = manifest.parse(readManifest(join(folder, 'upload.json')))
  const { platform, ...options } = fields
  return {
    files: files.map(({ name, path }) => ({ name, path: isAbsolute(path) ? path : join(folder, path) })),
    options: { ...options, platform: platformOf(platform) },
  }
}

/** @throws HostError `invalid` for a platform that cannot be loaded */
export function platformOf(text: string | undefined): Options['platform'] {
  if (text === undefined || isPlatformId(text)) return text
  throw new HostError('invalid', `${text} is no platform whose files can be loaded.`, { field: 'platform' })
}

function readManifest(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new HostError('not_found', 'The uploaded files are gone; upload them again.', { cause })
  }
}

/** Originals hold persons' data in the clear: they go when their load has ended. */
export const dropUpload = (home: string, workspaceId: string, loadId: string): void =>
  rmSync(folderOf(home, workspaceId, loadId), { recursive: true, force: true })
