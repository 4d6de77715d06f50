import { type Accessor, type JSX, Show } from 'solid-js'
import type { Loaded } from '#ui/api/query.ts'
import { Failure, SkeletonRows } from './state.tsx'

/** Draws an answer: the failure in its place, a skeleton while the first one is computed, then the answer. */
export function Answered<Data>(props: {
  of: Loaded<Data>
  /** "The orders could not be read." */
  failed: string
  /** "Reading the orders" */
  waiting: string
  rows?: number
  children: (data: Accessor<NonNullable<Data>>) => JSX.Element
}): JSX.Element {
  return (
    <Show
      when={!props.of.error()}
      fallback={
        <Show when={props.of.error()}>
          {(error) => <Failure what={props.failed} error={error()} onRetry={props.of.retry} />}
        </Show>
      }
    >
      <Show when={props.of.data()} fallback={<SkeletonRows rows={props.rows ?? 8} label={props.waiting} />}>
        {(data) => props.children(data)}
      </Show>
    </Show>
  )
}
