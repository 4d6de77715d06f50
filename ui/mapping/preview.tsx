import { For, type JSX, Show } from 'solid-js'
import type { MappingPreview } from '#server/routes/mappings.contract.ts'
import { day } from '#ui/format/date.ts'
import { dropName, plural, sentence } from '#ui/format/names.ts'
import { count, decimals, money } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'

const mostFaults = 20

/** What loading the file would come to, computed by what loads it. */
export function Preview(props: { draft: Draft }): JSX.Element {
  const preview = () => props.draft.proposal()?.preview ?? null
  return (
    <section class="section" aria-label="Preview" aria-busy={props.draft.looking()}>
      <div class="section-head">
        <h2>As it would load</h2>
        <span class="aside" aria-live="polite">
          {props.draft.looking() ? 'Computing …' : 'nothing is kept until you load it'}
        </span>
      </div>
      <Show
        when={preview()}
        fallback={
          <p class="muted py-2">
            {props.draft.looking() && props.draft.proposal() === null
              ? 'Reading the file.'
              : (props.draft.faults()[0]?.message ?? 'Drop a file with this header to see its rows.')}
          </p>
        }
      >
        {(found) => (
          <div classList={{ stale: props.draft.looking() }}>
            <Facts preview={found()} saysCurrency={(props.draft.body()?.currency ?? null) !== null} />
            <Faults preview={found()} />
            <Rows preview={found()} />
          </div>
        )}
      </Show>
    </section>
  )
}

const sumNames: Readonly<Record<string, string>> = {
  touchpoints: 'Touchpoints',
  spend: 'Spend',
  net_sales: 'Net sales',
}
const moneySums = new Set([
  'spend',
  'conversion_value',
  'net_sales',
  'gross_sales',
  'total',
  'discounts',
  'shipping',
  'taxes',
  'refunded',
])

function Facts(props: { preview: MappingPreview; saysCurrency: boolean }): JSX.Element {
  const here = useHere()
  const setting = here.setting
  const sums = () => Object.entries(props.preview.sums).slice(0, 4)
  const shown = (name: string, sum: string) => {
    if (!moneySums.has(name)) return count(setting(), sum)
    const { currency } = props.preview
    return currency !== null && props.saysCurrency
      ? money(setting(), sum, 'exact', currency)
      : decimals(setting(), sum, 2)
  }
  const days = () => {
    const { firstDay, lastDay } = props.preview
    return firstDay === null || lastDay === null
      ? ''
      : `${day(setting(), firstDay)} – ${day(setting(), lastDay)}`
  }
  const dropped = () =>
    props.preview.dropped
      .map((one) => `${count(setting(), one.rows)} ${dropName(one.reason, one.rows)}`)
      .join(', ')
  return (
    <dl class="facts mapping-facts">
      <Fact
        name="Rows"
        value={`${count(setting(), props.preview.rowsKept)} of ${count(setting(), props.preview.rowsIn)}`}
        note={dropped() === '' ? '' : `dropped: ${dropped()}`}
      />
      <Show when={props.preview.days}>
        {(found) => <Fact name="Days" value={count(setting(), found())} note={days()} />}
      </Show>
      <For each={sums()}>
        {([name, sum]) => <Fact name={sumNames[name] ?? sentence(name)} value={shown(name, sum)} note="" />}
      </For>
      <Fact
        name="Faults"
        value={count(setting(), props.preview.faultCount)}
        note={props.preview.faultCount > 0 ? 'by line, below' : ''}
        bad={props.preview.faultCount > 0}
      />
    </dl>
  )
}

const Fact = (props: { name: string; value: string; note: string; bad?: boolean }): JSX.Element => (
  <div>
    <dt>{props.name}</dt>
    <dd class="figures" classList={{ 'text-bad': props.bad ?? false }}>
      {props.value} <Show when={props.note}>{(note) => <span class="muted">{note()}</span>}</Show>
    </dd>
  </div>
)

function Faults(props: { preview: MappingPreview }): JSX.Element {
  const here = useHere()
  const more = () => props.preview.faultCount - Math.min(mostFaults, props.preview.faults.length)
  return (
    <Show when={props.preview.faults.length > 0}>
      <ul class="panel my-3" aria-label="Faults by line">
        <For each={props.preview.faults.slice(0, mostFaults)}>
          {(fault) => (
            <li class="fault-line">
              <span class="at">
                <b>{fault.line === null ? 'The file' : `Line ${count(here.setting(), fault.line)}`}</b>
                <Show when={fault.field}>{(field) => <span class="muted">{field()}</span>}</Show>
                <span>{fault.message}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={more() > 0}>
        <p class="muted pb-2">
          {count(here.setting(), more())} {plural(more(), 'more like these', 'more like these')}.
        </p>
      </Show>
    </Show>
  )
}

const isFigure = (column: MappingPreview['columns'][number] | undefined): boolean =>
  column?.isNumber === true || column?.isMoney === true

function Rows(props: { preview: MappingPreview }): JSX.Element {
  const here = useHere()
  const shown = (cell: string | null, column: MappingPreview['columns'][number] | undefined) =>
    column === undefined || cell === null
      ? '–'
      : column.isMoney
        ? decimals(here.setting(), cell, 2)
        : column.isNumber
          ? count(here.setting(), cell, 'exact')
          : cell
  return (
    <Show when={props.preview.rows.length > 0}>
      <div class="table-wrap">
        <table class="table" aria-label="First rows as they would load">
          <thead>
            <tr>
              <th class="num">Line</th>
              <For each={props.preview.columns}>
                {(column) => <th classList={{ num: column.isNumber || column.isMoney }}>{column.title}</th>}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.preview.rows}>
              {(row) => (
                <tr>
                  <td class="num muted">{count(here.setting(), row.line)}</td>
                  <For each={row.cells}>
                    {(cell, at) => (
                      <td classList={{ num: isFigure(props.preview.columns[at()]) }}>
                        {shown(cell, props.preview.columns[at()])}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}
