import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { createForm } from '#ui/account/form.ts'
import { Loose } from '#ui/account/loose.tsx'
import { openSession } from '#ui/api/account.ts'
import { Button } from '#ui/control/button.tsx'
import { TextField } from '#ui/control/field.tsx'
import { Failure } from '#ui/control/state.tsx'

export function SignIn(): JSX.Element {
  const navigate = useNavigate()
  const [query] = useSearchParams<{ next: string }>()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const form = createForm(['email', 'password'], async () => {
    await openSession({ email: email(), password: password() })
    navigate(insidePath(query.next), { replace: true })
  })
  return (
    <Loose
      title="Sign in"
      after={
        <>
          No account yet? <A href="/sign-up">Sign up</A>
        </>
      }
    >
      <form class="flex flex-col gap-4" onSubmit={(event) => void form.onSubmit(event)}>
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autocomplete="username"
          value={email()}
          onInput={setEmail}
          fault={form.fault('email')}
          autofocus
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
          fault={form.fault('password')}
        />
        <Show when={form.failure()}>
          {(error) => <Failure what="You are not signed in." error={error()} />}
        </Show>
        <Button kind="primary" type="submit" disabled={form.busy()}>
          Sign in
        </Button>
      </form>
    </Loose>
  )
}

/** Only a path of our own: a link may not send anybody elsewhere. */
export function insidePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/'
}
