import { createMemo, For, type JSX, Show } from 'solid-js'
import type { MappingProposal } from '#server/routes/mappings.contract.ts'
import { percent } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { type Draft, meaningsOf, requiredOf } from './draft.ts'

type Evidence = MappingProposal['columns'][number]

/** Each column of the file with its first cells, what it holds, and why. */
export function Columns(props: { draft: Draft }): JSX.Element {
  const header = () => props.draft.body()?.header ?? []
  const evidenceOf = (column: string) => props.draft.proposal()?.columns.find((one) => one.column === column)
  return (
    <div class="table-wrap">
      <table class="table mapping-table" aria-label="Columns of the file">
        <thead>
          <tr>
            <th>Column</th>
            <th class="wide-only">First cells</th>
            <th>Holds</th>
            <th class="wide-only">Evidence</th>
          </tr>
        </thead>
        <tbody>
          <For each={header().filter((column) => column !== '')}>
            {(column) => (
              <ColumnRow draft={props.draft} column={column} evidence={() => evidenceOf(column)} />
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function ColumnRow(props: {
  draft: Draft
  column: string
  evidence: () => Evidence | undefined
}): JSX.Element {
  const meaning = () =>
    props.draft.body()?.columns.find((one) => one.column === props.column)?.meaning ?? null
  const fault = createMemo(() => props.draft.faults().find((one) => one.column === props.column))
  return (
    <tr data-unread={meaning() === null ? '' : undefined}>
      <th scope="row">
        <span class="strong">{props.column}</span>
        <span class="narrow-samples">{props.evidence()?.samples.slice(0, 2).join(' · ')}</span>
      </th>
      <td class="wide-only">
        <Samples evidence={props.evidence()} />
      </td>
      <td>
        <MeaningSelect
          draft={props.draft}
          column={props.column}
          value={meaning()}
          invalid={fault() !== undefined}
        />
        <Show when={fault()}>{(found) => <span class="fault">{found().message}</span>}</Show>
      </td>
      <td class="wide-only">
        <EvidenceOf evidence={props.evidence()} read={meaning() !== null} />
      </td>
    </tr>
  )
}

const Samples = (props: { evidence: Evidence | undefined }): JSX.Element => (
  <span class="samples">
    <For each={(props.evidence?.samples ?? []).slice(0, 3)}>{(sample) => <code>{sample}</code>}</For>
  </span>
)

function EvidenceOf(props: { evidence: Evidence | undefined; read: boolean }): JSX.Element {
  const here = useHere()
  return (
    <Show
      when={props.evidence}
      fallback={<span class="muted">{props.read ? 'As it was saved.' : 'Not read.'}</span>}
    >
      {(found) => (
        <span class="muted" data-hint={`${percent(here.setting(), found().likeness)} like a heading for it`}>
          {props.read ? found().evidence : `Not read; looks like ${shapes[found().looksLike] ?? 'text'}.`}
        </span>
      )}
    </Show>
  )
}

const shapes: Readonly<Record<Evidence['looksLike'], string>> = {
  text: 'text',
  count: 'whole numbers',
  money: 'amounts',
  number: 'numbers',
  date: 'days',
  time: 'points in time',
  currency: 'currency codes',
  email: 'e-mail addresses',
  address: 'addresses of pages',
  blank: 'nothing: every cell is blank',
}

function MeaningSelect(props: {
  draft: Draft
  column: string
  value: string | null
  invalid: boolean
}): JSX.Element {
  const target = () => props.draft.body()?.target ?? ''
  const required = () => new Set(requiredOf(target()).flatMap((options) => options.slice(0, 1)))
  const meanings = createMemo(() => meaningsOf(target()))
  const taken = (name: string) =>
    props.draft.body()?.columns.some((one) => one.meaning === name && one.column !== props.column) ?? false
  return (
    <select
      class="input"
      aria-label={`What ${props.column} holds`}
      aria-invalid={props.invalid}
      value={props.value ?? ''}
      onChange={(event) => props.draft.say(props.column, event.currentTarget.value || null)}
    >
      <option value="" selected={props.value === null}>
        Not read
      </option>
      <For each={meanings()}>
        {(meaning) => (
          <option value={meaning.name} selected={props.value === meaning.name}>
            {meaning.title}
            {required().has(meaning.name) ? ' (needed)' : ''}
            {taken(meaning.name) ? ' (another column)' : ''}
          </option>
        )}
      </For>
    </select>
  )
}
