import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { defaultDefinitions } from '#engine/definitions.ts'
import { openInstance, quoted } from '#engine/duck/instance.ts'
import { brandCurrency, brandZone } from '#engine/generate/options.ts'
import type { LakeFile, Snapshot } from '#engine/lake/snapshot.ts'
import { computeLoad } from '#jobs/load/compute.ts'
import type { Identifier, Input, Parent } from '#jobs/load/context.ts'
import type { LoadReport } from '#jobs/load/report.ts'
import { lakeOf } from '#jobs/load/write-tables.ts'
import { normalise } from '#server/host/vault/normalise.ts'

/** Loads files into an empty lake by the computation that the load job runs in its child, and opens them as a snapshot.
 * Identities are given here from a map; the job gives them from PostgreSQL.
 * @param staging  an empty folder; the lake's files stay in it */
export async function loadInto(
  staging: string,
  paths: readonly string[],
): Promise<{ report: LoadReport; snapshot: Snapshot }> {
  const inputs = await Promise.all(paths.map(inputOf))
  const { written, report } = await computeLoad(
    {
      inputs,
      // Shopify's product and sales files do not say their currency.
      options: { currency: brandCurrency },
      loadNumber: 1,
      startedAt: '2026-12-01T00:00:00Z',
      timeZone: brandZone,
      currency: brandCurrency,
      ownHosts: defaultDefinitions.ownHosts,
      paymentHosts: defaultDefinitions.paymentHosts,
      countPending: true,
      existing: [],
      staging,
    },
    parentWithoutDatabase(),
  )
  const files = await Promise.all(
    written.added.map(async (file): Promise<LakeFile> => {
      const path = join(lakeOf(staging), file.path)
      return { ...file, path, ...(await fingerprint(path)) }
    }),
  )
  const snapshot: Snapshot = {
    workspace: {
      id: 'ws_benchbenchbench',
      slug: 'bench',
      name: 'Bench',
      timeZone: brandZone,
      currency: brandCurrency,
    },
    number: 1,
    committedAt: '2026-12-01T00:00:00Z',
    definitions: { revision: 1, body: defaultDefinitions },
    files,
    projections: [],
    loadedFiles: inputs.map(({ fileNo, name }) => ({ loadId: 1, fileNo, name })),
  }
  return { report, snapshot }
}

function parentWithoutDatabase(): Parent {
  const known = new Map<string, number>()
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  const idOf = ({ kind, value }: Identifier) => {
    const normal = normalise(kind, value)
    if (normal === null) return null
    const key = `${kind} ${normal}`
    const id = known.get(key) ?? next()
    known.set(key, id)
    return id
  }
  return {
    identify: async (identifiers) => identifiers.map(idOf),
    freshIdentities: async (count) => {
      const first = last + 1
      last += count
      return first
    },
    chooseSource: async ({ platform, currency }) => ({
      id: platform,
      name: platform,
      account: platform,
      timeZone: brandZone,
      currency,
    }),
    progress: () => {},
  }
}

async function inputOf(path: string, at: number): Promise<Input> {
  return { fileNo: at + 1, name: basename(path), path, ...(await fingerprint(path)) }
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') }
}

/** Reads every cell of the files as text with DuckDB and keeps none: what any loader must pay at the least. */
export async function parseOnly(paths: readonly string[]): Promise<void> {
  await using instance = await openInstance({ timeZone: brandZone })
  for (const path of paths)
    await instance.connection.run(
      `select max(length(columns(*))) from read_csv(${quoted(path)}, all_varchar = true, null_padding = true, strict_mode = false)`,
    )
}
