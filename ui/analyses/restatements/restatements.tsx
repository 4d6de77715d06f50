import { createMemo, type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Banner, Warnings } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Empty } from '#ui/control/state.tsx'
import { range } from '#ui/format/date.ts'
import { count, toNumber } from '#ui/format/number.ts'
import { Page } from '#ui/shell/page.tsx'
import { addDays } from '#ui/state/day.ts'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Cells } from './cells.tsx'
import { Charts } from './charts.tsx'
import { RestatementsDrawer } from './drawer.tsx'
import { Headline, kindOptions } from './headline.tsx'
import { countOf, kindsOf, requestOf, tableDimensions, things } from './model.ts'
import { chosenMeasure, type RestatementsState, restatementsSchema } from './state.ts'
import { States } from './states.tsx'

/** What do platforms and shop say differently now? */
export function Restatements(): JSX.Element {
  const here = useHere()
  const page = createPageState(restatementsSchema)
  return (
    <Page refused={page.refused()}>
      <Show when={here.period()}>{(period) => <Answers period={period()} page={page} />}</Show>
    </Page>
  )
}

interface AnswersProps {
  readonly period: Period
  readonly page: PageState<RestatementsState>
}

/** All days that may hold data. */
const ever = (today: string): Period => ({ from: '1990-01-01', until: addDays(today, 2) })

function Answers(props: AnswersProps): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const kindsAnswer = createAnalysis('restatements', here.at, () =>
    requestOf(state(), props.period, ['change'], 'all'),
  )
  const everAnswer = createAnalysis('restatements', here.at, () =>
    requestOf(state(), ever(here.today()), ['change'], 'all'),
  )
  const whole = createAnalysis('restatements', here.at, () => requestOf(state(), props.period, []))
  const kinds = createMemo(() => kindsOf(kindsAnswer.data()?.rows ?? []))
  const elsewhere = () => {
    const all = everAnswer.data()
    if (all === undefined || everAnswer.stale() || kindsAnswer.stale()) return 0
    return countOf(kindsOf(all.rows), state().kind) - countOf(kinds(), state().kind)
  }
  return (
    <>
      <Filters page={props.page} answer={kindsAnswer.data()} />
      <Answered
        of={whole}
        failed="The two states could not be compared."
        waiting="Comparing the two states"
        rows={8}
      >
        {(found) => (
          <>
            <Warnings
              messages={found()
                .warnings.filter((one) => one.code !== 'as_of')
                .map((one) => one.message)}
            />
            <Show when={elsewhere() > 0}>
              <Elsewhere {...props} amount={elsewhere()} />
            </Show>
            <Show
              when={(toNumber(found().totals?.changes) ?? 0) > 0 || countOf(kinds(), state().kind) > 0}
              fallback={<Nothing {...props} fresh={countOf(kinds(), 'appeared')} />}
            >
              <Found {...props} whole={found()} stale={whole.stale()} kinds={kindsAnswer.data()} />
            </Show>
          </>
        )}
      </Answered>
    </>
  )
}

function Filters(props: { page: PageState<RestatementsState>; answer: Answer | undefined }): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  return (
    <div class="filterbar">
      <Segments
        label="Stated by"
        value={state().subject}
        options={[
          ['ads', 'Ad platforms'],
          ['orders', 'Orders'],
        ]}
        onChange={(subject) => props.page.set({ subject, kind: null, open: null, tab: null })}
      />
      <States page={props.page} answer={props.answer} />
      <Choose
        label="Show"
        value={state().kind}
        options={kindOptions(here.setting(), state().subject, kindsOf(props.answer?.rows ?? []))}
        onChange={(kind) => props.page.set({ kind, open: null, tab: null })}
      />
    </div>
  )
}

function Found(
  props: AnswersProps & { whole: Answer; stale: boolean; kinds: Answer | undefined },
): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const measure = () => chosenMeasure(state(), props.whole.totals)
  const days = createAnalysis('restatements', here.at, () => requestOf(state(), props.period, ['day']))
  const ages = createAnalysis('restatements', here.at, () => requestOf(state(), props.period, ['age']))
  const request = () => requestOf(state(), props.period, tableDimensions(state()), state().kind, measure())
  return (
    <>
      <Headline
        answer={props.whole}
        kinds={kindsOf(props.kinds?.rows ?? [])}
        state={state()}
        measure={measure()}
        stale={props.stale}
        onMeasure={(next) => props.page.set({ measure: next }, { replace: true })}
      />
      <Answered of={days} failed="The days could not be compared." waiting="Comparing the days" rows={6}>
        {(byDay) => (
          <Show when={ages.data()}>
            {(byAge) => (
              <Charts
                days={byDay()}
                ages={byAge()}
                measure={measure()}
                period={props.period}
                view={state().view}
                stale={days.stale() || ages.stale()}
                onView={(view) => props.page.set({ view }, { replace: true })}
                onOpenDay={(day) => here.shared.set({ from: day, until: addDays(day, 1) })}
              />
            )}
          </Show>
        )}
      </Answered>
      <Cells request={request()} page={props.page} measure={measure()} />
      <RestatementsDrawer page={props.page} request={request()} />
    </>
  )
}

/** Changes may lie on days that nobody looks at. */
function Elsewhere(props: AnswersProps & { amount: number }): JSX.Element {
  const here = useHere()
  const shown = () => things(props.page.state().subject, count(here.setting(), props.amount), props.amount)
  const days = createAnalysis('restatements', here.at, () =>
    requestOf(props.page.state(), ever(here.today()), ['day']),
  )
  const spanned = (): Period | null => {
    const found = (days.data()?.rows ?? []).map((row) => String(row.day)).toSorted()
    const [first] = found
    const last = found.at(-1)
    return first === undefined || last === undefined ? null : { from: first, until: addDays(last, 1) }
  }
  return (
    <Banner tone="info">
      <span>
        {shown()} changed outside {range(here.setting(), props.period)}.
      </span>
      <Show when={spanned()}>
        {(span) => (
          <Button kind="link" onClick={() => here.shared.set({ ...span(), open: null })}>
            Show {range(here.setting(), span())}
          </Button>
        )}
      </Show>
    </Banner>
  )
}

function Nothing(props: AnswersProps & { fresh: number }): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  return (
    <Empty
      title={`Nothing was restated in ${range(here.setting(), props.period)}`}
      action={
        <Show when={props.fresh > 0 && state().kind !== 'appeared' && state().kind !== 'all'}>
          <Button kind="outline" onClick={() => props.page.set({ kind: 'appeared' })}>
            Show what is new
          </Button>
        </Show>
      }
    >
      Both states say the same of these days
      <Show when={props.fresh > 0} fallback=".">
        , but {things(state().subject, count(here.setting(), props.fresh), props.fresh)}{' '}
        {props.fresh === 1 ? 'is' : 'are'} new.
      </Show>{' '}
      Choose an earlier state to look further back.
    </Empty>
  )
}
