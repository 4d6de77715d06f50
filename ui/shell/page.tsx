import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { Badge, Banner } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Empty, SkeletonRows } from '#ui/control/state.tsx'
import { day, instant, range } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import { defaultPeriod, type Period } from '#ui/state/period.ts'
import type { Refused } from '#ui/state/url.ts'

/** What every page shows before its figures: that a link says what it does not know, and that it looks back. */
export function Page(props: {
  refused: readonly Refused[]
  needsData?: boolean
  children: JSX.Element
}): JSX.Element {
  const here = useHere()
  return (
    <div class="main">
      <Show when={here.shared.state().asof}>{(asOf) => <LookingBack asOf={asOf()} />}</Show>
      <Show when={props.refused.length > 0}>
        <Banner tone="warn">
          <span>
            This link says what the page does not know, and it was left out:{' '}
            <For each={props.refused}>
              {(one, at) => (
                <>
                  {at() > 0 ? ', ' : ''}
                  <code>{`${one.key}=${one.value}`}</code>
                </>
              )}
            </For>
            .
          </span>
        </Banner>
      </Show>
      <Show
        when={props.needsData === false || here.hasData()}
        fallback={
          <Show
            when={here.hasData() === false}
            fallback={<SkeletonRows rows={8} label="Reading the workspace" />}
          >
            <NoData />
          </Show>
        }
      >
        {props.children}
      </Show>
    </div>
  )
}

/** Stays for as long as the page looks back. */
function LookingBack(props: { asOf: string }): JSX.Element {
  const here = useHere()
  const named = () => (/^\d+$/.test(props.asOf) ? `snapshot ${props.asOf}` : day(here.setting(), props.asOf))
  return (
    <Banner tone="info">
      <Badge tone="info">as of</Badge>
      <span>You are looking at {named()}, with today’s definitions.</span>
      <Button kind="link" onClick={() => here.shared.set({ asof: null })}>
        Back to now
      </Button>
    </Banner>
  )
}

function NoData(): JSX.Element {
  const here = useHere()
  return (
    <Empty
      title="Nothing is loaded yet"
      action={
        <A class="button" data-kind="primary" href={pageAddress(here.workspace().slug, 'sources', {})}>
          Add files
        </A>
      }
    >
      Add an export of orders from Shopify, and of spend from Meta Ads or Google Ads. Figures stand here as
      soon as they are read.
    </Empty>
  )
}

/** The range holds nothing, though the workspace has data. */
export function NothingInRange(props: { what: string; period: Period }): JSX.Element {
  const here = useHere()
  const newest = () => here.newestDay()
  const show = (last: string) => here.shared.set({ ...defaultPeriod(here.today(), last), open: null })
  return (
    <Empty
      title={`No ${props.what} in ${range(here.setting(), props.period)}`}
      action={
        <Show when={newest()}>
          {(last) => (
            <Button kind="outline" onClick={() => show(last())}>
              Show the 28 days to {day(here.setting(), last())}
            </Button>
          )}
        </Show>
      }
    >
      <Show when={newest()} fallback="The files loaded so far hold no dated orders or spend.">
        {(last) => <>The newest day with orders or spend is {day(here.setting(), last())}.</>}
      </Show>
      <Show when={here.snapshot()}>
        {(shown) => <> The last load was on {instant(here.setting(), shown().committedAt)}.</>}
      </Show>
    </Empty>
  )
}
