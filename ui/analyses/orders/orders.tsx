import { createMemo, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Empty } from '#ui/control/state.tsx'
import { count } from '#ui/format/number.ts'
import { NothingInRange, Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Table } from '#ui/table/table.tsx'
import { orderColumns } from './columns.tsx'
import { OrderPage } from './journey.tsx'
import { type OrdersState, ordersSchema } from './state.ts'

/** Which orders, and how did each come? */
export function Orders(): JSX.Element {
  const here = useHere()
  const page = createPageState(ordersSchema)
  return (
    <Page refused={page.refused()}>
      <Show
        when={page.state().order}
        fallback={<Show when={here.period()}>{(period) => <OrderList period={period()} page={page} />}</Show>}
      >
        {(key) => <OrderPage orderKey={key()} page={page} />}
      </Show>
    </Page>
  )
}

const shownOptions = [
  ['all', 'All'],
  ['counted', 'Counted'],
  ['left', 'Not counted'],
] as const

function OrderList(props: { period: Period; page: PageState<OrdersState> }): JSX.Element {
  const here = useHere()
  const state = props.page.state
  const answer = createAnalysis('orders', here.at, () => ({
    ...props.period,
    search: state().q,
    limit: 50,
    ...(state().show === 'all' ? {} : { converting: state().show === 'counted' }),
    ...(state().after === '' ? {} : { cursor: state().after }),
  }))
  const cursor = () => factOf(answer.data(), 'cursor')
  const rows = () => answer.data()?.rows ?? []
  const columns = createMemo(() =>
    orderColumns({
      setting: here.setting(),
      columns: answer.data()?.columns ?? [],
      isMixed: rows().some((row) => row.currency !== here.setting().currency),
      onOpen: (order) => props.page.set({ order }),
    }),
  )
  return (
    <>
      <div class="filterbar">
        <Search value={state().q} onSearch={(q) => props.page.set({ q, after: null }, { replace: true })} />
        <Segments
          label="Which orders"
          value={state().show}
          options={shownOptions}
          onChange={(show) => props.page.set({ show, after: null })}
        />
      </div>
      <Answered of={answer} failed="The orders could not be read." waiting="Reading the orders" rows={12}>
        {(found) => (
          <Show
            when={rows().length > 0 || answer.stale()}
            fallback={<Nothing period={props.period} page={props.page} />}
          >
            <Table
              label="Orders, newest first"
              columns={columns()}
              rows={rows().map((row) => ({
                key: String(row.orderKey),
                item: row,
                ...(row.excludedReason === null ? {} : { kind: 'unknown' as const }),
              }))}
              sort={null}
              stale={answer.stale()}
              foot={<Foot rows={rows()} elapsedMs={found().meta.elapsedMs} />}
            />
            <div class="flex items-center gap-2 pt-2">
              <Show when={state().after !== ''}>
                <Button kind="outline" onClick={() => props.page.set({ after: null })}>
                  Newest
                </Button>
              </Show>
              <Show when={cursor() !== null}>
                <Button kind="outline" onClick={() => props.page.set({ after: String(cursor()) })}>
                  Next 50
                </Button>
              </Show>
            </div>
          </Show>
        )}
      </Answered>
    </>
  )
}

const Foot = (props: { rows: readonly Row[]; elapsedMs: number }): JSX.Element => {
  const here = useHere()
  return (
    <>
      <span>{count(here.setting(), props.rows.length)} orders on this page</span>
      <span>{count(here.setting(), Math.max(1, Math.round(props.elapsedMs)))} ms</span>
    </>
  )
}

function Search(props: { value: string; onSearch: (text: string) => void }): JSX.Element {
  let waiting: number | undefined
  const pauseMs = 250
  return (
    <label class="searchbox">
      <span class="spoken">Search orders</span>
      <Icon name="search" size={13} />
      <input
        class="input"
        type="search"
        aria-keyshortcuts="/"
        placeholder="Order name or id"
        value={props.value}
        onInput={(event) => {
          const text = event.currentTarget.value
          window.clearTimeout(waiting)
          waiting = window.setTimeout(() => props.onSearch(text), pauseMs)
        }}
      />
    </label>
  )
}

function Nothing(props: { period: Period; page: PageState<OrdersState> }): JSX.Element {
  const filtered = () => props.page.state().q !== '' || props.page.state().show !== 'all'
  return (
    <Show when={filtered()} fallback={<NothingInRange what="orders" period={props.period} />}>
      <Empty
        title="No order matches"
        action={
          <Button kind="outline" onClick={() => props.page.set({ q: null, show: null, after: null })}>
            Show all orders of these days
          </Button>
        }
      >
        Names are searched in the days above. Widen them to search further back.
      </Empty>
    </Show>
  )
}
