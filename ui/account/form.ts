import { createSignal } from 'solid-js'
import { ApiError, messageOf } from '#ui/api/problem.ts'

/** A form that sends once at a time and keeps what was wrong beside the field that was wrong. */
export function createForm(fields: readonly string[], submit: () => Promise<void>) {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>(null)
  const fieldOf = (failed: unknown) =>
    failed instanceof ApiError && failed.field !== undefined && fields.includes(failed.field)
      ? failed.field
      : null
  return {
    busy,
    /** What was wrong with this field. */
    fault: (field: string) => (fieldOf(error()) === field ? messageOf(error()) : undefined),
    /** What was wrong with no field in particular. */
    failure: () => {
      const failed = error()
      return failed === null || fieldOf(failed) !== null
        ? null
        : failed instanceof Error
          ? failed
          : new Error(String(failed))
    },
    onSubmit: async (event: SubmitEvent) => {
      event.preventDefault()
      if (busy()) return
      setBusy(true)
      setError(null)
      try {
        await submit()
      } catch (failed) {
        setError(failed)
      } finally {
        setBusy(false)
      }
    },
  }
}
