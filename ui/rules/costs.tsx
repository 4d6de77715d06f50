import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { DefinitionsBody } from '#server/routes/definitions.contract.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { percent } from '#ui/format/number.ts'
import { amountOf, percentText, shareOfPercent } from '#ui/format/percent-input.ts'
import { addDays } from '#ui/state/day.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import { Currencies } from './currencies.tsx'
import type { Draft } from './draft.ts'
import { replaced, without } from './move.ts'
import type { TabProps } from './tab-props.ts'

type OrderCosts = DefinitionsBody['costs']['orderCosts'][number]

/** What orders cost beyond their goods, what a product cost before its first known cost, and how money converts. */
export function Costs(props: TabProps): JSX.Element {
  return (
    <>
      <CostsPerOrder draft={props.draft} />
      <ProductCosts draft={props.draft} />
      <Currencies />
    </>
  )
}

function CostsPerOrder(props: { draft: Draft }): JSX.Element {
  const here = useHere()
  const entries = () => props.draft.body()?.costs.orderCosts ?? []
  const set = (orderCosts: readonly OrderCosts[]) => {
    const costs = props.draft.body()?.costs
    if (costs !== undefined) props.draft.set('costs', { ...costs, orderCosts: [...orderCosts] })
  }
  const add = () => {
    const last = entries().at(-1)
    const validFrom = last === undefined ? '2020-01-01' : here.today()
    set([...entries(), { ...(last ?? nothing), validFrom }])
  }
  return (
    <section class="section" aria-label="Costs per order">
      <div class="section-head">
        <h2>Costs per order</h2>
        <span class="aside">each holds from its day until the next; contribution margin needs one</span>
        <span class="push" />
        <Show when={here.mayLoad()}>
          <Button kind="outline" icon="plus" onClick={add}>
            Add costs
          </Button>
        </Show>
      </div>
      <Show
        when={entries().length > 0}
        fallback={
          <p class="rule-none">
            No costs per order yet, so contribution margin is not known. 0 is a cost too: add an entry to say
            that nothing is paid.
          </p>
        }
      >
        <div class="cost-entries">
          <For each={entries().map((_, at) => at)}>
            {(at) => (
              <Entry
                at={at}
                entry={entries()[at] ?? { ...nothing, validFrom: '2020-01-01' }}
                draft={props.draft}
                onChange={(entry) => set(replaced(entries(), at, entry))}
                onRemove={() => set(without(entries(), at))}
              />
            )}
          </For>
        </div>
      </Show>
    </section>
  )
}

const nothing = { paymentFeeShare: 0, paymentFeeFixed: '0', shippingPerOrder: '0', otherShare: 0 } as const

function Entry(props: {
  at: number
  entry: OrderCosts
  draft: Draft
  onChange: (entry: OrderCosts) => void
  onRemove: () => void
}): JSX.Element {
  const here = useHere()
  const fault = (field: keyof OrderCosts) => props.draft.fault(`costs.orderCosts.${props.at}.${field}`)
  const faults = () =>
    [
      ['validFrom', 'Write a day.'],
      ['paymentFeeShare', 'The payment fee is a percentage from 0 to 100.'],
      ['paymentFeeFixed', 'The fee per order is an amount such as 0.30.'],
      ['shippingPerOrder', 'Shipping per order is an amount such as 4.50.'],
      ['otherShare', 'Other costs are a percentage from 0 to 100.'],
    ] as const
  const found = () => faults().find(([field]) => fault(field) !== undefined)?.[1]
  const set = (change: Partial<OrderCosts>) => props.onChange({ ...props.entry, ...change })
  const off = () => !here.mayLoad()
  return (
    <fieldset class="cost-entry" disabled={off()}>
      <legend class="spoken">Costs from {props.entry.validFrom}</legend>
      <label>
        <span>From</span>
        <input
          class="input"
          type="date"
          value={props.entry.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
      </label>
      <Typed
        label="Payment fee"
        unit="% of total"
        value={percentText(props.entry.paymentFeeShare)}
        onType={(text) => set({ paymentFeeShare: shareOfPercent(text) })}
      />
      <Typed
        label="and per order"
        unit={here.setting().currency}
        value={props.entry.paymentFeeFixed}
        onType={(text) => set({ paymentFeeFixed: amountOf(text) })}
      />
      <Typed
        label="Shipping per order"
        unit={here.setting().currency}
        value={props.entry.shippingPerOrder}
        onType={(text) => set({ shippingPerOrder: amountOf(text) })}
      />
      <Typed
        label="Other costs"
        unit="% of net"
        value={percentText(props.entry.otherShare)}
        onType={(text) => set({ otherShare: shareOfPercent(text) })}
      />
      <Show when={here.mayLoad()}>
        <button
          type="button"
          class="button"
          data-kind="ghost"
          aria-label={`Remove the costs from ${props.entry.validFrom}`}
          onClick={() => props.onRemove()}
        >
          <Icon name="close" size={14} />
        </button>
      </Show>
      <Show when={found()}>{(message) => <span class="fault">{message()}</span>}</Show>
    </fieldset>
  )
}

const Typed = (props: {
  label: string
  unit: string
  value: string
  onType: (text: string) => void
}): JSX.Element => (
  <label>
    <span>{props.label}</span>
    <span class="with-unit">
      <input
        class="input"
        inputmode="decimal"
        value={props.value}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
      <span class="muted">{props.unit}</span>
    </span>
  </label>
)

const shownDays = 90

/** How far product costs reach, and what holds before the first of them. */
function ProductCosts(props: { draft: Draft }): JSX.Element {
  const here = useHere()
  const costs = () => props.draft.body()?.costs
  const period = () => {
    const newest = here.newestDay()
    return newest === null ? null : { from: addDays(newest, 1 - shownDays), until: addDays(newest, 1) }
  }
  const answer = createAnalysis('explore', here.at, () => {
    const days = period()
    return days === null ? null : { ...days, measures: ['units', 'costCoverage'], dimensions: [] }
  })
  const coverage = () => answer.data()?.rows[0]?.costCoverage ?? null
  const lacking = () => answer.data()?.warnings.find((one) => one.code === 'uncosted_units')?.message
  return (
    <section class="section" aria-label="Product costs">
      <div class="section-head">
        <h2>Product costs</h2>
        <span class="aside">by SKU and day, from product exports and cost files</span>
        <span class="push" />
        <A href={pageAddress(here.workspace().slug, 'sources', {})}>Load a cost file</A>
      </div>
      <Show when={coverage() !== null}>
        <p class="cost-say">
          <b class="figures">{percent(here.setting(), coverage())}</b> of the units of the last {shownDays}{' '}
          days have a cost. <span class="muted">{lacking()}</span>
        </p>
      </Show>
      <div class="cost-choice">
        <span>Before a product’s first known cost</span>
        <Segments
          label="Before a product’s first known cost"
          value={costs()?.beforeFirstCost ?? 'unknown'}
          options={[
            ['unknown', 'Not known'],
            ['firstCost', 'It cost the same'],
          ]}
          onChange={(beforeFirstCost) => {
            const now = costs()
            if (now !== undefined && here.mayLoad()) props.draft.set('costs', { ...now, beforeFirstCost })
          }}
        />
        <span class="muted">
          A product export says what a product costs on its own day. Not known leaves earlier orders out of
          every margin.
        </span>
      </div>
    </section>
  )
}
