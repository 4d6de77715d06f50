import { Components } from '#engine/identity/components.ts'
import type { IdentityRules } from '#engine/identity/contract.ts'

export interface SeenLink {
  readonly identityA: number
  readonly identityB: number
  readonly kind: string
  /** Whether both are the person that is asked about. */
  readonly isInside: boolean
}

export type Holds = 'joins' | 'spare' | 'shared' | 'apart' | 'junk' | 'rule'

const byEmail = new Set(['customer_email', 'email_phone'])
const byPhone = new Set(['customer_phone', 'email_phone'])

function barredBy({ identityA, identityB, kind }: SeenLink, rules: IdentityRules): Holds | null {
  if (rules.junk.includes(identityA) || rules.junk.includes(identityB)) return 'junk'
  const isBarred =
    (!rules.email && byEmail.has(kind)) ||
    (!rules.phone && byPhone.has(kind)) ||
    (!rules.client && kind === 'client')
  return isBarred ? 'rule' : null
}

/** What each link does for a person: the surest first, as persons are joined. */
export function holding(links: readonly SeenLink[], rules: IdentityRules): Holds[] {
  const components = new Components(rules.apart)
  return links.map((link) => {
    const barred = barredBy(link, rules)
    if (barred !== null) return barred
    const { identityA, identityB } = link
    // A browser that others use too makes no person of its buyers.
    if (!link.isInside) return link.kind === 'client' ? 'shared' : 'apart'
    if (components.root(identityA) === components.root(identityB)) return 'spare'
    return components.join(identityA, identityB) ? 'joins' : 'apart'
  })
}

/** Places of the links on the one way from one identity to another, over links that join. */
export function pathBetween(
  links: readonly SeenLink[],
  holds: readonly Holds[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const neighbours = new Map<number, { readonly place: number; readonly other: number }[]>()
  links.forEach(({ identityA, identityB }, place) => {
    if (holds[place] !== 'joins') return
    neighbours.set(identityA, [...(neighbours.get(identityA) ?? []), { place, other: identityB }])
    neighbours.set(identityB, [...(neighbours.get(identityB) ?? []), { place, other: identityA }])
  })
  const way = new Map<number, { readonly place: number; readonly before: number } | null>([[from, null]])
  for (const at of way.keys()) {
    for (const { place, other } of neighbours.get(at) ?? [])
      if (!way.has(other)) way.set(other, { place, before: at })
  }
  const path = new Set<number>()
  for (let step = way.get(to); step !== null && step !== undefined; step = way.get(step.before))
    path.add(step.place)
  return path
}

const kindNames: Readonly<Record<string, readonly [string, string]>> = {
  customer_email: ['customer id', 'e-mail'],
  customer_phone: ['customer id', 'phone'],
  email_phone: ['e-mail', 'phone'],
  client: ['unknown', 'browser'],
}

/** What the two identities of a link are, as far as all links tell. */
export function kindsOf(links: readonly SeenLink[]): (identity: number) => string {
  const known = new Map<number, string>()
  for (const { identityA, identityB, kind } of links) {
    const [a = 'unknown', b = 'unknown'] = kindNames[kind] ?? []
    if (a !== 'unknown') known.set(identityA, a)
    if (b !== 'unknown') known.set(identityB, b)
  }
  return (identity) => known.get(identity) ?? 'unknown'
}
