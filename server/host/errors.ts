/** Everything that can go wrong below a route or a command. `server/problem.ts` maps each code to a status. */
export const hostErrorCodes = [
  /** There is no such thing, or the actor may not know of it. */
  'not_found',
  /** The actor's role does not allow it. */
  'forbidden',
  /** It contradicts what is stored: a name taken, an idempotency key used for another request. */
  'conflict',
  /** A value is wrong; `field` names it. */
  'invalid',
  /** PostgreSQL or the lake cannot be reached now. */
  'unavailable',
  /** The environment of this process is wrong; `field` names the variable. */
  'configuration',
  /** A file of the lake is missing or not the one that was written. */
  'damaged_file',
] as const

export type HostErrorCode = (typeof hostErrorCodes)[number]

/** `message` is written for the customer; `cause` is for the log. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: HostErrorCode
  /** Request field or environment variable at fault. */
  readonly field: string | null

  constructor(code: HostErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.field = options.field ?? null
  }
}
