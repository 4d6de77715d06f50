import { A } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { tagIssues } from '#engine/tagging/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import type { ReconcileState } from '#ui/analyses/reconcile/state.ts'
import { factOf } from '#ui/analyses/rows.ts'
import type { Loaded } from '#ui/api/query.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Warnings } from '#ui/control/badge.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { Empty } from '#ui/control/state.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { range } from '#ui/format/date.ts'
import { plural } from '#ui/format/names.ts'
import { count, money, percent, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { pageAddress } from '#ui/state/pages.ts'
import type { Period } from '#ui/state/period.ts'
import { Table } from '#ui/table/table.tsx'
import { cellOf, findingColumns, keyOf } from './columns.tsx'
import { TaggingDrawer } from './drawer.tsx'
import { issueTitles } from './words.ts'

interface TaggingProps {
  readonly period: Period
  readonly page: PageState<ReconcileState>
  readonly answer: Loaded<Answer>
}

/** What is wrong with the tags of links, most money first; each finding opens to its fix and its rows. */
export function Tagging(props: TaggingProps): JSX.Element {
  return (
    <Answered of={props.answer} failed="The tags could not be judged." waiting="Reading the tags" rows={8}>
      {(found) => (
        <Show
          when={(toNumber(factOf(found(), 'visits')) ?? 0) > 0}
          fallback={<NoVisits period={props.period} />}
        >
          <Findings {...props} found={found()} />
          <TaggingDrawer page={props.page} period={props.period} answer={found()} />
        </Show>
      )}
    </Answered>
  )
}

function Findings(props: TaggingProps & { found: Answer }): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const rows = () => props.found.rows.filter((row) => state().issue === 'all' || row.issue === state().issue)
  const columns = createMemo(() =>
    findingColumns({
      setting: here.setting(),
      answer: props.found,
      brief: state().open !== '',
      onOpen: (measure, cell) => props.page.set({ open: writeOpen({ measure, cell }) }),
    }),
  )
  const known = tagIssues.filter((issue) => props.found.rows.some((row) => row.issue === issue))
  return (
    <>
      <div class="filterbar below-tiles">
        <Choose
          label="Finding"
          value={state().issue}
          options={[['all', 'All'] as const, ...known.map((issue) => [issue, issueTitles[issue]] as const)]}
          onChange={(issue) => props.page.set({ issue, open: null, tab: null })}
        />
      </div>
      <Coverage found={props.found} />
      <Warnings messages={props.found.warnings.map((one) => one.message)} />
      <section class="section" aria-label="Findings">
        <div class="section-head">
          <h2>
            {count(here.setting(), rows().length)} {plural(rows().length, 'finding')}
          </h2>
          <span class="aside">by the money that each concerns; one touchpoint may have several</span>
        </div>
        <Show
          when={rows().length > 0}
          fallback={
            <Empty title="Nothing to mend">
              Every tag of these days names a campaign that the loaded ads know, in one spelling, and every
              campaign with spend has visits.
            </Empty>
          }
        >
          <Table
            label="Findings"
            columns={columns()}
            rows={rows().map((row) => ({ key: keyOf(row), item: row }))}
            openCell={openCell(rows(), state().open)}
            stale={props.answer.stale()}
            foot={
              <>
                <span>{count(here.setting(), Math.max(1, Math.round(props.found.meta.elapsedMs)))} ms</span>
                <ExportCsv id="tagging" at={here.at()} request={props.period} name="tagging" />
              </>
            }
          />
        </Show>
      </section>
    </>
  )
}

function openCell(rows: readonly Row[], open: string): string | null {
  const opened = readOpen(open)
  const row = rows.find(
    (one) => opened !== null && JSON.stringify(cellOf(one)) === JSON.stringify(opened.cell),
  )
  return row === undefined || opened === null ? null : `${keyOf(row)}/${opened.measure}`
}

/** How much can be told from the tags at all. */
function Coverage(props: { found: Answer }): JSX.Element {
  const here = useHere()
  const fact = (name: string) => factOf(props.found, name)
  return (
    <p class="prose">
      <b>{percent(here.setting(), fact('taggedShare'))}</b> of {count(here.setting(), fact('visits'))} visits
      tagged, <b>{percent(here.setting(), fact('reachedShare'))}</b> of{' '}
      {count(here.setting(), fact('orders'))} orders with a touchpoint
      <Show when={fact('untaggedSpend') !== null}>
        , <b>{money(here.setting(), fact('untaggedSpend'))}</b> of {money(here.setting(), fact('spend'))}{' '}
        spend untagged
      </Show>
    </p>
  )
}

function NoVisits(props: { period: Period }): JSX.Element {
  const here = useHere()
  return (
    <Empty
      title={`No visits in ${range(here.setting(), props.period)}`}
      action={
        <A class="button" data-kind="outline" href={pageAddress(here.workspace().slug, 'sources', {})}>
          Add files
        </A>
      }
    >
      Tags are judged by the visits that carry them. Load a touchpoints file, or the Shopify orders export
      with landing pages or UTM notes.
    </Empty>
  )
}
