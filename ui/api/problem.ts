import { z } from 'zod'

const document = z.object({
  type: z.string().default('about:blank'),
  title: z.string().default(''),
  detail: z.string().default(''),
  field: z.string().optional(),
  requestId: z.string().optional(),
})

/** A request that did not succeed, in words for the person who asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  /** To be quoted to us: it is in the server's log. */
  readonly requestId: string | undefined

  constructor(
    message: string,
    details: {
      status: number
      code?: string
      field?: string | undefined
      requestId?: string | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause: details.cause })
    this.status = details.status
    this.code = details.code ?? 'failed'
    this.field = details.field
    this.requestId = details.requestId
  }

  /** Whether asking again can help. */
  get retriable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Reads a failed answer; whatever it holds, the person gets a sentence. */
export function problemOf(status: number, body: string, requestId: string | null): ApiError {
  const parsed = document.safeParse(tryJson(body))
  const found = parsed.success ? parsed.data : document.parse({})
  const message = found.detail || found.title || `The server answered ${status} without saying why.`
  return new ApiError(message, {
    status,
    code: found.type.split(/[/:#]/).at(-1) ?? 'failed',
    field: found.field,
    requestId: found.requestId ?? requestId ?? undefined,
  })
}

export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
