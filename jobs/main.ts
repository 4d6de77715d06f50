import type { Config } from '#server/host/config.ts'
import { openHost } from '#server/host/host.ts'
import { openDatabase } from '#server/host/postgres/open.ts'
import { openQueue } from './queue.ts'
import { startWorker, type WorkerOptions } from './worker.ts'

/** `omnitrack work`: runs jobs until the signal is aborted, as by SIGTERM or Ctrl-C.
 * @throws HostError `configuration`, `unavailable` */
export async function work(
  config: Config,
  signal: AbortSignal,
  timing: Pick<WorkerOptions, 'lockMs' | 'graceMs'> = {},
): Promise<void> {
  const database = await openDatabase(config)
  const host = openHost({ config, appUrl: database.appUrl, name: 'worker' })
  const queue = openQueue(host)
  try {
    const worker = await startWorker({ ...timing, host, queue })
    host.log.info('the worker runs')
    if (!signal.aborted)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    await worker.close()
  } finally {
    await queue.close()
    await host.close()
    await database.stop()
  }
}
