/** The list with one entry at another place; places outside of it change nothing. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const without = list.filter((_, at) => at !== from)
  return [...without.slice(0, to), item, ...without.slice(to)]
}

export const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, index) => (index === at ? item : one))

export const without = <Item>(list: readonly Item[], at: number): Item[] =>
  list.filter((_, index) => index !== at)

/** The host of what somebody typed or pasted: an address, or a host with or without www. */
export function hostOf(text: string): string {
  const bare = text.trim().toLowerCase()
  const host = bare.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').split(/[/?#:\s]/)[0] ?? ''
  return host.replace(/^(\*\.|www\.)/, '').replace(/\.$/, '')
}

/** A host that can be a rule: it has a dot, and no part is empty. */
export const isHost = (host: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)
