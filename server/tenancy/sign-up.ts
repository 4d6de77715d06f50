import type { Account } from '#server/auth/auth.ts'
import type { Actor } from '#server/host/actor.ts'
import { adoptLocalOrganization } from '#server/host/workspaces.ts'
import { read, write } from '#server/host/write.ts'
import type { Db } from '#sql/postgres/database.ts'
import { findFact, saveFact } from '#sql/postgres/installation.ts'
import { findProfile, saveProfile } from '#sql/postgres/profiles.ts'
import { facts } from './facts.ts'

const reception: Actor = { kind: 'system', job: 'reception' }

/** The first person to sign up operates the installation; until then the demo's login does. */
async function takeOperation(db: Db, accountId: string): Promise<void> {
  await write(db, reception, 'own', { action: 'installation.operator' }, async ({ tx, describe }) => {
    const operator = await findFact(tx, facts.operator)
    const demo = await findFact(tx, facts.demoAccount)
    describe(operator ?? accountId)
    if (operator !== null && operator !== demo) return
    await saveFact(tx, facts.operator, accountId)
    describe(accountId)
  })
}

/** What a new account needs besides a login. Safe to repeat: signing in finishes what a broken sign-up left undone.
 * @param onLoopback whether only this machine reaches us: then the first person takes over what the CLI made */
export async function receive(db: Db, account: Account, onLoopback: boolean): Promise<void> {
  const actor: Actor = { kind: 'account', accountId: account.id }
  const known = await read(db, actor, {}, (tx) => findProfile(tx, account.id))
  if (known !== undefined) return
  await takeOperation(db, account.id)
  if (onLoopback) await adoptLocalOrganization(db, account.id)
  // Last, because it marks that all of this is done.
  await write(db, actor, 'own', { action: 'profile.created' }, async ({ tx, describe }) => {
    await saveProfile(tx, { accountId: account.id, name: account.name })
    describe(account.id)
  })
}
