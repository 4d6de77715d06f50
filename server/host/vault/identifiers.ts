import { hash } from 'node:crypto'
import type { Host } from '#server/host/host.ts'
import { inTransaction } from '#server/host/transaction.ts'
import type { Tx } from '#sql/postgres/database.ts'
import {
  findErased,
  findIdentities,
  hashBytes,
  insertIdentities,
  takeIdentities,
} from '#sql/postgres/identifiers.ts'
import { type IdentifierKind, identifierKinds, normalise } from './normalise.ts'

export interface Identifier {
  readonly kind: IdentifierKind
  /** As the file states it. */
  readonly value: string
}

const batchSize = 20_000
const blockBytes = 64

/** HMAC-SHA256 (RFC 2104). `createHmac` builds a key object for each call, which costs ten times as much. */
export function keyedHash(key: Buffer): (text: string) => Buffer {
  const block = Buffer.alloc(blockBytes)
  key.copy(block)
  const inner = block.map((byte) => byte ^ 0x36)
  const outer = block.map((byte) => byte ^ 0x5c)
  return (text) => {
    const innerHash = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')
    return hash('sha256', Buffer.concat([outer, innerHash]), 'buffer')
  }
}

/** Distinct normalised values of one kind, each with the places (from 0) at which it was given. */
type Distinct = Map<string, number[]>

function byKind(identifiers: readonly Identifier[]): ReadonlyMap<IdentifierKind, Distinct> {
  const found = new Map(identifierKinds.map((kind): [IdentifierKind, Distinct] => [kind, new Map()]))
  identifiers.forEach(({ kind, value }, place) => {
    const normal = normalise(kind, value)
    const values = found.get(kind)
    if (normal === null || values === undefined) return
    const places = values.get(normal)
    if (places === undefined) values.set(normal, [place])
    else places.push(place)
  })
  return found
}

const pick = (hashes: Buffer, places: readonly number[]): Buffer =>
  Buffer.concat(places.map((place) => hashes.subarray(place * hashBytes, (place + 1) * hashBytes)))

/** In place of the id of an identifier whose person was erased. No identity has it. */
export const erasedIdentity = 0

/** Ids of the hashes, by place; new ones where there are none yet. */
async function idsOf(
  tx: Tx,
  workspaceId: string,
  kind: IdentifierKind,
  hashes: Buffer,
): Promise<ReadonlyMap<number, number>> {
  const ids = new Map(await findIdentities(tx, workspaceId, { kind, hashes }))
  for (const place of await findErased(tx, workspaceId, { kind, hashes })) ids.set(place, erasedIdentity)
  const missing = Array.from({ length: hashes.length / hashBytes }, (_, place) => place).filter(
    (place) => !ids.has(place),
  )
  if (missing.length === 0) return ids
  const first = await takeIdentities(tx, workspaceId, missing.length)
  // Whoever took ids before us has committed by now: look again before giving any.
  const since = await findIdentities(tx, workspaceId, { kind, hashes: pick(hashes, missing) })
  missing.forEach((place, index) => {
    ids.set(place, since.get(index) ?? first + index)
  })
  const given = missing.filter((_, index) => !since.has(index))
  await insertIdentities(
    tx,
    workspaceId,
    { kind, hashes: pick(hashes, given) },
    given.flatMap((place) => ids.get(place) ?? []),
  )
  return ids
}

/** What is kept of an identifier in normal form: for other workspaces and installations it means nothing. */
export const identifierHash = (host: Pick<Host, 'secret'>, workspaceId: string) => {
  const hashOf = keyedHash(host.secret.key('identifiers'))
  return (kind: IdentifierKind, normal: string): Buffer => hashOf(`${workspaceId}\0${kind}\0${normal}`)
}

/** The identity_id of each identifier, in order; null for a blank or placeholder, which identifies nobody, and
 * `erasedIdentity` for one of a person who was erased.
 * An id is given once per workspace and kind and never again; only a keyed hash is stored. */
export async function identify(
  host: Pick<Host, 'db' | 'secret'>,
  workspaceId: string,
  identifiers: readonly Identifier[],
): Promise<(number | null)[]> {
  const answer = Array.from<number | null>({ length: identifiers.length }).fill(null)
  const hashOf = identifierHash(host, workspaceId)
  for (const [kind, values] of byKind(identifiers)) {
    const entries = [...values]
    for (let start = 0; start < entries.length; start += batchSize) {
      const batch = entries.slice(start, start + batchSize)
      const hashes = Buffer.concat(batch.map(([value]) => hashOf(kind, value)))
      const ids = await inTransaction(host.db, 'read write', (tx) => idsOf(tx, workspaceId, kind, hashes))
      batch.forEach(([, places], index) => {
        for (const place of places) answer[place] = ids.get(index) ?? null
      })
    }
  }
  return answer
}

/** New ids for rows that nothing identifies: `count` consecutive ones. @returns the first */
export function freshIdentities(host: Pick<Host, 'db'>, workspaceId: string, count: number): Promise<number> {
  return inTransaction(host.db, 'read write', (tx) => takeIdentities(tx, workspaceId, count))
}
