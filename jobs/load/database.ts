import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBStructValue,
  type DuckDBValue,
  UINTEGER,
  VARCHAR,
} from '@duckdb/node-api'
import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import { asEngineError, query } from '#engine/duck/query.ts'
import { statement, statementsIn } from '#sql/load.ts'

export interface DatabaseOptions {
  /** Folder of this load alone: the working database, its temp files and everything it writes. */
  readonly staging: string
  readonly timeZone: string
  /** Files outside the staging folder that may be read. */
  readonly readable: readonly string[]
  /** Tables go into a file, so that memory stays bounded; small loads are faster without. */
  readonly isLarge?: boolean
  readonly memoryLimitMb?: number
  readonly threads?: number
}

/** How a rows file is cut into columns.
 * @property columns  name of each column, the line number first
 * @property isParallel  no cell holds a line break, so that the file may be read from several places at once */
export interface RowsFileShape {
  readonly path: string
  readonly delimiter: string
  readonly columns: readonly string[]
  readonly isParallel: boolean
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const chunkRows = 2048
const lookEveryMs = 500

const structOf = (file: RowsFileShape): DuckDBStructValue =>
  new DuckDBStructValue(Object.fromEntries(file.columns.map((column) => [column, 'VARCHAR'])))

/** The DuckDB of one load. It reads the named files and writes below the staging folder, nothing else. */
export class Database implements AsyncDisposable {
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance
    this.connection = connection
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const temp = join(options.staging, 'temp')
    mkdirSync(temp, { recursive: true })
    const instance = await DuckDBInstance.create(
      options.isLarge === true ? join(options.staging, 'work.duckdb') : ':memory:',
      {
        threads: String(options.threads ?? 2),
        memory_limit: `${options.memoryLimitMb ?? 320}MB`,
        temp_directory: temp,
        max_temp_directory_size: '100GB',
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        allow_community_extensions: 'false',
        allow_unsigned_extensions: 'false',
      },
    )
    const connection = await instance.connect()
    await connection.run(`set TimeZone = ${quoted(options.timeZone)}`)
    await connection.run(`set allowed_directories = [${quoted(options.staging)}]`)
    await connection.run(`set allowed_paths = [${options.readable.map(quoted).join(', ')}]`)
    // Lets a statement be asked how far it is.
    await connection.run('set enable_progress_bar = true')
    await connection.run('set enable_progress_bar_print = false')
    // Working tables are read once or twice: choosing a compression for them costs twice what the load itself does.
    await connection.run("set force_compression = 'uncompressed'")
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    for (const name of macrosInOrder()) await connection.run(statement(name))
    return new Database(instance, connection)
  }

  /** Runs `work`, and tells how far its statements are: each that takes long gets half of what is left, because nobody knows how many
   * will follow.
   * @param told share done, in [0, 1) */
  async watched<T>(work: () => Promise<T>, told: (share: number) => void): Promise<T> {
    let [left, last] = [1, 0]
    const look = () => {
      const now = this.connection.progress.percentage / 100
      if (now < 0) return
      if (now < last) left /= 2
      last = now
      told(1 - left + (left / 2) * now)
    }
    const timer = setInterval(look, lookEveryMs)
    try {
      return await work()
    } finally {
      clearInterval(timer)
    }
  }

  /** Runs a statement of the schema. */
  async define(text: string): Promise<void> {
    await this.connection.run(text)
  }

  /** Runs sql/duckdb/<name>.sql for its effect. */
  async run(name: string, parameters: Parameters = {}): Promise<void> {
    await query(this.connection, z.unknown(), name, parameters)
  }

  async rows<Schema extends z.ZodType>(
    schema: Schema,
    name: string,
    parameters: Parameters = {},
  ): Promise<z.output<Schema>[]> {
    return (await query(this.connection, schema, name, parameters)).rows
  }

  async row<Schema extends z.ZodType>(
    schema: Schema,
    name: string,
    parameters: Parameters = {},
  ): Promise<z.output<Schema>> {
    const [first] = await this.rows(schema, name, parameters)
    if (first === undefined) throw new Error(`${name}.sql gave no row`)
    return first
  }

  /** Runs a statement that reads a rows file. */
  async read(name: string, file: RowsFileShape): Promise<void> {
    await this.bound(name, {
      path: file.path,
      delimiter: file.delimiter,
      columns: structOf(file),
      is_parallel: file.isParallel,
    })
  }

  /** Names the rows file that views read through variables. */
  async setRows(file: RowsFileShape): Promise<void> {
    await this.bound('load/touches/set_rows', { path: file.path })
    await this.bound('load/touches/set_delimiter', { delimiter: file.delimiter })
    await this.bound('load/touches/set_columns', { columns: structOf(file) })
    await this.bound('load/touches/set_parallel', { is_parallel: file.isParallel })
  }

  /** DuckDB takes the names of a file's columns as a struct, which is no parameter elsewhere. */
  private async bound(name: string, values: Record<string, DuckDBValue>): Promise<void> {
    const prepared = await this.connection.prepare(statement(name))
    try {
      prepared.bind(values)
      await prepared.run()
    } catch (error) {
      throw asEngineError(error, name)
    } finally {
      prepared.destroySync()
    }
  }

  /** Appends (kind, value, identity_id) rows. */
  async appendIdentities(
    rows: readonly { kind: string; value: string; identityId: number }[],
  ): Promise<void> {
    const appender = await this.connection.createAppender('identities')
    for (let start = 0; start < rows.length; start += chunkRows) {
      const part = rows.slice(start, start + chunkRows)
      const chunk = DuckDBDataChunk.create([VARCHAR, VARCHAR, UINTEGER])
      chunk.setColumns([
        part.map((row) => row.kind),
        part.map((row) => row.value),
        part.map((row) => row.identityId),
      ])
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

/** A macro may use only those made before it. */
export function macrosInOrder(): string[] {
  const first = [
    'load_text',
    'load_currency_words',
    'load_unsigned',
    'load_digits',
    'load_day_form',
    'load_decoded',
    'load_contacts',
  ].map((name) => `load/macros/${name}`)
  return [...first, ...statementsIn('load/macros').filter((name) => !first.includes(name))]
}
