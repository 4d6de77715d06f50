import { z } from 'zod'

const host = z.string().regex(/^[a-z0-9.-]+$/, 'a host name in lower case, such as shop.example.com')

/** A workspace's rules. They apply to all history; each change is a new definitions revision. */
export const definitions = z.strictObject({
  /** Hosts of the brand itself: a visit referred by one of them starts no new touch. */
  ownHosts: z.array(host).default([]),
  /** Hosts of payment steps; a return from them starts no new touch. */
  paymentHosts: z
    .array(host)
    .default(['paypal.com', 'klarna.com', 'shop.app', 'stripe.com', 'afterpay.com', 'checkout.shopify.com']),
  /** Own channel rules, tried in order before the GA4 default channel group. */
  channelRules: z
    .array(
      z.strictObject({
        channel: z.string().min(1).max(80),
        field: z.enum(['source', 'medium', 'campaign', 'clickIdKind', 'referrerHost']),
        operator: z.enum(['is', 'contains', 'startsWith']),
        value: z.string().min(1).max(200),
      }),
    )
    .default([]),
  /** Which orders convert. An order never converts when it is a test, voided, cancelled, worth 0 or only gift cards. */
  revenue: z
    .strictObject({
      /** Orders not paid yet (pending, authorized, partially paid) count. */
      countPending: z.boolean().default(true),
    })
    .prefault({}),
})

export type Definitions = z.infer<typeof definitions>

/** Revision 1 of every workspace. */
export const defaultDefinitions: Definitions = definitions.parse({})
