import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openInstance } from '#engine/duck/instance.ts'
import { mountChannelRules } from './mount.ts'
import { patternFault } from './pattern.contract.ts'

test.each([
  ['spring|summer', null],
  ['^creator_(may|june)$', null],
  ['\\d{2,4}-\\w+?', null],
  ['[^a-z0-9_-]+', null],
  ['(?i)sale|(?P<name>x)', null],
  ['\\p{L}+ [[:digit:]]', null],
  ['(spring', 1],
  ['spring)', 7],
  ['[a-z', 1],
  ['[z-a]', 2],
  ['a**', 3],
  ['*a', 1],
  ['a\\', 2],
  ['(?=paid)', 1],
  ['(?<!un)paid', 1],
  ['(a)\\1', 4],
  ['(?<name>a)', 1],
  ['a{2,1}', 2],
  ['a{101}', 2],
  ['((a{50}){50}){2}', 9],
  ['\\q', 1],
  ['\\p{Klingon}', 1],
  ['(a{100}b{100}c{100}){10}', 1],
  ['x'.repeat(501), 501],
] as const)('%s has its fault at %s', (pattern, position) => {
  expect(patternFault(pattern)?.position ?? null).toBe(position)
})

const piece = fc.constantFrom(
  ...'a b . ^ $ | ( ) [ ] [^ - * + ? {2} {1,3} {,2} { } \\d \\W \\b \\. \\- \\x41 \\x{1F600} \\pL \\p{Greek} (?: (?i) (?P<n> [:alpha:] é 😀 ] \\ 1 \\1 \\Q (?='.split(
    ' ',
  ),
)
const patterns = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''))

test('what is taken for a pattern the engine runs', async () => {
  await using instance = await openInstance({ timeZone: 'UTC', threads: 1 })
  const taken: string[] = []
  const law = fc.asyncProperty(patterns, async (pattern) => {
    if (patternFault(pattern) !== null) return
    taken.push(pattern)
    const run = () => instance.connection.prepare("select regexp_matches('ab1', $pattern, 'i')")
    const prepared = await run()
    prepared.bind({ pattern })
    await prepared.run()
    prepared.destroySync()
  })
  await fc.assert(law, { numRuns: 1500 })
  expect(taken.length).toBeGreaterThan(100)
})

test.each(['(a+)+$', '^(a|aa)+$', '(a|b)*a(a|b){40}$', '(.*a){20}$', '((a{3}){3}){10}b'])(
  'the hostile pattern %s is found in long texts in bounded time',
  async (pattern) => {
    expect(patternFault(pattern)).toBeNull()
    await using instance = await openInstance({ timeZone: 'UTC', threads: 1 })
    const { connection } = instance
    await connection.run(
      `create table traffic_sources as
     select i::uinteger as traffic_source_id, null::varchar as source, null::varchar as medium,
            repeat(case when i % 2 = 0 then 'a' else 'ab' end, 1000) || i || '!' as campaign, null::varchar as utm_id,
            null::varchar as term, null::varchar as content, null::varchar as click_id_kind, null::varchar as referrer_host
     from range(2000) as texts(i)`,
    )
    const began = performance.now()
    await mountChannelRules(connection, [
      {
        channel: 'X',
        match: 'all',
        conditions: [{ field: 'campaign', operator: 'matches', values: [pattern] }],
        isEnabled: true,
        note: '',
      },
    ])
    expect(performance.now() - began).toBeLessThan(30_000)
  },
)
