import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Folder of the project: package.json, dist and the rooms are in it. */
export const projectFolder = join(import.meta.dirname, '..')

/** Version of the product, as its package states it. */
export const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')))
