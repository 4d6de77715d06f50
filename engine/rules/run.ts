import type { Fact, Lake, Proposal, Result, Row, Run } from '#engine/analysis.ts'
import type { ChannelRule } from '#engine/channels/contract.ts'
import { count, share } from '#engine/columns.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import { channels } from './channels.ts'
import type { RuleView, rules } from './contract.ts'
import { prepared, type RulesRequest } from './prepare.ts'
import { adRow, adSpendRow, channelTouches, hostRow, moveRow, ruleRow, sourceRow, tagRow } from './rows.ts'
import { testVisit } from './test-visit.ts'

type View = (proposal: Proposal, asked: RulesRequest) => Promise<Omit<Result, 'warnings'>>

const only = (rows: Row[]) => ({ rows, totals: null, facts: [] })

const cents = (lake: Lake, text: string): string => {
  const digits = minorDigits(lake.currency)
  return fromMinor(toMinor(text, digits), digits)
}

const everyTouchpoint = count({
  name: 'everyTouchpoint',
  title: 'All touchpoints',
  definition: 'Touchpoints of the period, those that the rules leave out too; robots are left out.',
})

const moves: View = async ({ after }, asked) => {
  const found = await after.rows(moveRow, 'rules/moves', { take: asked.limit })
  const touches = await after.rows(channelTouches, 'rules/channel_touches', {})
  const every = touches.reduce((sum, row) => sum + row.before, 0)
  const rows = found.map((row) => ({
    ...row,
    revenueBefore: cents(after, row.revenueBefore),
    revenueAfter: cents(after, row.revenueAfter),
  }))
  return { rows, totals: null, facts: [{ column: everyTouchpoint, value: every, key: null }] }
}

const sources: View = async ({ after }, asked) => {
  const found = await after.rows(sourceRow, 'rules/sources', {
    onlyMoved: asked.onlyMoved,
    fromChannel: asked.fromChannel ?? null,
    toChannel: asked.toChannel ?? null,
    rule: asked.rule ?? null,
    search: asked.search.toLowerCase(),
    take: asked.limit,
  })
  return only(found.map((row) => ({ ...row, revenue: cents(after, row.revenue) })))
}

function statusOf(row: { touchpoints: number; wouldTake: number }): string {
  if (row.touchpoints > 0) return 'takes'
  return row.wouldTake > 0 ? 'shadowed' : 'no_match'
}

const off = (rule: ChannelRule, at: number): Row => ({
  rule: at + 1,
  channel: rule.channel,
  status: 'off',
  takenBy: '',
  sources: 0,
  touchpoints: 0,
  wouldTake: null,
  orders: 0,
  revenue: null,
})

const byRule: View = async ({ after }) => {
  const found = await after.rows(ruleRow, 'rules/by_rule', {})
  return only(
    after.definitions.body.channelRules.map((rule, at) => {
      const row = found.find((one) => one.position === at + 1)
      if (row === undefined) return off(rule, at)
      const { position, ...counted } = row
      return { rule: position, ...counted, status: statusOf(row), revenue: cents(after, row.revenue) }
    }),
  )
}

const hosts: View = async ({ after }, asked) =>
  only(await after.rows(hostRow, 'rules/hosts', { search: asked.search.toLowerCase(), take: asked.limit }))

const spendShare = (name: string, title: string, when: string) =>
  share({
    name,
    title,
    definition: `Part of all spend whose campaign some paid touchpoint leads to ${when}.`,
  })

const ads: View = async ({ after }, asked) => {
  const rows = await after.rows(adRow, 'rules/ads', {})
  const range = { firstDay: asked.from, endDay: asked.until }
  const [spent] = await after.rows(adSpendRow, 'rules/ad_spend', range)
  const all = Number(spent?.spend ?? 0)
  const part = (text: string | undefined) => (all === 0 ? null : Number(text ?? 0) / all)
  const facts: Fact[] = [
    {
      column: spendShare('spendMatchedBefore', 'Spend matched before', 'under today’s rules'),
      value: part(spent?.matchedBefore),
      key: null,
    },
    {
      column: spendShare('spendMatchedAfter', 'Spend matched after', 'under the proposed rules'),
      value: part(spent?.matchedAfter),
      key: null,
    },
  ]
  return { rows, totals: null, facts }
}

const tags: View = async ({ after }, asked) =>
  only(await after.rows(tagRow, 'rules/tags', { search: asked.search.toLowerCase(), take: asked.limit }))

const views: Readonly<Record<Exclude<RuleView, 'test'>, View>> = {
  channels,
  moves,
  sources,
  rules: byRule,
  hosts,
  ads,
  tags,
}

/** Orders and revenue in whole never change by channel rules: each order's credits only get other names. */
export const runRules: Run<typeof rules> = async (lake, asked) => {
  if (asked.show === 'test') {
    const body = asked.proposed ?? lake.definitions.body
    const rows = asked.sample === undefined ? [] : await testVisit(lake, body.channelRules, asked.sample)
    return { rows, totals: null, facts: [], warnings: [] }
  }
  const proposal = await prepared(lake, asked)
  return { ...(await views[asked.show](proposal, asked)), warnings: [] }
}
