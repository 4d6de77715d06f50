import { type JSX, Match, Show, Switch } from 'solid-js'
import { Parity } from '#ui/analyses/parity/parity.tsx'
import { Tagging } from '#ui/analyses/tagging/tagging.tsx'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Claims, claimsRequest } from './claims.tsx'
import { type ReconcileState, reconcileSchema } from './state.ts'
import { Strip } from './strip.tsx'

/** Do your numbers match? Claims against orders, our sales against the shop's, and the tags that join visits to ads. */
export function Reconcile(): JSX.Element {
  const here = useHere()
  const page = createPageState(reconcileSchema)
  return (
    <Page refused={page.refused()}>
      <Show when={here.period()}>{(period) => <Parts period={period()} page={page} />}</Show>
    </Page>
  )
}

function Parts(props: { period: Period; page: PageState<ReconcileState> }): JSX.Element {
  const here = useHere()
  const part = () => props.page.state().part
  const claims = createAnalysis('reconcile', here.at, () =>
    claimsRequest(props.page.state(), props.period, here.before()),
  )
  const parity = createAnalysis('parity', here.at, () => props.period)
  const tagging = createAnalysis('tagging', here.at, () => props.period)
  return (
    <>
      <Strip
        claims={claims}
        parity={parity}
        tagging={tagging}
        period={props.period}
        part={part()}
        onPart={(next) => props.page.set({ part: next, open: null, tab: null })}
      />
      <Switch>
        <Match when={part() === 'claims'}>
          <Claims period={props.period} page={props.page} />
        </Match>
        <Match when={part() === 'shop'}>
          <Parity period={props.period} page={props.page} answer={parity} />
        </Match>
        <Match when={part() === 'tags'}>
          <Tagging period={props.period} page={props.page} answer={tagging} />
        </Match>
      </Switch>
    </>
  )
}
