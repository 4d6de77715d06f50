import type { MappingBody } from './contract.ts'
import { likeness, wordsOf } from './likeness.ts'
import type { Profile } from './profile.ts'
import type { ProposedColumn } from './proposal.contract.ts'
import { type Column, currencyShare, parsesAs, shareOf } from './propose.ts'
import { type Meaning, meaningTitle, targetOf } from './targets.contract.ts'
import { wordsFor } from './words.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

const kinds: Readonly<Record<Meaning['holds'], string>> = {
  date: 'days',
  time: 'points in time',
  count: 'whole numbers',
  money: 'amounts',
  number: 'numbers',
  text: 'text',
}

/** What the cells of a column look like, whatever it is taken for. */
export function looksLike(profile: Profile): ProposedColumn['looksLike'] {
  if (profile.filled === 0) return 'blank'
  const mostly = (part: number): boolean => shareOf(part, profile) >= 0.6
  if (mostly(profile.mails)) return 'email'
  if (mostly(profile.clockTimes)) return 'time'
  if (mostly(profile.days) && profile.dayForm !== 'serial') return 'date'
  if (mostly(profile.numbers))
    return profile.points + profile.commas > 0 ? 'money' : mostly(profile.counts) ? 'count' : 'number'
  if (currencyShare(profile) >= 0.6) return 'currency'
  return mostly(profile.addresses) ? 'address' : 'text'
}

/** Why a column was taken for what it was taken, and what its cells hold.
 * @param mask hides persons' data in a text that is shown */
export function columnEvidence(
  body: MappingBody,
  { heading, profile }: Column,
  mask: (text: string) => string,
): ProposedColumn {
  const name = body.columns.find((one) => one.column === heading)?.meaning ?? null
  const meaning = targetOf(body.target).meanings.find((one) => one.name === name)
  const said = wordsOf(heading)
  const words = meaning === undefined ? [] : wordsFor(body.target, meaning)
  const best = words
    .map((word) => ({ word, like: likeness(said, wordsOf(word)) }))
    .sort((a, b) => b.like - a.like)[0]
  const parses = meaning === undefined ? null : parsesAs(meaning, profile)
  return {
    column: heading,
    meaning: name,
    looksLike: looksLike(profile),
    likeness: best?.like ?? 0,
    parses: parses ?? 1,
    filled: profile.filled,
    distinct: profile.different,
    samples: profile.samples.map((sample) => mask(sample.length > 80 ? `${sample.slice(0, 79)}…` : sample)),
    evidence: sentences(body, meaning ?? null, best ?? null, parses, profile),
  }
}

function sentences(
  body: MappingBody,
  meaning: Meaning | null,
  best: { word: string; like: number } | null,
  parses: number | null,
  profile: Profile,
): string {
  if (profile.filled === 0) return 'No cell is filled.'
  if (meaning === null) return 'Not read.'
  const title = meaningTitle(body.target, meaning.name)
  const heading =
    best !== null && best.like >= 0.97
      ? 'The heading says so'
      : best !== null && best.like >= 0.5
        ? `The heading is like “${best.word}”`
        : `The heading does not say ${title}`
  const cells =
    parses === null
      ? profile.different === profile.filled
        ? 'no cell occurs twice'
        : `${profile.different.toLocaleString('en-US')} different texts`
      : `${percent(parses)} of the cells are ${nounOf(meaning)}`
  return `${heading}; ${cells}.`
}

const nounOf = (meaning: Meaning): string =>
  meaning.name === 'currency'
    ? 'currency codes'
    : meaning.name === 'email'
      ? 'e-mail addresses'
      : meaning.name === 'landing' || meaning.name === 'referrer'
        ? 'addresses of pages'
        : kinds[meaning.holds]
