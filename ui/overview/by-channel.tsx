import { A } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import type { AttributionModel } from '#engine/attribution/contract.ts'
import { type CreditLine, creditLines, measured } from '#ui/analyses/attribution/model.ts'
import { factOf, rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Failure, SkeletonRows } from '#ui/control/state.tsx'
import { plural } from '#ui/format/names.ts'
import { count, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import type { Period } from '#ui/state/period.ts'
import type { TableRow } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { channelColumns, type ChannelRow } from './channel-columns.tsx'

/** Which channels earned it, beside what the platforms claim; what nobody earned is a row of its own. */
export function ByChannel(props: {
  period: Period
  before: Period | null
  page: { state: () => { model: AttributionModel; mode: 'cash' | 'accrual' } }
}): JSX.Element {
  const here = useHere()
  const model = () => props.page.state().model
  const answer = createAnalysis('attribution', here.at, () => ({
    ...props.period,
    compare: props.before === null ? [] : [props.before],
    models: [model()],
    dimensions: ['channel'],
    dateMode: props.page.state().mode,
  }))
  const lines = createMemo(() => creditLines(rowsIn(answer.data()?.rows ?? [], props.period), null))
  const linesBefore = createMemo(() => {
    const before = props.before
    return new Map(before === null ? [] : creditLines(rowsIn(answer.data()?.rows ?? [], before), null).map((line) => [line.key, line] as const))
  })
  const total = () => answer.data()?.totals ?? null
  const rows = createMemo<TableRow<ChannelRow>[]>(() => {
    const all = total()
    const first: TableRow<ChannelRow>[] = all === null ? [] : [{ key: 'total', kind: 'total', item: { line: totalLine(all, model()), before: null } }]
    return [
      ...first,
      ...lines().map((line): TableRow<ChannelRow> => ({
        key: line.key,
        item: { line, before: linesBefore().get(line.key) ?? null },
        ...(line.kind === 'unattributed' ? { kind: 'unknown' } : {}),
      })),
    ]
  })
  const columns = createMemo(() =>
    channelColumns({ setting: here.setting(), model: model(), total: toNumber(total()?.revenue), columns: answer.data()?.columns ?? [], compared: props.before !== null }),
  )
  return (
    <section class="section" aria-label="By channel">
      <div class="section-head">
        <h2>By channel</h2>
        <span class="aside">
          <Summary lines={lines()} orders={factOf(answer.data(), 'orders')} />
        </span>
        <span class="push">
          <A href={pageAddress(here.workspace().slug, 'attribution', { from: here.shared.state().from, until: here.shared.state().until, compare: here.shared.state().compare })}>
            Compare models
          </A>
        </span>
      </div>
      <Show when={!answer.error()} fallback={<Failure what="The channels could not be computed." error={answer.error() ?? new Error('unknown')} onRetry={answer.retry} />}>
        <Show when={answer.data()} fallback={<SkeletonRows rows={8} label="Computing the channels" />}>
          <Table label="Revenue by channel" columns={columns()} rows={rows()} sort={null} stale={answer.stale()} />
        </Show>
      </Show>
    </section>
  )
}

const totalLine = (totals: CreditLine['byModel'][string], model: AttributionModel): CreditLine => ({
  key: 'total', name: 'All orders', kind: 'total', channel: null, byModel: { [model]: totals }, cell: {}, children: [],
})

function Summary(props: { lines: readonly CreditLine[]; orders: unknown }): JSX.Element {
  const here = useHere()
  const channels = () => props.lines.filter((line) => line.kind === 'channel').length
  const unattributed = () => {
    const line = props.lines.find((one) => one.kind === 'unattributed')
    return line ? measured(line, undefined, 'conversions') : null
  }
  return (
    <Show when={props.lines.length > 0}>
      {channels()} {plural(channels(), 'channel')}
      <Show when={unattributed() !== null}>
        {' '}
        and {count(here.setting(), unattributed())} {plural(Number(unattributed()), 'order')} that no touchpoint earned
      </Show>
    </Show>
  )
}
