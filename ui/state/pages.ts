import type { IconName } from '#ui/control/icon.tsx'

/** The pages that exist, in the order of the sidebar. `key` follows `g`. */
export interface PageEntry {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly purpose: string
  readonly icon: IconName
  readonly key: string
  /** Whether the date range means something there. */
  readonly dated: boolean
}

export const pages = [
  {
    id: 'overview',
    title: 'Overview',
    group: 'Now',
    purpose: 'How are we doing?',
    icon: 'overview',
    key: 'o',
    dated: true,
  },
  {
    id: 'reconcile',
    title: 'Reconcile',
    group: 'Trust',
    purpose: 'Why do the platforms and the shop disagree?',
    icon: 'reconcile',
    key: 'r',
    dated: true,
  },
  {
    id: 'restatements',
    title: 'Restatements',
    group: 'Trust',
    purpose: 'What do platforms and shop say differently now?',
    icon: 'restatements',
    key: 't',
    dated: true,
  },
  {
    id: 'attribution',
    title: 'Attribution',
    group: 'Credit',
    purpose: 'Who earned it?',
    icon: 'attribution',
    key: 'a',
    dated: true,
  },
  {
    id: 'orders',
    title: 'Orders',
    group: 'Customers',
    purpose: 'Which orders, and how did each come?',
    icon: 'orders',
    key: 'd',
    dated: true,
  },
  {
    id: 'explore',
    title: 'Explore',
    group: 'Work',
    purpose: 'Any measure by any dimension.',
    icon: 'explore',
    key: 'e',
    dated: true,
  },
  {
    id: 'sources',
    title: 'Sources',
    group: 'Data',
    purpose: 'What feeds these figures?',
    icon: 'sources',
    key: 's',
    dated: false,
  },
  {
    id: 'rules',
    title: 'Rules',
    group: 'Data',
    purpose: 'How is traffic named and counted?',
    icon: 'rules',
    key: 'u',
    dated: false,
  },
  {
    id: 'mapping',
    title: 'Mapping',
    group: 'Data',
    purpose: 'What do the columns of this file hold?',
    icon: 'mapping',
    key: 'p',
    dated: false,
  },
  {
    id: 'erasure',
    title: 'Personal data',
    group: 'Data',
    purpose: 'What is kept of persons, and erasing one.',
    icon: 'person',
    key: 'w',
    dated: false,
  },
] as const satisfies readonly PageEntry[]

export type PageId = (typeof pages)[number]['id']

export const pageOf = (id: string | undefined): PageEntry | undefined => pages.find((page) => page.id === id)

export const pageGroups: readonly string[] = [...new Set(pages.map((page) => page.group))]

/** The address of a page, keeping the days and comparison that are looked at. */
export function pageAddress(
  slug: string,
  page: string,
  search: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const kept = new URLSearchParams()
  for (const key of ['from', 'until', 'compare', 'asof']) {
    const value = search[key]
    if (typeof value === 'string') kept.set(key, value)
  }
  const text = kept.toString()
  return `/${slug}/${page}${text === '' ? '' : `?${text}`}`
}
