import { Components } from './components.ts'

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

/** Resolves identities to persons. Strong links merge for ever. A browser with one buyer is that buyer, always;
 * with several, each moment belongs to the next buyer seen there, and after the last sighting to the last one.
 * @param strong    pairs of identities of one person; with pairs kept apart, the surest first: a link that would put such
 *                  a pair together does not hold
 * @param sightings sorted by browser, then time
 * @param apart     pairs that are never one person
 * @returns only identities that are not simply persons of their own; ranges of one identity do not overlap */
export function resolvePersons(
  strong: Iterable<readonly [number, number]>,
  sightings: readonly Sighting[],
  apart: readonly (readonly [number, number])[] = [],
): PersonRange[] {
  const components = new Components(apart)
  for (const [a, b] of strong) components.join(a, b)
  const ranges: PersonRange[] = []
  for (const identity of components.members) {
    const personKey = components.root(identity)
    if (personKey !== identity)
      ranges.push({ identityId: identity, fromUs: beginningUs, untilUs: endUs, personKey })
  }
  const together = sightings.filter((seen) => !components.isApart(seen.browser, seen.buyer))
  for (const seen of byBrowser(together)) ranges.push(...rangesOfBrowser(seen, components))
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
