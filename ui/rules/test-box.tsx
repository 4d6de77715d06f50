import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { RuleField } from '#engine/channels/contract.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { messageOf } from '#ui/api/problem.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'
import { fieldNames } from './words.ts'

const asked = [
  'source',
  'medium',
  'campaign',
  'referrerHost',
  'clickIdKind',
  'content',
  'term',
  'utmId',
] as const
const atFirst = 3

/** A visit that somebody makes up: which rule takes it, and why the others do not. */
export function TestBox(props: { draft: Draft }): JSX.Element {
  const here = useHere()
  const [texts, setTexts] = createSignal<Readonly<Partial<Record<RuleField, string>>>>({})
  const [isWhole, setWhole] = createSignal(false)
  const sample = createMemo(() =>
    Object.fromEntries(asked.map((field) => [field, texts()[field]?.trim() || null])),
  )
  const isAsked = () => Object.values(sample()).some((value) => value !== null)
  const answer = createAnalysis('rules', here.at, () =>
    isAsked()
      ? { show: 'test', sample: sample(), proposed: props.draft.proposed() ?? props.draft.saved()?.body }
      : null,
  )
  const rows = () => (isAsked() ? (answer.data()?.rows ?? []) : [])
  return (
    <section class="section" aria-label="Test a visit">
      <div class="section-head">
        <h2>Test a visit</h2>
        <span class="aside">which rule takes it, and why</span>
      </div>
      <div class="test-box">
        <div class="test-fields">
          <For each={isWhole() ? asked : asked.slice(0, atFirst)}>
            {(field) => (
              <label>
                <span>{fieldNames[field]}</span>
                <input
                  class="input"
                  placeholder={placeholders[field]}
                  value={texts()[field] ?? ''}
                  spellcheck={false}
                  onInput={(event) => setTexts({ ...texts(), [field]: event.currentTarget.value })}
                />
              </label>
            )}
          </For>
          <button type="button" class="button" data-kind="link" onClick={() => setWhole(!isWhole())}>
            {isWhole() ? 'Fewer fields' : 'More fields'}
          </button>
        </div>
        <div class="test-answer" aria-live="polite">
          <Show when={answer.error()}>{(failed) => <span class="fault">{messageOf(failed())}</span>}</Show>
          <Show
            when={rows().length > 0}
            fallback={<span class="muted">Type a source, medium or campaign.</span>}
          >
            <Verdict rows={rows()} />
          </Show>
        </div>
      </div>
    </section>
  )
}

const placeholders: Readonly<Partial<Record<RuleField, string>>> = {
  source: 'facebook',
  medium: 'paid_social',
  campaign: 'creator_may',
}

function Verdict(props: { rows: readonly Row[] }): JSX.Element {
  const winner = () => props.rows.find((row) => row.wins === true)
  const conditions = () => props.rows.filter((row) => row.rule !== null)
  const ruled = createMemo(() => [...new Set(conditions().map((row) => Number(row.rule)))])
  const before = () => {
    const last = winner()?.rule
    return ruled().filter((rule) => last === null || last === undefined || rule <= Number(last))
  }
  return (
    <>
      <p class="verdict">
        <ChannelSwatch channel={String(winner()?.channel ?? '')} />
        <b>{String(winner()?.channel ?? '')}</b>
        <span class="muted">
          {winner()?.rule === null
            ? 'by GA4’s default channel group; no rule matches'
            : `by rule ${winner()?.rule}`}
        </span>
      </p>
      <ul class="why">
        <For each={before()}>
          {(rule) => (
            <li>
              <span class="muted">Rule {rule}</span>
              <For each={conditions().filter((row) => row.rule === rule)}>
                {(row) => (
                  <span data-holds={row.holds === true ? '' : undefined}>
                    <Icon name={row.holds === true ? 'check' : 'close'} size={11} class="glyph" />
                    <span class="spoken">{row.holds === true ? 'holds:' : 'does not hold:'}</span>{' '}
                    {fieldNames[fieldOf(row)]} {row.shown === '' ? 'is missing' : `is ${String(row.shown)}`}
                  </span>
                )}
              </For>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

const fieldOf = (row: Row): RuleField => asked.find((field) => field === row.field) ?? 'source'
