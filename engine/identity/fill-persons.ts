import { z } from 'zod'
import { appendPersons } from '#engine/duck/append-persons.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { resolvePersons } from './persons.ts'

const link = z.object({ identityA: z.number(), identityB: z.number() })
const sighting = z.object({ browser: z.number(), buyer: z.number(), seenUs: z.number() })

/** Fills the table `persons` from `identity_links` when no projection holds it. */
export async function fillPersons(connection: Connection): Promise<void> {
  const strong = await query(connection, link, 'identity/strong_links', {})
  const seen = await query(connection, sighting, 'identity/sightings', {})
  const pairs = strong.rows.map((row): [number, number] => [row.identityA, row.identityB])
  await appendPersons(connection, resolvePersons(pairs, seen.rows))
}
