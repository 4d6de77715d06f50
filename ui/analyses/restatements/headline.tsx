import { For, type JSX, Show } from 'solid-js'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { plural } from '#ui/format/names.ts'
import { count, percent, type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import { countOf, type KindCount, kindName, measureColumn, things } from './model.ts'
import { Moved, signed } from './moved.tsx'
import { type Measure, measuresOf, type RestatementsState, type ShownKind, type Subject } from './state.ts'

export interface HeadlineProps {
  readonly answer: Answer
  readonly kinds: readonly KindCount[]
  readonly state: RestatementsState
  readonly measure: Measure
  readonly stale: boolean
  readonly onMeasure: (measure: Measure) => void
}

/** How much moved, in a sentence, and a tile for each measure; a tile chosen is what charts and table show. */
export function Headline(props: HeadlineProps): JSX.Element {
  const here = useHere()
  return (
    <div classList={{ stale: props.stale }}>
      <p class="statement">{sentenceOf(here.setting(), props)}</p>
      <section
        class="tiles"
        data-count={measuresOf[props.state.subject].length}
        aria-label="What moved, by measure"
      >
        <For each={measuresOf[props.state.subject]}>{(measure) => <Tile {...props} tile={measure} />}</For>
      </section>
    </div>
  )
}

function Tile(props: HeadlineProps & { tile: Measure }): JSX.Element {
  const here = useHere()
  const column = (side: string): Column | undefined => measureColumn(props.answer, `${props.tile}${side}`)
  const total = (side: string) => props.answer.totals?.[`${props.tile}${side}`] ?? null
  const share = () => {
    const [before, moved] = [toNumber(total('Before')), toNumber(total('Difference'))]
    return before === null || before === 0 || moved === null ? null : moved / before
  }
  return (
    <Show when={column('Difference')}>
      {(difference) => (
        <button
          type="button"
          class="tile"
          aria-pressed={props.measure === props.tile}
          aria-description={difference().definition}
          onClick={() => props.onMeasure(props.tile)}
        >
          <span class="label" data-hint={difference().definition}>
            {difference().title.replace(/ difference$/, '')}
          </span>
          <span class="figure">
            <Moved setting={here.setting()} column={difference()} value={total('Difference')} />
          </span>
          <span class="change">
            <Show
              when={share() !== null}
              fallback={<span>from {value(here.setting(), difference(), total('Before') ?? 0)}</span>}
            >
              <span>
                {signedShare(here.setting(), share() ?? 0)} of{' '}
                {value(here.setting(), difference(), total('Before'))}
              </span>
            </Show>
          </span>
        </button>
      )}
    </Show>
  )
}

const signedShare = (setting: Setting, share: number): string =>
  share > 0 ? `+${percent(setting, share)}` : percent(setting, share)

const verbs: Record<ShownKind, readonly [string, string]> = {
  restated: ['was restated', 'were restated'],
  all: ['changed', 'changed'],
  appeared: ['is new', 'are new'],
  vanished: ['is gone', 'are gone'],
  changed: ['changed', 'changed'],
  cancelled: ['was cancelled', 'were cancelled'],
  refunded: ['was refunded', 'were refunded'],
  edited: ['was edited', 'were edited'],
}

/** "38 campaign days were restated: claimed revenue +$842. They reach 27 days back. 120 further campaign days are new." */
function sentenceOf(setting: Setting, props: HeadlineProps): string {
  const { answer, state, kinds, measure } = props
  const amount = countOf(kinds, state.kind)
  const column = measureColumn(answer, `${measure}Difference`)
  const moved = answer.totals?.[`${measure}Difference`] ?? null
  const [one, many] = verbs[state.kind]
  const title = column?.title.replace(/ difference$/, '') ?? ''
  const figure =
    column === undefined || moved === null ? '' : `: ${title.toLowerCase()} ${signed(setting, column, moved)}`
  const oldest = toNumber(factOf(answer, 'oldest'))
  const reach = oldest === null ? '' : ` They reach ${count(setting, oldest)} ${plural(oldest, 'day')} back.`
  const fresh = state.kind === 'restated' ? countOf(kinds, 'appeared') : 0
  const further =
    fresh === 0
      ? ''
      : ` ${things(state.subject, count(setting, fresh), fresh)} ${plural(fresh, 'is', 'are')} new.`
  return `${things(state.subject, count(setting, amount), amount)} ${plural(amount, one, many)}${figure}.${reach}${further}`
}

/** What to show, each with how many it holds; kinds that did not occur are left out. */
export const kindOptions = (
  setting: Setting,
  subject: Subject,
  kinds: readonly KindCount[],
): (readonly [ShownKind, string])[] => {
  const own: readonly ShownKind[] =
    subject === 'ads'
      ? ['changed', 'vanished', 'appeared']
      : ['cancelled', 'refunded', 'edited', 'vanished', 'appeared']
  const named = (kind: ShownKind): readonly [ShownKind, string] => [
    kind,
    `${kindName(kind)} ${count(setting, countOf(kinds, kind))}`,
  ]
  return [named('restated'), ...own.filter((kind) => countOf(kinds, kind) > 0).map(named), named('all')]
}
