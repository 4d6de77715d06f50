import type { z } from 'zod'
import {
  createLoad,
  getLoad,
  getLoads,
  getSnapshots,
  getSources,
  type Load,
  type snapshot,
  type source,
} from '#server/routes/loads.contract.ts'
import { ApiError, problemOf } from '#ui/api/problem.ts'
import { createQuestion, type Loaded, queries } from '#ui/api/query.ts'
import { addressOf, answers200, answers202, parseAnswer, send } from '#ui/api/request.ts'

export type Snapshot = z.output<typeof snapshot>
export type Source = z.output<typeof source>
export interface Page<Item> {
  readonly items: Item[]
  readonly cursor: string | null
}

const dataKey = (workspace: string, ...rest: unknown[]) => ['workspace', workspace, 'data', ...rest]
const running = (load: Load): boolean => load.status === 'queued' || load.status === 'running'

/** Loads, newest first; asked again while one runs. */
export const createLoads = (workspace: () => string): Loaded<Page<Load>> =>
  createQuestion(() => ({
    key: dataKey(workspace(), 'loads'),
    ask: (signal) =>
      send(answers200(getLoads), { params: { workspace: workspace() }, query: { limit: 50 }, signal }),
    everyMs: (page) => (page?.items.some(running) ? 1000 : false),
  }))

/** One load, asked again until it ends. */
export const createLoadOf = (workspace: () => string, load: () => string | null): Loaded<Load> =>
  createQuestion(() => {
    const id = load()
    if (id === null) return null
    return {
      key: dataKey(workspace(), 'load', id),
      ask: (signal) => send(answers200(getLoad), { params: { workspace: workspace(), load: id }, signal }),
      everyMs: (found) => (found === undefined || running(found) ? 1000 : false),
    }
  })

/** States of the data, newest first; looked at again each minute, to say when there is a newer one. */
export const createSnapshots = (workspace: () => string, limit: number): Loaded<Page<Snapshot>> =>
  createQuestion(() => ({
    key: dataKey(workspace(), 'snapshots', limit),
    ask: (signal) =>
      send(answers200(getSnapshots), { params: { workspace: workspace() }, query: { limit }, signal }),
    everyMs: () => 60_000,
  }))

export const createSources = (workspace: () => string): Loaded<Page<Source>> =>
  createQuestion(() => ({
    key: dataKey(workspace(), 'sources'),
    ask: (signal) =>
      send(answers200(getSources), { params: { workspace: workspace() }, query: { limit: 200 }, signal }),
  }))

export const refreshData = (workspace: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: dataKey(workspace) })

export interface Upload {
  readonly files: readonly File[]
  readonly currency?: string
  readonly timeZone?: string
  readonly platform?: string
  /** Id or name of a mapping. */
  readonly mapping?: string
}

/** Sends files and answers with the load that will read them.
 * XMLHttpRequest, because fetch cannot say how much has been sent.
 * @param progress share of the bytes sent, in [0, 1] */
export function uploadFiles(
  workspace: string,
  upload: Upload,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Load> {
  const route = answers202(createLoad)
  const body = new FormData()
  for (const file of upload.files) body.append('files', file, file.name)
  for (const name of ['currency', 'timeZone', 'platform', 'mapping'] as const) {
    const text = upload[name]
    if (text) body.append(name, text)
  }
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', addressOf(route.path, { params: { workspace } }))
    call.setRequestHeader('accept', 'application/json, application/problem+json')
    call.setRequestHeader('idempotency-key', crypto.randomUUID())
    call.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    call.onerror = () =>
      reject(new ApiError('The upload broke off before an answer came. Nothing was loaded.', { status: 0 }))
    call.onabort = () =>
      reject(new ApiError('Stopped. Nothing was loaded.', { status: 0, code: 'cancelled' }))
    call.onload = () => {
      const requestId = call.getResponseHeader('x-request-id')
      if (call.status < 200 || call.status > 299)
        return reject(problemOf(call.status, call.responseText, requestId))
      try {
        resolve(parseAnswer(route.answer, call.responseText, call.status, requestId))
      } catch (error) {
        reject(error)
      }
    }
    signal.addEventListener('abort', () => call.abort(), { once: true })
    call.send(body)
  })
}
