import { Client } from 'pg'
import { HostError } from './errors.ts'
import type { Host } from './host.ts'

/** Runs `work` while no other load of the workspace runs, in any process.
 * @param onWait called once when another load is running
 * @param work gets a signal that fires when the lock is lost, as when PostgreSQL restarts */
export async function withLoadLock<T>(
  host: Pick<Host, 'appUrl'>,
  workspaceId: string,
  work: (signal: AbortSignal) => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  const client = new Client({
    connectionString: host.appUrl,
    keepAlive: true,
    application_name: 'omnitrack-load',
  })
  const lost = new AbortController()
  client.on('error', (cause) =>
    lost.abort(
      new HostError('unavailable', 'The load lost its lock, because the database went away.', { cause }),
    ),
  )
  const key = `omnitrack/load/${workspaceId}`
  try {
    await client.connect()
    const tried = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key])
    if (tried.rows[0]?.taken !== true) {
      onWait()
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key])
    }
    return await work(lost.signal)
  } finally {
    await client.end().catch(() => undefined)
  }
}
