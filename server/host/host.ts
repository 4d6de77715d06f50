import { connect } from '#sql/postgres/connect.ts'
import type { Db } from '#sql/postgres/database.ts'
import type { Config } from './config.ts'
import { openVerifiedFiles, type VerifiedFiles } from './lake-files.ts'
import { type Log, openLog } from './log.ts'
import { openSecret, type Secret } from './secret.ts'

/** What every process of ours stands on. */
export interface Host {
  readonly config: Config
  /** Login omnitrack_app; reach it through `write` and `read`. */
  readonly db: Db
  /** For connections of their own, such as locks and queues. */
  readonly appUrl: string
  readonly secret: Secret
  readonly log: Log
  readonly verified: VerifiedFiles
  close(): Promise<void>
}

export interface HostOptions {
  readonly config: Config
  /** From `openDatabase`. */
  readonly appUrl: string
  /** Which process speaks in the log. */
  readonly name: string
  readonly maxConnections?: number
}

/** Opens nothing yet: the first question connects. */
export function openHost(options: HostOptions): Host {
  const { config, appUrl } = options
  const db = connect(appUrl, options.maxConnections)
  return {
    config,
    db,
    appUrl,
    secret: openSecret(config),
    log: openLog(options.name, config.logLevel),
    verified: openVerifiedFiles(config.home),
    close: () => db.destroy(),
  }
}
