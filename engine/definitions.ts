import { z } from 'zod'
import { adNameTemplate } from '#engine/ad-names/contract.ts'
import { channelRule } from '#engine/channels/contract.ts'
import { identityRules } from '#engine/identity/contract.ts'

const host = z.string().regex(/^[a-z0-9.-]+$/, 'a host name in lower case, such as shop.example.com')

const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, 'an amount such as 4.50 in the workspace’s currency, without sign')
const share = z.number().min(0).max(1)

/** What an order costs beyond its goods, from a day on until the day of the next entry. */
const orderCosts = z.strictObject({
  validFrom: z.iso.date(),
  /** Of what the customer paid. */
  paymentFeeShare: share.default(0),
  paymentFeeFixed: amount.default('0'),
  shippingPerOrder: amount.default('0'),
  /** Of net revenue: commissions, returns handling, packaging … */
  otherShare: share.default(0),
})

/** A workspace's rules. They apply to all history; each change is a new definitions revision. */
export const definitions = z.strictObject({
  /** Hosts of the brand itself: a visit referred by one of them starts no new touch. */
  ownHosts: z.array(host).default([]),
  /** Hosts of payment steps; a return from them starts no new touch. */
  paymentHosts: z
    .array(host)
    .default(['paypal.com', 'klarna.com', 'shop.app', 'stripe.com', 'afterpay.com', 'checkout.shopify.com']),
  /** Own channel rules, tried in order before the GA4 default channel group; the first that takes a traffic source decides. */
  channelRules: z.array(channelRule).max(200).default([]),
  /** What the UTM fields of ad links hold, by which touchpoints find their campaign. */
  adNames: z.array(adNameTemplate).max(20).default([]),
  /** Which identifiers make identities one person, and which identities never are. */
  identity: identityRules.prefault({}),
  /** Which orders convert. An order never converts when it is a test, voided, cancelled, worth 0 or only gift cards. */
  revenue: z
    .strictObject({
      /** Orders not paid yet (pending, authorized, partially paid) count. */
      countPending: z.boolean().default(true),
    })
    .prefault({}),
  /** Costs that no file states. Without an entry for its day, an order's contribution margin is not known. */
  costs: z
    .strictObject({
      /** What a product cost before the first day on which its cost is known: not known, or that first cost. */
      beforeFirstCost: z.enum(['unknown', 'firstCost']).default('unknown'),
      orderCosts: z
        .array(orderCosts)
        .max(100)
        .refine((all) => new Set(all.map((one) => one.validFrom)).size === all.length, {
          message: 'has two entries from one day',
        })
        .default([]),
    })
    .prefault({}),
})

export type Definitions = z.infer<typeof definitions>

/** Revision 1 of every workspace. */
export const defaultDefinitions: Definitions = definitions.parse({})

/** Fields that a projection does not follow from: what was built under others of them stays good. A new field is not listed
 * until somebody has made sure. */
export const notProjected: Readonly<Record<string, readonly (keyof Definitions)[]>> = {
  persons: ['channelRules', 'adNames', 'ownHosts', 'paymentHosts', 'revenue', 'costs'],
  journey_pairs: ['channelRules', 'adNames', 'costs'],
}
