import { createHash } from 'node:crypto'
import type { Definitions } from '#engine/definitions.ts'

/** One immutable Parquet file of a workspace's lake. */
export interface LakeFile {
  /** Canonical table (sql/duckdb/schema) whose rows it holds, or a projection's name. */
  readonly table: string
  /** Absolute path on this machine. */
  readonly path: string
  readonly bytes: number
  readonly rows: number
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string
  /** First and last local day of its rows, inclusive; null for dimension tables. */
  readonly minDay: string | null
  readonly maxDay: string | null
}

/** Which file a row came from: `loadId` and `fileNo` as stored on the row. */
export interface LoadedFile {
  readonly loadId: number
  readonly fileNo: number
  readonly name: string
}

/** An older state of the same workspace, for analyses that set two states side by side. */
export interface EarlierState {
  /** Number of the snapshot; 0 for the empty state before the first load. */
  readonly number: number
  /** ISO instant at which it was committed; null for the empty state. */
  readonly committedAt: string | null
  /** Files of the canonical tables. */
  readonly files: readonly LakeFile[]
}

/** Everything a run needs to know about the data it answers from. Plain data: it travels to child processes. */
export interface Snapshot {
  readonly workspace: {
    readonly id: string
    readonly slug: string
    readonly name: string
    /** IANA zone in which a day is a day. */
    readonly timeZone: string
    /** ISO 4217. */
    readonly currency: string
  }
  /** Number of the snapshot; 0 before the first load. */
  readonly number: number
  /** ISO instant at which it was committed; null before the first load. */
  readonly committedAt: string | null
  readonly definitions: { readonly revision: number; readonly body: Definitions }
  /** Files of the canonical tables. */
  readonly files: readonly LakeFile[]
  /** Files of projections built from this snapshot under this definitions revision; empty when not built. */
  readonly projections: readonly LakeFile[]
  /** Names of the loaded source files, for lineage. */
  readonly loadedFiles: readonly LoadedFile[]
  /** The state to compare with; only where the analysis asks for one. */
  readonly earlier?: EarlierState
}

/** Every file that answering from a snapshot may read. */
export const filesToRead = (snapshot: Snapshot): LakeFile[] => [
  ...snapshot.files,
  ...snapshot.projections,
  ...(snapshot.earlier?.files ?? []),
]

/** Tells two lists of files apart. */
export function filesPrint(snapshot: Snapshot): string {
  const hash = createHash('sha256')
  for (const file of filesToRead(snapshot)) hash.update(`${file.path}\n`)
  return hash.digest('hex').slice(0, 16)
}
