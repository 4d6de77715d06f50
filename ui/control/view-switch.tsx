import type { JSX } from 'solid-js'

/** Chart or table, key T: every drawing can be read as figures. */
export const ViewSwitch = (props: {
  view: 'chart' | 'table'
  onChange: (view: 'chart' | 'table') => void
}): JSX.Element => (
  <button
    type="button"
    class="button"
    aria-keyshortcuts="t"
    data-hint="Chart or table, key T"
    onClick={() => props.onChange(props.view === 'chart' ? 'table' : 'chart')}
  >
    {props.view === 'chart' ? 'Table' : 'Chart'}
  </button>
)
