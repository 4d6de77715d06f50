import { statement, statementsIn } from '#sql/load.ts'

/** A view, macro or small table that a statement reads, with the text that made it. */
export interface Meaning {
  readonly name: string
  readonly sql: string
}

const makes = /^create (?:view|table|macro) (\w+)/m

/** Every view, table and macro that gives the canonical tables their meaning, by name. */
const known: ReadonlyMap<string, string> = new Map(
  ['lake', 'attribution', 'reconcile', 'parity', 'restatements', 'tagging'].flatMap(statementsIn).flatMap((file) => {
    const sql = statement(file)
    const name = makes.exec(sql)?.[1]
    return name === undefined ? [] : [[name, sql]]
  }),
)

/** What a statement's names mean, down to the canonical tables, so that a reader can check all of it. Nearest first. */
export function meaningsOf(sql: string): Meaning[] {
  const found = new Map<string, string>()
  const open = [sql]
  for (let text = open.shift(); text !== undefined; text = open.shift()) {
    for (const [name, made] of known) {
      if (found.has(name) || !new RegExp(`\\b${name}\\b`).test(text)) continue
      found.set(name, made)
      open.push(made)
    }
  }
  return [...found].map(([name, made]) => ({ name, sql: made }))
}
