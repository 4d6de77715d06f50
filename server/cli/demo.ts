import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Definitions } from '#engine/definitions.ts'
import { writeDemoExports } from '#engine/generate/demo.ts'
import { brandCurrency, brandZone } from '#engine/generate/options.ts'
import { loadFiles } from '#jobs/load/run.ts'
import type { Account, Auth } from '#server/auth/auth.ts'
import type { Actor } from '#server/host/actor.ts'
import { readDefinitions, reviseDefinitions } from '#server/host/definitions.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { privateFile } from '#server/host/private-file.ts'
import { createOrganization, createWorkspace } from '#server/host/workspaces.ts'
import { read, write } from '#server/host/write.ts'
import { Refusal } from '#server/problem.ts'
import { facts } from '#server/tenancy/facts.ts'
import { receive } from '#server/tenancy/sign-up.ts'
import { findFact, saveFact } from '#sql/postgres/installation.ts'

export interface DemoLogin {
  readonly email: string
  readonly password: string
  readonly passwordFile: string
}

const email = 'demo@omnitrackiq.example'
const brand = 'Halden & Co'
const seed = 7
const system: Actor = { kind: 'system', job: 'demo' }

export function demoLogin(home: string): DemoLogin {
  const passwordFile = join(home, 'demo-password')
  const password = privateFile(passwordFile, () => randomBytes(12).toString('base64url')).trim()
  return { email, password, passwordFile }
}

const fact = (host: Host, name: string): Promise<string | null> =>
  read(host.db, system, {}, (tx) => findFact(tx, name))

const keepFact = (host: Host, name: string, value: string): Promise<null> =>
  write(host.db, system, 'own', { action: 'demo.made' }, async ({ tx, describe }) => {
    await saveFact(tx, name, value)
    describe(value)
    return null
  })

/** The demo's account, made unless it exists. */
async function accountOf(auth: Auth, login: DemoLogin): Promise<Account> {
  const { password } = login
  try {
    return (await auth.signUp({ name: 'Demo', email, password }, new Headers())).account
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    return (await auth.signIn({ email, password, remember: false }, new Headers())).account
  }
}

async function workspaceOf(host: Host, auth: Auth, login: DemoLogin): Promise<{ id: string; owner: Actor }> {
  const account = await accountOf(auth, login)
  const owner: Actor = { kind: 'account', accountId: account.id }
  await keepFact(host, facts.demoAccount, account.id)
  await receive(host.db, account, false)
  const known = await fact(host, facts.demoWorkspace)
  if (known !== null) return { id: known, owner }
  const organization = await createOrganization(host.db, owner, { name: brand, kind: 'brand' })
  const place = { organizationId: organization.id, name: brand, timeZone: brandZone, currency: brandCurrency }
  const { id } = await createWorkspace(host.db, owner, place)
  await keepFact(host, facts.demoWorkspace, id)
  return { id, owner }
}

export interface DemoProgress {
  /** There is something to do. */
  begin(): void
  set(share: number, what: string): void
}

/** What an order of the brand costs beyond its goods. The shop's product file states costs of today only. */
const costs: Definitions['costs'] = {
  beforeFirstCost: 'firstCost',
  orderCosts: [
    {
      validFrom: '2020-01-01',
      paymentFeeShare: 0.029,
      paymentFeeFixed: '0.30',
      shippingPerOrder: '5.80',
      otherShare: 0.02,
    },
  ],
}

async function setCosts(host: Host, owner: Actor, workspaceId: string): Promise<void> {
  const { revision, body } = await readDefinitions(host, owner, workspaceId)
  await reviseDefinitions(host, owner, workspaceId, {
    base: revision,
    body: { ...body, costs },
    note: 'What an order costs',
  })
}

/** Loads the demo brand through the real loading path, unless it is there. Started again after it was cut off, it goes on.
 * @param until day after the brand's last */
export async function seedDemo(
  host: Host,
  auth: Auth,
  until: string,
  progress: DemoProgress,
  signal: AbortSignal,
): Promise<DemoLogin> {
  const login = demoLogin(host.config.home)
  if ((await fact(host, facts.demoLoaded)) !== null) return login
  progress.begin()
  const { id, owner } = await workspaceOf(host, auth, login)
  const folder = mkdtempSync(join(tmpdir(), 'omnitrack-demo-'))
  try {
    progress.set(0, 'writing the files of a demo brand')
    const loads = await writeDemoExports(folder, { seed, until })
    for (const [at, paths] of loads.entries()) {
      const files = paths.map((path) => ({ name: basename(path), path }))
      const tell = (share: number) =>
        progress.set(0.3 + (0.7 * (at + share)) / loads.length, 'loading the demo brand')
      const { report } = await loadFiles(host, owner, {
        workspaceId: id,
        files,
        options: {},
        signal,
        progress: tell,
      })
      const refused = report.files.find((file) => file.status === 'refused')
      if (refused !== undefined) {
        const why = refused.faults[0]?.message ?? 'no reason given'
        throw new HostError('unavailable', `The demo brand could not be loaded: ${refused.name}: ${why}`)
      }
    }
    await setCosts(host, owner, id)
    await keepFact(host, facts.demoLoaded, until)
    return login
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
