import { join } from 'node:path'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import { canonicalTables, statement } from '#sql/load.ts'
import type { Database } from './database.ts'

/** The files of a snapshot by table; a table without files has one that is empty, so that every table can be read. */
export class TableFiles {
  private readonly files: readonly LakeFile[]
  private readonly staging: string

  constructor(files: readonly LakeFile[], staging: string) {
    this.files = files
    this.staging = staging
  }

  private empty(table: string): string {
    return join(this.staging, `empty-${table}.parquet`)
  }

  /** Makes the canonical tables, empty, in the working database, and their empty files. */
  async prepare(database: Database): Promise<void> {
    for (const table of canonicalTables) {
      await database.define(statement(`schema/${table}`))
      await database.run('load/write/empty', { table, path: this.empty(table) })
    }
  }

  /** Paths of the files that the table really has. */
  existing(table: string): string[] {
    return this.files.filter((file) => file.table === table).map((file) => file.path)
  }

  of(table: string): string[] {
    const paths = this.existing(table)
    return paths.length > 0 ? paths : [this.empty(table)]
  }

  /** Files of one local month, '2026-10', by their folder. */
  ofMonth(table: string, month: string): LakeFile[] {
    return this.files.filter((file) => file.table === table && file.path.includes(`month=${month}`))
  }

  pathsOfMonth(table: string, month: string): string[] {
    const paths = this.ofMonth(table, month).map((file) => file.path)
    return paths.length > 0 ? paths : [this.empty(table)]
  }
}
