import { createMemo, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import type { Loaded } from '#ui/api/query.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Answered } from '#ui/control/answered.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { writeOpen } from '#ui/explain/open-cell.ts'
import { count, money } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { MoveDrawer } from './move-drawer.tsx'
import type { TabProps } from './tab-props.ts'

type Moves = RequestOf<'rules'>

/** What saving would move, over all history: computed by the same statements as after saving. */
export function Preview(props: TabProps): JSX.Element {
  const here = useHere()
  const request = (show: 'moves' | 'channels' | 'sources'): Moves | null => {
    const proposed = props.draft.proposed()
    if (proposed === undefined || !here.hasData()) return null
    return { show, proposed, limit: 100, ...(show === 'sources' ? { onlyMoved: true } : {}) }
  }
  const kind = () => props.page.state().preview
  const moves = createAnalysis('rules', here.at, () => request('moves'))
  const channels = createAnalysis('rules', here.at, () =>
    kind() === 'channels' ? request('channels') : null,
  )
  const sources = createAnalysis('rules', here.at, () => (kind() === 'sources' ? request('sources') : null))
  return (
    <aside class="rules-preview" aria-label="What moves">
      <div class="section-head">
        <h2>What moves</h2>
        <span class="push" />
        <Show when={props.draft.isChanged()}>
          <Segments
            label="Show"
            value={kind()}
            options={[
              ['moves', 'Moves'],
              ['channels', 'Channels'],
              ['sources', 'Sources'],
            ]}
            onChange={(preview) => props.page.set({ preview })}
          />
        </Show>
      </div>
      <Show when={props.draft.isChanged()} fallback={<Unchanged />}>
        <Show when={here.hasData()} fallback={<p class="muted">No data is loaded, so nothing moves.</p>}>
          <Show
            when={props.draft.isSound()}
            fallback={<p class="muted">Complete the rule to see what it would move.</p>}
          >
            <Summary moves={moves} />
            <Switch>
              <Match when={kind() === 'moves'}>
                <MoveList of={moves} {...props} />
              </Match>
              <Match when={kind() === 'channels'}>
                <ChannelTable of={channels} />
              </Match>
              <Match when={kind() === 'sources'}>
                <SourceTable of={sources} />
              </Match>
            </Switch>
          </Show>
        </Show>
      </Show>
      <MoveDrawer of={moves} request={request('moves')} {...props} />
    </aside>
  )
}

const Unchanged = (): JSX.Element => (
  <p class="muted">
    Change a rule and this shows, before anything is saved, which traffic of all history would change its
    channel, with its orders and revenue.
  </p>
)

const total = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)

function Summary(props: { moves: Loaded<Answer> }): JSX.Element {
  const here = useHere()
  const changed = createMemo(() =>
    (props.moves.data()?.rows ?? []).filter((row) => row.fromChannel !== row.toChannel),
  )
  const all = () => Number(factOf(props.moves.data(), 'everyTouchpoint') ?? 0)
  return (
    <Show when={props.moves.data()}>
      <p class="moves-say" classList={{ stale: props.moves.stale() }} aria-live="polite">
        <Show when={changed().length > 0} fallback={<>No traffic changes its channel.</>}>
          <b class="figures">{count(here.setting(), total(changed(), 'touchpoints'))}</b>
          <Show when={all() > 0}> of {count(here.setting(), all())}</Show> touchpoints change channel, with{' '}
          <b class="figures">{count(here.setting(), total(changed(), 'ordersBefore'), 'auto', true)}</b>{' '}
          credited orders and{' '}
          <b class="figures">{money(here.setting(), total(changed(), 'revenueBefore'))}</b>.
        </Show>{' '}
        <span class="muted">
          All orders and revenue together stay the same; spend stays with its campaigns. Linear, 30 days.
        </span>
      </p>
    </Show>
  )
}

function MoveList(props: TabProps & { of: Loaded<Answer> }): JSX.Element {
  const here = useHere()
  const open = (row: Row) =>
    props.page.set({
      open: writeOpen({
        measure: 'touchpoints',
        cell: { fromChannel: row.fromChannel ?? null, toChannel: row.toChannel ?? null },
      }),
      tab: 'rows',
    })
  return (
    <Answered
      of={props.of}
      failed="The preview could not be computed."
      waiting="Computing what moves"
      rows={5}
    >
      {(answer) => (
        <ul class="move-list" classList={{ stale: props.of.stale() }}>
          <For each={answer().rows}>
            {(row) => (
              <li>
                <button
                  type="button"
                  onClick={() => open(row)}
                  data-hint="Show the touchpoints, with file and line"
                >
                  <span class="move">
                    <Named channel={String(row.fromChannel)} />
                    <Show
                      when={row.fromChannel !== row.toChannel}
                      fallback={<span class="muted">stays, and earns another share</span>}
                    >
                      <To />
                      <Named channel={String(row.toChannel)} />
                    </Show>
                  </span>
                  <span class="move-figures">
                    <b class="figures">{count(here.setting(), row.touchpoints)}</b> touchpoints
                    <span>
                      <BeforeAfter
                        before={count(here.setting(), row.ordersBefore, 'auto', true)}
                        after={count(here.setting(), row.ordersAfter, 'auto', true)}
                      />{' '}
                      orders
                    </span>
                    <span>
                      <BeforeAfter
                        before={money(here.setting(), row.revenueBefore)}
                        after={money(here.setting(), row.revenueAfter)}
                      />
                    </span>
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      )}
    </Answered>
  )
}

/** Drawn, because not every font has the arrow. */
const To = (): JSX.Element => (
  <>
    <Icon name="right" size={12} class="glyph" />
    <span class="spoken">to</span>
  </>
)

const Named = (props: { channel: string }): JSX.Element => (
  <span class="what">
    <ChannelSwatch channel={props.channel} unknown={props.channel.startsWith('(')} />
    {props.channel}
  </span>
)

const BeforeAfter = (props: { before: string; after: string }): JSX.Element => (
  <Show when={props.before !== props.after} fallback={<span class="figures">{props.after}</span>}>
    <span class="figures">
      <span class="muted">{props.before}</span> <To /> {props.after}
    </span>
  </Show>
)

function ChannelTable(props: { of: Loaded<Answer> }): JSX.Element {
  const here = useHere()
  const number = (value: unknown) => count(here.setting(), value, 'auto', true)
  return (
    <Answered
      of={props.of}
      failed="The preview could not be computed."
      waiting="Computing the channels"
      rows={8}
    >
      {(answer) => (
        <div class="table-wrap" classList={{ stale: props.of.stale() }}>
          <table class="table" data-dense="" aria-label="Channels before and after">
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col" class="num">
                  Orders
                </th>
                <th scope="col" class="num">
                  after
                </th>
                <th scope="col" class="num">
                  Revenue
                </th>
                <th scope="col" class="num">
                  after
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={answer().rows}>
                {(row) => (
                  <tr data-changed={row.ordersBefore === row.ordersAfter ? undefined : ''}>
                    <th scope="row">
                      <Named channel={String(row.channel)} />
                    </th>
                    <td class="num muted">{number(row.ordersBefore)}</td>
                    <td class="num">{number(row.ordersAfter)}</td>
                    <td class="num muted">{money(here.setting(), row.revenueBefore)}</td>
                    <td class="num">{money(here.setting(), row.revenueAfter)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      )}
    </Answered>
  )
}

function SourceTable(props: { of: Loaded<Answer> }): JSX.Element {
  const here = useHere()
  return (
    <Answered
      of={props.of}
      failed="The preview could not be computed."
      waiting="Computing the sources"
      rows={8}
    >
      {(answer) => (
        <ul class="move-list" classList={{ stale: props.of.stale() }}>
          <For each={answer().rows} fallback={<li class="muted">No traffic source changes its channel.</li>}>
            {(row) => (
              <li class="source">
                <span class="min-w-0">
                  <b>
                    {String(row.source)} / {String(row.medium)}
                  </b>{' '}
                  <span class="muted clip">{row.campaign === null ? '' : String(row.campaign)}</span>
                  <span class="move">
                    <Named channel={String(row.fromChannel)} />
                    <To />
                    <Named channel={String(row.toChannel)} />
                  </span>
                </span>
                <span class="figures">{count(here.setting(), row.touchpoints)}</span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Answered>
  )
}
