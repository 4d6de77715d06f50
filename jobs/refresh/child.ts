import { buildProjections } from '#engine/lake/project.ts'
import type { BuildAnswer, BuildRequest } from './build.ts'

/** Builds the projections of one snapshot, answers once, and ends with its parent. */
async function build(request: BuildRequest): Promise<BuildAnswer> {
  try {
    const { snapshot, staging, name, options } = request
    return { ok: true, files: await buildProjections(snapshot, staging, name, options) }
  } catch (error) {
    const shown = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { ok: false, cause: shown instanceof Error ? (shown.stack ?? shown.message) : String(shown) }
  }
}

process.once('message', (request: BuildRequest) => {
  build(request).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  )
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
