import { join } from 'node:path'
import { z } from 'zod'
import { type Ask, readPersons } from '#engine/identity/fill-persons.ts'
import { beginningUs, endUs, type PersonRange } from '#engine/identity/persons.ts'
import { Database } from '#jobs/load/database.ts'
import { TableFiles } from '#jobs/load/table-files.ts'
import { eraseOriginals } from './erase-originals.ts'
import { type Erased, type EraseRequest, tablesOfPersons } from './messages.ts'

const counts = z.object({ orders: z.number(), touchpoints: z.number(), own: z.number() })
const found = z.object({ path: z.string() })
const line = z.object({ loadId: z.number(), fileNo: z.number(), line: z.number() })

/** @property ranges  when an identity is the person
 *  @property whole   identities that always are */
interface Whom {
  readonly ranges: readonly Omit<PersonRange, 'personKey'>[]
  readonly whole: readonly number[]
}

/** The person that the seeds belong to, by all links: a browser that several buyers used is the person at times. */
export function whomOf(seeds: readonly number[], persons: readonly PersonRange[]): Whom {
  const wanted = new Set(seeds)
  const keys = new Set(seeds)
  for (const range of persons) if (wanted.has(range.identityId)) keys.add(range.personKey)
  const listed = persons.filter((range) => keys.has(range.personKey))
  const elsewhere = new Set(persons.map((range) => range.identityId))
  const own = [...keys].filter((key) => !elsewhere.has(key))
  const ranges = [
    ...listed,
    ...own.map((identityId) => ({ identityId, fromUs: beginningUs, untilUs: endUs })),
  ]
  const whole = ranges.filter((range) => range.fromUs === beginningUs && range.untilUs === endUs)
  return { ranges, whole: [...new Set(whole.map((range) => range.identityId))].sort((a, b) => a - b) }
}

/** Writes the files of every snapshot that tell of a person anew, without that person. Touches nothing outside of the
 * staging folder.
 * @param fresh first of as many new identities */
export async function computeErasure(
  request: EraseRequest,
  fresh: (count: number) => Promise<number>,
): Promise<Erased> {
  const { staging, timeZone } = request
  const readable = request.files.map((file) => file.path)
  await using database = await Database.open({ staging, timeZone, readable, isLarge: true })
  const files = new TableFiles(
    request.files.map((file) => ({ ...file, bytes: 0, rows: 0, sha256: '', minDay: null, maxDay: null })),
    staging,
  )
  await files.prepare(database)
  await database.run('erase/links', { files: files.of('identity_links') })
  const ask: Ask = (schema, name, parameters) => database.rows(schema, name, parameters)
  const whom = whomOf(request.seeds, await readPersons(ask, request.rules))
  await markRows(database, files, whom)
  const { own, ...sums } = await database.row(counts, 'erase/counts')
  const firstIdentity = own > 0 ? await fresh(own) : 0
  return {
    ...sums,
    identities: [...whom.whole],
    files: await writeFiles(database, files, staging, firstIdentity),
    originals: eraseOriginals(
      request,
      await database.rows(line, 'erase/lines', {
        orderLines: files.of('order_lines'),
        customers: files.of('customers'),
      }),
    ),
  }
}

async function markRows(database: Database, files: TableFiles, whom: Whom): Promise<void> {
  await database.run('erase/ranges', {
    identityIds: whom.ranges.map((range) => range.identityId),
    fromUs: whom.ranges.map((range) => range.fromUs),
    untilUs: whom.ranges.map((range) => range.untilUs),
  })
  await database.run('erase/whole', { identityIds: whom.whole })
  await database.run('erase/orders', { files: files.of('orders') })
  await database.run('erase/touches', { files: files.of('touchpoints') })
  await database.run('erase/own_numbers')
}

async function writeFiles(
  database: Database,
  files: TableFiles,
  staging: string,
  firstIdentity: number,
): Promise<Erased['files']> {
  const written: Erased['files'] = []
  for (const table of tablesOfPersons) {
    const touched = await database.rows(found, `erase/files_of_${table}`, { files: files.of(table) })
    for (const { path: replaces } of touched) {
      const path = join(staging, `erased-${written.length}.parquet`)
      await database.run(`erase/write_${table}`, { files: [replaces], firstIdentity, path })
      const { count } = await database.row(z.object({ count: z.number() }), 'load/read/parquet_count', {
        files: [path],
      })
      written.push({ replaces, path, rows: count })
    }
  }
  return written
}
