import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

/** `file → import`: arrows that the house does not have. */
const forbidden = [
  'engine/cohorts/run.ts → ../lake/tables.ts',
  'engine/cohorts/run.ts → ./sub/kernel.ts',
  'engine/cohorts/run.ts → ./kernel',
  'engine/cohorts/run.ts → #engine/lake/tables',
  'engine/cohorts/run.ts → #sql/postgres/loads.ts',
  'engine/cohorts/run.ts → #server/host/config.ts',
  'engine/cohorts/run.ts → #jobs/queue.ts',
  'engine/cohorts/run.ts → #ui/format/money.ts',
  'engine/cohorts/run.ts → #fixtures/lake.ts',
  'engine/cohorts/run.ts → #bench/main.ts',
  'engine/cohorts/run.ts → @duckdb/node-api',
  'engine/cohorts/run.ts → pg',
  'engine/cohorts/run.ts → hono',
  'engine/cohorts/run.ts → bullmq',
  'engine/cohorts/run.ts → node:http',
  'engine/duck/duck.ts → pg',
  'engine/duck/duck.ts → #server/host/config.ts',
  'engine/cohorts/contract.ts → #engine/cohorts/run.ts',
  'engine/cohorts/contract.ts → ./kernel.ts',
  'engine/cohorts/contract.ts → node:fs',
  'engine/contracts.ts → #engine/catalog.ts',
  'engine/columns.ts → node:fs',
  'server/routes/loads.contract.ts → hono',
  'server/routes/loads.contract.ts → #server/routes/loads.ts',
  'server/routes/loads.contract.ts → node:fs',
  'jobs/refresh/contract.ts → ./run.ts',
  'sql/load.ts → #engine/errors.ts',
  'sql/postgres/loads.ts → #server/host/config.ts',
  'sql/postgres/loads.ts → hono',
  'jobs/refresh/run.ts → #server/routes/loads.ts',
  'jobs/refresh/run.ts → #server/app.ts',
  'jobs/refresh/run.ts → #ui/main.tsx',
  'jobs/refresh/run.ts → #fixtures/lake.ts',
  'jobs/refresh/run.ts → @duckdb/node-api',
  'jobs/refresh/run.ts → better-auth',
  'jobs/refresh/run.ts → bullmq',
  'jobs/refresh/run.ts → yauzl',
  'jobs/load/stage.ts → #server/auth/auth.ts',
  'jobs/load/stage.ts → bullmq',
  'server/routes/loads.ts → #jobs/load/run.ts',
  'server/routes/loads.ts → #jobs/worker.ts',
  'server/routes/loads.ts → #ui/main.tsx',
  'server/routes/loads.ts → #fixtures/lake.ts',
  'server/routes/loads.ts → better-auth',
  'server/routes/loads.ts → better-auth/plugins',
  'server/routes/loads.ts → @better-auth/sso',
  'server/routes/loads.ts → @duckdb/node-api',
  'server/routes/loads.ts → stripe',
  'server/auth/auth.ts → stripe',
  'server/billing/billing.ts → better-auth',
  'server/host/write.ts → #server/app.ts',
  'server/host/write.ts → #server/auth/auth.ts',
  'server/host/write.ts → #jobs/queue.ts',
  'server/host/write.ts → hono',
  'server/cli/main.ts → #ui/main.tsx',
  'server/cli/main.ts → @duckdb/node-api',
  'ui/sources/page.tsx → #engine/attribution/run.ts',
  'ui/sources/page.tsx → #engine/analyze.ts',
  'ui/sources/page.tsx → #server/routes/loads.ts',
  'ui/sources/page.tsx → #server/host/config.ts',
  'ui/sources/page.tsx → #jobs/load/contract.ts',
  'ui/sources/page.tsx → #sql/load.ts',
  'ui/sources/page.tsx → echarts/core',
  'ui/sources/page.tsx → node:fs',
  'ui/sources/page.tsx → @hono/zod-openapi',
  'ui/chart/chart.tsx → #server/app.ts',
  'fixtures/lake.ts → #server/host/config.ts',
  'fixtures/lake.ts → #jobs/load/run.ts',
  'fixtures/lake.ts → #ui/main.tsx',
  'fixtures/lake.ts → @duckdb/node-api',
  'bench/main.ts → ../engine/analyze.ts',
  'engine/cohorts/run.test.ts → ../analyze.ts',
]

/** `file → import`: arrows that the house has. */
const allowed = [
  'server/routes/loads.contract.ts → #jobs/load/mapping/targets.contract.ts',
  'engine/cohorts/run.ts → ./kernel.ts',
  'engine/cohorts/run.ts → #engine/lake/tables.ts',
  'engine/cohorts/run.ts → #engine/errors.ts',
  'engine/cohorts/run.ts → #sql/load.ts',
  'engine/cohorts/run.ts → zod',
  'engine/cohorts/run.ts → temporal-polyfill',
  'engine/cohorts/run.ts → node:fs/promises',
  'engine/duck/duck.ts → @duckdb/node-api',
  'engine/cohorts/contract.ts → zod',
  'engine/cohorts/contract.ts → #engine/analysis.ts',
  'engine/cohorts/contract.ts → #engine/columns.ts',
  'engine/cohorts/contract.ts → #engine/attribution/contract.ts',
  'engine/contracts.ts → #engine/attribution/contract.ts',
  'server/routes/loads.contract.ts → @hono/zod-openapi',
  'server/routes/loads.contract.ts → #engine/contracts.ts',
  'sql/load.ts → node:fs',
  'sql/postgres/loads.ts → kysely',
  'jobs/refresh/run.ts → #engine/analyze.ts',
  'jobs/refresh/run.ts → #sql/postgres/loads.ts',
  'jobs/refresh/run.ts → #server/host/config.ts',
  'jobs/refresh/run.ts → #server/host/pool/pool.ts',
  'jobs/load/stage.ts → @duckdb/node-api',
  'jobs/queue.ts → bullmq',
  'jobs/worker.ts → bullmq',
  'server/routes/loads.ts → #jobs/queue.ts',
  'server/routes/loads.ts → #jobs/load/contract.ts',
  'server/routes/loads.ts → #engine/analyze.ts',
  'server/routes/loads.ts → #sql/postgres/loads.ts',
  'server/routes/loads.ts → hono/streaming',
  'server/auth/auth.ts → better-auth',
  'server/auth/auth.ts → better-auth/plugins',
  'server/billing/billing.ts → stripe',
  'server/host/write.ts → kysely',
  'server/host/write.ts → #sql/postgres/loads.ts',
  'server/host/pool/pool.ts → #engine/errors.ts',
  'server/cli/main.ts → #jobs/load/run.ts',
  'server/start.ts → #jobs/main.ts',
  'ui/sources/page.tsx → #engine/attribution/contract.ts',
  'ui/sources/page.tsx → #engine/contracts.ts',
  'ui/sources/page.tsx → #server/routes/loads.contract.ts',
  'ui/sources/page.tsx → #ui/chart/chart.tsx',
  'ui/sources/page.tsx → solid-js/web',
  'ui/chart/chart.tsx → echarts/core',
  'fixtures/lake.ts → #engine/duck/duck.ts',
  'fixtures/lake.ts → #sql/load.ts',
  'bench/main.ts → #server/host/config.ts',
  'bench/main.ts → @duckdb/node-api',
  'engine/cohorts/run.test.ts → #server/host/config.ts',
  'fixtures/data/load.ts → #jobs/load/run.ts',
]

/** Source that one rule of the house refuses, where it is refused, and the rule. */
const refused = [
  ['engine/a.ts', 'export const kind = (value: unknown) => value as string', 'plugin'],
  ['engine/a.ts', 'export const kind = (value: unknown) => <string>value', 'plugin'],
  ['engine/a.ts', 'export const now = () => Date.now()', 'plugin'],
  ['engine/a.ts', 'export const now = () => new Date()', 'plugin'],
  ['engine/a.ts', 'export const draw = () => Math.random()', 'plugin'],
  ['engine/a.ts', 'export const home = () => process.env.HOME', 'lint/style/noProcessEnv'],
  ['server/app.ts', 'export const home = () => process.env.HOME', 'lint/style/noProcessEnv'],
  ['server/app.ts', 'export const loose = (value: any) => value', 'lint/suspicious/noExplicitAny'],
  [
    'server/app.ts',
    'export const first = (list: string[]) => list[0]!.length',
    'lint/style/noNonNullAssertion',
  ],
  ['server/app.ts', 'export default 1', 'lint/style/noDefaultExport'],
  ['server/app.ts', "export * from './problem.ts'", 'lint/performance/noReExportAll'],
  ['server/app.ts', "export { problem } from './problem.ts'", 'lint/performance/noBarrelFile'],
  ['server/app.ts', 'export enum Role { owner }', 'lint/style/noEnum'],
  ['engine/b.ts', "import type { C } from './c.ts'\nexport type B = C", 'lint/suspicious/noImportCycles'],
  ['server/loadReport.ts', 'export const one = 1', 'lint/style/useFilenamingConvention'],
  ['server/app.ts', `export const long = [\n${'  1,\n'.repeat(300)}]`, 'lint/style/noExcessiveLinesPerFile'],
  [
    'server/app.ts',
    `export function long() {\n${'  globalThis.name\n'.repeat(51)}}`,
    'lint/complexity/noExcessiveLinesPerFunction',
  ],
  ['server/app.test.ts', "test.only('one', () => expect(1).toBe(1))", 'lint/suspicious/noFocusedTests'],
  ['server/app.test.ts', "test.skip('one', () => expect(1).toBe(1))", 'lint/suspicious/noSkippedTests'],
  [
    'jobs/a.ts',
    'const save = async () => 1\nexport function run() {\n  save()\n}',
    'lint/nursery/noFloatingPromises',
  ],
  [
    'ui/card.tsx',
    'export function Card({ title }: { title: string }) { return <p>{title}</p> }',
    'lint/correctness/noSolidDestructuredProps',
  ],
] as const

const permitted = [
  ['server/wait.ts', "import { setTimeout as wait } from 'node:timers/promises'\nexport const later = wait"],
  ['engine/a.ts', 'export const day = (millis: number) => new Date(millis)'],
  ['engine/a.ts', "export const kinds = ['click', 'view'] as const"],
  ['server/host/config.ts', 'export const home = () => process.env.HOME'],
  ['vitest.config.ts', 'export default 1'],
] as const

const report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }).nullish() }).nullish(),
    }),
  ),
})
type Diagnostics = z.infer<typeof report>['diagnostics']

const arrows = [...forbidden, ...allowed].map((arrow) => arrow.split(' → '))
const importsOf = (file: string) =>
  arrows.flatMap(([from, to]) => (from === file && to !== undefined ? [to] : []))
const files = [...new Set(arrows.flatMap(([file]) => file ?? []))].sort()

/** The same room, a folder of its own: `engine/a.ts` → `engine/case-3/a.ts`. */
const ownFolder = (path: string, index: number) => path.replace('/', `/case-${index}/`)

const scratch = mkdtempSync(join(tmpdir(), 'omnitrack-house-'))
let diagnostics: Diagnostics = []

const put = (path: string, source: string) => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true })
  writeFileSync(join(scratch, path), `${source}\n`)
}
const at = (path: string) => diagnostics.filter((diagnostic) => diagnostic.location?.path === path)

beforeAll(() => {
  for (const part of ['biome.json', '.biome', '.gitignore', 'package.json']) {
    cpSync(join(import.meta.dirname, part), join(scratch, part), { recursive: true })
  }
  for (const file of files) {
    put(
      file,
      importsOf(file)
        .map((specifier, index) => `import { name${index} } from '${specifier}'`)
        .join('\n'),
    )
  }
  for (const [index, [path, source]] of refused.entries()) put(ownFolder(path, index), source)
  for (const [path, source] of permitted) put(path, source)
  put(
    ownFolder(
      'engine/c.ts',
      refused.findIndex(([path]) => path === 'engine/b.ts'),
    ),
    "export type { B as C } from './b.ts'",
  )
  const biome = join(import.meta.dirname, 'node_modules', '.bin', 'biome')
  const run = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: scratch,
    encoding: 'utf8',
  })
  diagnostics = report.parse(JSON.parse(run.stdout)).diagnostics
})
afterAll(() => rmSync(scratch, { recursive: true }))

test.each(files)('%s may import what the arrows say and nothing else', (file) => {
  const lines = at(file)
    .filter((diagnostic) => diagnostic.category === 'lint/style/noRestrictedImports')
    .map((diagnostic) => diagnostic.location?.start?.line)
  const refusedHere = importsOf(file).filter((_, index) => lines.includes(index + 1))
  expect(refusedHere).toEqual(
    forbidden.flatMap((arrow) => (arrow.startsWith(`${file} → `) ? [arrow.split(' → ')[1]] : [])),
  )
})

test.each(
  refused.map(([path, source, rule], index) => ({
    rule,
    path: ownFolder(path, index),
    line: source.slice(0, 60),
  })),
)('$rule refuses $line in $path', ({ rule, path }) => {
  expect(at(path).map((diagnostic) => diagnostic.category)).toContain(rule)
})

test.each(permitted)('%s may say %s', (path) => {
  const rules = refused.map(([, , rule]) => String(rule))
  expect(at(path).filter((diagnostic) => rules.includes(diagnostic.category))).toEqual([])
})
