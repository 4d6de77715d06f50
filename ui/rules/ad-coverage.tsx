import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { count, percent } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'

const ways: readonly (readonly [key: string | null, title: string])[] = [
  ['utm_id', 'by utm_id'],
  ['id', 'by an id in a UTM field'],
  ['template', 'by a template'],
  ['name', 'by the exact campaign name'],
  [null, 'not found'],
]

/** How paid visits find their campaign now and under the draft. */
export function Found(props: { draft: Draft }): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('rules', here.at, () =>
    here.hasData() ? { show: 'ads', proposed: props.draft.proposed() ?? props.draft.saved()?.body } : null,
  )
  const row = (key: string | null) => answer.data()?.rows.find((one) => one.foundBy === key)
  const all = createMemo(() => ({
    before: sum(answer.data()?.rows ?? [], 'touchpointsBefore'),
    after: sum(answer.data()?.rows ?? [], 'touchpointsAfter'),
  }))
  const share = (part: unknown, whole: number) =>
    whole === 0 ? '–' : percent(here.setting(), Number(part ?? 0) / whole)
  const spend = (name: string) => percent(here.setting(), factOf(answer.data(), name))
  return (
    <section class="section" aria-label="How paid visits find their campaign">
      <div class="section-head">
        <h2>How paid visits find their campaign</h2>
        <span class="aside">paid touchpoints of all history</span>
      </div>
      <Show when={here.hasData()} fallback={<p class="muted">No touchpoints are loaded yet.</p>}>
        <Answered of={answer} failed="This could not be counted." waiting="Counting" rows={5}>
          {() => (
            <div class="table-wrap" classList={{ stale: answer.stale() }}>
              <table class="table" aria-label="How paid visits find their campaign">
                <thead>
                  <tr>
                    <th scope="col">Campaign is found</th>
                    <th scope="col" class="num">
                      Touchpoints now
                    </th>
                    <th scope="col" class="num">
                      Share
                    </th>
                    <th scope="col" class="num">
                      After saving
                    </th>
                    <th scope="col" class="num">
                      Share
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={ways}>
                    {([key, title]) => (
                      <tr data-kind={key === null ? 'unknown' : undefined}>
                        <th scope="row">{title}</th>
                        <td class="num">{count(here.setting(), row(key)?.touchpointsBefore ?? 0)}</td>
                        <td class="num muted">{share(row(key)?.touchpointsBefore, all().before)}</td>
                        <td class="num">{count(here.setting(), row(key)?.touchpointsAfter ?? 0)}</td>
                        <td class="num muted">{share(row(key)?.touchpointsAfter, all().after)}</td>
                      </tr>
                    )}
                  </For>
                  <tr>
                    <th scope="row">Spend whose campaign some visit leads to</th>
                    <td />
                    <td class="num">{spend('spendMatchedBefore')}</td>
                    <td />
                    <td class="num">{spend('spendMatchedAfter')}</td>
                  </tr>
                </tbody>
              </table>
            </div>
          )}
        </Answered>
      </Show>
    </section>
  )
}

const sum = (rows: readonly Row[], name: string): number =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0)
