import type { PlatformId } from './platforms.ts'
import { labelledTotal, plainTotal, reportTotal } from './totals.ts'

/** How a platform's spend rows are meant, where platforms differ.
 * @property totals        text of a total's first cell
 * @property blankIsTotal  a row without any name or id is the account's total
 * @property actionType    what its conversions are
 * @property saysPurchases conversions are of that type only under a heading that says purchases or payments, else of any type
 * @property timeBasis     the day it books a conversion on: that of the touch or of the conversion */
export interface SpendRules {
  readonly lakePlatform: string
  readonly totals: string
  readonly blankIsTotal: boolean
  readonly actionType: 'purchase' | 'conversion'
  readonly saysPurchases?: boolean
  readonly timeBasis: 'touch' | 'conversion' | 'unknown'
}

const never = '^\\b$'

export const spendRules: Readonly<Partial<Record<PlatformId, SpendRules>>> = {
  meta: {
    lakePlatform: 'meta',
    totals: never,
    blankIsTotal: true,
    actionType: 'purchase',
    timeBasis: 'touch',
  },
  google_ads: {
    lakePlatform: 'google_ads',
    totals: `(?i)${labelledTotal}`,
    blankIsTotal: false,
    actionType: 'conversion',
    timeBasis: 'touch',
  },
  tiktok: {
    lakePlatform: 'tiktok',
    totals: `(?i)${reportTotal}`,
    blankIsTotal: true,
    actionType: 'purchase',
    saysPurchases: true,
    timeBasis: 'touch',
  },
  generic_spend: {
    lakePlatform: 'generic',
    totals: `(?i)${plainTotal}`,
    blankIsTotal: false,
    actionType: 'conversion',
    timeBasis: 'unknown',
  },
}
