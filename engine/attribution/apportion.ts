/** One figure to be rounded: where it stands in the hierarchy and what it is exactly. */
export interface Part {
  /** Values of the requested dimensions, outermost first. */
  readonly path: readonly string[]
  /** Exact amount in minor units, fractions included. */
  readonly exact: number
}

/** Sums computed in another order differ in their last bits; parts this close have the same remainder. */
const grain = 1e-4

/** Largest remainder, top-down: the total is shared among the first dimension's values, each of those among the second's,
 * and so on. So shown parts always add up, and adding a dimension never changes a figure already shown.
 * @param total whole minor units
 * @returns whole minor units per part, in the order given; they sum to `total` */
export function apportion(parts: readonly Part[], total: number): number[] {
  const shares = new Array<number>(parts.length).fill(0)
  share(
    parts.map((part, index) => ({ part, index })),
    0,
    total,
    shares,
  )
  return shares
}

type Indexed = { readonly part: Part; readonly index: number }

function share(members: readonly Indexed[], depth: number, total: number, shares: number[]): void {
  const [only] = members
  if (only === undefined) return
  if (members.length === 1) {
    shares[only.index] = total
    return
  }
  const groups = new Map<string, Indexed[]>()
  for (const member of members) {
    const key = member.part.path[depth] ?? String(member.index)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [member])
    else group.push(member)
  }
  const keys = [...groups.keys()]
  const amounts = largestRemainder(
    keys.map((key) => ({
      key,
      exact: (groups.get(key) ?? []).reduce((sum, member) => sum + member.part.exact, 0),
    })),
    total,
  )
  keys.forEach((key, at) => share(groups.get(key) ?? [], depth + 1, amounts[at] ?? 0, shares))
}

function largestRemainder(groups: readonly { key: string; exact: number }[], total: number): number[] {
  const floors = groups.map((group) => Math.floor(group.exact + grain))
  const order = groups
    .map((group, at) => ({
      at,
      key: group.key,
      remainder: Math.round((group.exact - (floors[at] ?? 0)) / grain),
    }))
    .sort((a, b) => b.remainder - a.remainder || (a.key < b.key ? -1 : 1))
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0)
  const step = Math.sign(missing)
  const amounts = [...floors]
  for (let given = 0; given < Math.abs(missing); given += 1) {
    const turn = order[step > 0 ? given % order.length : order.length - 1 - (given % order.length)]
    if (turn !== undefined) amounts[turn.at] = (amounts[turn.at] ?? 0) + step
  }
  return amounts
}
