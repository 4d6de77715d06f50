import { useNavigate } from '@solidjs/router'
import { createEffect, type JSX, Show } from 'solid-js'
import { createMe } from '#ui/api/account.ts'
import { ApiError } from '#ui/api/problem.ts'
import { Failure } from '#ui/control/state.tsx'
import { kept } from '#ui/state/theme.ts'

/** Sends a person where they can work: the workspace they saw last, the first run, or sign-in. */
export function Home(): JSX.Element {
  const navigate = useNavigate()
  const me = createMe()
  const unknown = () => {
    const error = me.error()
    return error instanceof ApiError && error.status === 401
  }
  createEffect(() => {
    if (unknown()) navigate('/sign-in', { replace: true })
    const found = me.data()
    if (!found) return
    const all = found.organizations.flatMap((organization) => organization.workspaces)
    const last = all.find((workspace) => workspace.slug === kept('workspace')) ?? all[0]
    navigate(last ? `/${last.slug}/overview` : '/welcome', { replace: true })
  })
  return (
    <Show when={!unknown() && me.error()}>
      {(error) => (
        <main class="loose">
          <Failure what="Your workspaces could not be read." error={error()} onRetry={me.retry} />
        </main>
      )}
    </Show>
  )
}
