import { type Column, count, detail, dimension, fractionalCount, money } from '#engine/columns.ts'

const dim = (name: string, title: string, definition: string) => dimension({ name, title, definition })

const touchpoints = count({
  name: 'touchpoints',
  title: 'Touchpoints',
  definition: 'Touchpoints of all history; robots are left out.',
})
const channel = dim(
  'channel',
  'Channel',
  'Channel by the workspace’s rules, then GA4’s default channel group.',
)
const fromChannel = dim('fromChannel', 'From', 'Channel under today’s rules; (left out) starts no touch.')
const toChannel = dim('toChannel', 'To', 'Channel under the proposed rules; (left out) starts no touch.')
const fromRule = detail(
  {
    name: 'fromRule',
    title: 'Rule before',
    definition: 'Place of today’s rule that takes it; null where GA4’s group decides.',
  },
  'integer',
)
const toRule = detail(
  {
    name: 'toRule',
    title: 'Rule after',
    definition: 'Place of the proposed rule that takes it; null where GA4’s group decides.',
  },
  'integer',
)

const orders = (name: string, title: string, when: string) =>
  fractionalCount({
    name,
    title,
    definition: `Orders credited ${when}; fractional where a journey is shared.`,
  })
const revenue = (name: string, title: string, when: string) =>
  money({ name, title, definition: `Order value credited ${when}.` })

const bothSides: Column[] = [
  orders('ordersBefore', 'Orders before', 'under today’s rules'),
  orders('ordersAfter', 'Orders after', 'under the proposed rules'),
  revenue('revenueBefore', 'Revenue before', 'under today’s rules'),
  revenue('revenueAfter', 'Revenue after', 'under the proposed rules'),
]

const touchesBefore = count({
  name: 'touchpointsBefore',
  title: 'Touchpoints before',
  definition: 'Touchpoints under today’s rules.',
})
const touchesAfter = count({
  name: 'touchpointsAfter',
  title: 'Touchpoints after',
  definition: 'Touchpoints under the proposed rules.',
})

const source = dim('source', 'Source', 'utm_source, or what the click id or the referrer says.')
const medium = dim('medium', 'Medium', 'utm_medium, or what the click id or the referrer says.')
const campaign = dim('campaign', 'Campaign', 'utm_campaign as it was tagged.')
const referrerHost = dim('referrerHost', 'Referrer', 'Host that the visit came from.')

const shapes = {
  channels: [
    channel,
    touchesBefore,
    touchesAfter,
    ...bothSides,
    money({
      name: 'spend',
      title: 'Spend',
      better: 'neutral',
      definition: 'Media cost. It belongs to the ad platform’s campaigns; channel rules do not move it.',
    }),
  ],
  moves: [
    fromChannel,
    toChannel,
    count({ name: 'sources', title: 'Traffic sources', definition: 'Distinct traffic sources that move.' }),
    touchpoints,
    ...bothSides,
  ],
  sources: [
    source,
    medium,
    campaign,
    referrerHost,
    fromChannel,
    toChannel,
    fromRule,
    toRule,
    touchpoints,
    orders('orders', 'Orders', 'under the proposed rules'),
    revenue('revenue', 'Revenue', 'under the proposed rules'),
  ],
  rules: [
    dimension(
      { name: 'rule', title: 'Rule', definition: 'Place of the rule among all rules, from 1.' },
      'integer',
    ),
    channel,
    dim(
      'status',
      'Status',
      'takes; off: switched off; no_match: no traffic of all history meets it; shadowed: earlier rules take all that it would.',
    ),
    detail(
      {
        name: 'takenBy',
        title: 'Taken by',
        definition: 'Places of the earlier rules that take what it would.',
      },
      'string',
    ),
    count({
      name: 'sources',
      title: 'Traffic sources',
      definition: 'Distinct traffic sources that it takes.',
    }),
    touchpoints,
    count({
      name: 'wouldTake',
      title: 'Meets',
      definition: 'Touchpoints that meet its conditions, whatever stands before it.',
    }),
    orders('orders', 'Orders', 'to what it takes'),
    revenue('revenue', 'Revenue', 'to what it takes'),
  ],
  hosts: [
    dim('host', 'Host', 'Host that visits came from with nothing else to say how.'),
    dim(
      'before',
      'Before',
      'own_domain or payment_step when today’s rules leave it out; null when it starts a touch.',
    ),
    dim('after', 'After', 'The same under the proposed rules.'),
    touchpoints,
    orders('ordersBefore', 'Orders before', 'under today’s rules'),
    orders('ordersAfter', 'Orders after', 'under the proposed rules'),
  ],
  ads: [
    dim(
      'foundBy',
      'Found by',
      'How a paid touchpoint finds its campaign: utm_id, id, template, name; null when it finds none.',
    ),
    touchesBefore,
    touchesAfter,
  ],
  tags: [
    source,
    dim('tag', 'utm_campaign', 'As it was tagged.'),
    dim('content', 'utm_content', 'As it was tagged.'),
    dim('term', 'utm_term', 'As it was tagged.'),
    dim('campaignBefore', 'Campaign before', 'Campaign that it finds under today’s rules; null when none.'),
    dim(
      'campaignAfter',
      'Campaign after',
      'Campaign that it finds under the proposed rules; null when none.',
    ),
    dim('foundBy', 'Found by', 'utm_id, id, template or name.'),
    touchpoints,
  ],
  test: [
    dimension(
      { name: 'rule', title: 'Rule', definition: 'Place of the rule; null for GA4’s default channel group.' },
      'integer',
    ),
    channel,
    dimension(
      { name: 'condition', title: 'Condition', definition: 'Place of the condition within its rule.' },
      'integer',
    ),
    dim('field', 'Field', 'Field that the condition looks at.'),
    dim('shown', 'Value', 'What the visit has there.'),
    detail({ name: 'holds', title: 'Holds', definition: 'Whether the condition holds.' }, 'boolean'),
    detail(
      { name: 'matches', title: 'Rule matches', definition: 'Whether the whole rule holds.' },
      'boolean',
    ),
    detail({ name: 'wins', title: 'Wins', definition: 'Whether this rule decides the channel.' }, 'boolean'),
  ],
} satisfies Readonly<Record<string, readonly Column[]>>

export const columnsOf = (show: keyof typeof shapes): Column[] => [...shapes[show]]

/** Columns of the touchpoints behind a cell. */
export const rowColumnsOf: Column[] = [
  detail({ name: 'touchedAt', title: 'Touched', definition: 'Instant of the touchpoint.' }, 'timestamp'),
  detail(
    { name: 'kind', title: 'Kind', definition: 'visit, click, view, order_visit, code or survey.' },
    'string',
  ),
  detail({ name: 'file', title: 'File', definition: 'File that the touchpoint came from.' }, 'string'),
  detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
  source,
  medium,
  campaign,
  referrerHost,
  fromChannel,
  toChannel,
  count({ name: 'load', title: 'Load', definition: 'Load that brought it in.' }),
]
