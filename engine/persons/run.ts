import { z } from 'zod'
import type { Lake, Result, Run } from '#engine/analysis.ts'
import type { persons } from './contract.ts'
import { holding, kindsOf, pathBetween } from './links.ts'

const person = z.object({ personKey: z.number(), identityId: z.number() })
const link = z.object({
  identityA: z.number(),
  identityB: z.number(),
  kind: z.string(),
  rows: z.number(),
  isInside: z.boolean(),
  seenAt: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})
const joined = z.object({
  identity: z.number(),
  identities: z.number(),
  customerIds: z.number(),
  emails: z.number(),
  phones: z.number(),
  browsers: z.number(),
  orders: z.number(),
  joinedBy: z.number().nullable(),
  joinedByKind: z.string().nullable(),
  joins: z.number(),
})

const nothing: Result = { rows: [], totals: null, facts: [], warnings: [] }
const kindTitles: Readonly<Record<string, string>> = { email: 'e-mail', customer: 'customer id' }

async function listPersons(lake: Lake, take: number): Promise<Result> {
  const found = await lake.rows(joined, 'persons/most_joined', { take })
  const rows = found.map((row) => ({
    ...row,
    joinedByKind: row.joinedByKind === null ? 'unknown' : (kindTitles[row.joinedByKind] ?? row.joinedByKind),
  }))
  return { ...nothing, rows }
}

export const runPersons: Run<typeof persons> = async (lake, asked) => {
  const { orderKey = null, identity = null, to } = asked
  if (orderKey === null && identity === null) return listPersons(lake, asked.limit)
  const [who] = await lake.rows(person, 'persons/person', { orderKey, identity })
  if (who === undefined) return nothing
  const links = await lake.rows(link, 'persons/links_of_person', { personKey: who.personKey })
  const holds = holding(links, lake.definitions.body.identity)
  const path = to === undefined ? new Set<number>() : pathBetween(links, holds, who.identityId, to)
  const kindOf = kindsOf(links)
  const rows = links.slice(0, asked.limit).map(({ loadId, kind: _kind, isInside: _inside, ...seen }, at) => ({
    ...seen,
    kindA: kindOf(seen.identityA),
    kindB: kindOf(seen.identityB),
    holds: holds[at] ?? 'spare',
    onPath: path.has(at),
    file: lake.fileName(loadId, seen.fileNo),
    load: loadId,
  }))
  const cut = links.length > asked.limit
  const message = `The person has ${links.length} links; the first ${asked.limit} are shown, the surest first.`
  return { ...nothing, rows, warnings: cut ? [{ code: 'cut', message }] : [] }
}
