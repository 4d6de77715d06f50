import { Client } from 'pg'
import { HostError } from './errors.ts'
import type { Host } from './host.ts'

type Taking = (client: Client, key: string) => Promise<boolean>

const atOnce: Taking = async (client, key) => {
  const tried = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key])
  return tried.rows[0]?.taken === true
}

const waiting =
  (onWait: () => void): Taking =>
  async (client, key) => {
    if (await atOnce(client, key)) return true
    onWait()
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key])
    return true
  }

/** A lock lives as long as a connection of its own: PostgreSQL frees it when its process dies. */
async function holding<T>(
  host: Pick<Host, 'appUrl'>,
  name: string,
  taking: Taking,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | null> {
  const client = new Client({
    connectionString: host.appUrl,
    keepAlive: true,
    application_name: 'omnitrack-lock',
  })
  const lost = new AbortController()
  client.on('error', (cause) =>
    lost.abort(
      new HostError('unavailable', 'The work lost its lock, because the database went away.', { cause }),
    ),
  )
  try {
    await client.connect()
    return (await taking(client, `omnitrack/${name}`)) ? { value: await work(lost.signal) } : null
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Runs `work` while nothing else holds the lock of this name, in any process.
 * @param onWait called once when another holds it
 * @param work gets a signal that fires when the lock is lost, as when PostgreSQL restarts */
export async function withLock<T>(
  host: Pick<Host, 'appUrl'>,
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  const held = await holding(host, name, waiting(onWait), work)
  if (held === null) throw new HostError('unavailable', 'A lock could not be had; try again.')
  return held.value
}

/** The same without waiting. @returns null when another holds it */
export const ifLockIsFree = <T>(
  host: Pick<Host, 'appUrl'>,
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | null> => holding(host, name, atOnce, work)

const loadLock = (workspaceId: string): string => `load/${workspaceId}`

/** Runs `work` while no other load of the workspace runs, in any process. */
export const withLoadLock = <T>(
  host: Pick<Host, 'appUrl'>,
  workspaceId: string,
  work: (signal: AbortSignal) => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> => withLock(host, loadLock(workspaceId), work, onWait)

/** The same without waiting. @returns null when a load of the workspace runs */
export const ifNoLoadRuns = <T>(
  host: Pick<Host, 'appUrl'>,
  workspaceId: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | null> => ifLockIsFree(host, loadLock(workspaceId), work)
