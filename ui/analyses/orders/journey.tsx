import { A, useLocation } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { type AttributionModel, attributionModels } from '#engine/attribution/contract.ts'
import { windowNames, windows } from '#ui/analyses/attribution/state.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Answered } from '#ui/control/answered.tsx'
import { Badge, Banner } from '#ui/control/badge.tsx'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { Failure, SkeletonRows } from '#ui/control/state.tsx'
import { FileLine } from '#ui/explain/rows.tsx'
import { instant } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { exclusionName, modelNames, sentence } from '#ui/format/names.ts'
import { decimals, duration, money, toNumber } from '#ui/format/number.ts'
import { WhyOnePerson } from '#ui/identity/why.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { pageAddress } from '#ui/state/pages.ts'
import { rateWords } from './columns.tsx'
import { type Touch, touches } from './journey-model.ts'
import type { OrdersState } from './state.ts'

/** One order: what it was worth, how its customer came, and what each model makes of that. */
export function OrderPage(props: { orderKey: string; page: PageState<OrdersState> }): JSX.Element {
  const here = useHere()
  const order = createAnalysis('orders', here.at, () => ({ orderKey: props.orderKey, limit: 1 }))
  const row = () => order.data()?.rows[0]
  const location = useLocation()
  const list = () => {
    const query = new URLSearchParams(location.search)
    query.delete('order')
    return `${location.pathname}?${query}`
  }
  return (
    <>
      <div class="filterbar">
        <A href={list()}>Orders</A>
        <span class="muted">/</span>
        <b>{row()?.order ?? props.orderKey}</b>
      </div>
      <Show
        when={!order.error()}
        fallback={
          <Failure
            what="The order could not be read."
            error={order.error() ?? new Error('unknown')}
            onRetry={order.retry}
          />
        }
      >
        <Show when={row()} fallback={<SkeletonRows rows={4} label="Reading the order" />}>
          {(found) => (
            <>
              <OrderFacts row={found()} />
              <Buyer row={found()} />
              <Show
                when={found().excludedReason === null}
                fallback={<NotCounted reason={String(found().excludedReason)} />}
              >
                <Journey row={found()} page={props.page} />
              </Show>
            </>
          )}
        </Show>
      </Show>
    </>
  )
}

/** Why the order's buyer is one person, for who doubts it. */
function Buyer(props: { row: Row }): JSX.Element {
  const here = useHere()
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Show when={props.row.customer !== 'unidentified'}>
      <details class="section buyer" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Why one person</summary>
        <Show when={isOpen()}>
          <WhyOnePerson ask={{ orderKey: String(props.row.orderKey) }} />
          <p class="muted">
            A merge that is wrong is undone under{' '}
            <A href={`${pageAddress(here.workspace().slug, 'rules', {})}?show=identity`}>Rules, Identity</A>.
          </p>
        </Show>
      </details>
    </Show>
  )
}

const NotCounted = (props: { reason: string }): JSX.Element => (
  <Banner tone="warn">
    This order does not count: {exclusionName(props.reason)}. It has no journey and earns nobody credit.
  </Banner>
)

function OrderFacts(props: { row: Row }): JSX.Element {
  const here = useHere()
  const amount = (name: string) => money(here.setting(), props.row[name], 'cents', String(props.row.currency))
  return (
    <dl class="facts">
      <Fact name="Ordered">{instant(here.setting(), String(props.row.orderedAt))}</Fact>
      <Fact name="Net">{amount('net')}</Fact>
      <Fact name="Gross">{amount('gross')}</Fact>
      <Fact name="Refunded">{amount('refunded')}</Fact>
      <Fact name="Total paid">{amount('total')}</Fact>
      <Show when={props.row.currency !== here.setting().currency}>
        <Fact name="Counts as">
          <Show
            when={props.row.value !== null}
            fallback={<Unknown why="No exchange rate for its day is loaded" />}
          >
            {money(here.setting(), props.row.value, 'cents')}
          </Show>
          <span class="muted"> {rateWords(here.setting(), props.row)}</span>
        </Fact>
      </Show>
      <Fact name="Customer">{String(props.row.customer ?? 'unidentified')}</Fact>
      <Fact name="File and line" wide>
        <FileLine
          file={String(props.row.file ?? 'unknown file')}
          line={props.row.line}
          load={props.row.load}
        />
      </Fact>
    </dl>
  )
}

const Fact = (props: { name: string; wide?: boolean; children: JSX.Element }): JSX.Element => (
  <div classList={{ wide: props.wide ?? false }}>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
)

function Journey(props: { row: Row; page: PageState<OrdersState> }): JSX.Element {
  const here = useHere()
  const state = props.page.state
  const answer = createAnalysis('journeys', here.at, () => ({
    orderKey: String(props.row.orderKey),
    models: [...state().models],
    lookbackDays: state().window === 'lifetime' ? 'lifetime' : Number(state().window),
  }))
  const found = createMemo(() => touches(answer.data()?.rows ?? []))
  return (
    <section class="section" aria-label="Journey">
      <div class="section-head">
        <h2>Journey</h2>
        <span class="aside">oldest first, with each model’s share of the order</span>
        <span class="push" />
        <ChooseMany
          label="Models"
          title={`${state().models.length} of ${attributionModels.length}`}
          value={state().models}
          options={attributionModels.map((model) => [model, modelNames[model]] as const)}
          onChange={(models) => props.page.set({ models }, { replace: true })}
        />
        <Choose
          label="Window"
          align="end"
          value={state().window}
          options={windows.map((window) => [window, windowNames[window]] as const)}
          onChange={(window) => props.page.set({ window }, { replace: true })}
        />
      </div>
      <Answered of={answer} failed="The journey could not be read." waiting="Reading the journey" rows={5}>
        {(data) => (
          <div classList={{ stale: answer.stale() }}>
            <For each={data().warnings}>{(warning) => <Banner>{warning.message}</Banner>}</For>
            <Show when={found().length > 0}>
              <Matrix touches={found()} models={state().models} />
            </Show>
          </div>
        )}
      </Answered>
    </section>
  )
}

function Matrix(props: { touches: readonly Touch[]; models: readonly AttributionModel[] }): JSX.Element {
  return (
    <div class="table-wrap" tabindex="0">
      <table class="table journey" aria-label="Touchpoints and their credit by model">
        <thead>
          <tr>
            <th scope="col">Touchpoint</th>
            <th scope="col" data-hint="When it happened, and how long before the order">
              When
            </th>
            <th scope="col">Source / medium</th>
            <For each={props.models}>
              {(model) => (
                <th scope="col" class="num">
                  {modelNames[model]}
                </th>
              )}
            </For>
            <th scope="col">File and line</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.touches}>{(touch) => <TouchRow touch={touch} models={props.models} />}</For>
        </tbody>
      </table>
    </div>
  )
}

function TouchRow(props: { touch: Touch; models: readonly AttributionModel[] }): JSX.Element {
  const here = useHere()
  const row = () => props.touch.row
  return (
    <tr data-kind={row().inWindow === false ? 'unknown' : undefined}>
      <th scope="row">
        <span class="name">
          <ChannelSwatch channel={String(row().channel)} />
          <span>
            {String(row().channel)}
            <Show when={row().campaign}>
              {(campaign) => <span class="muted"> · {String(campaign())}</span>}
            </Show>
          </span>
          <Show when={row().kind !== 'visit'}>
            <Badge>{sentence(String(row().kind)).toLowerCase()}</Badge>
          </Show>
          <Show when={row().inWindow === false}>
            <Badge hint="Older than the lookback window, so it can earn nothing">outside window</Badge>
          </Show>
        </span>
      </th>
      <td data-hint={row().landingPage === null ? undefined : String(row().landingPage)}>
        {instant(here.setting(), String(row().touchedAt))}{' '}
        <span class="muted">{duration(row().ageSeconds)}</span>
      </td>
      <td>{String(row().source ?? '')}</td>
      <For each={props.models}>{(model) => <CreditCell credit={props.touch.credit.get(model) ?? 0} />}</For>
      <td class="file">
        <FileLine file={String(row().file ?? 'unknown file')} line={row().line} />
      </td>
    </tr>
  )
}

/** Heat of at most a fifth of the accent, so that the figure keeps its contrast. */
const CreditCell = (props: { credit: number }): JSX.Element => {
  const here = useHere()
  const share = () => toNumber(props.credit) ?? 0
  return (
    <td class="num credit" style={{ '--credit': String(share()) }}>
      <span classList={{ none: share() === 0 }}>
        {share() === 0 ? '0' : decimals(here.setting(), share(), 3)}
      </span>
    </td>
  )
}
