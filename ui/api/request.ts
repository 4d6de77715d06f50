import { z } from 'zod'
import { ApiError, problemOf, tryJson } from '#ui/api/problem.ts'

type JsonAnswer<Schema extends z.ZodType> = {
  readonly content: { readonly 'application/json': { readonly schema: Schema } }
}

/** A route of the API as the browser calls it: its contract's method and path, and the schema of its success. */
export interface Endpoint<Schema extends z.ZodType> {
  readonly method: string
  readonly path: string
  readonly answer: Schema
}

type Route = { readonly method: string; readonly path: string }

export const answers200 = <Schema extends z.ZodType>(
  route: Route & { readonly responses: { readonly 200: JsonAnswer<Schema> } },
): Endpoint<Schema> => endpoint(route, route.responses[200])

export const answers201 = <Schema extends z.ZodType>(
  route: Route & { readonly responses: { readonly 201: JsonAnswer<Schema> } },
): Endpoint<Schema> => endpoint(route, route.responses[201])

export const answers202 = <Schema extends z.ZodType>(
  route: Route & { readonly responses: { readonly 202: JsonAnswer<Schema> } },
): Endpoint<Schema> => endpoint(route, route.responses[202])

/** For routes that answer 204. */
export const answersNothing = (route: Route): Endpoint<z.ZodUndefined> => ({
  method: route.method,
  path: route.path,
  answer: z.undefined(),
})

const endpoint = <Schema extends z.ZodType>(route: Route, answer: JsonAnswer<Schema>): Endpoint<Schema> => ({
  method: route.method,
  path: route.path,
  answer: answer.content['application/json'].schema,
})

export interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** The address of a route with its parameters filled in; parameters that are undefined are left out. */
export function addressOf(path: string, asked: Pick<Asked, 'params' | 'query'>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asked.params?.[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? filled : `${filled}?${text}`
}

/** Calls a route and parses its answer.
 * @throws {ApiError} with the server's own words, or saying that no answer came */
export async function send<Schema extends z.ZodType>(
  route: Endpoint<Schema>,
  asked: Asked = {},
): Promise<z.output<Schema>> {
  const writes = route.method !== 'get' && !route.path.includes('/analyses/')
  const response = await reach(addressOf(route.path, asked), {
    method: route.method.toUpperCase(),
    headers: {
      accept: 'application/json, application/problem+json',
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(writes ? { 'idempotency-key': crypto.randomUUID() } : {}),
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    ...(asked.signal ? { signal: asked.signal } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw problemOf(response.status, text, response.headers.get('x-request-id'))
  return parseAnswer(route.answer, text, response.status, response.headers.get('x-request-id'))
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: 'same-origin' })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ApiError('No answer came. Check that OmniTrackIQ is running and that you are online.', {
      status: 0,
      code: 'unreachable',
      cause,
    })
  }
}

/** What the server sent must be what the contract says; anything else is our fault and is not shown as a figure. */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  status: number,
  requestId: string | null,
): z.output<Schema> {
  const parsed = schema.safeParse(tryJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ApiError(
    `The answer does not have the agreed form (${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'unreadable'}).`,
    {
      status,
      code: 'unexpected_answer',
      requestId: requestId ?? undefined,
      cause: parsed.error,
    },
  )
}
