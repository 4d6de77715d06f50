import {
  createErasure,
  type Erasure,
  type ErasureRequestBody,
  getErasures,
} from '#server/routes/erasures.contract.ts'
import {
  getOriginalLines,
  getRetention,
  type OriginalLines,
  setRetention,
} from '#server/routes/originals.contract.ts'
import { createQuestion, type Loaded, queries } from '#ui/api/query.ts'
import { answers200, answers202, send } from '#ui/api/request.ts'

const keyOf = (workspace: string, what: string) => ['workspace', workspace, 'data', what]
const isOpen = (erasure: Erasure) => erasure.status === 'queued' || erasure.status === 'running'

/** Erasures newest first; asked again while one goes on. */
export const createErasures = (workspace: () => string): Loaded<{ items: Erasure[] }> =>
  createQuestion(() => ({
    key: keyOf(workspace(), 'erasures'),
    ask: (signal) => send(answers200(getErasures), { params: { workspace: workspace() }, signal }),
    everyMs: (found) => (found?.items.some(isOpen) === true ? 1000 : false),
  }))

export async function erasePerson(workspace: string, wanted: ErasureRequestBody): Promise<Erasure> {
  const made = await send(answers202(createErasure), { params: { workspace }, body: wanted })
  await queries.invalidateQueries({ queryKey: keyOf(workspace, 'erasures') })
  return made
}

export const createRetention = (workspace: () => string): Loaded<{ originalsDays: number }> =>
  createQuestion(() => ({
    key: keyOf(workspace(), 'retention'),
    ask: (signal) => send(answers200(getRetention), { params: { workspace: workspace() }, signal }),
  }))

export async function saveRetention(workspace: string, originalsDays: number): Promise<void> {
  await send(answers200(setRetention), { params: { workspace }, body: { originalsDays } })
  await queries.invalidateQueries({ queryKey: keyOf(workspace, 'retention') })
}

/** @property load  number of the load
 *  @property file  number of the file in the load, or its name */
export interface SourcePlace {
  readonly load: number
  readonly file: number | string
  readonly line: number
}

/** The lines round one of a loaded file, as it is kept without persons; null asks nothing. */
export const createSourceLines = (
  workspace: () => string,
  place: () => SourcePlace | null,
): Loaded<OriginalLines> =>
  createQuestion(() => {
    const wanted = place()
    if (wanted === null) return null
    const { load, file, line } = wanted
    return {
      key: ['workspace', workspace(), 'lines', load, file, line],
      ask: (signal) =>
        send(answers200(getOriginalLines), {
          params: { workspace: workspace(), load: String(load), file: String(file) },
          query: { from: Math.max(1, line - 2), count: 7 },
          signal,
        }),
    }
  })
