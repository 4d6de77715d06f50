import { expect, test } from 'vitest'
import { Meter } from './meter.ts'

function heard() {
  const said: [number, string][] = []
  return { said, meter: new Meter({ progress: (share, note) => said.push([share, note]) }) }
}

test('progress never goes back, and a new kind of work is said at once', () => {
  const { said, meter } = heard()
  meter.say(0.2, 'Reading a.csv')
  meter.say(0.1, 'Reading b.csv')
  meter.say(0.3, 'Writing')
  expect(said).toEqual([
    [0.2, 'Reading a.csv'],
    [0.2, 'Reading b.csv'],
    [0.3, 'Writing'],
  ])
})

test('of the same work no more than a few things are said in a second', () => {
  const { said, meter } = heard()
  for (let step = 1; step <= 1000; step += 1) meter.say(step / 1000, `Reading a.csv: ${step} of 1000 MB`)
  expect(said.length).toBeLessThan(20)
})

test('a part of the work stays inside its share of the whole', () => {
  const { said, meter } = heard()
  const part = meter.part(0.5, 0.7)
  part(-1, 'begun')
  part(2, 'done')
  expect(said).toEqual([
    [0.5, 'begun'],
    [0.7, 'done'],
  ])
})
