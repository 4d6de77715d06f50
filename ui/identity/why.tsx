import { For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { SourceLine } from '#ui/explain/source-lines.tsx'
import { instant } from '#ui/format/date.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'

const words: Readonly<Record<string, string>> = {
  joins: 'joins the two',
  spare: 'says so again',
  shared: 'a shared browser',
  apart: 'kept apart',
  junk: 'joins nobody',
  rule: 'does not join',
}

/** The rows of files that made several identities one person, the surest first.
 * @param actions what can be done about a link */
export function WhyOnePerson(props: {
  ask: { readonly orderKey: string } | { readonly identity: number }
  actions?: (row: Row) => JSX.Element
}): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('persons', here.at, () => ({ ...props.ask, limit: 200 }))
  return (
    <Answered of={answer} failed="The links could not be read." waiting="Reading the links" rows={4}>
      {(found) => (
        <Show
          when={found().rows.length > 0}
          fallback={<p class="muted">One identity alone: no row of a file names it together with another.</p>}
        >
          <div class="table-wrap" tabindex="0" classList={{ stale: answer.stale() }}>
            <table class="table why-links" data-dense="" aria-label="Why these are one person">
              <thead>
                <tr>
                  <th scope="col">Seen together</th>
                  <th scope="col">So it</th>
                  <th scope="col">First seen</th>
                  <th scope="col">Line</th>
                  <th scope="col" class="num">
                    Rows
                  </th>
                  <Show when={props.actions}>
                    <th scope="col">
                      <span class="spoken">Actions</span>
                    </th>
                  </Show>
                </tr>
              </thead>
              <tbody>
                <For each={found().rows}>
                  {(row) => <Link row={row} {...(props.actions ? { actions: props.actions } : {})} />}
                </For>
              </tbody>
            </table>
          </div>
          <For each={found().warnings}>{(warning) => <p class="muted">{warning.message}</p>}</For>
        </Show>
      )}
    </Answered>
  )
}

const named = (kind: unknown, identity: unknown): string =>
  kind === 'unknown' ? `identity ${identity}` : `${kind} ${identity}`

function Link(props: { row: Row; actions?: (row: Row) => JSX.Element }): JSX.Element {
  const here = useHere()
  const holds = () => String(props.row.holds)
  return (
    <tr>
      <th scope="row">
        {named(props.row.kindA, props.row.identityA)} <span class="muted">with</span>{' '}
        {named(props.row.kindB, props.row.identityB)}
      </th>
      <td>
        <Show when={holds() !== 'joins'} fallback={words.joins}>
          <Badge tone={holds() === 'apart' || holds() === 'junk' ? 'info' : 'neutral'}>
            {words[holds()] ?? holds()}
          </Badge>
        </Show>
      </td>
      <td>{instant(here.setting(), String(props.row.seenAt))}</td>
      <td class="file">
        <SourceLine
          name={String(props.row.file ?? 'unknown file')}
          place={{
            load: Number(props.row.load),
            file: Number(props.row.fileNo),
            line: Number(props.row.line),
          }}
        />
      </td>
      <td class="num">{count(here.setting(), props.row.rows)}</td>
      <Show when={props.actions}>{(actions) => <td class="actions">{actions()(props.row)}</td>}</Show>
    </tr>
  )
}
