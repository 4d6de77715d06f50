import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { uploadFields } from './loads.contract.ts'
import type { Upload } from './uploads.ts'

/** What the job of an upload reads: job payloads carry ids only. */
const manifest = z.strictObject({
  files: z.array(
    z.strictObject({ name: z.string(), path: z.string(), bytes: z.number(), sha256: z.string() }),
  ),
  fields: uploadFields,
})

/** Folder of one upload: its files and `upload.json`. */
export const uploadFolder = (home: string, workspaceId: string, loadId: string): string =>
  join(home, 'uploads', workspaceId, loadId)

export function keepUpload(folder: string, upload: Upload): void {
  writeFileSync(join(folder, 'upload.json'), JSON.stringify(manifest.parse(upload)), {
    mode: 0o600,
    flush: true,
  })
}

/** Names of the files, in order; none when the upload is gone. */
export function uploadedNames(folder: string): readonly string[] {
  const path = join(folder, 'upload.json')
  if (!existsSync(path)) return []
  return manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).files.map((file) => file.name)
}
