/** What is wrong with a regular expression, and where: characters are counted from 1. */
export interface PatternFault {
  readonly position: number
  readonly message: string
}

export const longestPattern = 500
/** RE2 takes time in proportion to text x pattern, never more; this bounds the pattern's part. */
const largestPattern = 1000
const mostRepeats = 100
const mostNestedRepeats = 1000

const posix = 'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' ')
const categories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/
const scripts =
  'Arabic Armenian Bengali Cyrillic Devanagari Georgian Greek Han Hangul Hebrew Hiragana Katakana Latin Tamil Thai'.split(
    ' ',
  )

class Fault extends Error {
  readonly position: number
  constructor(position: number, message: string) {
    super(message)
    this.position = position
  }
}

/** Size of a part once its repetitions are written out, and the largest product of nested ones. */
interface Part {
  readonly size: number
  readonly repeats: number
}
const single: Part = { size: 1, repeats: 1 }

/** Reads RE2's syntax, as far as rules need it; what it accepts RE2 accepts. */
class Reader {
  readonly #text: readonly string[]
  #at = 0

  constructor(pattern: string) {
    this.#text = [...pattern]
  }

  whole(): void {
    const { size } = this.#alternatives()
    if (this.#peek() === ')') this.#fail('this ) closes nothing; write \\) for the character')
    if (size > largestPattern)
      throw new Fault(1, 'the pattern is too large once its repetitions are written out')
  }

  #peek(ahead = 0): string {
    return this.#text[this.#at + ahead] ?? ''
  }
  #rest(): string {
    return this.#text.slice(this.#at).join('')
  }
  #fail(message: string, at = this.#at): never {
    throw new Fault(at + 1, message)
  }

  #alternatives(): Part {
    let size = 1
    let repeats = 1
    for (;;) {
      const part = this.#sequence()
      size += part.size
      repeats = Math.max(repeats, part.repeats)
      if (this.#peek() !== '|') return { size, repeats }
      this.#at += 1
    }
  }

  #sequence(): Part {
    let size = 0
    let repeats = 1
    while (this.#at < this.#text.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const part = this.#repeated(this.#atom())
      size += part.size
      repeats = Math.max(repeats, part.repeats)
    }
    return { size, repeats }
  }

  #repeated(part: Part | null): Part {
    const begins = this.#at
    const times = this.#times()
    if (times === null) return part ?? { size: 0, repeats: 1 }
    if (part === null) this.#fail('there is nothing to repeat here', begins)
    if (this.#peek() === '?') this.#at += 1
    const next = this.#at
    if (this.#times() !== null) this.#fail('a repetition cannot be repeated; put it into (?: )', next)
    const repeats = part.repeats * Math.max(times, 1)
    if (repeats > mostNestedRepeats)
      this.#fail(`repetitions inside one another may make ${mostNestedRepeats} at most`, begins)
    return { size: part.size * Math.max(times, 1) + 1, repeats }
  }

  /** How often what stands before is written out; null when no repetition stands here. */
  #times(): number | null {
    const sign = this.#peek()
    if (sign !== '' && '*+?'.includes(sign)) {
      this.#at += 1
      return 1
    }
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#rest())
    if (counted === null) return null
    const [text, least = '', comma, most = ''] = counted
    const top = Number(comma === undefined || most === '' ? least : most)
    if (top < Number(least)) this.#fail('the second count is below the first')
    if (top > mostRepeats) this.#fail(`a repetition may count to ${mostRepeats}`)
    this.#at += text.length
    return top
  }

  #atom(): Part | null {
    const letter = this.#peek()
    if (letter === '(') return this.#group()
    if (letter === '[') return this.#set()
    if (letter === '\\') return this.#escaped()
    if ('*+?'.includes(letter) || /^\{\d+(,\d*)?\}/.test(this.#rest())) {
      this.#fail(`there is nothing to repeat before ${letter}; write \\${letter} for the character`)
    }
    this.#at += 1
    return single
  }

  #group(): Part | null {
    const begins = this.#at
    const opening = /^\((?:\?P<\w+>|\?:|\?[imsU]*(?:-[imsU]+)?(?::|\))|(?!\?))/.exec(this.#rest())?.[0]
    if (opening === undefined) this.#refuseGroup()
    if (opening === '(?)') this.#fail('(?) says nothing')
    this.#at += opening.length
    if (opening.endsWith(')')) return null
    const part = this.#alternatives()
    if (this.#peek() !== ')') this.#fail('this ( is never closed; write \\( for the character', begins)
    this.#at += 1
    return { size: part.size + 2, repeats: part.repeats }
  }

  #refuseGroup(): never {
    const opening = this.#rest()
    if (/^\(\?<?[=!]/.test(opening)) {
      this.#fail('looking ahead or behind is not possible; use a second condition instead')
    }
    if (/^\(\?<\w/.test(opening)) this.#fail('write a named group as (?P<name>…)')
    return this.#fail('this kind of group is not known')
  }

  #set(): Part {
    const begins = this.#at
    this.#at += this.#peek(1) === '^' ? 2 : 1
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.#at >= this.#text.length)
        this.#fail('this [ is never closed; write \\[ for the character', begins)
      this.#setItem()
    }
    this.#at += 1
    return { size: 4, repeats: 1 }
  }

  #setItem(): void {
    const begins = this.#at
    const named = /^\[:\^?(\w*):\]/.exec(this.#rest())
    if (named !== null) {
      if (!posix.includes(named[1] ?? '')) this.#fail(`${named[0]} is no class of characters`)
      this.#at += named[0].length
      return
    }
    const low = this.#setCharacter(true)
    if (this.#peek() !== '-' || this.#peek(1) === ']' || this.#peek(1) === '') return
    if (low === null) return
    this.#at += 1
    const high = this.#setCharacter(false)
    if (high !== null && high < low) this.#fail('the range ends before it begins', begins)
  }

  /** @returns code of a character; null for a class such as \d */
  #setCharacter(classesToo: boolean): number | null {
    const letter = this.#peek()
    if (letter !== '\\') {
      this.#at += 1
      return letter.codePointAt(0) ?? 0
    }
    const next = this.#peek(1)
    if (/[dDsSwWpP]/.test(next)) {
      if (!classesToo) this.#fail('a range cannot end with a class of characters')
      this.#escaped()
      return null
    }
    if (/[bBAzQE]/.test(next)) this.#fail(`\\${next} has no meaning inside [ ]`)
    return this.#character()
  }

  #escaped(): Part {
    const next = this.#peek(1)
    if (next === '') this.#fail('the pattern ends with \\; write \\\\ for the character')
    if (/[dDsSwWbBAz]/.test(next)) {
      this.#at += 2
      return single
    }
    if (/[pP]/.test(next)) return this.#unicode()
    this.#character()
    return single
  }

  #unicode(): Part {
    const found = /^\\[pP](?:\{\^?(\w+)\}|(\w))/.exec(this.#rest())
    const name = found?.[1] ?? found?.[2] ?? ''
    if (found === null || !(categories.test(name) || scripts.includes(name))) {
      this.#fail(`${found?.[0] ?? '\\p'} is no class of characters; \\p{L} is any letter`)
    }
    this.#at += [...found[0]].length
    return { size: 20, repeats: 1 }
  }

  /** A single character written with a backslash; its code. */
  #character(): number {
    const next = this.#peek(1)
    if (/[1-9]/.test(next)) this.#fail(`\\${next} refers back to a group, which is not possible`)
    const hex = /^\\x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(this.#rest())
    if (hex !== null) {
      const code = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
      if (code > 0x10ffff) this.#fail('there is no such character')
      this.#at += hex[0].length
      return code
    }
    const control = 'ntvfra'.indexOf(next)
    if (next === '' || (control < 0 && !/^[!-/:-@[-`{-~ ]$/.test(next))) {
      this.#fail(`\\${next} has no meaning; write ${next} for the character`)
    }
    this.#at += 2
    return control < 0 ? (next.codePointAt(0) ?? 0) : ([10, 9, 11, 12, 13, 7][control] ?? 0)
  }
}

/** Whether a text is a regular expression that the engine runs in time proportional to the text (RE2).
 * @returns null when it is one */
export function patternFault(pattern: string): PatternFault | null {
  if (pattern.length > longestPattern) {
    return { position: longestPattern + 1, message: `a pattern may have ${longestPattern} characters` }
  }
  try {
    new Reader(pattern).whole()
    return null
  } catch (error) {
    if (error instanceof Fault) return { position: error.position, message: error.message }
    throw error
  }
}
