import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { EngineError, type EngineErrorCode } from '#engine/errors.ts'
import { HostError, type HostErrorCode } from '#server/host/errors.ts'
import type { Problem } from './route.ts'

/** What only HTTP can find wrong. */
const refusalCodes = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'foreign_origin',
  'too_large',
  'unsupported_media_type',
  'not_acceptable',
  'too_many_requests',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

type ProblemStatus = 400 | 401 | 403 | 404 | 406 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 504
type Kind = { readonly code: string; readonly status: ProblemStatus; readonly title: string }

const kind = <const Code extends string>(code: Code, status: ProblemStatus, title: string) => ({
  code,
  status,
  title,
})

const invalidRequest = kind('invalid_request', 400, 'The request is not valid')
const forbidden = kind('forbidden', 403, 'Not allowed')
const notFound = kind('not_found', 404, 'Not found')
const conflict = kind('conflict', 409, 'It conflicts with what is there')
const damagedFile = kind('damaged_file', 500, 'A data file is damaged')
const failed = kind('failed', 500, 'It failed on our side')

const refusals: Readonly<Record<RefusalCode, Kind>> = {
  invalid_request: invalidRequest,
  unauthenticated: kind('unauthenticated', 401, 'Nobody is signed in'),
  forbidden,
  not_found: notFound,
  conflict,
  foreign_origin: kind('foreign_origin', 403, 'The request comes from another site'),
  too_large: kind('too_large', 413, 'The body is too large'),
  unsupported_media_type: kind('unsupported_media_type', 415, 'The body has a type we do not read'),
  not_acceptable: kind('not_acceptable', 406, 'The answer does not exist in that form'),
  too_many_requests: kind('too_many_requests', 429, 'Too many requests'),
}

const engineKinds: Readonly<Record<EngineErrorCode, Kind>> = {
  invalid_request: invalidRequest,
  not_found: notFound,
  not_identifiable: kind('not_identifiable', 422, 'The data does not allow an answer'),
  damaged_file: damagedFile,
  cancelled: kind('cancelled', 409, 'It was cancelled'),
  timed_out: kind('timed_out', 504, 'It took too long'),
  out_of_memory: kind('out_of_memory', 422, 'The question needs too much memory'),
  failed,
}

const hostKinds: Readonly<Record<HostErrorCode, Kind>> = {
  not_found: notFound,
  forbidden,
  conflict,
  invalid: invalidRequest,
  unavailable: kind('unavailable', 503, 'Not available now'),
  configuration: kind('configuration', 500, 'The server is not set up for this'),
  damaged_file: damagedFile,
}

/** A request that a route or the door before it turns away. The message is written for the customer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly field: string | undefined
  constructor(code: RefusalCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.field = options.field
  }
}

/** Path of the first thing that Zod found wrong, such as `compare.0.until`. */
export function refusalOf(error: z.core.$ZodError): Refusal {
  const [issue] = error.issues
  if (issue === undefined) return new Refusal('invalid_request', 'The request is not valid.')
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...issue.path, ...extra].map(String).join('.')
  const message = extra.length > 0 ? 'is not a field of this request' : issue.message
  const detail = field === '' ? message : `${field}: ${message}`
  return new Refusal('invalid_request', `${detail.slice(0, 500)}.`.replace(/\.\.$/, '.'), { field })
}

const httpCodes: Readonly<Record<number, RefusalCode>> = {
  400: 'invalid_request',
  413: 'too_large',
  415: 'unsupported_media_type',
}
const httpMessages: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON.',
  413: 'The body is too large.',
  415: 'The body has a type that this route does not read.',
}

type Found = { readonly kind: Kind; readonly detail: string; readonly field: string | undefined }

function find(error: unknown): Found {
  if (error instanceof Refusal)
    return { kind: refusals[error.code], detail: error.message, field: error.field }
  if (error instanceof EngineError)
    return { kind: engineKinds[error.code], detail: error.message, field: error.field }
  if (error instanceof HostError) {
    return { kind: hostKinds[error.code], detail: error.message, field: error.field ?? undefined }
  }
  if (error instanceof HTTPException) {
    if (error.status === 504)
      return { kind: engineKinds.timed_out, detail: 'It took too long.', field: undefined }
    const code = httpCodes[error.status]
    const detail = httpMessages[error.status]
    if (code !== undefined && detail !== undefined) return { kind: refusals[code], detail, field: undefined }
  }
  return {
    kind: failed,
    detail: 'Something failed on our side; the request id is in the log.',
    field: undefined,
  }
}

/** Any error as a problem document; nothing of a stack trace, a path or a statement is in it. */
export function problemOf(error: unknown, requestId: string): Problem & { readonly status: ProblemStatus } {
  const { kind: found, detail, field } = find(error)
  return {
    type: `urn:omnitrackiq:problem:${found.code}`,
    title: found.title,
    status: found.status,
    detail,
    ...(field === undefined || field === '' ? {} : { field }),
    requestId,
  }
}
