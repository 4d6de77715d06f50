import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface NewWorkspace {
  readonly id: string
  readonly organizationId: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
}

export async function insertWorkspace(tx: Tx, workspace: NewWorkspace): Promise<void> {
  await tx.insertInto('app.workspaces').values(workspace).execute()
}

/** Workspaces that the actor may enter, by name. */
export const listWorkspaces = (tx: Tx) =>
  tx.selectFrom('app.workspaces').selectAll().orderBy('name').orderBy('id').execute()

/** By id, slug or a slug that it had; undefined when the actor may not enter it. */
export const findWorkspace = (tx: Tx, idOrSlug: string) =>
  tx
    .selectFrom('app.workspaces')
    .selectAll()
    .where((expression) =>
      expression.or([
        expression('id', '=', idOrSlug),
        expression('slug', '=', idOrSlug),
        expression(
          'id',
          'in',
          expression
            .selectFrom('app.oldSlugs')
            .select('workspaceId')
            .where('app.oldSlugs.slug', '=', idOrSlug),
        ),
      ]),
    )
    .executeTakeFirst()

/** Whether any workspace of the installation has or had it. */
export async function slugIsTaken(tx: Tx, slug: string): Promise<boolean> {
  const answer = await sql<{ taken: boolean }>`select app.slug_is_taken(${slug}) as taken`.execute(tx)
  return answer.rows[0]?.taken === true
}

/** Keeps the old slug, so that it leads to the new one. */
export async function changeSlug(tx: Tx, workspaceId: string, from: string, slug: string): Promise<void> {
  await tx.insertInto('app.oldSlugs').values({ slug: from, workspaceId }).execute()
  await tx.updateTable('app.workspaces').set({ slug }).where('id', '=', workspaceId).execute()
}

export async function renameWorkspace(tx: Tx, workspaceId: string, name: string): Promise<void> {
  await tx.updateTable('app.workspaces').set({ name }).where('id', '=', workspaceId).execute()
}
