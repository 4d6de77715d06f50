import { z } from 'zod'

/** What brand to make. The same options make the same rows on every machine. */
export const brandOptions = z.strictObject({
  /** Touchpoints wanted; met within about 2 % by brands of a million, less closely by small ones. */
  touchpoints: z.int().min(100).max(1_000_000_000),
  /** Orders wanted; met about as closely. By default one per 31.5 touchpoints, as large brands have. */
  orders: z.int().min(10).optional(),
  seed: z.int().min(0).default(1),
  /** Day after the last. */
  until: z.iso.date().default('2026-11-01'),
  /** Length of the period. */
  days: z.int().min(28).max(1461).default(730),
})
export type BrandOptions = z.input<typeof brandOptions>

/** The brand's zone and currency: fixed, so that its promotions, taxes and clock changes are those of one place. */
export const brandZone = 'America/New_York'
export const brandCurrency = 'USD'

/** Called when a part is done; `share` in [0, 1] of the work. */
export type Progress = (share: number, part: string) => void

/** Reads a size as people write it: '10m', '250k', '2.5m' or plain digits. Null when it is none. */
export function sizeFromText(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)([km]?)$/.exec(text.trim().toLowerCase())
  if (found === null) return null
  const unit = { '': 1, k: 1_000, m: 1_000_000 }[found[2] ?? ''] ?? 1
  return Math.round(Number(found[1]) * unit)
}
