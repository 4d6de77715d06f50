import type { JSX } from 'solid-js'
import { AdNames } from './ad-names.tsx'
import { Channels } from './channels.tsx'
import { Costs } from './costs.tsx'
import { Domains } from './domains.tsx'
import { History } from './history.tsx'
import { Identity } from './identity.tsx'
import type { TabId } from './tab-ids.ts'
import type { TabProps } from './tab-props.ts'

/** Each tab: its title and what it draws. To add one: its id in `tab-ids.ts`, a file, a line here. */
export const tabs: Readonly<
  Record<TabId, { readonly title: string; readonly draw: (props: TabProps) => JSX.Element }>
> = {
  channels: { title: 'Channels', draw: Channels },
  domains: { title: 'Domains', draw: Domains },
  ads: { title: 'Ad names', draw: AdNames },
  identity: { title: 'Identity', draw: Identity },
  costs: { title: 'Costs & money', draw: Costs },
  history: { title: 'History', draw: History },
}
