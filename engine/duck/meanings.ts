import { statement, statementsIn } from '#sql/load.ts'

/** A view, macro or small table that a statement reads, with the text that made it. */
export interface Meaning {
  readonly name: string
  readonly sql: string
}

const makes = /^create (?:view|table|macro) (\w+)/m

/** Every view, table and macro that gives the canonical tables their meaning, by name. */
const known: ReadonlyMap<string, string> = new Map(
  ['lake', 'attribution', 'reconcile', 'parity', 'restatements', 'tagging']
    .flatMap(statementsIn)
    .flatMap((file) => {
      const sql = statement(file)
      const name = makes.exec(sql)?.[1]
      return name === undefined ? [] : [[name, sql]]
    }),
)

const made: ReadonlySet<string> = new Set(known.values())
const words = new Map<string, ReadonlySet<string>>()

/** The words of a statement. Texts of the house are read once; there are as many as files. */
function wordsOf(sql: string): ReadonlySet<string> {
  const read = words.get(sql) ?? new Set(sql.match(/\w+/g))
  if (made.has(sql)) words.set(sql, read)
  return read
}

/** What a statement's names mean, down to the canonical tables, so that a reader can check all of it. Nearest first. */
export function meaningsOf(sql: string): Meaning[] {
  const found = new Map<string, string>()
  const open = [sql]
  for (let text = open.shift(); text !== undefined; text = open.shift()) {
    const mentioned = wordsOf(text)
    for (const [name, meaning] of known) {
      if (found.has(name) || !mentioned.has(name)) continue
      found.set(name, meaning)
      open.push(meaning)
    }
  }
  return [...found].map(([name, meaning]) => ({ name, sql: meaning }))
}
