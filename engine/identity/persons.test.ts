import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityRules, withApart, withoutApart } from './contract.ts'
import { beginningUs, endUs, type PersonRange, resolvePersons, type Sighting } from './persons.ts'

const seen = (browser: number, buyer: number, seenUs: number): Sighting => ({ browser, buyer, seenUs })
const personAt = (ranges: readonly PersonRange[], identity: number, us: number): number =>
  ranges.find((range) => range.identityId === identity && range.fromUs <= us && us < range.untilUs)
    ?.personKey ?? identity

test('identifiers seen together are one person, however long the chain', () => {
  const ranges = resolvePersons(
    [
      [5, 4],
      [3, 2],
      [4, 3],
      [9, 8],
    ],
    [],
  )
  expect([2, 3, 4, 5].map((identity) => personAt(ranges, identity, 0))).toEqual([2, 2, 2, 2])
  expect([8, 9, 1].map((identity) => personAt(ranges, identity, 0))).toEqual([8, 8, 1])
})

test('a browser with one buyer is that buyer, before and after', () => {
  const ranges = resolvePersons([], [seen(7, 1, 100), seen(7, 1, 200)])
  expect(ranges).toEqual([{ identityId: 7, fromUs: beginningUs, untilUs: endUs, personKey: 1 }])
})

test('on a shared browser each visit belongs to the next buyer, and after the last order to the last', () => {
  const ranges = resolvePersons([], [seen(7, 1, 100), seen(7, 2, 200)])
  expect([50, 100, 101, 200, 201].map((us) => personAt(ranges, 7, us))).toEqual([1, 1, 2, 2, 2])
})

test('two buyers who turn out to be one person do not split their browser', () => {
  const ranges = resolvePersons([[1, 2]], [seen(7, 1, 100), seen(7, 2, 200)])
  expect(ranges.filter((range) => range.identityId === 7)).toHaveLength(1)
})

const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), {
  maxLength: 20,
})

test('persons are the connected components, whatever the order of the links and the numbers of the identities', () => {
  const law = fc.property(pairs, fc.integer({ min: 0, max: 1000 }), (links, shift) => {
    const straight = resolvePersons(links, [])
    const turned = resolvePersons(
      links.toReversed().map(([a, b]): [number, number] => [1000 - b + shift, 1000 - a + shift]),
      [],
    )
    for (let a = 1; a <= 12; a += 1) {
      for (let b = 1; b <= 12; b += 1) {
        const together = personAt(straight, a, 0) === personAt(straight, b, 0)
        expect(personAt(turned, 1000 - a + shift, 0) === personAt(turned, 1000 - b + shift, 0)).toBe(together)
        expect(together).toBe(reachable(links, a).has(b))
      }
    }
  })
  fc.assert(law, { numRuns: 50 })
})

function reachable(links: readonly (readonly [number, number])[], from: number): Set<number> {
  const found = new Set([from])
  for (let grown = true; grown; ) {
    grown = false
    for (const [a, b] of links) {
      if (found.has(a) === found.has(b)) continue
      found.add(a).add(b)
      grown = true
    }
  }
  return found
}

test('the ranges of a browser cover all time and never overlap', () => {
  const sightings = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 1,
    maxLength: 10,
  })
  const law = fc.property(sightings, (list) => {
    const sorted = list.toSorted((a, b) => a[1] - b[1]).map(([buyer, us]) => seen(99, buyer, us))
    const ranges = resolvePersons([], sorted).filter((range) => range.identityId === 99)
    expect(ranges[0]?.fromUs).toBe(beginningUs)
    expect(ranges.at(-1)?.untilUs).toBe(endUs)
    for (const [at, range] of ranges.entries()) if (at > 0) expect(range.fromUs).toBe(ranges[at - 1]?.untilUs)
  })
  fc.assert(law, { numRuns: 100 })
})

const rules = identityRules.parse({})
const apart = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).filter(([a, b]) => a !== b),
  { maxLength: 4 },
)

test('of the links that would join two identities kept apart, the last one does not hold', () => {
  const links: [number, number][] = [
    [1, 2],
    [2, 3],
    [3, 4],
  ]
  const ranges = resolvePersons(links, [], [[1, 4]])
  expect([1, 2, 3, 4].map((identity) => personAt(ranges, identity, 0))).toEqual([1, 1, 1, 4])
})

test('identities kept apart are never one person, and every link that could hold does', () => {
  const law = fc.property(pairs, apart, (links, foes) => {
    const ranges = resolvePersons(links, [], foes)
    const person = (identity: number) => personAt(ranges, identity, 0)
    for (const [a, b] of foes) expect(person(a)).not.toBe(person(b))
    for (const [a, b] of links) {
      const joined = foes.some(([one, other]) => {
        const ends = new Set([person(one), person(other)])
        return ends.has(person(a)) && ends.has(person(b))
      })
      if (person(a) !== person(b)) expect(joined).toBe(true)
    }
  })
  fc.assert(law, { numRuns: 50 })
})

test('undoing a merge and taking that back is as if nothing had happened', () => {
  const law = fc.property(pairs, apart, (links, before) => {
    const given = { ...rules, apart: before.slice(1).map(([a, b]): [number, number] => [a, b]) }
    const [undone] = before
    if (undone === undefined) return
    const [a, b] = undone
    const kept = withoutApart(given, a, b)
    const back = withoutApart(withApart(kept, a, b), b, a)
    expect(back).toEqual(kept)
    expect(resolvePersons(links, [], back.apart)).toEqual(resolvePersons(links, [], kept.apart))
  })
  fc.assert(law, { numRuns: 50 })
})

test('a browser that is kept apart from a buyer is not theirs', () => {
  const ranges = resolvePersons([], [seen(7, 1, 100), seen(7, 2, 200)], [[7, 1]])
  expect([50, 150, 250].map((us) => personAt(ranges, 7, us))).toEqual([2, 2, 2])
})
