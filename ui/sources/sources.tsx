import { createEffect, type JSX, Match, Show, Switch } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import { createLoads } from '#ui/api/data.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState } from '#ui/state/page.ts'
import { LoadPage } from './load-page.tsx'
import { Loads } from './loads.tsx'
import { Snapshots } from './snapshots.tsx'
import { SourceList } from './source-list.tsx'
import { sourcesSchema } from './state.ts'
import { Uploader } from './uploader.tsx'

/** What feeds these figures: files in, what became of each, and every state of the data. */
export function Sources(): JSX.Element {
  const here = useHere()
  const page = createPageState(sourcesSchema)
  const loads = createLoads(() => here.workspace().id)
  createRefreshWhenDone(() => loads.data()?.items ?? [])
  return (
    <Page refused={page.refused()} needsData={false}>
      <Show
        when={page.state().load}
        fallback={
          <div class="columns">
            <div>
              <div class="filterbar">
                <Segments
                  label="Show"
                  value={page.state().show}
                  options={[
                    ['loads', 'Loads'],
                    ['sources', 'Sources'],
                    ['snapshots', 'Snapshots'],
                  ]}
                  onChange={(show) => page.set({ show })}
                />
              </div>
              <Switch>
                <Match when={page.state().show === 'loads'}>
                  <Answered
                    of={loads}
                    failed="The loads could not be read."
                    waiting="Reading the loads"
                    rows={6}
                  >
                    {(found) => <Loads loads={found().items} onOpen={(load) => page.set({ load })} />}
                  </Answered>
                </Match>
                <Match when={page.state().show === 'sources'}>
                  <SourceList />
                </Match>
                <Match when={page.state().show === 'snapshots'}>
                  <Snapshots />
                </Match>
              </Switch>
            </div>
            <Uploader onLoad={(load) => page.set({ load: load.id, show: null })} />
          </div>
        }
      >
        {(id) => (
          <LoadPage
            id={id()}
            onBack={() => page.set({ load: null })}
            onLoad={(load) => page.set({ load: load.id })}
          />
        )}
      </Show>
    </Page>
  )
}

/** A load that ends while the person watches shows its figures at once: they asked for them. */
function createRefreshWhenDone(loads: () => readonly Load[]): void {
  const here = useHere()
  createEffect((before: number) => {
    const newest = Math.max(0, ...loads().map((load) => load.snapshot ?? 0))
    if (newest > before && newest > (here.snapshot()?.number ?? 0)) void here.refresh()
    return newest
  }, 0)
}
