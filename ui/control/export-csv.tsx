import { createSignal, type JSX } from 'solid-js'
import type { AnalysisId } from '#engine/contracts.ts'
import { type At, downloadCsv, type RequestOf } from '#ui/api/analysis.ts'
import { messageOf } from '#ui/api/problem.ts'

/** Saves the answer as the server writes it: exact figures, raw names. */
export function ExportCsv<Id extends AnalysisId>(props: {
  id: Id
  at: At
  request: RequestOf<Id>
  name: string
}): JSX.Element {
  const [fault, setFault] = createSignal('')
  const save = async () => {
    setFault('')
    try {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await downloadCsv(props.id, props.at, props.request))
      link.download = `${props.name}.csv`
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  return (
    <>
      <button
        type="button"
        class="button"
        data-kind="link"
        data-hint="Exact figures and raw names"
        onClick={() => void save()}
      >
        CSV
      </button>
      <span class="text-bad" role="status">
        {fault()}
      </span>
    </>
  )
}
