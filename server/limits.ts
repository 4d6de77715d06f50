import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { HostError } from '#server/host/errors.ts'

/** How often, per window. `requests` and `credentials` count by address, `account` by the e-mail address tried,
 * `writes` by who is signed in. */
const allowances = {
  requests: { points: 1200, seconds: 60 },
  writes: { points: 240, seconds: 60 },
  credentials: { points: 20, seconds: 60 },
  account: { points: 10, seconds: 300 },
} as const
export type Allowance = keyof typeof allowances

export interface Limits {
  /** Counts one more. @returns seconds to wait, or null when it is within the allowance */
  take(allowance: Allowance, who: string): Promise<number | null>
  close(): Promise<void>
}

const seconds = (result: RateLimiterRes): number => Math.max(1, Math.ceil(result.msBeforeNext / 1000))

/** Counts in PostgreSQL, so that several servers share them exactly.
 * @param times how many times the usual allowance; an installation behind one address may want more */
export function openLimits(databaseUrl: string, times = 1): Limits {
  const pool = new Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  const limiter = (allowance: Allowance) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'limits',
      tableName: 'hits',
      tableCreated: true,
      keyPrefix: allowance,
      points: allowances[allowance].points * times,
      duration: allowances[allowance].seconds,
      inMemoryBlockOnConsumed: allowances[allowance].points * times + 1,
    })
  const limiters: Readonly<Record<Allowance, RateLimiterPostgres>> = {
    requests: limiter('requests'),
    writes: limiter('writes'),
    credentials: limiter('credentials'),
    account: limiter('account'),
  }
  return {
    async take(allowance, who) {
      try {
        await limiters[allowance].consume(who.slice(0, 200))
        return null
      } catch (error) {
        if (error instanceof RateLimiterRes) return seconds(error)
        throw new HostError('unavailable', 'The database cannot be reached now; try again shortly.', {
          cause: error,
        })
      }
    },
    close: () => pool.end(),
  }
}
