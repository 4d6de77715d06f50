import { attribution } from '#engine/attribution/contract.ts'
import { currencies } from '#engine/currencies/contract.ts'
import { explore } from '#engine/explore/contract.ts'
import { journeys } from '#engine/journeys/contract.ts'
import { orders } from '#engine/orders/contract.ts'
import { parity } from '#engine/parity/contract.ts'
import { persons } from '#engine/persons/contract.ts'
import { reconcile } from '#engine/reconcile/contract.ts'
import { restatements } from '#engine/restatements/contract.ts'
import { rules } from '#engine/rules/contract.ts'
import { tagging } from '#engine/tagging/contract.ts'

/** Every analysis, by id. `catalog.ts` must bind each to its run. */
export const contracts = {
  attribution,
  currencies,
  explore,
  journeys,
  orders,
  parity,
  persons,
  reconcile,
  restatements,
  rules,
  tagging,
} as const

export type AnalysisId = keyof typeof contracts

export const isAnalysisId = (id: string): id is AnalysisId => Object.hasOwn(contracts, id)
