import { For, type JSX, Show } from 'solid-js'
import type { FileReport } from '#server/routes/loads.contract.ts'
import { instant } from '#ui/format/date.ts'
import { plural } from '#ui/format/names.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'

const older = (file: FileReport): number =>
  file.dropped.filter((one) => one.reason === 'older_extract').reduce((sum, one) => sum + one.rows, 0)

/** Rows that stayed out because newer figures were there, with the time of each. */
export function KeptOut(props: { files: readonly FileReport[] }): JSX.Element {
  const here = useHere()
  const files = () => props.files.filter((file) => file.newerAt !== null && older(file) > 0)
  const at = (iso: string | null) => (iso === null ? 'an unknown time' : instant(here.setting(), iso))
  return (
    <For each={files()}>
      {(file) => (
        <p class="py-2">
          <b>
            {count(here.setting(), older(file))} {plural(older(file), 'row')} of {file.name} kept out as
            older.
          </b>{' '}
          <span class="muted">
            Its figures are of {at(file.extractedAt)}; those that stay are of {at(file.newerAt)}.
            <Show when={file.kept > 0}> Its other rows are in.</Show>
          </span>
        </p>
      )}
    </For>
  )
}
