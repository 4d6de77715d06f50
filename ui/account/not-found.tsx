import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { Empty } from '#ui/control/state.tsx'

export function NotFound(): JSX.Element {
  return (
    <main class="loose">
      <Empty title="There is no such page" action={<A href="/">Back to your workspaces</A>}>
        The address may be mistyped, or the workspace is not yours to see.
      </Empty>
    </main>
  )
}
