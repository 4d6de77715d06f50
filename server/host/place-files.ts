import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Host } from './host.ts'
import { lakeFolderOf } from './resolve.ts'

/** Folder of a workspace below which each writer makes a folder of its own, on the file system of the lake. */
export const stagingFolderOf = (host: Pick<Host, 'config'>, workspaceId: string): string =>
  join(lakeFolderOf(host, workspaceId), 'staging')

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Moves finished files into a workspace's lake folder so that a power cut leaves each whole or absent:
 * fsync the file, rename, fsync the folders. Nothing reads them before they are listed.
 * @param root the workspace's lake folder
 * @param files absolute place now, and place below `root` */
export async function placeFiles(
  root: string,
  files: readonly { readonly from: string; readonly path: string }[],
): Promise<void> {
  const folders = new Set<string>()
  for (const { from, path } of files) {
    const target = join(root, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await sync(from)
    await rename(from, target)
    for (let folder = dirname(target); folder !== root; folder = dirname(folder)) folders.add(folder)
  }
  const deepestFirst = [...folders].sort((a, b) => depth(root, b) - depth(root, a))
  for (const folder of [...deepestFirst, root]) await sync(folder)
}

const depth = (root: string, folder: string): number => relative(root, folder).split(sep).length
