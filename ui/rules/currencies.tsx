import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { day } from '#ui/format/date.ts'
import { plural } from '#ui/format/names.ts'
import { count, money, rate, type Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'

/** Which currencies the data is in, and on how many of its days a rate converts them. */
export function Currencies(): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('currencies', here.at, () => (here.hasData() ? {} : null))
  const isMixed = () => (answer.data()?.rows.length ?? 0) > 1
  return (
    <section class="section" aria-label="Currencies">
      <div class="section-head">
        <h2>Currencies</h2>
        <span class="aside">every figure is in {here.setting().currency}</span>
        <span class="push" />
        <A href={pageAddress(here.workspace().slug, 'sources', {})}>Load a rates file</A>
      </div>
      <Show when={here.hasData()} fallback={<p class="muted">No data is loaded yet.</p>}>
        <Answered
          of={answer}
          failed="The currencies could not be read."
          waiting="Reading the currencies"
          rows={3}
        >
          {(found) => (
            <Show
              when={isMixed()}
              fallback={
                <p class="muted">
                  All money that is loaded is in {here.setting().currency}; nothing is converted.
                </p>
              }
            >
              <CurrencyTable rows={found().rows} />
              <p class="muted cost-rule">
                Orders convert by the rate of their day, refunds by that of their order, spend and claims by
                that of the platform’s day. A day without a rate takes the last one before it, at most 7 days
                old. Without any, the amount is part of no figure. Rates load from the ECB’s
                eurofxref-hist.csv or a file with date, from, to and rate.
              </p>
            </Show>
          )}
        </Answered>
      </Show>
    </section>
  )
}

const CurrencyTable = (props: { rows: readonly Row[] }): JSX.Element => (
  <div class="table-wrap" tabindex="0">
    <table class="table" aria-label="Currencies in use">
      <thead>
        <tr>
          <th scope="col">Currency</th>
          <th scope="col" class="num">
            Orders
          </th>
          <th scope="col" class="num">
            Net revenue
          </th>
          <th scope="col" class="num">
            Spend
          </th>
          <th scope="col" class="num">
            Product costs
          </th>
          <th scope="col">Days with a rate</th>
          <th scope="col">Latest rate</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>{(row) => <CurrencyRow row={row} />}</For>
      </tbody>
    </table>
  </div>
)

function CurrencyRow(props: { row: Row }): JSX.Element {
  const here = useHere()
  const own = (name: string) =>
    props.row[name] === null ? '' : money(here.setting(), props.row[name], 'auto', String(props.row.currency))
  const number = (name: string) => (props.row[name] === 0 ? '' : count(here.setting(), props.row[name]))
  return (
    <tr>
      <th scope="row">{String(props.row.currency)}</th>
      <td class="num">{number('orders')}</td>
      <td class="num">{own('sales')}</td>
      <td class="num">{own('spend')}</td>
      <td class="num">{number('skus')}</td>
      <td>
        <Covered row={props.row} />
      </td>
      <td class="figures">{rateOf(here.setting(), props.row)}</td>
    </tr>
  )
}

function Covered(props: { row: Row }): JSX.Element {
  const here = useHere()
  const lacking = () => Number(props.row.days) - Number(props.row.daysWithRate)
  const named = (name: string) => day(here.setting(), String(props.row[name]))
  return (
    <Show when={props.row.isHome !== true} fallback={<span class="muted">the workspace’s own</span>}>
      <Show when={Number(props.row.days) > 0} fallback={<span class="muted">on the days of orders</span>}>
        <span class="figures">
          {count(here.setting(), props.row.daysWithRate)} of {count(here.setting(), props.row.days)}
        </span>{' '}
        <Show when={lacking() > 0}>
          <Badge tone="warn" hint="Money of these days is part of no figure.">
            {lacking()} {plural(lacking(), 'day')} without, {named('firstMissing')}
            {props.row.firstMissing === props.row.lastMissing ? '' : ` – ${named('lastMissing')}`}
          </Badge>
        </Show>
      </Show>
    </Show>
  )
}

const ways: Readonly<Record<string, string>> = { direct: '', inverse: ', turned round' }

function rateOf(setting: Setting, row: Row): string {
  if (row.rate === null || row.rateDate === null) return ''
  const way = ways[String(row.via)] ?? `, through ${row.via}`
  return `1 ${row.currency} = ${rate(setting, row.rate)} ${setting.currency} (${day(setting, String(row.rateDate))}${way})`
}
