import { createHash } from 'node:crypto'
import { z } from 'zod'

const operation = z.object({
  operationId: z.string(),
  summary: z.string().optional(),
  tags: z.array(z.string()).default(['Other']),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
})
const described = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})
type Operation = z.infer<typeof operation>

const style = `
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:2rem}
details{border-top:1px solid #8884;padding:.5rem 0}
summary{cursor:pointer}code,pre{font:13px/1.45 ui-monospace,monospace}
summary code{font-weight:600}pre{overflow:auto;background:#8881;padding:.75rem;border-radius:6px}`

/** CSP source that lets the page's own style through and nothing else. */
export const docsStyleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const block = (title: string, value: unknown): string =>
  `<p>${text(title)}</p><pre>${text(JSON.stringify(value, null, 2))}</pre>`

function section(method: string, path: string, entry: Operation): string {
  const parts = [
    entry.parameters.length > 0 ? block('Parameters', entry.parameters) : '',
    entry.requestBody === undefined ? '' : block('Body', entry.requestBody),
    ...Object.entries(entry.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, response]) => block(`${status} ${response.description}`, response.content ?? {})),
  ]
  return `<details id="${text(entry.operationId)}"><summary><code>${method.toUpperCase()} ${text(path)}</code> ${text(entry.summary ?? '')}</summary>${parts.join('')}</details>`
}

/** The OpenAPI document as one page without script and without outside assets. */
export function docsPage(document: unknown): string {
  const { info, paths } = described.parse(document)
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, entry] of Object.entries(methods)) {
      const [tag = 'Other'] = entry.tags
      byTag.set(tag, [...(byTag.get(tag) ?? []), section(method, path, entry)])
    }
  }
  const body = [...byTag].map(([tag, sections]) => `<h2>${text(tag)}</h2>${sections.join('')}`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(info.title)} API</title><style>${style}</style></head><body><h1>${text(info.title)} API ${text(info.version)}</h1><p>The whole document: <a href="/api/openapi.json">/api/openapi.json</a>. Sign in for a session cookie, or send <code>Authorization: Bearer</code> with an API key.</p>${body}</body></html>`
}
