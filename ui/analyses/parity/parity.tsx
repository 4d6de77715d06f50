import { A } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell } from '#engine/analysis.ts'
import { type ParityMeasure, parityMeasures } from '#engine/parity/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import type { ReconcileState } from '#ui/analyses/reconcile/state.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import type { Loaded } from '#ui/api/query.ts'
import { Waterfall } from '#ui/chart/waterfall.tsx'
import { Answered } from '#ui/control/answered.tsx'
import { Warnings } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Empty } from '#ui/control/state.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { range } from '#ui/format/date.ts'
import { plural } from '#ui/format/names.ts'
import { count } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { pageAddress } from '#ui/state/pages.ts'
import type { Period } from '#ui/state/period.ts'
import { Table } from '#ui/table/table.tsx'
import { dayColumns, figureColumns } from './columns.tsx'
import { ParityDrawer } from './drawer.tsx'
import { barsOf, cellOf, daysOf, differs, keyOf, measureShape, measureTitles, statedBy } from './model.ts'

interface ParityProps {
  readonly period: Period
  readonly page: PageState<ReconcileState>
  readonly answer: Loaded<Answer>
}

/** Our sales against the shop's own report: figure by figure, the causes of one, then day by day. */
export function Parity(props: ParityProps): JSX.Element {
  const state = () => props.page.state()
  const request = (): RequestOf<'parity'> => ({ ...props.period })
  const dayRequest = (): RequestOf<'parity'> => ({ ...props.period, dimensions: ['day'] })
  const open = (cell: Cell, measure: ParityMeasure = state().figure) =>
    props.page.set({ open: writeOpen({ measure, cell }), figure: measure })
  return (
    <Answered
      of={props.answer}
      failed="The shop’s report could not be compared."
      waiting="Setting our sales against the shop’s"
      rows={8}
    >
      {(found) => (
        <Show when={found().rows.length > 0} fallback={<NoReport answer={found()} period={props.period} />}>
          <div class="filterbar below-tiles">
            <Choose
              label="Figure"
              value={state().figure}
              options={parityMeasures.map((measure) => [measure, measureTitles[measure]] as const)}
              onChange={(figure) => props.page.set({ figure, open: null, tab: null })}
            />
          </div>
          <Warnings messages={found().warnings.map((one) => one.message)} />
          <Causes {...props} found={found()} onOpen={open} />
          <Figures {...props} found={found()} onOpen={open} />
          <Days {...props} request={dayRequest()} onOpen={open} />
          <ParityDrawer
            page={props.page}
            period={props.period}
            request={request()}
            dayRequest={dayRequest()}
          />
        </Show>
      )}
    </Answered>
  )
}

function Causes(props: ParityProps & { found: Answer; onOpen: (cell: Cell) => void }): JSX.Element {
  const here = useHere()
  const figure = () => props.page.state().figure
  const shown = (given: unknown) => value(here.setting(), measureShape(figure()), given, 'cents')
  const bars = createMemo(() => barsOf(props.found.rows, figure(), shown))
  const days = () => range(here.setting(), props.period)
  const openedKey = () => {
    const cell = readOpen(props.page.state().open)?.cell
    return cell === undefined || cell.day !== undefined ? null : keyOf(cell)
  }
  return (
    <section class="section" aria-label="From our sales to the shop’s">
      <div class="section-head">
        <h2>{measureTitles[figure()]}: from here to the shop</h2>
        <span class="aside">
          {figure() === 'orders' ? 'orders' : here.setting().currency}, {days()}
        </span>
        <span class="push" />
        <Button
          title="Definition, SQL and rows, key X"
          keys="x"
          onClick={() => props.onOpen({ cause: 'ours', reason: null })}
        >
          Why?
        </Button>
      </div>
      <div classList={{ stale: props.answer.stale() }}>
        <Waterfall
          bars={bars()}
          label={`${days()}. ${bars()
            .map((bar) => `${bar.title}: ${bar.label}`)
            .join('; ')}.`}
          open={openedKey()}
          onOpen={(key) => {
            const wanted = key === 'difference' ? 'shop' : key
            const row = props.found.rows.find((one) => keyOf(cellOf(one)) === wanted)
            if (row) props.onOpen(cellOf(row))
          }}
        />
      </div>
    </section>
  )
}

function Figures(
  props: ParityProps & { found: Answer; onOpen: (cell: Cell, measure: ParityMeasure) => void },
): JSX.Element {
  const here = useHere()
  const columns = createMemo(() =>
    figureColumns({
      setting: here.setting(),
      onFigure: (figure) => props.page.set({ figure, open: null, tab: null }),
      onOpen: (measure, cell) => props.onOpen(cell, measure),
    }),
  )
  return (
    <section class="section" aria-label="Figure by figure">
      <div class="section-head">
        <h2>Figure by figure</h2>
      </div>
      <Table
        label="Our figures and the shop’s"
        columns={columns()}
        rows={statedBy(props.found.rows).map((line) => ({ key: line.measure, item: line }))}
        sort={null}
        stale={props.answer.stale()}
      />
    </section>
  )
}

function Days(
  props: ParityProps & { request: RequestOf<'parity'>; onOpen: (cell: Cell) => void },
): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const answer = createAnalysis('parity', here.at, () => props.request)
  const all = createMemo(() => daysOf(answer.data()?.rows ?? [], state().figure))
  const lines = () => (state().days === 'all' ? all() : all().filter(differs))
  const columns = createMemo(() =>
    dayColumns({
      setting: here.setting(),
      measure: state().figure,
      lines: all(),
      brief: state().open !== '',
      onOpen: props.onOpen,
    }),
  )
  const differing = () => all().filter(differs).length
  return (
    <section class="section" aria-label="By day">
      <div class="section-head">
        <h2>By day</h2>
        <span class="aside">
          {count(here.setting(), differing())} of {count(here.setting(), all().length)}{' '}
          {plural(all().length, 'day')} differ in {measureTitles[state().figure].toLowerCase()}
        </span>
        <span class="push" />
        <Segments
          label="Days"
          value={state().days}
          options={[
            ['all', 'All days'],
            ['differing', 'That differ'],
          ]}
          onChange={(days) => props.page.set({ days }, { replace: true })}
        />
      </div>
      <Answered of={answer} failed="The days could not be compared." waiting="Comparing the days" rows={6}>
        {(found) => (
          <Table
            label={`${measureTitles[state().figure]} by day`}
            columns={columns()}
            rows={lines().map((line) => ({ key: line.day, item: line }))}
            stale={answer.stale()}
            foot={
              <>
                <span>{count(here.setting(), Math.max(1, Math.round(found().meta.elapsedMs)))} ms</span>
                <ExportCsv id="parity" at={here.at()} request={props.request} name="shop parity by day" />
              </>
            }
          />
        )}
      </Answered>
    </section>
  )
}

function NoReport(props: { answer: Answer; period: Period }): JSX.Element {
  const here = useHere()
  const foreign = () => props.answer.warnings.find((one) => one.code === 'report_in_other_currency')
  return (
    <Empty
      title={
        foreign()
          ? 'The shop’s report is in another currency'
          : `No report of the shop in ${range(here.setting(), props.period)}`
      }
      action={
        <A class="button" data-kind="outline" href={pageAddress(here.workspace().slug, 'sources', {})}>
          Add files
        </A>
      }
    >
      {foreign()?.message ??
        'Load Shopify’s Total sales over time: Analytics › Reports › Total sales over time, grouped by day, exported as CSV. Each day is then set against the orders loaded here, to the cent.'}
    </Empty>
  )
}
