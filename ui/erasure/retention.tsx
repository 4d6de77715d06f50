import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { createRetention, saveRetention } from '#ui/api/erasures.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Button } from '#ui/control/button.tsx'
import { Field } from '#ui/control/field.tsx'
import { Failure } from '#ui/control/state.tsx'
import { useHere } from '#ui/state/here.tsx'

/** For how long loaded files are kept without persons, so that figures open to their lines. */
export function Retention(): JSX.Element {
  const here = useHere()
  const kept = createRetention(() => here.workspace().id)
  const [days, setDays] = createSignal('')
  const [failure, setFailure] = createSignal<Error | null>(null)
  createEffect(on(kept.data, (found) => found && setDays(String(found.originalsDays))))
  const isSound = () => /^\d{1,4}$/.test(days()) && Number(days()) <= 3650
  const isChanged = () => days() !== String(kept.data()?.originalsDays ?? '')
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    setFailure(null)
    try {
      await saveRetention(here.workspace().id, Number(days()))
    } catch (failed) {
      setFailure(failed instanceof Error ? failed : new Error(String(failed)))
    }
  }
  return (
    <section class="section" aria-label="Kept files">
      <div class="section-head">
        <h2>Kept files</h2>
        <span class="aside">line for line, without persons, so that a figure opens to its line</span>
      </div>
      <Answered of={kept} failed="The period could not be read." waiting="Reading the period" rows={1}>
        {() => (
          <form class="erase-form" onSubmit={(event) => void save(event)}>
            <Field
              label="Days"
              help="Older ones go within a day. Figures stay."
              fault={isSound() ? undefined : 'A whole number from 0 to 3650.'}
            >
              {(input) => (
                <input
                  id={input.id}
                  class="input"
                  inputmode="numeric"
                  value={days()}
                  disabled={!here.mayLoad()}
                  aria-invalid={input.invalid}
                  aria-describedby={input.describedBy}
                  onInput={(event) => setDays(event.currentTarget.value.trim())}
                />
              )}
            </Field>
            <Button kind="outline" type="submit" disabled={!here.mayLoad() || !isSound() || !isChanged()}>
              Save
            </Button>
          </form>
        )}
      </Answered>
      <Show when={failure()}>
        {(failed) => <Failure what="The period was not saved." error={failed()} />}
      </Show>
    </section>
  )
}
