import { A, useLocation } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { AttributionDrawer } from '#ui/analyses/attribution/drawer.tsx'
import { type CreditLine, measured } from '#ui/analyses/attribution/model.ts'
import { openCellName } from '#ui/analyses/attribution/table-rows.ts'
import { Answered } from '#ui/control/answered.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { plural } from '#ui/format/names.ts'
import { count, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import type { Period } from '#ui/state/period.ts'
import type { Sort } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { channelColumns } from './channel-columns.tsx'
import { createChannels } from './channels.ts'
import type { OverviewPage } from './state.ts'

/** Which channels earned it, beside what the platforms claim; what nobody earned is a row of its own. */
export function ByChannel(props: { period: Period; before: Period | null; page: OverviewPage }): JSX.Element {
  const here = useHere()
  const location = useLocation()
  const [sort, setSort] = createSignal<Sort>({ by: 'revenue', descending: true })
  const state = () => props.page.state()
  const data = createChannels(
    () => props.period,
    () => props.before,
    state,
  )
  const columns = createMemo(() =>
    channelColumns({
      setting: here.setting(),
      model: state().model,
      total: toNumber(data.total()?.revenue),
      largest: data.largest(),
      columns: data.answer.data()?.columns ?? [],
      compared: props.before !== null,
      onOpen: (open) => props.page.set({ open: writeOpen(open) }),
    }),
  )
  return (
    <section class="section" aria-label="By channel">
      <div class="section-head">
        <h2>By channel</h2>
        <Summary lines={data.lines()} />
        <Show when={state().refunds === 'refundDay'}>
          <span class="aside">refunds here on the day of their order</span>
        </Show>
        <A class="push" href={pageAddress(here.workspace().slug, 'attribution', location.query)}>
          Compare models
        </A>
      </div>
      <Answered
        of={data.answer}
        failed="The channels could not be computed."
        waiting="Computing the channels"
      >
        {(found) => (
          <>
            <Table
              label="Revenue by channel"
              columns={columns()}
              rows={data.rows()}
              sort={sort()}
              onSort={setSort}
              stale={data.answer.stale()}
              openCell={openCellName(
                readOpen(state().open),
                data.rows().map((row) => row.item.line),
                (open) => open.measure,
              )}
            />
            <AttributionDrawer
              page={props.page}
              period={props.period}
              answer={found()}
              request={data.request()}
              campaigns={undefined}
              campaignRequest={data.request()}
            />
          </>
        )}
      </Answered>
    </section>
  )
}

function Summary(props: { lines: readonly CreditLine[] }): JSX.Element {
  const here = useHere()
  const channels = () => props.lines.filter((line) => line.kind === 'channel').length
  const unattributed = () => {
    const line = props.lines.find((one) => one.kind === 'unattributed')
    return line ? measured(line, undefined, 'conversions') : null
  }
  return (
    <Show when={props.lines.length > 0}>
      <span class="aside">
        {channels()} {plural(channels(), 'channel')}
        <Show when={unattributed() !== null}>
          {' '}
          and {count(here.setting(), unattributed())} {plural(Number(unattributed()), 'order')} that no
          touchpoint earned
        </Show>
      </span>
    </Show>
  )
}
