import { type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { measureShape } from '#ui/analyses/parity/model.ts'
import { factOf, rowsIn } from '#ui/analyses/rows.ts'
import type { Loaded } from '#ui/api/query.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { plural } from '#ui/format/names.ts'
import { count, money, percent, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { Part } from './state.ts'

interface StripProps {
  readonly claims: Loaded<Answer>
  readonly parity: Loaded<Answer>
  readonly tagging: Loaded<Answer>
  readonly period: Period
  readonly part: Part
  readonly onPart: (part: Part) => void
}

/** Three verdicts that open their part below. */
export function Strip(props: StripProps): JSX.Element {
  return (
    <section class="tiles" data-count="3" aria-label="Do your numbers match?">
      <Verdict {...props} id="claims" title="Claims against orders" of={props.claims}>
        {(found) => <OfClaims answer={found} period={props.period} />}
      </Verdict>
      <Verdict {...props} id="shop" title="Shop parity" of={props.parity}>
        {(found) => <OfShop answer={found} />}
      </Verdict>
      <Verdict {...props} id="tags" title="Tagging" of={props.tagging}>
        {(found) => <OfTags answer={found} />}
      </Verdict>
    </section>
  )
}

function Verdict(
  props: StripProps & {
    id: Part
    title: string
    of: Loaded<Answer>
    children: (found: Answer) => JSX.Element
  },
): JSX.Element {
  return (
    <button
      type="button"
      class="tile"
      classList={{ stale: props.of.stale() }}
      aria-pressed={props.part === props.id}
      onClick={() => props.onPart(props.id)}
    >
      <span class="label">{props.title}</span>
      <Show
        when={props.of.data()}
        fallback={
          <>
            <span class="figure">
              <Show when={!props.of.error()} fallback={<Unknown why="It could not be computed" />}>
                <span class="skeleton h-6 w-24" />
              </Show>
            </span>
            <span class="change">{props.of.error() ? 'Could not be computed' : ''}</span>
          </>
        }
      >
        {(found) => props.children(found())}
      </Show>
    </button>
  )
}

const Said = (props: { figure: JSX.Element; unit: string; below: JSX.Element }): JSX.Element => (
  <>
    <span class="figure">
      {props.figure} <small>{props.unit}</small>
    </span>
    <span class="change">{props.below}</span>
  </>
)

function OfClaims(props: { answer: Answer; period: Period }): JSX.Element {
  const here = useHere()
  const of = (bar: string) =>
    rowsIn(props.answer.rows, props.period).find((row) => row.bar === bar)?.revenue ?? null
  const shown = (given: unknown) => money(here.setting(), given)
  return (
    <Show
      when={of('claimed') !== null}
      fallback={
        <Said
          figure={<Unknown why="No ad platform claims orders in these days" />}
          unit=""
          below="No platform claims orders"
        />
      }
    >
      <Said
        figure={shown(of('not_explained') ?? 0)}
        unit="not explained"
        below={`${shown(of('claimed'))} claimed, ${shown(of('shop'))} in the shop`}
      />
    </Show>
  )
}

function OfShop(props: { answer: Answer }): JSX.Element {
  const here = useHere()
  const days = () => toNumber(factOf(props.answer, 'daysCompared')) ?? 0
  const net = (cause: string) =>
    value(
      here.setting(),
      measureShape('net'),
      props.answer.rows.find((row) => row.cause === cause)?.net ?? null,
    )
  return (
    <Show
      when={days() > 0}
      fallback={
        <Said
          figure={<Unknown why="The shop’s own report is not loaded for these days" />}
          unit=""
          below="Load the shop’s Total sales over time"
        />
      }
    >
      <Said
        figure={count(here.setting(), factOf(props.answer, 'daysAgreeing'))}
        unit={`of ${count(here.setting(), days())} ${plural(days(), 'day')} to the cent`}
        below={`Net sales: ${net('ours')} here, ${net('shop')} in the shop`}
      />
    </Show>
  )
}

function OfTags(props: { answer: Answer }): JSX.Element {
  const here = useHere()
  const visits = () => toNumber(factOf(props.answer, 'visits')) ?? 0
  const untagged = () => factOf(props.answer, 'untaggedSpend')
  const findings = () => props.answer.rows.length
  const below = () =>
    `${percent(here.setting(), factOf(props.answer, 'taggedShare'))} of visits tagged, ${count(here.setting(), findings())} ${plural(findings(), 'finding')}`
  return (
    <Show
      when={visits() > 0}
      fallback={
        <Said
          figure={<Unknown why="No visit is loaded for these days" />}
          unit=""
          below="Load touchpoints to judge tags"
        />
      }
    >
      <Said
        figure={
          <Show when={untagged() !== null} fallback={<Unknown why="No spend is loaded for these days" />}>
            {money(here.setting(), untagged())}
          </Show>
        }
        unit="spend untagged"
        below={below()}
      />
    </Show>
  )
}
