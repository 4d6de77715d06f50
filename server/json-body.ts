import type { MiddlewareHandler } from 'hono'
import { Refusal } from './problem.ts'

const deepest = 64

/** What every door behind us chokes on: PostgreSQL refuses NUL, UTF-8 has no half characters. */
const unusable = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

type Place = { readonly value: unknown; readonly path: string; readonly depth: number }

const inside = (place: Place, key: string, value: unknown): Place => ({
  value,
  path: place.path === '' ? key : `${place.path}.${key}`,
  depth: place.depth + 1,
})

/** Refuses text that cannot be kept and nesting that no request has.
 * @throws Refusal naming the field */
export function checkText(body: unknown): void {
  const open: Place[] = [{ value: body, path: '', depth: 0 }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path, depth } = place
    if (depth > deepest) throw new Refusal('invalid_request', 'The body is nested too deeply.')
    if (typeof value === 'string' && unusable(value)) {
      throw new Refusal('invalid_request', `${path}: holds a character that cannot be stored.`, {
        field: path,
      })
    }
    if (typeof value !== 'object' || value === null) continue
    for (const [key, member] of Object.entries(value)) {
      if (unusable(key))
        throw new Refusal('invalid_request', 'A field name holds a character that cannot be stored.')
      open.push(inside(place, key, member))
    }
  }
}

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (cause) {
    throw new Refusal('invalid_request', 'The body is not valid JSON in UTF-8.', { cause })
  }
}

const undecodable = (text: string): boolean => {
  try {
    return unusable(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return true
  }
}

/** Addresses and JSON bodies hold only text that can be kept. */
export const soundText: MiddlewareHandler = async (c, next) => {
  const url = new URL(c.req.url)
  if (undecodable(url.pathname) || undecodable(url.search)) {
    throw new Refusal('invalid_request', 'The address holds a character that cannot be stored.')
  }
  const type = c.req.header('content-type') ?? ''
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(type) && c.req.method !== 'GET') {
    checkText(parse(await c.req.arrayBuffer()))
  }
  await next()
}
