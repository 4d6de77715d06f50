import { setTimeout as wait } from 'node:timers/promises'
import type { Queue } from '#jobs/queue.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { type InboxFolder, openInbox } from './folders.ts'
import { type Look, look, type Seen, settled } from './look.ts'

const busyMs = 2000
const idleMs = 5000
const firstRetryMs = 60_000
const lastRetryMs = 3_600_000

interface Asked {
  readonly jobId: string
  /** Of the files for which the job was asked. */
  readonly marks: string
  readonly retryMs: number
  /** When the same files are asked for again, in ms since 1970. */
  readonly againAt: number
}

export interface Watch {
  /** Looks once, and asks for a job where files wait that were the same at the look before.
   * @param now ms since 1970
   * @returns whether anything waits */
  look(now: number): Promise<boolean>
}

const marksOf = (files: readonly Seen[]): string =>
  JSON.stringify(files.map((file) => [file.name, file.mark]))

const actor: Actor = { kind: 'system', job: 'inbox' }

export function openWatch(host: Host, queue: Pick<Queue, 'add' | 'status'>): Watch {
  const before = new Map<string, readonly Seen[]>()
  const asked = new Map<string, Asked>()
  const told = new Set<string>()

  const tellOnce = (name: string, message: string) => {
    if (told.has(name)) return
    told.add(name)
    host.log.warn({ name }, message)
  }

  const ask = async ({ name, workspaceId }: InboxFolder, marks: string, now: number) => {
    const last = asked.get(name)
    const isSame = last?.marks === marks
    if (isSame && now < last.againAt) return
    const state = last === undefined ? undefined : (await queue.status(last.jobId))?.state
    if (state === 'queued' || state === 'running') return
    const jobId = await queue.add('inbox', { workspaceId, look: Math.floor(now / 1000) }, '')
    const retryMs = isSame ? Math.min(last.retryMs * 2, lastRetryMs) : firstRetryMs
    asked.set(name, { jobId, marks, retryMs, againAt: now + retryMs })
  }

  const lookInto = async (folder: InboxFolder, now: number): Promise<boolean> => {
    const found: Look = await look(folder.path)
    for (const name of found.folders) {
      tellOnce(`${folder.name}/${name}`, 'a folder in an inbox is left alone; drop files')
    }
    const ready = settled(before.get(folder.name) ?? [], found.files)
    before.set(folder.name, found.files)
    if (ready.length > 0 || found.isMoving) await ask(folder, marksOf(ready), now)
    return found.files.length > 0 || found.isMoving
  }

  return {
    async look(now) {
      const { folders, others } = await openInbox(host, actor)
      for (const name of others) tellOnce(name, 'this is the inbox of no workspace; it is left alone')
      let waits = false
      for (const folder of folders) {
        try {
          if (await lookInto(folder, now)) waits = true
        } catch (error) {
          host.log.warn({ err: error, name: folder.name }, 'an inbox cannot be looked into')
        }
      }
      return waits
    },
  }
}

/** Looks until it is closed, whatever a disk or the database says. */
export function startWatch(host: Host, queue: Queue): { close(): Promise<void> } {
  const watch = openWatch(host, queue)
  const stop = new AbortController()
  const keepLooking = async () => {
    while (!stop.signal.aborted) {
      const waits = await watch.look(Date.now()).catch((error: unknown) => {
        host.log.warn({ err: error }, 'the inbox cannot be looked into')
        return false
      })
      await wait(waits ? busyMs : idleMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const looking = keepLooking()
  return {
    async close() {
      stop.abort()
      await looking
    },
  }
}
