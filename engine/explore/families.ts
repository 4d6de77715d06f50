import { z } from 'zod'
import type { explore } from './contract.ts'

export type ExploreRequest = z.output<typeof explore.request>

const key = { day: z.string().nullable(), value: z.string().nullable() }
const amount = z.string().nullable()
const whole = z.number().nullable()

/** Kinds of raw rows. Each is summed to the grain by itself and then joined, so that nothing fans out. */
export const families = {
  ads: {
    row: z.object({
      ...key,
      spend: amount,
      impressions: whole,
      clicks: whole,
      claimedConversions: z.number().nullable(),
      claimedValue: amount,
    }),
    measures: ['spend', 'impressions', 'clicks', 'claimedConversions', 'claimedValue', 'mer', 'cac'],
    slots: { filters: { day: 'day', channel: 'channel', campaign: 'campaign', platform: 'platform' } },
    noun: 'Ad platforms’ rows',
  },
  touches: {
    row: z.object({ ...key, touchpoints: whole, people: whole }),
    measures: ['touchpoints', 'people'],
    slots: {
      sources: { channel: 'channel', campaign: 'touch_sources.campaign', source: 'source', medium: 'medium' },
      devices: { device: 'name' },
      countries: { country: 'name' },
      days: { day: 'touches.occurred_at::date' },
    },
    noun: 'Touchpoints',
  },
  orders: {
    row: z.object({
      ...key,
      orders: whole,
      gross: amount,
      net: amount,
      total: amount,
      refunds: amount,
      newCustomers: whole,
      undatedRefunds: whole,
    }),
    measures: ['orders', 'gross', 'net', 'total', 'refunds', 'newCustomers', 'aov', 'mer', 'cac'],
    slots: { filters: { day: 'day', country: 'country' } },
    noun: 'Orders',
  },
  margins: {
    row: z.object({
      ...key,
      units: whole,
      costedUnits: whole,
      costOfGoods: amount,
      grossMargin: amount,
      contributionMargin: amount,
      uncostedNet: amount,
    }),
    measures: ['units', 'costOfGoods', 'grossMargin', 'contributionMargin', 'costCoverage', 'uncostedNet'],
    slots: { filters: { day: 'day', country: 'country' } },
    noun: 'Orders',
  },
} as const
export type Family = keyof typeof families
export const familyNames: readonly Family[] = ['ads', 'touches', 'orders', 'margins']

export const needs = (asked: ExploreRequest, family: Family): boolean =>
  asked.measures.some((measure) => families[family].measures.some((own) => own === measure))

/** A filter on what a kind of row does not have leaves none of its rows. */
export const honours = (asked: ExploreRequest, family: Family): boolean =>
  asked.filters.every((filter) =>
    Object.values(families[family].slots).some((columns) => Object.hasOwn(columns, filter.dimension)),
  )
