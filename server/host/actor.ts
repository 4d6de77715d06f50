/** Who acts. Every write is recorded under `actorName`. */
export type Actor =
  | { readonly kind: 'account'; readonly accountId: string }
  | {
      readonly kind: 'key'
      readonly keyId: string
      /** The account that made the key; the key never may more than it. */
      readonly accountId: string
      readonly organizationId: string
      /** The only workspace that the key opens; null for all of its organization. */
      readonly workspaceId: string | null
      readonly scopes: readonly string[]
    }
  | {
      readonly kind: 'system'
      readonly job: string
      /** Name of the actor who asked for the job. */
      readonly onBehalfOf?: string
    }
  | { readonly kind: 'cli'; readonly user: string }

/** Whom the audit names: who asked for it, or `system:<job>`, or `cli:<OS user>`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'account') return actor.accountId
  if (actor.kind === 'key') return `key:${actor.keyId}`
  if (actor.kind === 'system') return actor.onBehalfOf ?? `system:${actor.job}`
  return `cli:${actor.user}`
}

/** Whom row-level security sees. */
export function contextActor(actor: Actor): string {
  if (actor.kind === 'account' || actor.kind === 'key') return actor.accountId
  return actor.kind === 'system' ? `system:${actor.job}` : `cli:${actor.user}`
}

/** Jobs and the command line enter every workspace; what they do was allowed where it was asked for. */
export const isMachine = (actor: Actor): boolean => actor.kind === 'system' || actor.kind === 'cli'
