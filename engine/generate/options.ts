import { z } from 'zod'

/** What brand to make. The same options make the same rows on every machine. */
export const brandOptions = z.strictObject({
  /** Touchpoints wanted; met within about 2 %. */
  touchpoints: z.int().min(100).max(1_000_000_000),
  /** Orders wanted; met within about 5 %. By default one per 31.5 touchpoints, as large brands have. */
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
