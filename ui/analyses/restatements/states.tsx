import type { JSX } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { createSnapshots, type Snapshot } from '#ui/api/data.ts'
import { Choose } from '#ui/control/menu.tsx'
import { instant } from '#ui/format/date.ts'
import type { Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { stateOf } from './model.ts'
import type { RestatementsState } from './state.ts'

const filesOf = (files: readonly string[]): string => {
  const [first] = files
  return first === undefined ? '' : ` · ${first}${files.length > 1 ? ` and ${files.length - 1} more` : ''}`
}

const nameOf = (setting: Setting, { number, committedAt, files }: Snapshot): string =>
  `${instant(setting, committedAt)} · snapshot ${number}${filesOf(files)}`

/** The two states that are set side by side: since when, and seen from when. */
export function States(props: {
  page: PageState<RestatementsState>
  answer: Answer | undefined
}): JSX.Element {
  const here = useHere()
  const snapshots = createSnapshots(() => here.workspace().id, 200)
  const all = () => snapshots.data()?.items ?? []
  const state = () => props.page.state()
  const later = () => {
    const found = props.answer === undefined ? null : stateOf(props.answer, 'after')
    return found?.number ?? here.snapshot()?.number ?? Number.POSITIVE_INFINITY
  }
  const named = (side: 'before' | 'after'): string => {
    const found = props.answer === undefined ? null : stateOf(props.answer, side)
    if (found === null) return '…'
    return found.committedAt === null
      ? 'before the first load'
      : `${instant(here.setting(), found.committedAt)} (${found.number})`
  }
  const earlier = (): readonly (readonly [string, string])[] => [
    ['', 'Before the last change of ads or orders'],
    ...all()
      .filter((one) => one.number < later())
      .map((one) => [String(one.number), nameOf(here.setting(), one)] as const),
    ['0', 'Before the first load'],
  ]
  const seen = (): readonly (readonly [string, string])[] => [
    ['', 'Now'],
    ...all().map((one) => [String(one.number), nameOf(here.setting(), one)] as const),
  ]
  return (
    <>
      <Choose
        label="Since"
        value={state().since}
        title={named('before')}
        options={earlier()}
        onChange={(since) => props.page.set({ since, open: null, tab: null })}
      />
      <Choose
        label="As of"
        value={state().asof ?? ''}
        title={state().asof === undefined ? 'now' : named('after')}
        options={seen()}
        onChange={(asof) => props.page.set({ asof: asof === '' ? null : asof, open: null, tab: null })}
      />
    </>
  )
}
