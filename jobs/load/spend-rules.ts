import type { PlatformId } from './platforms.ts'

/** How a platform's spend rows are meant, where platforms differ.
 * @property totals        text of a total's first cell
 * @property blankIsTotal  a row without any name or id is the account's total
 * @property actionType    what its conversions are
 * @property timeBasis     the day it books a conversion on: that of the touch or of the conversion */
export interface SpendRules {
  readonly lakePlatform: string
  readonly totals: string
  readonly blankIsTotal: boolean
  readonly actionType: 'purchase' | 'conversion'
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
    totals: '^(?i)(total|gesamt)[ \\x{a0}\\x{202f}]?:',
    blankIsTotal: false,
    actionType: 'conversion',
    timeBasis: 'touch',
  },
  generic_spend: {
    lakePlatform: 'generic',
    totals:
      '^(?i)(grand |general )?(totals?|totale|totaal|sum|summary|gesamt(summe|betrag)?|summe|insgesamt|somme|suma|soma|合計) ?(général|generale|general|geral)?[ \\x{a0}]?:?$',
    blankIsTotal: false,
    actionType: 'conversion',
    timeBasis: 'unknown',
  },
}
