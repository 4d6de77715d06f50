import { type Period, periodOf } from '#jobs/load/period.ts'

/** What the comments before a table say.
 * @property property  name of the GA4 property
 *  @property period    first and last day of the report */
export interface Preamble {
  readonly property: string | null
  readonly period: Period | null
  readonly report: 'ga4_standard' | 'ga4_exploration'
}

const rule = /^[-–—=_\s]*$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const range = /(?:^|\s)(\d{8})\s*[-–]\s*(\d{8})$/

const day = (digits: string): string => digits.replace(compact, '$1-$2-$3')
const afterLabel = (comment: string): string => comment.replace(/^[^:：]*[:：]\s*/, '')

/** @param comments texts of the comment lines, without their number signs */
export function preambleOf(comments: readonly string[]): Preamble {
  const said = comments.map((text) => text.trim()).filter((text) => !rule.test(text))
  const ranged = said.map((text) => range.exec(text)).find((found) => found !== null)
  const labelled = said.filter((text) => /[:：]/.test(text))
  const dates = labelled.map(afterLabel).filter((text) => compact.test(text))
  const [first, last = first] = dates
  if (ranged !== undefined) {
    const [, from = '', until = ''] = ranged
    return {
      property: said[0] ?? null,
      period: { from: day(from), until: day(until) },
      report: 'ga4_exploration',
    }
  }
  const period =
    first === undefined || last === undefined
      ? periodOf(said.map((text) => [text]))
      : { from: day(first), until: day(last) }
  // Title, account, property: the title may hold a colon as well.
  const property = said[2] !== undefined && /[:：]/.test(said[2]) ? afterLabel(said[2]) : null
  const isDate = property !== null && compact.test(property)
  return { property: isDate ? null : property, period, report: 'ga4_standard' }
}
