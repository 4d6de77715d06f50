import { z } from 'zod'

const identity = z.int().min(1).max(4_294_967_295)

/** Which identifiers join identities to persons. A customer id always does: rows that state one are stored under it. */
export const identityRules = z.strictObject({
  /** An e-mail address joins the customer ids and numbers that were seen with it. */
  email: z.boolean().default(true),
  /** A telephone number joins the customer ids and addresses that were seen with it. */
  phone: z.boolean().default(true),
  /** A browser belongs to the buyers that were seen in it: a checkout or an order ties the two. */
  client: z.boolean().default(true),
  /** Identities that join nobody, such as the address of a till. */
  junk: z
    .array(identity)
    .max(10_000)
    .refine((all) => new Set(all).size === all.length, { message: 'names an identity twice' })
    .default([]),
  /** Pairs of identities that are never one person: a merge that was undone. */
  apart: z
    .array(
      z.tuple([identity, identity]).refine(([a, b]) => a !== b, { message: 'is the same identity twice' }),
    )
    .max(10_000)
    .default([]),
})
export type IdentityRules = z.infer<typeof identityRules>

/** The rules with two identities kept apart; the order of the two does not matter, and again changes nothing. */
export const withApart = (rules: IdentityRules, a: number, b: number): IdentityRules => ({
  ...withoutApart(rules, a, b),
  apart: [...withoutApart(rules, a, b).apart, [Math.min(a, b), Math.max(a, b)]],
})

/** The rules with two identities no longer kept apart. */
export const withoutApart = (rules: IdentityRules, a: number, b: number): IdentityRules => ({
  ...rules,
  apart: rules.apart.filter(([one, other]) => !((one === a && other === b) || (one === b && other === a))),
})
