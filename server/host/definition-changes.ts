import type { Definitions } from '#engine/definitions.ts'
import { canonical } from './canonical.ts'

/** How a field is called on the page Rules. Others go by their own name, spelled out. */
const titles: Readonly<Record<string, string>> = {
  ownHosts: 'Own domains',
  paymentHosts: 'Payment hosts',
  channelRules: 'Channel rules',
  revenue: 'Conversions',
}

const spelled = (name: string): string =>
  name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
  )

const titleOf = (path: readonly string[]): string => {
  const [first = '', ...rest] = path
  const words = titles[first] ?? spelled(first).replace(/^./, (letter) => letter.toUpperCase())
  return [words, ...rest.map(spelled)].join(', ')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a list's entry is called: a rule by its name or channel, a plain value by itself. */
function entryName(entry: unknown): string {
  if (!isRecord(entry)) return String(entry)
  const name = ['name', 'channel', 'id'].map((key) => entry[key]).find((value) => typeof value === 'string')
  return typeof name === 'string' ? name : canonical(entry)
}

const listed = (names: readonly string[]): string => {
  const shown = [...new Set(names)]
  const some = shown.slice(0, 5).join(', ')
  return shown.length > 5 ? `${some} and ${shown.length - 5} more` : some
}

/** Entries of one list that the other has not, as often as it has them more. */
function beyond(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = other.map(canonical)
  return list.filter((entry) => {
    const at = left.indexOf(canonical(entry))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function listChanges(title: string, before: readonly unknown[], after: readonly unknown[]): string[] {
  const removed = beyond(before, after).map(entryName)
  const added = beyond(after, before).map(entryName)
  const edited = added.filter((name) => removed.includes(name))
  const parts = [
    ['added', added.filter((name) => !edited.includes(name))],
    ['removed', removed.filter((name) => !edited.includes(name))],
    ['changed', edited],
  ] as const
  const words = parts.flatMap(([verb, names]) => (names.length > 0 ? [`${verb} ${listed(names)}`] : []))
  return [`${title}: ${words.length > 0 ? words.join('; ') : 'another order'}`]
}

const shownValue = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === undefined || value === null || value === '') return 'nothing'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : canonical(value)
}

function changesAt(path: readonly string[], before: unknown, after: unknown): string[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return []
  if (Array.isArray(before) || Array.isArray(after)) {
    return listChanges(titleOf(path), Array.isArray(before) ? before : [], Array.isArray(after) ? after : [])
  }
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => changesAt([...path, name], before[name], after[name]))
  }
  return [`${titleOf(path)}: ${shownValue(before)} → ${shownValue(after)}`]
}

/** What one revision says differently from another, a line for each field; empty when they say the same. */
export const definitionChanges = (before: Definitions, after: Definitions): string[] =>
  changesAt([], before, after)

/** Names of the fields that one revision says differently from another. */
export function changedFields(before: Definitions, after: Definitions): string[] {
  const was: Readonly<Record<string, unknown>> = before
  return Object.entries(after).flatMap(([name, value]) =>
    canonical(was[name] ?? null) === canonical(value) ? [] : [name],
  )
}
