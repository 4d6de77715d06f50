import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { z } from 'zod'
import { HostError } from '#server/host/errors.ts'
import { privateFile } from '#server/host/private-file.ts'

const passwords = z.strictObject({ postgres: z.string(), owner: z.string(), app: z.string() })

export type Passwords = z.infer<typeof passwords>

const random = (): string => randomBytes(24).toString('hex')

/** Random passwords, made once and kept in a 0600 file. */
export function readPasswords(folder: string): Passwords {
  const path = join(folder, 'passwords.json')
  const text = privateFile(path, () => JSON.stringify({ postgres: random(), owner: random(), app: random() }))
  try {
    return passwords.parse(JSON.parse(text))
  } catch (cause) {
    throw new HostError('configuration', `The file ${path} is not one we wrote.`, { cause })
  }
}

export const urlFor = (login: string, password: string, port: number, database: string): string =>
  `postgres://${login}:${password}@127.0.0.1:${port}/${database}`

const loginsLock = 7_305_117

/** Makes the two logins and the database unless they exist. Only the initial superuser can; nothing else uses it. */
export async function makeLogins(port: number, secrets: Passwords, database: string): Promise<void> {
  const client = new Client(urlFor('postgres', secrets.postgres, port, 'postgres'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [loginsLock])
    for (const [login, password] of [
      ['omnitrack_owner', secrets.owner],
      ['omnitrack_app', secrets.app],
    ] as const) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [login])
      if (found.rowCount !== 0) continue
      await client.query(
        `create role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${client.escapeLiteral(password)}`,
      )
    }
    const name = client.escapeIdentifier(database)
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) {
      await client.query(`create database ${name} owner omnitrack_owner`)
      await client.query(`revoke all on database ${name} from public`)
      await client.query(`grant connect on database ${name} to omnitrack_app`)
    }
  } finally {
    await client.end()
  }
}
