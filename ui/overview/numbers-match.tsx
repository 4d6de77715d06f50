import { A, useLocation } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { factOf, rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { plural } from '#ui/format/names.ts'
import { count, money, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import type { Period } from '#ui/state/period.ts'

/** Whether these figures can be trusted, in a line that leads to Reconcile. Space is kept while it is computed. */
export function NumbersMatch(props: {
  period: Period
  /** The page's own figures come first. */
  ready: boolean
}): JSX.Element {
  const here = useHere()
  const location = useLocation()
  const claims = createAnalysis('reconcile', here.at, () => (props.ready ? props.period : null))
  const parity = createAnalysis('parity', here.at, () => (props.ready ? props.period : null))
  const bar = (name: string) =>
    rowsIn(claims.data()?.rows ?? [], props.period).find((row) => row.bar === name)?.revenue ?? null
  const days = () => toNumber(factOf(parity.data(), 'daysCompared')) ?? 0
  const address = () => pageAddress(here.workspace().slug, 'reconcile', location.query)
  return (
    <p class="match">
      <A href={address()}>Do your numbers match?</A>
      <Show when={bar('claimed') !== null}>
        <span>
          Platforms claim {money(here.setting(), bar('claimed'))}, the shop counts{' '}
          {money(here.setting(), bar('shop'))}; {money(here.setting(), bar('not_explained') ?? 0)} is not
          explained.
        </span>
      </Show>
      <Show when={days() > 0}>
        <span>
          {count(here.setting(), factOf(parity.data(), 'daysAgreeing'))} of {count(here.setting(), days())}{' '}
          {plural(days(), 'day')} of the shop’s report are explained to the cent.
        </span>
      </Show>
    </p>
  )
}
