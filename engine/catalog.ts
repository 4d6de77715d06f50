import type { Contract, OpenRows, Run } from '#engine/analysis.ts'
import { openAttribution } from '#engine/attribution/cell.ts'
import { runAttribution } from '#engine/attribution/run.ts'
import type { AnalysisId, contracts } from '#engine/contracts.ts'
import { runCurrencies } from '#engine/currencies/run.ts'
import { openExplore } from '#engine/explore/cell.ts'
import { runExplore } from '#engine/explore/run.ts'
import { runJourneys } from '#engine/journeys/run.ts'
import { runOrders } from '#engine/orders/run.ts'
import { openParity } from '#engine/parity/cell.ts'
import { runParity } from '#engine/parity/run.ts'
import { runPersons } from '#engine/persons/run.ts'
import { openReconcile } from '#engine/reconcile/cell.ts'
import { runReconcile } from '#engine/reconcile/run.ts'
import { openRestatements } from '#engine/restatements/cell.ts'
import { runRestatements } from '#engine/restatements/run.ts'
import { openRules } from '#engine/rules/cell.ts'
import { runRules } from '#engine/rules/run.ts'
import { openTagging } from '#engine/tagging/cell.ts'
import { runTagging } from '#engine/tagging/run.ts'

interface Bound<C extends Contract> {
  readonly run: Run<C>
  readonly openRows?: OpenRows<C>
}

/** What computes each analysis; complete by type. */
export const catalog: { readonly [Id in AnalysisId]: Bound<(typeof contracts)[Id]> } = {
  attribution: { run: runAttribution, openRows: openAttribution },
  currencies: { run: runCurrencies },
  explore: { run: runExplore, openRows: openExplore },
  journeys: { run: runJourneys },
  orders: { run: runOrders },
  parity: { run: runParity, openRows: openParity },
  persons: { run: runPersons },
  reconcile: { run: runReconcile, openRows: openReconcile },
  restatements: { run: runRestatements, openRows: openRestatements },
  rules: { run: runRules, openRows: openRules },
  tagging: { run: runTagging, openRows: openTagging },
}
