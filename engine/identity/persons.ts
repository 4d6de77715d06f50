/** A browser seen together with a buyer at one instant. */
export interface Sighting {
  readonly browser: number
  readonly buyer: number
  /** Microseconds since 1970 UTC. */
  readonly seenUs: number
}

/** An identity is this person while `fromUs <= t < untilUs`. */
export interface PersonRange {
  readonly identityId: number
  readonly fromUs: number
  readonly untilUs: number
  readonly personKey: number
}

/** Instants that stand for "always": DuckDB's range of TIMESTAMPTZ is wider, JavaScript's safe integers hold these. */
export const beginningUs = Date.UTC(1, 0, 1) * 1000
export const endUs = Date.UTC(9999, 0, 1) * 1000

/** Connected components by union-find with path halving; the root is a component's smallest identity. */
class Components {
  readonly #parent = new Map<number, number>()

  root(identity: number): number {
    let at = identity
    for (;;) {
      const parent = this.#parent.get(at) ?? at
      if (parent === at) return at
      const grand = this.#parent.get(parent) ?? parent
      this.#parent.set(at, grand)
      at = grand
    }
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.root(a), this.root(b)]
    if (rootA === rootB) return
    this.#parent.set(Math.max(rootA, rootB), Math.min(rootA, rootB))
    this.#parent.set(Math.min(rootA, rootB), Math.min(rootA, rootB))
  }

  get members(): Iterable<number> {
    return this.#parent.keys()
  }
}

/** Resolves identities to persons. Strong links merge for ever. A browser with one buyer is that buyer, always;
 * with several, each moment belongs to the next buyer seen there, and after the last sighting to the last one.
 * @param strong    pairs of identities of one person
 * @param sightings sorted by browser, then time
 * @returns only identities that are not simply persons of their own; ranges of one identity do not overlap */
export function resolvePersons(
  strong: Iterable<readonly [number, number]>,
  sightings: readonly Sighting[],
): PersonRange[] {
  const components = new Components()
  for (const [a, b] of strong) components.join(a, b)
  const ranges: PersonRange[] = []
  for (const identity of components.members) {
    const personKey = components.root(identity)
    if (personKey !== identity)
      ranges.push({ identityId: identity, fromUs: beginningUs, untilUs: endUs, personKey })
  }
  for (const seen of byBrowser(sightings)) ranges.push(...rangesOfBrowser(seen, components))
  return ranges
}

function* byBrowser(sightings: readonly Sighting[]): Generator<Sighting[]> {
  let seen: Sighting[] = []
  for (const sighting of sightings) {
    if (seen[0] !== undefined && seen[0].browser !== sighting.browser) {
      yield seen
      seen = []
    }
    seen.push(sighting)
  }
  if (seen.length > 0) yield seen
}

function rangesOfBrowser(seen: readonly Sighting[], components: Components): PersonRange[] {
  const ranges: PersonRange[] = []
  let fromUs = beginningUs
  seen.forEach((sighting, at) => {
    const personKey = components.root(sighting.buyer)
    const next = seen[at + 1]
    if (next !== undefined && components.root(next.buyer) === personKey) return
    const untilUs = next === undefined ? endUs : sighting.seenUs + 1 // the sighting itself still belongs to this buyer
    if (untilUs > fromUs) ranges.push({ identityId: sighting.browser, fromUs, untilUs, personKey })
    fromUs = untilUs
  })
  return ranges
}
