import type { JSX } from 'solid-js'

/** A page outside any workspace: one narrow column. */
export function Loose(props: {
  title: string
  lead?: JSX.Element
  children: JSX.Element
  after?: JSX.Element
}): JSX.Element {
  return (
    <main class="loose">
      <section class="flex flex-col gap-4" aria-label={props.title}>
        <div class="flex items-center gap-2 font-semibold">
          <img src="/icon.svg" alt="" width="22" height="22" />
          OmniTrackIQ
        </div>
        <div class="panel-card">
          <div class="flex flex-col gap-1">
            <h1>{props.title}</h1>
            <p class="muted">{props.lead}</p>
          </div>
          {props.children}
        </div>
        <p class="muted">{props.after}</p>
      </section>
    </main>
  )
}
