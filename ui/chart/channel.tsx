import type { JSX } from 'solid-js'
import { channelMark } from './palette.ts'

/** The colour of a channel beside its name, never alone. */
export function ChannelSwatch(props: { channel: string; unknown?: boolean }): JSX.Element {
  const mark = () => channelMark(props.channel)
  return (
    <span
      aria-hidden="true"
      class="swatch"
      data-hatch={props.unknown ? '' : undefined}
      data-ring={mark().ring && !props.unknown ? '' : undefined}
      style={
        props.unknown
          ? {}
          : mark().ring
            ? { color: `var(${mark().token})` }
            : { 'background-color': `var(${mark().token})` }
      }
    />
  )
}
