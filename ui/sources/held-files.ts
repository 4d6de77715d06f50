/** Files that this tab has sent, by load: a refused one can be mapped without being looked for again. They are handles; their
 * bytes stay on the disk. */
const held = new Map<string, readonly File[]>()
const mostLoads = 20

export function holdFiles(loadId: string, files: readonly File[]): void {
  held.set(loadId, files)
  for (const oldest of held.keys()) {
    if (held.size <= mostLoads) break
    held.delete(oldest)
  }
}

/** The file of that name that was sent with a load, if this tab sent it. */
export const heldFile = (loadId: string, name: string): File | null =>
  held.get(loadId)?.find((file) => file.name === name) ?? null
