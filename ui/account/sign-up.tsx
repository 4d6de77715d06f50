import { A, useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { createForm } from '#ui/account/form.ts'
import { Loose } from '#ui/account/loose.tsx'
import { createAccount } from '#ui/api/account.ts'
import { Button } from '#ui/control/button.tsx'
import { TextField } from '#ui/control/field.tsx'
import { Failure } from '#ui/control/state.tsx'

export function SignUp(): JSX.Element {
  const navigate = useNavigate()
  const [name, setName] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const form = createForm(['name', 'email', 'password'], async () => {
    await createAccount({ name: name(), email: email(), password: password() })
    navigate('/', { replace: true })
  })
  return (
    <Loose
      title="Sign up"
      lead="You keep your data: it stays on this installation."
      after={
        <>
          Signed up before? <A href="/sign-in">Sign in</A>
        </>
      }
    >
      <form class="flex flex-col gap-4" onSubmit={(event) => void form.onSubmit(event)}>
        <TextField
          label="Name"
          name="name"
          autocomplete="name"
          value={name()}
          onInput={setName}
          fault={form.fault('name')}
          autofocus
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autocomplete="username"
          value={email()}
          onInput={setEmail}
          fault={form.fault('email')}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autocomplete="new-password"
          value={password()}
          onInput={setPassword}
          help="At least 10 characters."
          fault={form.fault('password')}
        />
        <Show when={form.failure()}>
          {(error) => <Failure what="The account was not made." error={error()} />}
        </Show>
        <Button kind="primary" type="submit" disabled={form.busy()}>
          Sign up
        </Button>
      </form>
    </Loose>
  )
}
