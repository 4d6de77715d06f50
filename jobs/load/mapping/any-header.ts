import type { Format, FoundColumns } from '#jobs/load/format.ts'
import { genericSpend } from '#jobs/load/generic-spend/format.ts'

/** A cell that heads nothing: a number, an amount, a day or an address of a person. */
const isData = (text: string): boolean =>
  /^[-+(]?[$€£¥]?\s?\d[\d.,'\s]*\)?\s?[%$€£¥]?$/.test(text) ||
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text) ||
  /@.+\./.test(text)

/** What could be a header: texts of which most differ, and no data among them. @returns how many differ */
function headed(headings: readonly string[]): number {
  const texts = headings.filter((text) => text !== '')
  const different = new Set(texts).size
  const isHeader =
    different * 3 >= texts.length * 2 && texts.length * 2 > headings.length && !texts.some(isData)
  return isHeader ? different : 0
}

/** Takes the widest line that could be a header for one, whatever it says, so that an unknown file can be looked at. */
export const anyHeader: Format = {
  ...genericSpend,
  required: [],
  find: (headings): FoundColumns => ({
    names: headings.map(() => null),
    currency: null,
    found: headed(headings),
    missing: [],
  }),
}
