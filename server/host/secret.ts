import { hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { privateFile } from './private-file.ts'

/** What a key is for; no two purposes share one. */
export type Purpose = 'sessions' | 'identifiers' | 'api-keys' | 'secrets-at-rest' | 'cursors'

export interface Secret {
  /** 32 bytes that only this installation can derive. */
  key(purpose: Purpose): Buffer
}

/** OMNITRACK_SECRET, else a 0600 file under the home; never in the database. */
export function openSecret(config: Pick<Config, 'secret' | 'home'>): Secret {
  const master =
    config.secret ?? privateFile(join(config.home, 'secret'), () => randomBytes(32).toString('hex'))
  return {
    key: (purpose) => Buffer.from(hkdfSync('sha256', master.trim(), '', `omnitrack/${purpose}`, 32)),
  }
}
