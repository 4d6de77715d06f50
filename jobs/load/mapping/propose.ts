import { isCurrency } from '#jobs/load/currency.ts'
import { type MappingBody, mappingBody, sameHeading } from './contract.ts'
import { currencyIn, likeness, wordsOf } from './likeness.ts'
import type { Profile } from './profile.ts'
import { type Meaning, type Target, type TargetId, targetOf, targets } from './targets.contract.ts'
import { wordsFor } from './words.ts'

/** A column of a file as it is judged. */
export interface Column {
  readonly heading: string
  readonly profile: Profile
}

interface Candidate {
  readonly at: number
  readonly meaning: Meaning
  readonly likeness: number
  readonly word: string | null
  readonly parses: number
  readonly score: number
}

export const shareOf = (part: number, { filled }: Profile): number => (filled === 0 ? 0 : part / filled)

/** Share of the filled cells that are what the meaning wants; null where any text will do. */
export function parsesAs(meaning: Meaning, profile: Profile): number | null {
  switch (meaning.holds) {
    case 'date':
      return shareOf(profile.days, profile)
    case 'time':
      return shareOf(profile.times, profile)
    case 'count':
      return shareOf(profile.counts, profile)
    case 'money':
    case 'number':
      return shareOf(profile.numbers, profile)
    default:
      if (meaning.name === 'currency') return currencyShare(profile)
      if (meaning.name === 'email') return shareOf(profile.mails, profile)
      if (meaning.name === 'landing' || meaning.name === 'referrer')
        return shareOf(profile.addresses, profile)
      return null
  }
}

export const currencyShare = (profile: Profile): number =>
  profile.codeList.length > 0 && profile.codeList.every((code) => isCurrency(code.toUpperCase()))
    ? shareOf(profile.codes, profile)
    : 0

/** Numbers, days and addresses are no names. */
const plainText = (profile: Profile): number => {
  const other = Math.max(profile.numbers, profile.days, profile.mails, profile.times)
  return profile.filled === 0 ? 0.3 : 1 - 0.5 * shareOf(other, profile)
}

/** Cells that are numbers as well as days, such as 46286, are days only where the heading says so. */
const isDoubtfulDay = (meaning: Meaning, { dayForm }: Profile): boolean =>
  meaning.holds === 'date' && (dayForm === 'serial' || dayForm === 'compact')

/** What cells look like can do without a heading where there is only one such thing in most files. */
const byCellsAlone = new Set(['day', 'occurred_at', 'spend', 'currency', 'email', 'landing', 'created_at'])

function candidate(target: Target, meaning: Meaning, column: Column, at: number): Candidate | null {
  const { profile, heading } = column
  const parses = parsesAs(meaning, profile)
  if (parses !== null && parses < 0.6) return null
  const said = wordsOf(heading)
  const best = wordsFor(target.id, meaning)
    .map((word) => ({ word, like: likeness(said, wordsOf(word)) }))
    .sort((a, b) => b.like - a.like)[0]
  const like = best?.like ?? 0
  if (like < 0.5 && (!byCellsAlone.has(meaning.name) || isDoubtfulDay(meaning, profile))) return null
  const cells = parses ?? plainText(profile)
  const money = meaning.holds === 'money' ? shareOf(profile.points + profile.commas, profile) : 0
  const score = 0.65 * like + 0.3 * cells + 0.05 * money
  return {
    at,
    meaning,
    likeness: like,
    word: like < 0.5 ? null : (best?.word ?? null),
    parses: parses ?? 1,
    score,
  }
}

/** The best pairs of column and meaning, each column and each meaning once.
 * Without a heading that says so, a meaning is given only where no other column could have it. */
function chosenFor(target: Target, columns: readonly Column[]): Candidate[] {
  const keys = columns.map((column) => sameHeading(column.heading))
  const isOne = (at: number): boolean =>
    keys[at] !== '' && keys.indexOf(keys[at] ?? '') === keys.lastIndexOf(keys[at] ?? '')
  const all = columns.flatMap((column, at) =>
    !isOne(at) ? [] : target.meanings.flatMap((meaning) => candidate(target, meaning, column, at) ?? []),
  )
  const chosen: Candidate[] = []
  const isFree = (one: Candidate): boolean =>
    chosen.every((other) => other.at !== one.at && other.meaning.name !== one.meaning.name)
  const said = all.filter((one) => one.word !== null).sort((a, b) => b.score - a.score || a.at - b.at)
  for (const one of said) if (isFree(one)) chosen.push(one)
  const silent = all.filter((one) => one.word === null)
  for (const name of byCellsAlone) {
    const open = silent.filter((one) => one.meaning.name === name && isFree(one))
    const [only] = open
    if (only !== undefined && open.length === 1) chosen.push(only)
  }
  return chosen
}

const completeness = (target: Target, chosen: readonly Candidate[]): number =>
  target.required.filter((options) => chosen.some((one) => options.includes(one.meaning.name))).length /
  target.required.length

const usefulness = (target: Target, chosen: readonly Candidate[]): number =>
  completeness(target, chosen) + 0.05 * chosen.reduce((sum, one) => sum + one.likeness, 0)

export interface Forms {
  readonly day: string | null
  readonly dayOrder: 'dmy' | 'mdy' | null
  readonly isDayOpen: boolean
  readonly decimalMark: '.' | ',' | null
  readonly isMarkOpen: boolean
}

/** How the columns that a mapping reads write days and numbers. */
export function formsOf(body: MappingBody, columns: readonly Column[]): Forms {
  const read = body.columns.flatMap((one) => {
    const column = columns.find((other) => other.heading === one.column)
    const meaning = targetOf(body.target).meanings.find((other) => other.name === one.meaning)
    return column === undefined || meaning === undefined ? [] : [{ ...column, meaning }]
  })
  const day = read.find((one) => one.meaning.holds === 'date')?.profile ?? null
  const numbers = read.filter((one) => ['money', 'number', 'count'].includes(one.meaning.holds))
  const sum = (pick: (profile: Profile) => number): number =>
    numbers.reduce((total, one) => total + pick(one.profile), 0)
  const [points, commas] = [sum((one) => one.points), sum((one) => one.commas)]
  const isSlash = day?.dayForm === 'slash'
  const dayOrder =
    !isSlash || day === null
      ? null
      : day.dayFirst > day.monthFirst
        ? 'dmy'
        : day.monthFirst > 0
          ? 'mdy'
          : null
  return {
    day: day?.dayForm ?? null,
    dayOrder,
    isDayOpen: isSlash && dayOrder === null,
    decimalMark: commas > points ? ',' : points > 0 ? '.' : null,
    isMarkOpen: points === 0 && commas === 0 && sum((one) => one.openMarks) > 0,
  }
}

/** What the file most likely is, and which of its columns holds what.
 * @param wanted what its rows are; null: the file decides */
export function proposeMapping(columns: readonly Column[], wanted: TargetId | null): MappingBody {
  const ranked = targets
    .filter((target) => wanted === null || target.id === wanted)
    .map((target) => {
      const chosen = chosenFor(target, columns)
      return { target, chosen, use: usefulness(target, chosen) }
    })
    .sort((a, b) => b.use - a.use)
  const [best] = ranked
  if (best === undefined) throw new Error('there is no target')
  const { target, chosen } = best
  const read = [...chosen].sort((a, b) => a.at - b.at)
  const hasCurrency = !target.needsCurrency || read.some((one) => one.meaning.name === 'currency')
  const stated = read
    .filter((one) => one.meaning.holds === 'money')
    .map((one) => currencyIn(columns[one.at]?.heading ?? ''))
    .find((code) => code !== null)
  return mappingBody.parse({
    target: target.id,
    header: columns.map((one) => one.heading),
    columns: read.map((one) => ({ column: columns[one.at]?.heading, meaning: one.meaning.name })),
    currency: hasCurrency ? null : (stated ?? null),
  })
}
