/** Colours of the current theme, read from the tokens when a chart is drawn. */
export interface Palette {
  readonly series: string
  readonly area: string
  readonly compare: string
  readonly second: string
  readonly grid: string
  readonly axis: string
  readonly label: string
  readonly cursor: string
  readonly immature: string
  readonly background: string
  readonly font: string
}

const names: Readonly<Record<keyof Palette, string>> = {
  series: '--chart-series',
  area: '--chart-area',
  compare: '--chart-compare',
  second: '--chart-second',
  grid: '--chart-grid',
  axis: '--chart-axis',
  label: '--chart-label',
  cursor: '--chart-cursor',
  immature: '--chart-immature',
  background: '--bg-raised',
  font: '--font-ui',
}

export function readPalette(element: Element): Palette {
  const styles = getComputedStyle(element)
  const token = (name: keyof Palette) => styles.getPropertyValue(names[name]).trim()
  return {
    series: token('series'),
    area: token('area'),
    compare: token('compare'),
    second: token('second'),
    grid: token('grid'),
    axis: token('axis'),
    label: token('label'),
    cursor: token('cursor'),
    immature: token('immature'),
    background: token('background'),
    font: token('font'),
  }
}

const channels: Readonly<Record<string, { token: string; ring?: true }>> = {
  'Paid Social': { token: '--ch-paid-social' },
  'Paid Search': { token: '--ch-paid-search' },
  'Paid Shopping': { token: '--ch-paid-shopping' },
  'Cross-network': { token: '--ch-cross-network' },
  'Paid Video': { token: '--ch-paid-video' },
  Display: { token: '--ch-paid-video', ring: true },
  Affiliates: { token: '--ch-affiliates' },
  Email: { token: '--ch-email' },
  SMS: { token: '--ch-sms' },
  'Organic Search': { token: '--ch-organic-search' },
  'Organic Shopping': { token: '--ch-organic-search', ring: true },
  'Organic Social': { token: '--ch-organic-social' },
  'Organic Video': { token: '--ch-organic-social', ring: true },
  Referral: { token: '--ch-referral' },
  'AI Assistant': { token: '--ch-referral', ring: true },
  Direct: { token: '--ch-direct' },
}

/** A channel keeps its colour in every chart; one beyond the twelve borrows a relative's, as a ring. */
export const channelMark = (channel: string): { token: string; ring: boolean } => {
  const known = channels[channel]
  return { token: known?.token ?? '--unknown', ring: known?.ring ?? false }
}
