import { createEffect, For, type JSX, Show } from 'solid-js'
import type { Load, LoadReport } from '#server/routes/loads.contract.ts'
import { createLoadOf, refreshData } from '#ui/api/data.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge, Banner } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { instant } from '#ui/format/date.ts'
import { delta } from '#ui/format/delta.ts'
import { plural } from '#ui/format/names.ts'
import { count, money, percent, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { FaultsOf } from './faults.tsx'
import { FileTable } from './file-table.tsx'
import { KeptOut } from './kept-out.tsx'
import { loadSentence, statusTone } from './load-words.ts'
import { Running } from './running.tsx'
import { Uploader } from './uploader.tsx'

/** One load: while it runs, how far it is; then what became of every row of every file. */
export function LoadPage(props: {
  id: string
  onBack: () => void
  onLoad: (load: Load) => void
}): JSX.Element {
  const here = useHere()
  const load = createLoadOf(
    () => here.workspace().id,
    () => props.id,
  )
  createEffect((was: string | undefined) => {
    const status = load.data()?.status
    const ended = was === 'running' || was === 'queued'
    if (ended && status !== was && status !== 'running')
      void (status === 'loaded' ? here.refresh() : refreshData(here.workspace().id))
    return status
  }, undefined)
  return (
    <>
      <div class="filterbar">
        <Button kind="link" onClick={() => props.onBack()}>
          Loads
        </Button>
        <span class="muted">/</span>
        <b>
          Load {load.data()?.number}
          <Show when={load.data()}>{(found) => <>, {instant(here.setting(), found().createdAt)}</>}</Show>
        </b>
        <Show when={load.data()}>
          {(found) => (
            <>
              <Badge tone={statusTone(found().status)}>{found().status}</Badge>
              <Show when={found().status === 'loaded' && refusedIn(found()) > 0}>
                <Badge tone="bad">
                  {refusedIn(found())} {plural(refusedIn(found()), 'file')} refused
                </Badge>
              </Show>
            </>
          )}
        </Show>
      </div>
      <Answered of={load} failed="The load could not be read." waiting="Reading the load" rows={6}>
        {(found) => (
          <>
            <p class="spoken" aria-live="polite">
              Load {found().number}: {loadSentence(here.setting(), found())}
            </p>
            <Show when={found().report} fallback={<Without load={found()} onLoad={props.onLoad} />}>
              {(report) => <Report load={found()} report={report()} onLoad={props.onLoad} />}
            </Show>
          </>
        )}
      </Answered>
    </>
  )
}

/** At work, or ended without a report: then the next step is to load again. */
const Without = (props: { load: Load; onLoad: (load: Load) => void }): JSX.Element => (
  <>
    <Running load={props.load} />
    <Show when={props.load.status === 'cancelled' || props.load.status === 'failed'}>
      <div class="load-again">
        <Uploader onLoad={props.onLoad} />
      </div>
    </Show>
  </>
)

const refusedIn = (load: Load): number =>
  load.report?.files.filter((file) => file.status === 'refused').length ?? 0

function Report(props: { load: Load; report: LoadReport; onLoad: (load: Load) => void }): JSX.Element {
  const here = useHere()
  const faulty = () => props.report.files.filter((file) => file.faults.length > 0)
  return (
    <>
      <Show when={props.load.status !== 'loaded'}>
        <Banner tone={statusTone(props.load.status)}>{loadSentence(here.setting(), props.load)}</Banner>
      </Show>
      <For each={props.report.warnings}>{(message) => <Banner tone="warn">{message}</Banner>}</For>
      <ReportTiles report={props.report} />
      <Totals report={props.report} />
      <section class="section" aria-label="Files">
        <div class="section-head">
          <h2>Files</h2>
          <span class="aside">recognised by their columns, not by their names</span>
        </div>
        <FileTable files={props.report.files} />
        <KeptOut files={props.report.files} />
      </section>
      <div class="columns mt-4">
        <div class="flex flex-col gap-5">
          <For each={faulty()}>{(file) => <FaultsOf load={props.load} file={file} />}</For>
        </div>
        <Uploader onLoad={props.onLoad} />
      </div>
    </>
  )
}

function ReportTiles(props: { report: LoadReport }): JSX.Element {
  const here = useHere()
  const sum = (pick: (file: LoadReport['files'][number]) => number) =>
    props.report.files.reduce((total, file) => total + pick(file), 0)
  const rows = () => sum((file) => file.rowsIn)
  const kept = () => sum((file) => file.kept)
  const refused = () => sum((file) => (file.status === 'refused' ? file.rowsIn : file.rejected))
  const dropped = () => sum((file) => file.dropped.reduce((total, one) => total + one.rows, 0))
  const files = () => props.report.files.length
  const refusedFiles = () => props.report.files.filter((file) => file.status === 'refused').length
  const setting = here.setting
  return (
    <dl class="tiles" data-count="5">
      <Tile
        title="Rows read"
        figure={count(setting(), rows())}
        note={`${files()} ${plural(files(), 'file')}`}
      />
      <Tile
        title="Kept"
        figure={count(setting(), kept())}
        note={`${rows() === 0 ? '' : `${percent(setting(), kept() / rows())} of rows`}`}
      />
      <Tile
        title="Dropped, with reason"
        figure={count(setting(), dropped())}
        note={`${count(
          setting(),
          sum((file) => file.replaced),
        )} replaced`}
      />
      <Tile
        title="Refused"
        figure={count(setting(), refused())}
        bad={refused() > 0 || refusedFiles() > 0}
        note={
          refusedFiles() > 0
            ? `${refusedFiles()} ${plural(refusedFiles(), 'file')} refused, with lines below`
            : refused() > 0
              ? 'each with its line, below'
              : 'no faults'
        }
      />
      <Moved
        title="Net revenue"
        before={props.report.before.revenue}
        after={props.report.after.revenue}
        money
      />
    </dl>
  )
}

/** What the load did to the workspace's other totals. */
function Totals(props: { report: LoadReport }): JSX.Element {
  const here = useHere()
  const counted = (given: number) => count(here.setting(), given)
  const paid = (given: string) => money(here.setting(), given)
  const { before, after } = props.report
  return (
    <dl class="facts mt-3">
      <Pair name="Ad spend" before={paid(before.spend)} after={paid(after.spend)} />
      <Pair name="Orders" before={counted(before.orders)} after={counted(after.orders)} />
      <Pair name="Touchpoints" before={counted(before.touchpoints)} after={counted(after.touchpoints)} />
    </dl>
  )
}

const Pair = (props: { name: string; before: string; after: string }): JSX.Element => (
  <div>
    <dt>{props.name}, before and after</dt>
    <dd class="figures">
      {props.after} <span class="muted">from {props.before}</span>
    </dd>
  </div>
)

const Tile = (props: { title: string; figure: string; note: string; bad?: boolean }): JSX.Element => (
  <div class="tile">
    <dt class="label">{props.title}</dt>
    <dd class="figure" classList={{ 'text-bad': props.bad ?? false }}>
      {props.figure}
    </dd>
    <dd class="note">{props.note}</dd>
  </div>
)

/** What the load did to a total of the workspace. */
const Moved = (props: { title: string; before: string; after: string; money: boolean }): JSX.Element => {
  const here = useHere()
  const text = (given: string) => (props.money ? money(here.setting(), given) : count(here.setting(), given))
  const change = () => delta(here.setting(), props.after, props.before, 'neutral')
  const same = () => toNumber(props.before) === toNumber(props.after)
  return (
    <Tile
      title={`${props.title}, before and after`}
      figure={text(props.after)}
      note={
        same() ? 'unchanged' : `${change()?.spoken.replace(' percent', '%') ?? ''} from ${text(props.before)}`
      }
    />
  )
}
