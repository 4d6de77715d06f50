import { expect, test } from 'vitest'
import { attributionSchema } from '#ui/analyses/attribution/state.ts'
import { exploreSchema, readFilters, writeFilter } from '#ui/analyses/explore/state.ts'
import { overviewSchema } from '#ui/overview/state.ts'
import { readState, writeState } from './url.ts'

test('an empty URL is the defaults, and defaults are left out of it', () => {
  const { state, refused } = readState(overviewSchema, {})
  expect(state).toMatchObject({ tile: 'net', model: 'linear', mode: 'cash', compare: 'previous', open: '' })
  expect(refused).toEqual([])
  expect(writeState(overviewSchema, { ...state })).toEqual(
    Object.fromEntries(Object.keys(state).map((key) => [key, null])),
  )
})

test('what is written is read again', () => {
  const changes = { models: ['linear', 'time_decay'], window: '7', customers: 'new', by: 'time_decay' }
  const written = writeState(attributionSchema, changes)
  expect(written).toEqual({ models: 'linear,time_decay', window: '7', customers: 'new', by: 'time_decay' })
  const query = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, value ?? undefined]))
  expect(readState(attributionSchema, query).state).toMatchObject(changes)
})

test('what a page does not know is left out and named, and the rest holds', () => {
  const { state, refused } = readState(attributionSchema, {
    modle: 'x',
    models: 'linear,guess',
    window: '7',
    from: '2026-02-30',
  })
  expect(state.window).toBe('7')
  expect(state.models).toEqual(readState(attributionSchema, {}).state.models)
  expect(state.from).toBeUndefined()
  expect(refused.map((one) => one.key).sort()).toEqual(['from', 'models', 'modle'])
})

test('a filter keeps colons and spaces of its value', () => {
  const filter = { dimension: 'campaign', value: 'a: b, c' } as const
  const { state } = readState(exploreSchema, { where: writeFilter(filter) })
  expect(readFilters(state.where)).toEqual([filter])
  expect(readFilters('planet:Mars')).toEqual([])
  expect(readFilters(undefined)).toEqual([])
})
