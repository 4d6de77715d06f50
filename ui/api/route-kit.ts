import { z } from 'zod'

/** Stands in for `@hono/zod-openapi` in the browser build: the same names, without the OpenAPI generator and Hono.
 * Schemas keep their meaning; `.openapi()` only names them for the document, which the browser never writes. */
Object.defineProperty(z.ZodType.prototype, 'openapi', {
  configurable: true,
  enumerable: true, // Zod copies what for…in finds
  value(this: z.ZodType) {
    return this
  },
})

export const createRoute = <const Config>(config: Config): Config => config
export { z }
