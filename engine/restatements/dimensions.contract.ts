import { type Column, dimension } from '#engine/columns.ts'

export const restatementDimensions = [
  'day',
  'platform',
  'account',
  'campaign',
  'adset',
  'ad',
  'order',
  'change',
  'age',
] as const
export type RestatementDimension = (typeof restatementDimensions)[number]

/** What may become of a campaign's day or an order between two states. `unchanged` is never shown. */
export const changeKinds = ['appeared', 'vanished', 'changed', 'cancelled', 'refunded', 'edited'] as const
export type ChangeKind = (typeof changeKinds)[number]

const named = (name: string, title: string, of: string): Column[] => [
  dimension({ name, title, definition: `${title} under its latest name; null for ${of}.` }),
  dimension({ name: `${name}Id`, title: `${title} id`, definition: `The platform’s id of it.` }),
]

/** Columns of each dimension. Things with names have their id beside them, so that equal names stay apart. */
export const dimensionColumns: Record<RestatementDimension, Column[]> = {
  day: [
    dimension(
      { name: 'day', title: 'Day', definition: 'The platform’s day of an ad, the local day of an order.' },
      'date',
    ),
  ],
  platform: [
    dimension({
      name: 'platform',
      title: 'Platform',
      definition: 'Ad platform that stated it; null for orders.',
    }),
  ],
  account: [dimension({ name: 'account', title: 'Account', definition: 'Ad account; null for orders.' })],
  campaign: named('campaign', 'Campaign', 'orders'),
  adset: named('adset', 'Ad set', 'figures that are stated for whole campaigns, and for orders'),
  ad: named('ad', 'Ad', 'figures that are stated for whole campaigns or ad sets, and for orders'),
  order: [
    dimension({ name: 'order', title: 'Order', definition: 'Name of the order in the shop; null for ads.' }),
    dimension({
      name: 'orderKey',
      title: 'Order key',
      definition: 'Key of the order for the journeys analysis.',
    }),
  ],
  change: [
    dimension({
      name: 'change',
      title: 'What happened',
      definition:
        'A campaign’s day appeared, vanished or changed, whatever happened to its ads alone. An order appeared, vanished, was cancelled, else refunded, else edited.',
    }),
  ],
  age: [
    dimension(
      {
        name: 'age',
        title: 'Days back',
        definition: 'Days from the day to the extract that states it now.',
      },
      'integer',
    ),
  ],
}
