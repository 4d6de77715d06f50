import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import { createJobEvents, stopJob } from '#ui/api/jobs.ts'
import { messageOf } from '#ui/api/problem.ts'
import { Button } from '#ui/control/button.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { duration, percent } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { loadSentence } from './load-words.ts'

/** A load at work: how far it is, what it does, how long it still takes; it can be stopped and goes on when the page is left. */
export function Running(props: { load: Load }): JSX.Element {
  const here = useHere()
  const isOpen = () => props.load.status === 'running' || props.load.status === 'queued'
  const job = createJobEvents(
    () => here.workspace().id,
    () => (isOpen() ? props.load.id : null),
  )
  const status = () => job()?.status ?? props.load.status
  const share = () => job()?.progress ?? props.load.progress ?? 0
  const left = createTimeLeft(share)
  return (
    <div class="flex flex-col gap-3 py-6">
      <p>
        {status() === 'queued'
          ? 'Waiting for its turn.'
          : isOpen()
            ? (job()?.phase ?? 'Reading files')
            : loadSentence(here.setting(), props.load)}
      </p>
      <Show when={isOpen()}>
        <span
          class="meter"
          data-wide=""
          role="progressbar"
          aria-label={`Load ${props.load.number}`}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow={Math.round(share() * 100)}
        >
          <i style={{ width: `calc(${share()} * 100%)` }} />
        </span>
        <div class="flex items-center justify-between flex-wrap gap-3">
          <span class="muted figures">
            {share() > 0 ? percent(here.setting(), share()) : 'Not far enough to say how long it takes'}
            <Show when={left()}>{(seconds) => <>, about {duration(seconds())} left</>}</Show>
          </span>
          <Show when={here.mayLoad()}>
            <Stop load={props.load} />
          </Show>
        </div>
        <p class="muted">{props.load.files.join(', ')}. You may leave this page: the load goes on.</p>
      </Show>
    </div>
  )
}

/** Seconds until the end at the pace so far; null until the pace is known. */
function createTimeLeft(share: () => number): () => number | null {
  const [left, setLeft] = createSignal<number | null>(null)
  let began: { readonly at: number; readonly share: number } | null = null
  createEffect(
    on(share, (now) => {
      began ??= { at: performance.now(), share: now }
      const done = now - began.share
      const seconds = (performance.now() - began.at) / 1000
      if (done > 0.03 && seconds > 2) setLeft(Math.max(1, Math.round((seconds / done) * (1 - now))))
    }),
  )
  return left
}

function Stop(props: { load: Load }): JSX.Element {
  const here = useHere()
  const [asking, setAsking] = createSignal(false)
  const [fault, setFault] = createSignal('')
  const stop = async () => {
    try {
      await stopJob(here.workspace().id, props.load.id)
      setAsking(false)
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  return (
    <>
      <Button kind="outline" onClick={() => setAsking(true)}>
        Cancel the load
      </Button>
      <Show when={asking()}>
        <Modal label={`Cancel load ${props.load.number}`} onClose={() => setAsking(false)}>
          <div class="flex flex-col gap-4 p-5">
            <h2>Cancel load {props.load.number}?</h2>
            <p class="muted">Nothing of {props.load.files.join(', ')} is kept. Figures stay as they are.</p>
            <Show when={fault()}>{(text) => <p class="text-bad">{text()}</p>}</Show>
            <div class="flex gap-3">
              <Button kind="primary" onClick={() => void stop()}>
                Cancel the load
              </Button>
              <Button kind="outline" onClick={() => setAsking(false)}>
                Let it go on
              </Button>
            </div>
          </div>
        </Modal>
      </Show>
    </>
  )
}
