import { type JSX, Show } from 'solid-js'
import type { Column } from '#engine/columns.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { type MoneyStyle, type Setting, toNumber, unknownMark } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'

/** A difference as text, with its sign: +$12.30. */
export function signed(
  setting: Setting,
  column: Pick<Column, 'type' | 'unit'>,
  given: unknown,
  style: MoneyStyle = 'auto',
): string {
  const text = value(setting, column, given, style)
  return text !== unknownMark && (toNumber(given) ?? 0) > 0 ? `+${text}` : text
}

const directionOf = (given: unknown): 'up' | 'down' | 'flat' => {
  const number = toNumber(given) ?? 0
  return number === 0 ? 'flat' : number > 0 ? 'up' : 'down'
}

/** A difference; colour says whether the brand wants it, the sign which way it went. */
export function Moved(props: {
  setting: Setting
  column: Column
  value: unknown
  style?: MoneyStyle
}): JSX.Element {
  const direction = () => directionOf(props.value)
  const tone = () =>
    direction() === 'flat' || props.column.better === 'neutral'
      ? 'neutral'
      : direction() === props.column.better
        ? 'good'
        : 'bad'
  const text = () => signed(props.setting, props.column, props.value, props.style)
  const exact = () => signed(props.setting, props.column, props.value, 'exact')
  return (
    <Show when={text() !== unknownMark} fallback={<Unknown why="Neither state says" />}>
      <span
        class="moved"
        data-tone={tone()}
        data-direction={direction()}
        data-hint={exact() === text() ? undefined : exact()}
      >
        {text()}
        <Show when={tone() !== 'neutral'}>
          <span class="spoken">, {tone()}</span>
        </Show>
      </span>
    </Show>
  )
}
