import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { defaultDefinitions } from '#engine/definitions.ts'
import { identityRules, withApart } from '#engine/identity/contract.ts'
import { lakeOf } from '#fixtures/lake.ts'
import { holding, pathBetween, type SeenLink } from './links.ts'

const rules = identityRules.parse({})
const link = (a: number, b: number, kind = 'customer_email', isInside = true): SeenLink => ({
  ...{ identityA: a, identityB: b },
  ...{ kind, isInside },
})

test('the path between two identities is the links that made them one', () => {
  const links = [
    link(1, 2),
    link(3, 2),
    link(1, 4, 'customer_phone'),
    link(3, 4, 'customer_phone'),
    link(5, 4),
  ]
  const holds = holding(links, rules)
  expect(holds).toEqual(['joins', 'joins', 'joins', 'spare', 'joins'])
  expect([...pathBetween(links, holds, 3, 4)].sort()).toEqual([0, 1, 2])
  expect([...pathBetween(links, holds, 1, 1)]).toEqual([])
  expect([...pathBetween(links, holds, 1, 9)]).toEqual([])
})

test('a link says why it joins nobody', () => {
  const links = [
    ...[link(1, 2), link(3, 2), link(1, 4, 'customer_phone'), link(1, 7, 'client')],
    ...[link(1, 8, 'client'), link(9, 8, 'client', false)],
  ]
  const strict = { ...withApart(rules, 1, 3), phone: false, junk: [7] }
  expect(holding(links, strict)).toEqual(['joins', 'apart', 'rule', 'junk', 'joins', 'shared'])
})

test('as many links join as make one person, and the path is found whenever they do', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), {
    maxLength: 15,
  })
  const law = fc.property(pairs, (all) => {
    const links = all.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b))
    const holds = holding(links, rules)
    const identities = new Set(links.flatMap((one) => [one.identityA, one.identityB]))
    const joining = holds.filter((one) => one === 'joins').length
    const reached = (from: number) =>
      [...identities].filter((to) => to === from || pathBetween(links, holds, from, to).size > 0).length
    const components = [...identities].reduce((sum, identity) => sum + 1 / reached(identity), 0)
    expect(identities.size - joining).toBeCloseTo(components, 9)
  })
  fc.assert(law, { numRuns: 25 })
})

const brand = {
  touches: [{ person: 'ada', at: '2026-10-09T12:00:00Z', by: 'social' }],
  links: [{ buyer: 'ada', browser: 'phone', at: '2026-10-09T12:00:00Z' }],
  orders: [
    { person: 'ada', at: '2026-10-10T12:00:00Z', value: 90 },
    { person: 'bo', at: '2026-10-12T12:00:00Z', value: 40 },
  ],
} as const

test('an order opens to the links of its buyer, each with file and line, and the list to the largest persons', async () => {
  await using opened = await lakeOf(brand)
  const list = await analyze(opened.lake, 'persons', {})
  expect(list.rows).toMatchObject([{ identities: 2, browsers: 1, orders: 1, joins: 0 }])
  const orders = await analyze(opened.lake, 'orders', {})
  const [ofBo, ofAda] = orders.rows.map((row) => row.orderKey)
  const why = await analyze(opened.lake, 'persons', { orderKey: ofAda })
  expect(why.rows).toMatchObject([{ holds: 'joins', kindB: 'browser', line: 2, rows: 1 }])
  expect((await analyze(opened.lake, 'persons', { orderKey: ofBo })).rows).toEqual([])
  expect(defaultDefinitions.identity).toEqual(rules)
  await expect(analyze(opened.lake, 'persons', { orderKey: '1', identity: 1 })).rejects.toMatchObject({
    code: 'invalid_request',
  })
})
