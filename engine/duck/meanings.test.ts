import { expect, test } from 'vitest'
import { statement } from '#sql/load.ts'
import { meaningsOf } from './meanings.ts'

test('an attribution statement opens to its credits, its journeys and its orders', () => {
  const names = meaningsOf(statement('attribution/answer')).map((meaning) => meaning.name)
  for (const name of [
    'attribution_credits',
    'journey_touches',
    'journey_pairs',
    'conversions',
    'judged_orders',
    'touch_sources',
    'channels',
  ]) {
    expect(names).toContain(name)
  }
  expect(names).not.toContain('journeys')
})
