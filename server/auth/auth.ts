import { betterAuth } from 'better-auth'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { z } from 'zod'
import type { Secret } from '#server/host/secret.ts'
import { Refusal } from '#server/problem.ts'

export const passwordLength = { min: 10, max: 128 } as const
const sessionSeconds = 7 * 24 * 3600

/** Who signed in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
}

const account = z.object({ id: z.string(), name: z.string(), email: z.string() })
const answered = z.object({ user: account })

/** What better-auth may do for us; nothing else of it is reachable. */
export interface Auth {
  signUp(person: { name: string; email: string; password: string }, headers: Headers): Promise<SignedIn>
  signIn(login: { email: string; password: string; remember: boolean }, headers: Headers): Promise<SignedIn>
  /** @returns cookies that end the session in the browser */
  signOut(headers: Headers): Promise<readonly string[]>
  /** A session that is used is prolonged: pass the cookies on. */
  sessionOf(headers: Headers): Promise<SignedIn | null>
  findByAddress(email: string): Promise<Account | null>
  /** Addresses by account id. */
  addressesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

/** The session travels in the cookies alone; its token is in no body. */
export interface SignedIn {
  readonly account: Account
  readonly cookies: readonly string[]
}

interface Options {
  readonly databaseUrl: string
  readonly secret: Pick<Secret, 'key'>
  /** Our own origin, without a trailing slash. */
  readonly origin: string
}

/** Cookies are bound to the host over https; loopback speaks http. */
function cookiesOf(https: boolean) {
  const name = https ? '__Host-omnitrack' : 'omnitrack'
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: https } as const
  return {
    session_token: { name: `${name}-session`, attributes },
    dont_remember: { name: `${name}-brief`, attributes },
  }
}

const configure = (options: Options, pool: Pool) =>
  betterAuth({
    appName: 'OmniTrackIQ',
    baseURL: options.origin,
    basePath: '/api/auth',
    secret: options.secret.key('sessions').toString('hex'),
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
      type: 'postgres',
      transaction: true,
      schemaName: 'auth',
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    session: { expiresIn: sessionSeconds, updateAge: sessionSeconds / 7 },
    // Its router is not mounted, so its limiter would never be asked; ours stands before every route.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { useSecureCookies: false, cookies: cookiesOf(options.origin.startsWith('https:')) },
  })

const codeOf = z.object({ body: z.object({ code: z.string() }) })

/** What a person can do about an answer of better-auth. */
function refusalFor(error: unknown): unknown {
  const parsed = codeOf.safeParse(error)
  if (!parsed.success) return error
  const { code } = parsed.data.body
  if (code.startsWith('USER_ALREADY_EXISTS')) {
    return new Refusal('conflict', 'There is an account with this address; sign in instead.', {
      field: 'email',
      cause: error,
    })
  }
  if (code === 'INVALID_EMAIL_OR_PASSWORD') {
    return new Refusal('unauthenticated', 'The address or the password is wrong.', { cause: error })
  }
  if (code === 'INVALID_EMAIL')
    return new Refusal('invalid_request', 'email: not an address.', { field: 'email', cause: error })
  if (code.startsWith('PASSWORD_TOO_')) {
    const { min, max } = passwordLength
    return new Refusal('invalid_request', `password: wants ${min} to ${max} characters.`, {
      field: 'password',
      cause: error,
    })
  }
  return error
}

async function speaking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw refusalFor(error)
  }
}

/** better-auth on the tables of schema `auth`, with a pool of its own. Sign-up, sign-in, sign-out and session only. */
export function openAuth(options: Options): Auth {
  const pool = new Pool({ connectionString: options.databaseUrl, max: 4, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  const { api, $context } = configure(options, pool)
  const cookieName = cookiesOf(options.origin.startsWith('https:')).session_token.name
  return {
    signUp: (body, headers) =>
      speaking(async () => {
        const { headers: set, response } = await api.signUpEmail({ body, headers, returnHeaders: true })
        return { account: answered.parse(response).user, cookies: set.getSetCookie() }
      }),
    signIn: ({ email, password, remember }, headers) =>
      speaking(async () => {
        const body = { email, password, rememberMe: remember }
        const { headers: set, response } = await api.signInEmail({ body, headers, returnHeaders: true })
        return { account: answered.parse(response).user, cookies: set.getSetCookie() }
      }),
    async signOut(headers) {
      const { headers: set } = await api.signOut({ headers, returnHeaders: true })
      return set.getSetCookie()
    },
    async sessionOf(headers) {
      if (!headers.get('cookie')?.includes(cookieName)) return null
      const { headers: set, response } = await api.getSession({ headers, returnHeaders: true })
      if (response === null) return null
      return { account: account.parse(response.user), cookies: set.getSetCookie() }
    },
    async findByAddress(email) {
      const { internalAdapter } = await $context
      const found = await internalAdapter.findUserByEmail(email.toLowerCase())
      return found === null ? null : account.parse(found.user)
    },
    async addressesOf(accountIds) {
      if (accountIds.length === 0) return new Map()
      const { adapter } = await $context
      const where = [{ field: 'id', operator: 'in' as const, value: [...accountIds] }]
      const found = await adapter.findMany({ model: 'user', where, limit: accountIds.length })
      return new Map(
        z
          .array(account)
          .parse(found)
          .map((each) => [each.id, each.email]),
      )
    },
    close: () => pool.end(),
  }
}
