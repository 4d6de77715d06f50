/** Tabs of the page Rules, in order; `tabs.tsx` draws each. */
export const tabIds = ['channels', 'domains', 'ads', 'identity', 'costs', 'history'] as const
export type TabId = (typeof tabIds)[number]
