import type { Parent } from './context.ts'

/** Gives identities that live as long as a dry run: nothing of it reaches the vault. */
export function dryParent(): Pick<Parent, 'identify' | 'freshIdentities'> {
  const ids = new Map<string, number>()
  let next = 1
  const idOf = (key: string): number => {
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, next)
    next += 1
    return next - 1
  }
  return {
    identify: async (identifiers) =>
      identifiers.map(({ kind, value }) =>
        value.trim() === '' ? null : idOf(`${kind}\0${value.trim().toLowerCase()}`),
      ),
    freshIdentities: async (count) => {
      next += count
      return next - count
    },
  }
}
