import {
  type DefinitionsBody,
  type DefinitionsChange,
  type DefinitionsRevision,
  getDefinitions,
  getDefinitionsRevisions,
  restoreDefinitionsRevision,
  setDefinitions,
} from '#server/routes/definitions.contract.ts'
import { type Page, refreshData } from '#ui/api/data.ts'
import { createQuestion, type Loaded, queries } from '#ui/api/query.ts'
import { answers200, send } from '#ui/api/request.ts'

const keyOf = (workspace: string, ...rest: unknown[]) => [
  'workspace',
  workspace,
  'data',
  'definitions',
  ...rest,
]

/** The rules as they hold now. */
export const createDefinitions = (workspace: () => string): Loaded<DefinitionsRevision> =>
  createQuestion(() => ({
    key: keyOf(workspace()),
    ask: (signal) => send(answers200(getDefinitions), { params: { workspace: workspace() }, signal }),
  }))

/** Who changed the rules, when and what; newest first. */
export const createRevisions = (workspace: () => string): Loaded<Page<DefinitionsChange>> =>
  createQuestion(() => ({
    key: keyOf(workspace(), 'revisions'),
    ask: (signal) =>
      send(answers200(getDefinitionsRevisions), {
        params: { workspace: workspace() },
        query: { limit: 200 },
        signal,
      }),
  }))

/** Rules hold for all history, so every answer of the workspace is another one now. */
async function forget(workspace: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['workspace', workspace] })
  await refreshData(workspace)
}

export async function saveDefinitions(
  workspace: string,
  wanted: { readonly base: number; readonly body: DefinitionsBody; readonly note: string },
): Promise<DefinitionsRevision> {
  const note = wanted.note.trim()
  const body = { base: wanted.base, body: wanted.body, ...(note === '' ? {} : { note }) }
  const made = await send(answers200(setDefinitions), { params: { workspace }, body })
  await forget(workspace)
  return made
}

export async function restoreDefinitions(
  workspace: string,
  wanted: { readonly base: number; readonly revision: number },
): Promise<DefinitionsRevision> {
  const params = { workspace, revision: String(wanted.revision) }
  const made = await send(answers200(restoreDefinitionsRevision), { params, body: { base: wanted.base } })
  await forget(workspace)
  return made
}
