import { Temporal } from 'temporal-polyfill'
import type { Host } from '#server/host/host.ts'
import { read } from '#server/host/write.ts'
import { listWorkspaces } from '#sql/postgres/workspaces.ts'
import type { Queue } from './queue.ts'

const hourMs = 3_600_000

/** Asks for the upkeep of every workspace: each job once in its hour, day or week, however many workers ask. */
export async function askUpkeep(
  host: Pick<Host, 'db'>,
  queue: Queue,
  now: Temporal.ZonedDateTime,
): Promise<void> {
  const hour = now.toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' }).slice(0, 13)
  const week = `${now.yearOfWeek}-W${String(now.weekOfYear).padStart(2, '0')}`
  const workspaces = await read(host.db, { kind: 'system', job: 'schedule' }, {}, listWorkspaces)
  for (const { id: workspaceId } of workspaces) {
    await queue.add('reap', { workspaceId, hour }, '')
    await queue.add('scrub', { workspaceId, week }, '')
    await queue.add('compact', { workspaceId, day: now.toPlainDate().toString() }, '')
    await queue.add('retain', { workspaceId, day: now.toPlainDate().toString() }, '')
  }
}

/** Asks now and every hour. */
export function startSchedule(host: Pick<Host, 'db' | 'log'>, queue: Queue): { close(): void } {
  const ask = () => {
    askUpkeep(host, queue, Temporal.Now.zonedDateTimeISO('UTC')).catch((error: unknown) =>
      host.log.warn({ err: error }, 'upkeep could not be scheduled'),
    )
  }
  ask()
  const timer = setInterval(ask, hourMs)
  return { close: () => clearInterval(timer) }
}
