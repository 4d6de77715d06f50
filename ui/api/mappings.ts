import {
  changeMapping,
  createMapping,
  deleteMapping,
  getMappings,
  type Mapping,
  type MappingProposal,
  type NamedMapping,
  proposeMapping,
} from '#server/routes/mappings.contract.ts'
import { type Page, refreshData } from '#ui/api/data.ts'
import { ApiError, problemOf } from '#ui/api/problem.ts'
import { createQuestion, type Loaded } from '#ui/api/query.ts'
import { addressOf, answers200, answers201, answersNothing, parseAnswer, send } from '#ui/api/request.ts'

/** Mappings of the workspace, by name. */
export const createMappings = (workspace: () => string): Loaded<Page<Mapping>> =>
  createQuestion(() => ({
    key: ['workspace', workspace(), 'data', 'mappings'],
    ask: (signal) =>
      send(answers200(getMappings), { params: { workspace: workspace() }, query: { limit: 200 }, signal }),
  }))

/** Makes a mapping, or changes the one with this id. */
export async function keepMapping(
  workspace: string,
  said: NamedMapping,
  id: string | null,
): Promise<Mapping> {
  const kept =
    id === null
      ? await send(answers201(createMapping), { params: { workspace }, body: said })
      : await send(answers200(changeMapping), { params: { workspace, mapping: id }, body: said })
  await refreshData(workspace)
  return kept
}

export async function dropMapping(workspace: string, id: string): Promise<void> {
  await send(answersNothing(deleteMapping), { params: { workspace, mapping: id } })
  await refreshData(workspace)
}

/** A file that is larger is looked at up to here. */
export const lookedBytes = 8 * 1024 ** 2

/** The beginning of a file up to a whole line; the file itself when it is small. */
async function beginningOf(file: File): Promise<Blob> {
  if (file.size <= lookedBytes) return file
  const bytes = new Uint8Array(await file.slice(0, lookedBytes).arrayBuffer())
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const end = bytes.lastIndexOf(0x0a) + (isUtf16 ? 2 : 1)
  return file.slice(0, end > 1 ? end : lookedBytes)
}

/** What a file's columns are taken for and what loading it would come to. Nothing of it is kept.
 * @param said a mapping that is previewed as it is; null: one is proposed */
export async function lookAt(
  workspace: string,
  file: File,
  said: Omit<NamedMapping, 'name'> | null,
  target: NamedMapping['target'] | null,
  signal: AbortSignal,
): Promise<MappingProposal> {
  const route = answers200(proposeMapping)
  const body = new FormData()
  body.append('files', await beginningOf(file), file.name)
  if (said !== null) body.append('mapping', JSON.stringify(said))
  if (target !== null) body.append('target', target)
  const address = addressOf(route.path, { params: { workspace } })
  const response = await fetch(address, { method: 'POST', body, signal, credentials: 'same-origin' }).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause
      throw new ApiError('The file did not reach us. Check that you are online.', { status: 0, cause })
    },
  )
  const text = await response.text()
  const requestId = response.headers.get('x-request-id')
  if (!response.ok) throw problemOf(response.status, text, requestId)
  return parseAnswer(route.answer, text, response.status, requestId)
}
