import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { factOf, rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Banner } from '#ui/control/badge.tsx'
import { Failure, SkeletonRows } from '#ui/control/state.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { modelNames } from '#ui/format/names.ts'
import { count } from '#ui/format/number.ts'
import { NothingInRange, Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Table } from '#ui/table/table.tsx'
import { attributionColumns } from './columns.tsx'
import { Coverage } from './coverage.tsx'
import { AttributionDrawer } from './drawer.tsx'
import { Filters } from './filters.tsx'
import { creditLines } from './model.ts'
import { attributionRequest, attributionSchema, type AttributionState, leading } from './state.ts'
import { lineRows, openCellName, totalLine } from './table-rows.ts'

/** Who earned it? Models side by side, from channel to campaign, beside what the platforms claim. */
export function Attribution(): JSX.Element {
  const here = useHere()
  const page = createPageState(attributionSchema)
  return (
    <Page refused={page.refused()}>
      <Filters state={page.state()} onChange={(changes) => page.set({ ...changes, open: null, tab: null })} />
      <Show when={here.period()}>{(period) => <Models period={period()} page={page} />}</Show>
    </Page>
  )
}

function Models(props: { period: Period; page: PageState<AttributionState> }): JSX.Element {
  const here = useHere()
  const state = props.page.state
  const [expanded, setExpanded] = createSignal<ReadonlySet<string>>(new Set())
  const request = () => attributionRequest(state(), props.period, here.before(), ['channel'])
  const answer = createAnalysis('attribution', here.at, request)
  const campaigns = createAnalysis('attribution', here.at, () =>
    expanded().size > 0 || readOpen(state().open)?.cell.campaign !== undefined ? attributionRequest(state(), props.period, here.before(), ['channel', 'campaign']) : null,
  )
  const now = (found: typeof answer) => rowsIn(found.data()?.rows ?? [], props.period)
  const lines = createMemo(() => creditLines(now(answer), campaigns.data() ? now(campaigns) : null))
  const earlier = createMemo(() => {
    const before = here.before()
    return before === null ? null : creditLines(rowsIn(answer.data()?.rows ?? [], before), rowsIn(campaigns.data()?.rows ?? [], before))
  })
  const total = createMemo(() => totalLine(answer.data(), now(answer), state()))
  const toggle = (key: string) => setExpanded((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key]))
  const openCell = () => openCellName(readOpen(state().open), [total(), ...lines()])
  const columns = createMemo(() =>
    attributionColumns({
      setting: here.setting(),
      state: state(),
      leading: leading(state()),
      columns: answer.data()?.columns ?? [],
      before: earlier(),
      onOpen: (open) => props.page.set({ open: writeOpen(open) }),
    }),
  )
  const nothing = () => answer.data() !== undefined && !answer.stale() && lines().length === 0
  return (
    <Show when={!answer.error()} fallback={<Failure what="The attribution could not be computed." error={answer.error() ?? new Error('unknown')} onRetry={answer.retry} />}>
      <Show when={answer.data()} fallback={<SkeletonRows rows={12} label="Computing the attribution" />}>
        {(found) => (
          <Show when={!nothing()} fallback={<NothingInRange what="orders and no spend" period={props.period} />}>
            <Coverage answer={found()} />
            <Warnings messages={found().warnings.filter((one) => one.code !== 'no_touchpoints').map((one) => one.message)} />
            <Table
              label={`Attribution by ${state().models.map((model) => modelNames[model]).join(', ')}`}
              columns={columns()}
              rows={[{ key: 'total', kind: 'total' as const, item: total() }, ...lineRows(lines())]}
              sort={{ by: leading(state()), descending: true }}
              onSort={(sort) => {
                const model = state().models.find((one) => one === sort.by)
                if (model) props.page.set({ by: model })
              }}
              expanded={expanded()}
              onToggle={toggle}
              openCell={openCell()}
              stale={answer.stale()}
              foot={
                <>
                  <span>{count(here.setting(), factOf(found(), 'orders'))} orders</span>
                  <span>{count(here.setting(), Math.max(1, Math.round(found().meta.elapsedMs)))} ms</span>
                </>
              }
            />
            <AttributionDrawer
              page={props.page}
              period={props.period}
              answer={found()}
              request={request()}
              campaigns={campaigns.data()}
              campaignRequest={attributionRequest(state(), props.period, here.before(), ['channel', 'campaign'])}
            />
          </Show>
        )}
      </Show>
    </Show>
  )
}

const Warnings = (props: { messages: readonly string[] }): JSX.Element => (
  <Show when={props.messages[0]}>
    {(first) => (
      <Banner tone="warn">
        <span>{first()}</span>
        <Show when={props.messages.length > 1}>
          <details>
            <summary>{props.messages.length - 1} more</summary>
            {props.messages.slice(1).join(' ')}
          </details>
        </Show>
      </Banner>
    )}
  </Show>
)
