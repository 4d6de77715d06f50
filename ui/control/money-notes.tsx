import { type JSX, Show } from 'solid-js'
import type { Warning } from '#engine/analysis.ts'
import { Warnings } from './badge.tsx'

/** What an answer warns of. That money was converted, and how, is no fault: it is said in a quiet line. */
export const MoneyNotes = (props: { warnings: readonly Warning[] }): JSX.Element => {
  const converted = () => props.warnings.find((one) => one.code === 'money_converted')
  const others = () => props.warnings.filter((one) => one.code !== 'money_converted')
  return (
    <>
      <Warnings messages={others().map((one) => one.message)} />
      <Show when={converted()}>{(one) => <p class="money-note">{one().message}</p>}</Show>
    </>
  )
}

/** Money that is part of no figure, and money that was converted: what a page of figures must say in any case. */
export const isOfCurrencies = (warning: Warning): boolean =>
  warning.code === 'money_converted' || warning.code.startsWith('foreign_')
