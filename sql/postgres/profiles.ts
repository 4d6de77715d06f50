import type { Tx } from './database.ts'

export async function saveProfile(tx: Tx, profile: { accountId: string; name: string }): Promise<void> {
  await tx
    .insertInto('app.profiles')
    .values(profile)
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ name: profile.name }))
    .execute()
}

export const findProfile = (tx: Tx, accountId: string) =>
  tx.selectFrom('app.profiles').selectAll().where('accountId', '=', accountId).executeTakeFirst()
