import { type JSX, Show } from 'solid-js'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { plural, reasonName } from '#ui/format/names.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { type CreditLine, measured } from './model.ts'

/** A line's name with its channel's colour; what nobody earned is hatched and says how many orders. */
export function NameCell(props: { line: CreditLine; orders?: boolean }): JSX.Element {
  const here = useHere()
  const orders = () => measured(props.line, undefined, 'conversions')
  return (
    <>
      <Show when={props.line.kind === 'channel' || props.line.kind === 'unattributed'}>
        <ChannelSwatch channel={props.line.channel ?? ''} unknown={props.line.kind === 'unattributed'} />
      </Show>
      <span data-hint={props.line.name.length > 40 ? props.line.name : undefined}>
        {props.line.kind === 'reason' ? reasonName(props.line.name) : props.line.name}
      </span>
      <Show when={props.orders && props.line.kind === 'unattributed'}>
        <Badge>
          {count(here.setting(), orders())} {plural(Number(orders()), 'order')}
        </Badge>
      </Show>
      <Show when={props.orders && props.line.kind === 'reason'}>
        <span class="muted figures">{count(here.setting(), orders())}</span>
      </Show>
    </>
  )
}
