import type { Tx } from './database.ts'

export interface NewOrganization {
  readonly id: string
  readonly name: string
  readonly kind: 'brand' | 'agency'
}

export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<void> {
  await tx.insertInto('app.organizations').values(organization).execute()
}

/** Organizations in which the actor is a member; all of them for a machine. */
export const listOrganizations = (tx: Tx) =>
  tx.selectFrom('app.organizations').selectAll().orderBy('id').execute()

/** @param lock hold the row until the transaction ends */
export const findOrganization = (tx: Tx, id: string, lock?: 'lock') =>
  tx
    .selectFrom('app.organizations')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
