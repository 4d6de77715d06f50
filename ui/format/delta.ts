import type { Column } from '#engine/columns.ts'
import { percent, type Setting, toNumber } from '#ui/format/number.ts'

/** A change against the comparison. `tone` is a judgement of the brand's, not of the direction. */
export interface Delta {
  readonly direction: 'up' | 'down' | 'flat'
  readonly tone: 'good' | 'bad' | 'neutral'
  /** '11.5%', '12×' above 999 %, 'new' from zero. */
  readonly text: string
  /** For a screen reader: 'up 11.5 percent, good'. */
  readonly spoken: string
}

/** Null where either side is not known. */
export function delta(
  setting: Setting,
  now: unknown,
  before: unknown,
  better: Column['better'],
): Delta | null {
  const current = toNumber(now)
  const earlier = toNumber(before)
  if (current === null || earlier === null) return null
  const change = current - earlier
  const direction = change === 0 ? 'flat' : change > 0 ? 'up' : 'down'
  const tone =
    direction === 'flat' || better === 'neutral' ? 'neutral' : direction === better ? 'good' : 'bad'
  const text = size(setting, current, earlier)
  const judged = tone === 'neutral' ? '' : `, ${tone}`
  const spoken =
    direction === 'flat'
      ? 'no change'
      : text === 'new'
        ? `new${judged}`
        : `${direction} ${text.replace('%', ' percent')}${judged}`
  return { direction, tone, text, spoken }
}

function size(setting: Setting, current: number, earlier: number): string {
  if (earlier === 0) return current === 0 ? percent(setting, 0) : 'new'
  const share = Math.abs((current - earlier) / earlier)
  if (share > 9.99) return `${Math.round(Math.abs(current / earlier))}×`
  return percent(setting, share)
}
