import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, For, type JSX, Show } from 'solid-js'
import { createForm } from '#ui/account/form.ts'
import { Loose } from '#ui/account/loose.tsx'
import { addOrganization, addWorkspace, createMe, refreshMe } from '#ui/api/account.ts'
import { ApiError } from '#ui/api/problem.ts'
import { Button } from '#ui/control/button.tsx'
import { TextField } from '#ui/control/field.tsx'
import { Failure } from '#ui/control/state.tsx'

/** First run: one brand with its zone and currency, then its files. */
export function Welcome(): JSX.Element {
  const navigate = useNavigate()
  const me = createMe()
  const [name, setName] = createSignal('')
  const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [currency, setCurrency] = createSignal('')
  createEffect(() => {
    const error = me.error()
    if (error instanceof ApiError && error.status === 401) navigate('/sign-in', { replace: true })
  })
  const form = createForm(['name', 'timeZone', 'currency'], async () => {
    const own = me.data()?.organizations.find((one) => one.role === 'owner' || one.role === 'admin')
    const organization = own ?? (await addOrganization(name()))
    const workspace = await addWorkspace(organization.id, {
      name: name(),
      timeZone: timeZone(),
      currency: currency().toUpperCase(),
    })
    await refreshMe()
    navigate(`/${workspace.slug}/sources`, { replace: true })
  })
  return (
    <Loose
      title="Your brand"
      lead="Files come next. Days, weeks and totals follow this time zone and currency."
    >
      <form class="flex flex-col gap-4" onSubmit={(event) => void form.onSubmit(event)}>
        <TextField
          label="Name"
          name="name"
          value={name()}
          onInput={setName}
          fault={form.fault('name')}
          autofocus
        />
        <TextField
          label="Time zone"
          name="timeZone"
          list="zones"
          value={timeZone()}
          onInput={setTimeZone}
          help="Such as Europe/Berlin. Use the shop’s."
          fault={form.fault('timeZone')}
        />
        <TextField
          label="Currency"
          name="currency"
          list="currencies"
          value={currency()}
          onInput={setCurrency}
          help="Three letters, such as EUR."
          fault={form.fault('currency')}
        />
        <Choices id="zones" values={Intl.supportedValuesOf('timeZone')} />
        <Choices id="currencies" values={Intl.supportedValuesOf('currency')} />
        <Show when={form.failure()}>
          {(error) => <Failure what="The workspace was not made." error={error()} />}
        </Show>
        <Button kind="primary" type="submit" disabled={form.busy()}>
          Make the workspace
        </Button>
      </form>
    </Loose>
  )
}

const Choices = (props: { id: string; values: readonly string[] }): JSX.Element => (
  <datalist id={props.id}>
    <For each={props.values}>{(value) => <option value={value} />}</For>
  </datalist>
)
