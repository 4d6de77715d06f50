import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { lakeOf } from '#fixtures/lake.ts'

test('each currency in use tells its money, its days and which of them have a rate', async () => {
  await using opened = await lakeOf({
    orders: [
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 50 },
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, currency: 'EUR' },
      { person: 'bo', at: '2026-10-20T12:00:00Z', value: 40, currency: 'EUR' },
    ],
    spend: [
      {
        ...{ day: '2026-10-07', platform: 'meta', campaignId: '120214567890120101', campaign: 'A' },
        ...{ spend: 3000, currency: 'JPY' },
      },
    ],
    costs: [{ sku: 'A', from: '2026-10-01', cost: 3, currency: 'CNY' }],
    rates: [{ day: '2026-10-03', from: 'EUR', to: 'USD', rate: 1.1 }],
  })
  const answer = await analyze(opened.lake, 'currencies', {})
  expect(answer.rows).toEqual([
    expect.objectContaining({
      currency: 'USD',
      isHome: true,
      orders: 1,
      sales: '50.00',
      days: 1,
      daysWithRate: 1,
    }),
    expect.objectContaining({ currency: 'CNY', isHome: false, skus: 1, orders: 0, days: 0 }),
    expect.objectContaining({
      ...{
        currency: 'EUR',
        orders: 2,
        sales: '140.00',
        days: 2,
        daysWithRate: 1,
        firstMissing: '2026-10-20',
      },
      ...{
        rate: '1.100000000000000000',
        rateDate: '2026-10-03',
        via: 'direct',
        rateFile: 'rows.csv',
        rateLine: 2,
      },
    }),
    expect.objectContaining({ currency: 'JPY', spend: '3000', days: 1, daysWithRate: 0 }),
  ])
  expect(answer.warnings.map((one) => one.code)).toEqual(['rates_missing', 'rates_missing'])
})
