/** Why a run cannot answer. The server maps every code to a status; the compiler checks that none is missing. */
export const engineErrorCodes = [
  'invalid_request', // the request contradicts itself or names something the data does not have
  'not_found', // the order, cell or analysis asked for does not exist
  'not_identifiable', // too little data for an honest answer
  'damaged_file', // a file of the lake is not what was written
  'cancelled', // the caller left or asked to stop
  'timed_out', // the answer took longer than an interactive question may
  'out_of_memory', // the question needs more memory than a run may use
  'failed', // anything else; the cause is for the log
] as const

export type EngineErrorCode = (typeof engineErrorCodes)[number]

/** The message is for the customer; the cause is for the log. `field` is the path of the request's field at fault. */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly field: string | undefined
  constructor(code: EngineErrorCode, message: string, options: { cause?: unknown; field?: string } = {}) {
    super(message, { cause: options.cause })
    this.name = 'EngineError'
    this.code = code
    this.field = options.field
  }
}
