import { createHmac } from 'node:crypto'
import type { Host } from '#server/host/host.ts'
import { inTransaction } from '#server/host/transaction.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { findIdentities, insertIdentities, takeIdentities } from '#sql/postgres/identifiers.ts'
import { type IdentifierKind, normalise } from './normalise.ts'

export interface Identifier {
  readonly kind: IdentifierKind
  /** As the file states it. */
  readonly value: string
}

const batchSize = 10_000

interface Distinct {
  readonly kind: IdentifierKind
  readonly value: string
}

/** Distinct normalised identifiers, and for each given one its place among them; null: identifies nobody. */
function distinct(identifiers: readonly Identifier[]): { found: Distinct[]; places: (number | null)[] } {
  const found: Distinct[] = []
  const placeOf = new Map<string, number>()
  const places = identifiers.map(({ kind, value }) => {
    const normal = normalise(kind, value)
    if (normal === null) return null
    const name = `${kind}\0${normal}`
    const known = placeOf.get(name)
    if (known !== undefined) return known
    placeOf.set(name, found.length)
    return found.push({ kind, value: normal }) - 1
  })
  return { found, places }
}

/** Ids of the hashes at `places`, in that order, new ones where there are none yet. */
async function idsOf(
  tx: Tx,
  workspaceId: string,
  kinds: readonly string[],
  hashes: readonly Buffer[],
): Promise<readonly number[]> {
  const known = await findIdentities(tx, workspaceId, { kinds, hashes })
  const missing = kinds.flatMap((_, place) => (known.has(place) ? [] : [place]))
  if (missing.length === 0) return kinds.map((_, place) => known.get(place) ?? 0)
  const first = await takeIdentities(tx, workspaceId, missing.length)
  // Whoever took ids before us has committed by now: look again before giving any.
  const pick = <T>(from: readonly T[]): T[] => missing.flatMap((place) => from[place] ?? [])
  const since = await findIdentities(tx, workspaceId, { kinds: pick(kinds), hashes: pick(hashes) })
  const ids = new Map(known)
  const given: { kinds: string[]; hashes: Buffer[]; identityIds: number[] } = {
    kinds: [],
    hashes: [],
    identityIds: [],
  }
  missing.forEach((place, index) => {
    const [kind, hash, id] = [kinds[place], hashes[place], since.get(index)]
    if (id === undefined && kind !== undefined && hash !== undefined) {
      given.kinds.push(kind)
      given.hashes.push(hash)
      given.identityIds.push(first + index)
    }
    ids.set(place, id ?? first + index)
  })
  await insertIdentities(tx, workspaceId, given)
  return kinds.map((_, place) => ids.get(place) ?? 0)
}

/** The identity_id of each identifier, in order; null for a blank or placeholder, which identifies nobody.
 * An id is given once per workspace and kind and never again; only a keyed hash is stored. */
export async function identify(
  host: Pick<Host, 'db' | 'secret'>,
  workspaceId: string,
  identifiers: readonly Identifier[],
): Promise<(number | null)[]> {
  const { found, places } = distinct(identifiers)
  const key = host.secret.key('identifiers')
  const ids: number[] = []
  for (let start = 0; start < found.length; start += batchSize) {
    const batch = found.slice(start, start + batchSize)
    const hashes = batch.map(({ kind, value }) =>
      createHmac('sha256', key).update(`${workspaceId}\0${kind}\0${value}`).digest(),
    )
    const kinds = batch.map(({ kind }) => kind)
    const given = await inTransaction(host.db, 'read write', (tx) => idsOf(tx, workspaceId, kinds, hashes))
    for (const id of given) ids.push(id)
  }
  return places.map((place) => (place === null ? null : (ids[place] ?? null)))
}

/** New ids for rows that nothing identifies: `count` consecutive ones. @returns the first */
export function freshIdentities(host: Pick<Host, 'db'>, workspaceId: string, count: number): Promise<number> {
  return inTransaction(host.db, 'read write', (tx) => takeIdentities(tx, workspaceId, count))
}
