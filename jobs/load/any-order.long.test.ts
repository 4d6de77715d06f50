import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { attributionModels } from '#engine/attribution/contract.ts'
import { defaultDefinitions } from '#engine/definitions.ts'
import { openLake } from '#engine/lake/open.ts'
import { rounded } from '#fixtures/rounded.ts'
import { csv, TestLake } from './test-lake.ts'

/** Headers of the four files and rows of a small brand: shared browsers, two mails, ads named and by id. */
const headers = {
  meta: [
    'Day',
    'Campaign name',
    'Campaign ID',
    'Amount spent (USD)',
    'Impressions',
    'Link clicks',
    'Purchases',
    'Purchases conversion value',
  ],
  orders: [
    'Name',
    'Email',
    'Financial Status',
    'Currency',
    'Subtotal',
    'Shipping',
    'Taxes',
    'Total',
    'Discount Amount',
    'Created at',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem price',
    'Note Attributes',
    'Cancelled at',
    'Payment Method',
    'Refunded Amount',
    'Id',
    'Source',
  ],
  touches: ['touchpoint_id', 'occurred_at', 'kind', 'client_id', 'email', 'landing_url', 'referrer'],
} as const
type Kind = keyof typeof headers

interface Piece {
  readonly kind: Kind
  readonly row: readonly (string | number)[]
  /** Which of two piles the row is cut into. */
  readonly pile: number
}

const ways = [
  '?utm_source=facebook&utm_medium=paid_social&utm_id=120214567890120101',
  '?utm_source=facebook&utm_medium=paid_social&utm_campaign=Autumn',
  '?utm_source=newsletter&utm_medium=email&utm_campaign=Autumn',
  '',
]
const mails = ['', 'ada@example.com', 'bo@example.com']
const two = (value: number) => String(value).padStart(2, '0')

const pile = fc.integer({ min: 0, max: 1 })
const day = fc.integer({ min: 1, max: 28 })
const pieces = fc
  .record({
    meta: fc.uniqueArray(
      fc.record({ day, campaign: fc.constantFrom(1, 2), cents: fc.integer({ min: 0, max: 9999 }), pile }),
      {
        maxLength: 5,
        selector: (row) => `${row.day}/${row.campaign}`,
      },
    ),
    orders: fc.array(
      fc.record({
        day,
        mail: fc.constantFrom(...mails),
        price: fc.integer({ min: 1, max: 99 }),
        browser: fc.constantFrom('', 'c1', 'c2'),
        pile,
      }),
      { maxLength: 6 },
    ),
    touches: fc.array(
      fc.record({
        day,
        hour: fc.integer({ min: 0, max: 23 }),
        browser: fc.constantFrom('c1', 'c2', 'c3'),
        mail: fc.constantFrom(...mails),
        way: fc.constantFrom(...ways),
        pile,
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ meta, orders, touches }): Piece[] => [
    ...meta.map(
      (row): Piece => ({
        kind: 'meta',
        pile: row.pile,
        row: [
          `2026-10-${two(row.day)}`,
          row.campaign === 1 ? 'Spring' : 'Autumn',
          `12021456789012010${row.campaign}`,
          (row.cents / 100).toFixed(2),
          100,
          3,
          1,
          '20.00',
        ],
      }),
    ),
    ...orders.map(
      (row, at): Piece => ({
        kind: 'orders',
        pile: row.pile,
        row: [
          `#${1001 + at}`,
          row.mail,
          'paid',
          'USD',
          `${row.price}.00`,
          '0.00',
          '0.00',
          `${row.price}.00`,
          '0',
          `2026-10-${two(row.day)} 12:00:00 -0400`,
          1,
          'Candle',
          `${row.price}.00`,
          row.browser === '' ? '' : `client_id: ${row.browser}`,
          '',
          'Shopify Payments',
          '0.00',
          `6100000${1001 + at}`,
          'web',
        ],
      }),
    ),
    ...touches.map(
      (row, at): Piece => ({
        kind: 'touches',
        pile: row.pile,
        row: [
          `t${at}`,
          `2026-10-${two(row.day)}T${two(row.hour)}:00:00-04:00`,
          'visit',
          row.browser,
          row.mail,
          `https://shop.example.com/${row.way}`,
          '',
        ],
      }),
    ),
  ])

const filesOf = (all: readonly Piece[], numberOf: (piece: Piece) => number) => {
  const names = new Map<string, Piece[]>()
  for (const piece of all) {
    const name = `${numberOf(piece)}-${piece.kind}.csv`
    names.set(name, [...(names.get(name) ?? []), piece])
  }
  return [...names].map(([name, own]) => ({
    name,
    content: csv([headers[own[0]?.kind ?? 'meta'], ...own.map((piece) => piece.row)]),
  }))
}

const october = { from: '2026-10-01', until: '2026-11-01' }

async function answers(lake: TestLake) {
  const snapshot = {
    workspace: { id: 'ws_test', slug: 'test', name: 'Test', timeZone: 'America/New_York', currency: 'USD' },
    number: 1,
    committedAt: null,
    definitions: { revision: 1, body: defaultDefinitions },
    files: lake.files,
    projections: [],
    loadedFiles: [],
  }
  await using open = await openLake(snapshot, { threads: 1 })
  const credit = await analyze(open, 'attribution', {
    ...october,
    models: attributionModels,
    dimensions: ['channel', 'campaign', 'day'],
  })
  const sums = await analyze(open, 'explore', {
    ...october,
    measures: ['spend', 'net', 'orders', 'newCustomers', 'touchpoints', 'people'],
    dimensions: ['day'],
  })
  return {
    rows: rounded(credit.rows),
    totals: rounded([credit.totals ?? {}]),
    facts: credit.facts,
    days: rounded(sums.rows),
    whole: rounded([sums.totals ?? {}]),
  }
}

test('the same rows in other files, loaded in another order, give the same answers', async () => {
  const law = fc.asyncProperty(pieces, fc.boolean(), async (all, backwards) => {
    using whole = new TestLake()
    using cut = new TestLake()
    const asOne = filesOf(all, () => 0)
    if (asOne.length > 0) await whole.load(asOne)
    const parts = filesOf(all, (piece) => piece.pile)
    for (const part of backwards ? parts.toReversed() : parts) await cut.load([part])
    expect(await answers(cut)).toEqual(await answers(whole))
  })
  await fc.assert(law, { numRuns: 12, endOnFailure: true })
})
