import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { Banner } from '#ui/control/badge.tsx'
import { exclusionName, plural } from '#ui/format/names.ts'
import { count, percent, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'

/** How much of the orders can be attributed at all; it heads the page. */
export function Coverage(props: { answer: Answer }): JSX.Element {
  const here = useHere()
  const orders = () => toNumber(factOf(props.answer, 'orders')) ?? 0
  const touched = () => toNumber(factOf(props.answer, 'touchedOrders')) ?? 0
  const share = () => toNumber(factOf(props.answer, 'coverage'))
  const left = () =>
    props.answer.facts.filter((fact) => fact.column.name === 'excludedOrders' && fact.key !== null)
  const words = () =>
    left()
      .map((fact) => `${count(here.setting(), fact.value)} ${exclusionName(fact.key ?? '')}`)
      .join(', ')
  return (
    <Show when={orders() > 0}>
      <Banner tone={touched() === 0 ? 'warn' : 'neutral'}>
        <span class="meter" aria-hidden="true">
          <i style={{ width: `calc(${share() ?? 0} * 100%)` }} />
        </span>
        <Show
          when={touched() > 0}
          fallback={
            <span>
              <b>No touchpoints yet.</b> Platform claims are shown. Add a touchpoint file or the Shopify order
              export to compare. <A href={pageAddress(here.workspace().slug, 'sources', {})}>Add files</A>
            </span>
          }
        >
          <span>
            <b>{percent(here.setting(), share())} coverage.</b> {count(here.setting(), touched())} of{' '}
            {count(here.setting(), orders())} {plural(orders(), 'order')} have a touchpoint before the order.
          </span>
        </Show>
        <Show when={left().length > 0}>
          <span class="muted" data-hint="Orders that do not convert by the workspace’s revenue definition">
            Not counted: {words()}.
          </span>
        </Show>
      </Banner>
    </Show>
  )
}
