import { wordsOfEntities } from './words-of-entities.ts'
import { wordsOfMeasures } from './words-of-measures.ts'

type Concept = keyof typeof wordsOfEntities | keyof typeof wordsOfMeasures
export type Meaning = Exclude<Concept, '-'>

/** One case, no accents, no punctuation between words: 'Clics (tous)' is 'clics tous'. What is neither letter, digit nor such
 * punctuation stays, and is no word: '%', '+'. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[łøđıæœßё]/g, (letter) => folded[letter] ?? letter)
    .replace(/[\s_\-–.:;,'’"()[\]/]+/gu, ' ')
    .trim()

const folded: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ё: 'е',
}

interface Word {
  readonly text: string
  /** What it can mean; some words mean two things: `valor` is an amount and a value. */
  readonly meanings: readonly Concept[]
}

const byFirst = new Map<string, Word[]>()

function learn(): void {
  const meanings = new Map<string, Set<Concept>>()
  const all: Readonly<Record<string, string>> = { ...wordsOfEntities, ...wordsOfMeasures }
  for (const [concept, words] of Object.entries(all)) {
    for (const word of words.split(',').map(plainWords)) {
      if (word === '' || !isConcept(concept)) continue
      meanings.set(word, (meanings.get(word) ?? new Set()).add(concept))
    }
  }
  for (const [text, concepts] of meanings) {
    const first = text.slice(0, 1)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { text, meanings: [...concepts] }])
  }
  for (const words of byFirst.values()) words.sort((a, b) => b.text.length - a.text.length)
}

const isConcept = (text: string): text is Concept => text in wordsOfEntities || text in wordsOfMeasures
learn()

const longestHeading = 120
const isLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u

/** Short words of alphabets stand alone: `id` in `paid` is none. Scripts without blanks need no border. */
function stands(text: string, from: number, until: number): boolean {
  if (until - from > 2 || !isLetter.test(text.slice(from, from + 1))) return true
  const before = text.slice(Math.max(0, from - 1), from)
  const after = text.slice(until, until + 1)
  return !isLetter.test(before) && !isLetter.test(after)
}

/** All ways to read a heading word by word, compounds included: 'Kampagnenname' is campaign + name. Each reading is what its
 * words mean, sorted and joined: 'campaign name'. A heading with one word that is not known has no reading.
 * @returns readings, the one of the longest words first */
export function readingsOf(heading: string): readonly string[] {
  const known = remembered.get(heading)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const found = readAnew(heading)
  remembered.set(heading, found)
  return found
}

/** Every line that may be the header is read once per format and separator. */
const remembered = new Map<string, readonly string[]>()
const mostRemembered = 5_000

function readAnew(heading: string): readonly string[] {
  const text = plainWords(heading)
  if (text === '' || text.length > longestHeading) return []
  const found = new Set<string>()
  const dead = new Set<number>()
  const walk = (from: number, said: readonly Concept[]): boolean => {
    if (from >= text.length) {
      const meant = [...new Set(said)].filter((concept) => concept !== '-').sort()
      if (meant.length > 0) found.add(meant.join(' '))
      return meant.length > 0
    }
    if (dead.has(from) || found.size > 8) return false
    if (text[from] === ' ') return walk(from + 1, said)
    let isRead = false
    for (const word of byFirst.get(text.slice(from, from + 1)) ?? []) {
      const until = from + word.text.length
      if (!text.startsWith(word.text, from) || !stands(text, from, until)) continue
      for (const meaning of word.meanings) isRead = walk(until, [...said, meaning]) || isRead
    }
    if (!isRead) dead.add(from)
    return isRead
  }
  walk(0, [])
  return [...found]
}
