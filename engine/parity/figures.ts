import { type ParityMeasure, parityMeasures } from './contract.ts'

/** One value per measure: orders as counted, money in millionths. */
export type Figures = Readonly<Record<ParityMeasure, bigint>>

const each = (value: (measure: ParityMeasure) => bigint): Figures => ({
  orders: value('orders'),
  gross: value('gross'),
  discounts: value('discounts'),
  returns: value('returns'),
  net: value('net'),
  shipping: value('shipping'),
  duties: value('duties'),
  fees: value('fees'),
  taxes: value('taxes'),
  total: value('total'),
})

export const figures = each

export const nothing: Figures = each(() => 0n)
export const plus = (a: Figures, b: Figures): Figures => each((measure) => a[measure] + b[measure])
export const minus = (a: Figures, b: Figures): Figures => each((measure) => a[measure] - b[measure])
export const isNothing = (given: Figures): boolean => parityMeasures.every((measure) => given[measure] === 0n)

/** Sum of all. */
export const summed = (all: Iterable<Figures>): Figures => {
  let sum = nothing
  for (const one of all) sum = plus(sum, one)
  return sum
}
