import { createEffect, createSignal, onCleanup } from 'solid-js'
import { cancelJob, getJobEvents, type Job, job } from '#server/routes/jobs.contract.ts'
import { getRejects } from '#server/routes/rejects.contract.ts'
import { refreshData } from '#ui/api/data.ts'
import { tryJson } from '#ui/api/problem.ts'
import { addressOf, answers202, send } from '#ui/api/request.ts'

/** A job at each change, as the server tells it; null before the first word. The browser opens a broken stream again. */
export function createJobEvents(workspace: () => string, id: () => string | null): () => Job | null {
  const [latest, setLatest] = createSignal<Job | null>(null)
  createEffect(() => {
    const wanted = id()
    if (wanted === null) return
    const events = new EventSource(
      addressOf(getJobEvents.path, { params: { workspace: workspace(), job: wanted } }),
    )
    events.addEventListener('job', (event) => {
      const found = job.safeParse(tryJson(event.data))
      if (!found.success) return
      setLatest(found.data)
      const { status } = found.data
      if (status === 'queued' || status === 'running') return
      events.close()
      void refreshData(workspace())
    })
    onCleanup(() => events.close())
  })
  return latest
}

/** Stops a job; what it has not committed is gone. */
export async function stopJob(workspace: string, id: string): Promise<void> {
  await send(answers202(cancelJob), { params: { workspace, job: id } })
  await refreshData(workspace)
}

/** Where the faults of a load, or of one of its files, are as CSV. */
export const rejectsAddress = (workspace: string, load: string, file?: number): string =>
  addressOf(getRejects.path, { params: { workspace, load }, query: { file } })
