import type { JSX } from 'solid-js'
import type { PageState } from '#ui/state/page.ts'
import { AdNames } from './ad-names.tsx'
import { Channels } from './channels.tsx'
import { Domains } from './domains.tsx'
import type { Draft } from './draft.ts'
import { History } from './history.tsx'
import type { RulesState } from './state.ts'
import type { TabId } from './tab-ids.ts'

export interface TabProps {
  readonly draft: Draft
  readonly page: PageState<RulesState>
}

/** Each tab: its title and what it draws. To add one: its id in `tab-ids.ts`, a file, a line here. */
export const tabs: Readonly<
  Record<TabId, { readonly title: string; readonly draw: (props: TabProps) => JSX.Element }>
> = {
  channels: { title: 'Channels', draw: Channels },
  domains: { title: 'Domains', draw: Domains },
  ads: { title: 'Ad names', draw: AdNames },
  history: { title: 'History', draw: History },
}
