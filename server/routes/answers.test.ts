import { expect, test } from 'vitest'
import type { Answer } from './analyses.contract.ts'
import { createAnswers } from './answers.ts'

const answerOf = (text: string): Answer => ({
  columns: [],
  rows: [{ text }],
  totals: null,
  facts: [],
  warnings: [],
  meta: {
    analysis: 'explore',
    request: {},
    snapshot: 1,
    asOf: null,
    definitions: 1,
    elapsedMs: 1,
    cached: false,
    sql: [],
  },
})
const nobodyLeaves = new AbortController().signal

test('identical questions at once run once, and later ones not at all', async () => {
  const answers = createAnswers(1_000_000)
  let runs = 0
  const run = async () => {
    runs += 1
    return answerOf('a')
  }
  const [first, second] = await Promise.all([
    answers.ask('ws/q', nobodyLeaves, run),
    answers.ask('ws/q', nobodyLeaves, run),
  ])
  const third = await answers.ask('ws/q', nobodyLeaves, run)
  expect([first.cached, second.cached, third.cached, runs]).toEqual([false, false, true, 1])
})

test('a run stops when the last who asked has left, not before', async () => {
  const answers = createAnswers(1_000_000)
  const [one, two] = [new AbortController(), new AbortController()]
  let seen: AbortSignal | null = null
  const run = (signal: AbortSignal) => {
    seen = signal
    return new Promise<Answer>((_, fail) =>
      signal.addEventListener('abort', () => fail(new Error('stopped'))),
    )
  }
  const asked = [answers.ask('ws/q', one.signal, run), answers.ask('ws/q', two.signal, run)]
  const ended = Promise.allSettled(asked)
  one.abort()
  await expect(asked[0]).rejects.toThrow()
  expect(seen).toMatchObject({ aborted: false })
  two.abort()
  await ended
  expect(seen).toMatchObject({ aborted: true })
  const again = await answers.ask('ws/q', nobodyLeaves, async () => answerOf('b'))
  expect(again.answer.rows).toEqual([{ text: 'b' }])
})

test('a failure is not remembered', async () => {
  const answers = createAnswers(1_000_000)
  await expect(answers.ask('ws/q', nobodyLeaves, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect((await answers.ask('ws/q', nobodyLeaves, async () => answerOf('a'))).cached).toBe(false)
})

test('memory stays within its bound: the least recently used goes first', async () => {
  const size = 2 * JSON.stringify(answerOf('x'.repeat(1000))).length
  const answers = createAnswers(size * 4 + 10)
  const ask = async (key: string) =>
    (await answers.ask(`ws/${key}`, nobodyLeaves, async () => answerOf('x'.repeat(1000)))).cached
  for (const key of ['a', 'b', 'c', 'd']) expect(await ask(key)).toBe(false)
  expect(await ask('a')).toBe(true)
  expect(await ask('e')).toBe(false)
  expect([await ask('a'), await ask('b')]).toEqual([true, false])
})
