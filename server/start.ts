import { checkNode } from '#server/cli/checks.ts'
import { lineOf } from '#server/cli/line-of.ts'

/** `npm start`: the whole product. Everything else is imported once we know that this Node can run it. */
async function main(): Promise<void> {
  checkNode(process.versions.node)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const { startAll } = await import('#server/cli/start-all.ts')
  await startAll(
    {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      interactive: process.stderr.isTTY === true,
    },
    stop.signal,
  )
}

try {
  await main()
} catch (error) {
  process.stderr.write(`omnitrack: ${lineOf(error)}\n`)
  process.exitCode = 1
}
