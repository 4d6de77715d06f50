import type { z } from 'zod'
import type { LoadStatus } from '#sql/postgres/database.ts'
import { type Load, loadReport, type snapshot, type source } from './loads.contract.ts'

export interface LoadRow {
  readonly id: string
  readonly number: number
  readonly status: LoadStatus
  readonly actor: string
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly snapshot: number | null
  readonly report: object | null
}

/** @param files names in the order in which they were given
 *  @param progress in [0, 1] while it runs */
export function loadAnswer(row: LoadRow, files: readonly string[], progress: number | null): Load {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    actor: row.actor,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    snapshot: row.snapshot,
    files: [...files],
    progress: row.status === 'running' ? progress : null,
    report: row.report === null ? null : loadReport.parse(row.report),
  }
}

export interface SourceRow {
  readonly id: string
  readonly platform: string
  readonly name: string
  readonly accountId: string | null
  readonly timeZone: string
  readonly currency: string | null
  readonly lastLoadedAt: Date | null
}

export const sourceAnswer = (row: SourceRow): z.infer<typeof source> => ({
  id: row.id,
  platform: row.platform,
  name: row.name,
  accountId: row.accountId,
  timeZone: row.timeZone,
  currency: row.currency,
  lastLoadedAt: row.lastLoadedAt?.toISOString() ?? null,
})

export interface SnapshotRow {
  readonly number: number
  readonly committedAt: Date
  readonly loadNumber: number
}

export const snapshotAnswer = (row: SnapshotRow, files: readonly string[]): z.infer<typeof snapshot> => ({
  number: row.number,
  committedAt: row.committedAt.toISOString(),
  load: row.loadNumber,
  files: [...files],
})
