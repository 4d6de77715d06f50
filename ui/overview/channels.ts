import { type Accessor, createMemo } from 'solid-js'
import { type CreditLine, creditLines, measured, shareOf, summed } from '#ui/analyses/attribution/model.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { TableRow } from '#ui/table/model.ts'
import type { ChannelRow } from './channel-columns.tsx'
import type { OverviewPage } from './state.ts'

/** Credit by channel under one model, with the comparison beside each line. */
export function createChannels(
  period: Accessor<Period>,
  before: Accessor<Period | null>,
  state: OverviewPage['state'],
) {
  const here = useHere()
  const request = (): RequestOf<'attribution'> => ({
    ...period(),
    compare: [before()].filter((one) => one !== null),
    models: [state().model],
    dimensions: ['channel'],
    dateMode: state().mode,
  })
  const answer = createAnalysis('attribution', here.at, request)
  const linesIn = (range: Period | null) =>
    range === null ? [] : creditLines(rowsIn(answer.data()?.rows ?? [], range), null)
  const lines = createMemo(() => linesIn(period()))
  const earlier = createMemo(() => new Map(linesIn(before()).map((line) => [line.key, line])))
  const total = () => answer.data()?.totals ?? null
  const totalBefore = () => {
    const range = before()
    return range === null ? null : totalOf(summed(rowsIn(answer.data()?.rows ?? [], range)), state().model)
  }
  const rows = createMemo<TableRow<ChannelRow>[]>(() => [
    {
      key: 'total',
      kind: 'total',
      item: { line: totalOf(total() ?? {}, state().model), before: totalBefore() },
    },
    ...lines().map(
      (line): TableRow<ChannelRow> => ({
        key: line.key,
        item: { line, before: earlier().get(line.key) ?? null },
        ...(line.kind === 'unattributed' ? { kind: 'unknown' } : {}),
      }),
    ),
  ])
  const largest = () =>
    Math.max(
      0.001,
      ...lines().map((line) => shareOf(measured(line, state().model, 'revenue'), total()?.revenue) ?? 0),
    )
  return { request, answer, lines, rows, total, largest }
}

const totalOf = (totals: CreditLine['byModel'][string], model: string): CreditLine => ({
  key: 'total',
  name: 'All orders',
  kind: 'total',
  channel: null,
  byModel: { [model]: totals },
  cell: {},
  children: [],
})
