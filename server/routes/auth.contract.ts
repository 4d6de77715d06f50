import { z } from '@hono/zod-openapi'
import { defineRoute, json, jsonBody, nameText, problems } from '#server/route.ts'

export const account = z.object({ id: z.string(), name: z.string(), email: z.string() }).openapi('Account')

/** Who is signed in; the session itself travels in a cookie that no script can read. */
export const signedIn = z.object({ account }).openapi('SignedIn')
export type SignedIn = z.infer<typeof signedIn>

const email = z.email().max(254)
const password = z.string().min(10).max(128)
const isPublic = { scope: 'public' } as const

export const signUp = defineRoute(isPublic, {
  method: 'post',
  path: '/api/auth/sign-up/email',
  operationId: 'signUp',
  tags: ['Account'],
  summary: 'Makes an account and signs it in.',
  request: jsonBody(z.strictObject({ name: nameText, email, password })),
  responses: { 201: json('The account', signedIn), ...problems },
})

export const signIn = defineRoute(isPublic, {
  method: 'post',
  path: '/api/auth/sign-in/email',
  operationId: 'signIn',
  tags: ['Account'],
  summary: 'Signs in; the answer sets the session cookie.',
  request: jsonBody(
    z.strictObject({
      email,
      password: z.string().min(1).max(128),
      remember: z.boolean().default(true).meta({ description: 'False: the session ends with the browser.' }),
    }),
  ),
  responses: { 200: json('The account', signedIn), ...problems },
})

export const signOut = defineRoute(isPublic, {
  method: 'post',
  path: '/api/auth/sign-out',
  operationId: 'signOut',
  tags: ['Account'],
  summary: 'Ends the session; nothing happens when there is none.',
  responses: { 204: { description: 'Signed out' }, ...problems },
})

export const getSession = defineRoute(isPublic, {
  method: 'get',
  path: '/api/auth/get-session',
  operationId: 'getSession',
  tags: ['Account'],
  summary: 'Who is signed in, or nobody.',
  responses: { 200: json('The account, or null', z.object({ account: account.nullable() })), ...problems },
})
