import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import { appendPersons } from '#engine/duck/append-persons.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import type { IdentityRules } from './contract.ts'
import { type PersonRange, resolvePersons } from './persons.ts'

const link = z.object({ identityA: z.number(), identityB: z.number() })
const sighting = z.object({ browser: z.number(), buyer: z.number(), seenUs: z.number() })

/** Runs a statement over a database that has `identity_links`. */
export type Ask = <Schema extends z.ZodType>(
  schema: Schema,
  name: string,
  parameters: Parameters,
) => Promise<z.output<Schema>[]>

/** Who is one person by a workspace's rules, from all links. The order matters only where pairs are kept apart. */
export async function readPersons(ask: Ask, rules: IdentityRules): Promise<PersonRange[]> {
  const { email, phone, client, junk, apart } = rules
  const links = apart.length === 0 ? 'identity/strong_links' : 'identity/ranked_links'
  const strong = await ask(link, links, { email, phone, junk })
  const seen = await ask(sighting, 'identity/sightings', { client, junk })
  const pairs = strong.map((row): [number, number] => [row.identityA, row.identityB])
  return resolvePersons(pairs, seen, apart)
}

/** Fills the table `persons` from `identity_links` when no projection holds it. */
export async function fillPersons(connection: Connection, rules: IdentityRules): Promise<void> {
  const ask: Ask = async (schema, name, parameters) =>
    (await query(connection, schema, name, parameters)).rows
  await appendPersons(connection, await readPersons(ask, rules))
}
