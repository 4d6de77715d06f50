import { type JSX, Show } from 'solid-js'
import { type AttributionModel, attributionModels } from '#engine/attribution/contract.ts'
import { exploreMeasures, type RefundRule } from '#engine/explore/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, rowsIn } from '#ui/analyses/rows.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { ExploreDrawer } from '#ui/explain/explore-drawer.tsx'
import { isRowOf, type OpenCell, readOpen } from '#ui/explain/open-cell.ts'
import { attributedDefinition, unattributedDefinition } from '#ui/explain/words.ts'
import { range } from '#ui/format/date.ts'
import { modelNames, reasonName } from '#ui/format/names.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { summed } from './model.ts'

/** What the drawer needs of a page's choices; Overview and Attribution both have them. */
export interface CreditChoices {
  readonly open: string
  readonly tab: string
  readonly mode: 'cash' | 'accrual'
  readonly value?: 'net' | 'gross' | 'total'
  readonly customers?: 'all' | 'new' | 'returning'
  readonly refunds?: RefundRule
}

interface DrawerProps {
  readonly page: Pick<PageState<CreditChoices>, 'state' | 'set'>
  readonly period: Period
  readonly answer: Answer
  readonly request: RequestOf<'attribution'>
  /** The answer by campaign, once it was asked for. */
  readonly campaigns: Answer | undefined
  readonly campaignRequest: RequestOf<'attribution'>
}

/** Opens the figure that the URL names: credit to its orders; spend, claims and sums to the rows that Explore counts. */
export function AttributionDrawer(props: DrawerProps): JSX.Element {
  const open = () => readOpen(props.page.state().open)
  const close = () => props.page.set({ open: null, tab: null })
  return (
    <Show when={open()}>
      {(cell) => (
        <Show
          when={exploreMeasures.find((name) => name === cell().measure)}
          fallback={<Credit {...props} open={cell()} onClose={close} />}
        >
          {(measure) => (
            <ExploreDrawer
              request={{
                ...props.period,
                measures: [measure()],
                dimensions: statedBy(cell()),
                refundsBy: props.page.state().refunds ?? 'orderDay',
              }}
              open={{ measure: measure(), cell: statedCell(cell()) }}
              path={pathOf(cell())}
              tab={props.page.state().tab}
              onTab={(tab) => props.page.set({ tab }, { replace: true })}
              onClose={close}
            />
          )}
        </Show>
      )}
    </Show>
  )
}

const statedBy = (open: OpenCell): ('campaign' | 'channel')[] =>
  open.cell.campaign !== undefined ? ['campaign'] : open.cell.channel !== undefined ? ['channel'] : []

const statedCell = (open: OpenCell): OpenCell['cell'] =>
  Object.fromEntries(statedBy(open).map((name) => [name, open.cell[name] ?? null]))

function pathOf(open: OpenCell): string {
  const { channel, campaign, reason } = open.cell
  if (reason !== undefined && reason !== null) return `Unattributed › ${reasonName(String(reason))}`
  if (campaign !== undefined) return `${channel} › ${campaign ?? '(no campaign)'}`
  if (channel === undefined) return 'All orders'
  return channel === '(unattributed)' ? 'Unattributed' : String(channel)
}

function Credit(props: DrawerProps & { open: OpenCell; onClose: () => void }): JSX.Element {
  const here = useHere()
  const byCampaign = () => props.open.cell.campaign !== undefined
  const answer = () => (byCampaign() ? props.campaigns : props.answer)
  const model = (): AttributionModel =>
    attributionModels.find((one) => one === props.open.cell.model) ?? 'linear'
  const given = () => {
    const found = answer()
    if (!found) return null
    const whole = Object.keys(props.open.cell).every((name) => name === 'model')
    if (whole && props.page.state().mode === 'cash') return found.totals?.[props.open.measure] ?? null
    const rows = rowsIn(found.rows, props.period).filter((row) => isRowOf(row, props.open.cell))
    return rows.length === 1
      ? (rows[0]?.[props.open.measure] ?? null)
      : (summed(rows)[props.open.measure] ?? null)
  }
  const definition = () => {
    const choices = props.page.state()
    const words = {
      model: model(),
      value: choices.value ?? 'net',
      mode: choices.mode,
      customers: choices.customers ?? 'all',
      lookbackDays: props.request.lookbackDays ?? 30,
      days: range(here.setting(), props.period),
    } as const
    return props.open.cell.channel === '(unattributed)'
      ? unattributedDefinition(words)
      : attributedDefinition(words)
  }
  return (
    <Show when={answer()}>
      {(found) => (
        <Show when={columnOf(found(), props.open.measure)}>
          {(column) => (
            <ExplainDrawer
              explained={{
                id: 'attribution',
                request: byCampaign() ? props.campaignRequest : props.request,
                open: props.open,
                column: column(),
                value: given(),
                path: pathOf(props.open),
                name: `${modelNames[model()]} ${column().title.toLowerCase()}`,
                definition: definition(),
                answer: found(),
              }}
              tab={props.page.state().tab}
              onTab={(tab) => props.page.set({ tab }, { replace: true })}
              onClose={props.onClose}
            />
          )}
        </Show>
      )}
    </Show>
  )
}
