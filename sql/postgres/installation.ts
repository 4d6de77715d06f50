import type { Tx } from './database.ts'

/** A fact about the installation; null when it is not known. */
export async function findFact(tx: Tx, key: string): Promise<string | null> {
  const found = await tx
    .selectFrom('app.installation')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst()
  return found?.value ?? null
}

/** Needs the context of a machine. */
export async function saveFact(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insertInto('app.installation')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
