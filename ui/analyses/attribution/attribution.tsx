import { createMemo, type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { Answered } from '#ui/control/answered.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { MoneyNotes } from '#ui/control/money-notes.tsx'
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
import { type AttributionData, createAttribution } from './data.ts'
import { AttributionDrawer } from './drawer.tsx'
import { Filters } from './filters.tsx'
import { type AttributionState, attributionSchema, leading } from './state.ts'
import { lineRows, openCellName } from './table-rows.ts'

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
  const data = createAttribution(
    () => props.period,
    () => props.page.state(),
  )
  const nothing = () => !data.answer.stale() && data.lines().length === 0
  return (
    <Answered
      of={data.answer}
      failed="The attribution could not be computed."
      waiting="Computing the attribution"
      rows={12}
    >
      {(found) => (
        <Show
          when={!nothing()}
          fallback={<NothingInRange what="orders and no spend" period={props.period} />}
        >
          <Coverage answer={found()} />
          <MoneyNotes warnings={found().warnings.filter((one) => one.code !== 'no_touchpoints')} />
          <ModelTable data={data} answer={found()} page={props.page} />
          <AttributionDrawer
            page={props.page}
            period={props.period}
            answer={found()}
            request={data.request()}
            campaigns={data.campaigns.data()}
            campaignRequest={data.campaignRequest()}
          />
        </Show>
      )}
    </Answered>
  )
}

function ModelTable(props: {
  data: AttributionData
  answer: Answer
  page: PageState<AttributionState>
}): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const columns = createMemo(() =>
    attributionColumns({
      setting: here.setting(),
      state: state(),
      leading: leading(state()),
      columns: props.answer.columns,
      // A drawer takes a third of the width: the table drops to its narrow columns.
      before: state().open === '' ? props.data.earlier() : null,
      onOpen: (open) => props.page.set({ open: writeOpen(open) }),
    }),
  )
  return (
    <Table
      label={`Attribution by ${state()
        .models.map((model) => modelNames[model])
        .join(', ')}`}
      columns={columns()}
      rows={[
        { key: 'total', kind: 'total' as const, item: props.data.total() },
        ...lineRows(props.data.lines()),
      ]}
      sort={{ by: leading(state()), descending: true }}
      onSort={(sort) => {
        const model = state().models.find((one) => one === sort.by)
        if (model) props.page.set({ by: model })
      }}
      expanded={props.data.expanded()}
      onToggle={props.data.toggle}
      openCell={openCellName(readOpen(state().open), [props.data.total(), ...props.data.lines()])}
      stale={props.data.answer.stale()}
      foot={
        <>
          <span>{count(here.setting(), factOf(props.answer, 'orders'))} orders</span>
          <span>{count(here.setting(), Math.max(1, Math.round(props.answer.meta.elapsedMs)))} ms</span>
          <ExportCsv id="attribution" at={here.at()} request={props.data.request()} name="attribution" />
        </>
      }
    />
  )
}
