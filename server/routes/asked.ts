import type { z } from 'zod'
import type { Request } from '#server/host/workspaces.ts'
import { Refusal } from '#server/problem.ts'

/** The parts of a Hono context that say which request this is. */
export interface RequestContext {
  readonly req: { readonly method: string; readonly path: string; header(name: string): string | undefined }
  get(key: 'requestId'): string
}

const longestKey = 200

/** Request id and, when the client sent one, Idempotency-Key of a write.
 * @param request the parsed body; another one under the same key is refused
 * @param answer reads the answer that was kept under the key */
export function askedOf<Answer>(
  c: RequestContext,
  request: unknown,
  answer: z.ZodType<Answer>,
): Request<Answer> {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return { requestId: c.get('requestId') }
  if (key === '' || key.length > longestKey) {
    throw new Refusal('invalid_request', `Idempotency-Key: wants 1 to ${longestKey} characters.`, {
      field: 'Idempotency-Key',
    })
  }
  const route = `${c.req.method} ${c.req.path}`
  return { requestId: c.get('requestId'), idempotency: { key, route, request, answer } }
}
