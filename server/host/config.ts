import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { HostError } from './errors.ts'

/** An address that is set to nothing is not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a whole number from 0 to 65535')

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` })

const publicUrl = url(/^https?$/, 'https://numbers.example.com').transform((value) => new URL(value).origin)
const postgresUrl = (login: string) => url(/^postgres(ql)?$/, `postgres://${login}:password@host/omnitrack`)

const environment = z.object({
  PORT: optional(port),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(publicUrl),
  TRUSTED_PROXIES: optional(z.string()),
  OMNITRACK_HOME: optional(z.string()),
  DATABASE_URL: optional(postgresUrl('omnitrack_app')),
  DATABASE_OWNER_URL: optional(postgresUrl('omnitrack_owner')),
  REDIS_URL: optional(url(/^rediss?$/, 'redis://host:6379')),
  LAKE_URL: optional(z.string()),
  SMTP_URL: optional(url(/^smtps?$/, 'smtp://host:25')),
  STRIPE_SECRET_KEY: optional(z.string()),
  OMNITRACK_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, silent',
    }),
  ),
  NODE_ENV: optional(z.string()),
  OMNITRACK_FAILPOINT: optional(z.string()),
})

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

export interface Config {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** Origin under which people reach us, without a trailing slash; null when it is not set. */
  readonly publicUrl: string | null
  /** Addresses whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Absolute folder of everything we keep. */
  readonly home: string
  /** Absolute folder of the lake. */
  readonly lakeFolder: string
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  readonly databaseOwnerUrl: string | null
  /** Null: queues live in PostgreSQL. */
  readonly redisUrl: string | null
  readonly smtpUrl: string | null
  readonly stripeSecretKey: string | null
  /** Null: a file under the home holds it. */
  readonly secret: string | null
  readonly logLevel: LogLevel
  /** Named point at which a test kills this process; null outside tests. */
  readonly failpoint: string | null
}

function lakeFolderOf(lakeUrl: string | undefined, home: string): string {
  if (lakeUrl === undefined) return join(home, 'lake')
  if (lakeUrl.startsWith('file:')) return fileURLToPath(lakeUrl)
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(lakeUrl)) return resolve(lakeUrl)
  throw new HostError('configuration', 'LAKE_URL must be a folder; this version does not read buckets.', {
    field: 'LAKE_URL',
  })
}

const listOf = (value: string | undefined): string[] =>
  (value ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

/** The only reader of the environment.
 * @throws HostError `configuration`, one line that names the variable. */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environment.safeParse(variables)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0] ?? 'The environment')
    throw new HostError('configuration', `${name} ${issue?.message ?? 'is not usable'}.`, { field: name })
  }
  const set = parsed.data
  if (set.DATABASE_OWNER_URL !== undefined && set.DATABASE_URL === undefined) {
    throw new HostError('configuration', 'DATABASE_URL must be set when DATABASE_OWNER_URL is.', {
      field: 'DATABASE_URL',
    })
  }
  const home = resolve(set.OMNITRACK_HOME ?? '.omnitrack')
  return {
    port: set.PORT ?? 3000,
    host: set.HOST ?? '127.0.0.1',
    publicUrl: set.PUBLIC_URL ?? null,
    trustedProxies: listOf(set.TRUSTED_PROXIES),
    home,
    lakeFolder: lakeFolderOf(set.LAKE_URL, home),
    databaseUrl: set.DATABASE_URL ?? null,
    databaseOwnerUrl: set.DATABASE_OWNER_URL ?? null,
    redisUrl: set.REDIS_URL ?? null,
    smtpUrl: set.SMTP_URL ?? null,
    stripeSecretKey: set.STRIPE_SECRET_KEY ?? null,
    secret: set.OMNITRACK_SECRET ?? null,
    logLevel: set.LOG_LEVEL ?? 'info',
    failpoint: set.NODE_ENV === 'test' ? (set.OMNITRACK_FAILPOINT ?? null) : null,
  }
}
