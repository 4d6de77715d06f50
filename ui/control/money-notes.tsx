import { type JSX, Show } from 'solid-js'
import type { Warning } from '#engine/analysis.ts'
import { Warnings } from './badge.tsx'

/** What an answer says of its money: left out for want of a rate in full view, converted as a quiet line. */
export const MoneyNotes = (props: { warnings: readonly Warning[] }): JSX.Element => {
  const converted = () => props.warnings.find((one) => one.code === 'money_converted')
  const leftOut = () => props.warnings.filter((one) => one.code.startsWith('foreign_'))
  return (
    <>
      <Warnings messages={leftOut().map((one) => one.message)} />
      <Show when={converted()}>{(one) => <p class="money-note">{one().message}</p>}</Show>
    </>
  )
}
