import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { HostError } from '#server/host/errors.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { read, write } from '#server/host/write.ts'
import { findOriginal, originalsDays, setOriginalsDays } from '#sql/postgres/originals.ts'
import { askedOf } from './asked.ts'
import { getOriginalLines, getRetention, retention, setRetention } from './originals.contract.ts'

const longestShown = 4000

/** Some lines of a text file. Reads no further than they reach. */
async function linesOf(path: string, from: number, count: number) {
  const stream = createReadStream(path, { encoding: 'utf8' })
  const lines: { line: number; text: string }[] = []
  let line = 0
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1
      if (line >= from) lines.push({ line, text: text.slice(0, longestShown) })
      if (lines.length === count) break
    }
  } finally {
    stream.destroy()
  }
  return lines
}

export function mountOriginals(app: App, deps: Deps): void {
  const { db, config } = deps.host
  app.openapi(behindDoor(app, deps, getOriginalLines), async (c) => {
    const { workspace, load, file } = c.req.valid('param')
    const { from, count } = c.req.valid('query')
    const { actor } = c.get('caller')
    const found = await read(db, actor, { workspace }, (tx) => findOriginal(tx, workspace, load, file))
    if (found === undefined)
      throw new HostError('not_found', 'Nothing is kept of this file: it was not loaded, or is no table.')
    if (found.removedAt !== null)
      throw new HostError('not_found', 'The retention period of this file has ended.')
    const path = join(originalsFolderOf(config.home, workspace), found.loadId, found.path)
    const lines = await linesOf(path, from, count)
    return c.json({ file: found.name ?? found.path, count: Number(found.lines), lines }, 200)
  })
  app.openapi(behindDoor(app, deps, getRetention), async (c) => {
    const { workspace } = c.req.valid('param')
    const days = await read(db, c.get('caller').actor, { workspace }, (tx) => originalsDays(tx, workspace))
    return c.json({ originalsDays: days }, 200)
  })
  app.openapi(behindDoor(app, deps, setRetention), async (c) => {
    const { workspace } = c.req.valid('param')
    const wanted = c.req.valid('json')
    const scope = { workspace, action: 'retention.set', ...askedOf(c, wanted, retention) }
    const kept = await write(db, c.get('caller').actor, 'erasure', scope, async ({ tx, describe }) => {
      await setOriginalsDays(tx, workspace, wanted.originalsDays)
      describe(workspace, wanted)
      return wanted
    })
    return c.json(kept, 200)
  })
}
