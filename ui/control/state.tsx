import { For, type JSX, Show } from 'solid-js'
import { ApiError, messageOf } from '#ui/api/problem.ts'
import { Button } from '#ui/control/button.tsx'

/** In the place of the thing that failed: what happened, what to do, the id to quote. Retry only where it can help. */
export function Failure(props: { what: string; error: Error; onRetry?: () => void }): JSX.Element {
  const known = () => (props.error instanceof ApiError ? props.error : undefined)
  return (
    <div class="failure" role="alert">
      <b>{props.what}</b>
      <span>{messageOf(props.error)}</span>
      <Show when={known()?.requestId}>
        {(id) => (
          <span class="id">
            Request <code>{id()}</code> is in the log.
          </span>
        )}
      </Show>
      <Show when={props.onRetry && (known()?.retriable ?? true)}>
        <Button kind="outline" onClick={() => props.onRetry?.()}>
          Retry
        </Button>
      </Show>
    </div>
  )
}

/** What would be here, why it is not, and the one next step. */
export function Empty(props: { title: string; children: JSX.Element; action?: JSX.Element }): JSX.Element {
  return (
    <div class="empty">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}

/** Lines of the final layout; CSS shows them only after 200 ms. */
export function SkeletonRows(props: { rows: number; label: string }): JSX.Element {
  return (
    <div role="status" aria-label={props.label} class="flex flex-col gap-4 py-3">
      <For each={Array.from({ length: props.rows }, (_, index) => index)}>
        {(index) => (
          <span class="skeleton h-3.5" style={{ width: `${[100, 92, 96, 88, 94][index % 5] ?? 100}%` }} />
        )}
      </For>
    </div>
  )
}
