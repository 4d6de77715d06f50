import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface InstanceOptions {
  /** IANA zone; a local day is a day of this zone. */
  readonly timeZone: string
  /** DuckDB threads; default 2. */
  readonly threads?: number
  /** Megabytes DuckDB may hold before it spills; default 1,024. */
  readonly memoryLimitMb?: number
}

/** One DuckDB instance in memory with a temp folder of its own. */
export interface Instance extends AsyncDisposable {
  readonly connection: DuckDBConnection
  /** Shuts the instance to everything but these files: no other path, no extension, no setting can be reached afterwards. */
  lock(allowedPaths: readonly string[]): Promise<void>
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Opens an instance that cannot load extensions. It is not yet shut off from files: call `lock` when its views stand. */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const temp = await mkdtemp(join(tmpdir(), 'omnitrack-duck-'))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? 2),
    memory_limit: `${options.memoryLimitMb ?? 1024}MB`,
    temp_directory: temp,
    max_temp_directory_size: '20GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    preserve_insertion_order: 'true',
  })
  const connection = await instance.connect()
  await connection.run(`set TimeZone = ${quoted(options.timeZone)}`)
  await connection.run('set max_expression_depth = 250')
  return {
    connection,
    async lock(allowedPaths) {
      await connection.run(`set allowed_paths = [${allowedPaths.map(quoted).join(', ')}]`)
      await connection.run('set enable_external_access = false')
      await connection.run('set lock_configuration = true')
    },
    async [Symbol.asyncDispose]() {
      connection.closeSync()
      instance.closeSync()
      await rm(temp, { recursive: true, force: true })
    },
  }
}
