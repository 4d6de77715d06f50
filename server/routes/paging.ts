import { Refusal } from '#server/problem.ts'

export interface Page<Item> {
  readonly items: Item[]
  readonly cursor: string | null
}

const encode = (value: string): string => Buffer.from(value, 'utf8').toString('base64url')

/** What a cursor of ours holds.
 * @throws Refusal naming the field `cursor` */
function decode(cursor: string): string {
  const value = Buffer.from(cursor, 'base64url').toString('utf8')
  if (encode(value) !== cursor)
    throw new Refusal('invalid_request', 'cursor: not one of ours.', { field: 'cursor' })
  return value
}

/** Number after which the previous page ended; null on the first page. */
export function numberBefore(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const number = Number(decode(cursor))
  if (!Number.isSafeInteger(number) || number < 0 || number > 2_147_483_647) {
    throw new Refusal('invalid_request', 'cursor: not one of ours.', { field: 'cursor' })
  }
  return number
}

/** One page out of `limit + 1` rows, newest number first. */
export function pageByNumber<Row extends { readonly number: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    cursor: rows.length > limit && last ? encode(String(last.number)) : null,
  }
}

/** One page of a short list that is at hand whole; the cursor is the id of the last item shown. */
export function pageOfList<Item>(
  all: readonly Item[],
  asked: { readonly cursor?: string | undefined; readonly limit: number },
  idOf: (item: Item) => string,
): Page<Item> {
  const after = asked.cursor === undefined ? null : decode(asked.cursor)
  const from = after === null ? 0 : all.findIndex((item) => idOf(item) === after) + 1
  if (after !== null && from === 0)
    throw new Refusal('invalid_request', 'cursor: not one of ours.', { field: 'cursor' })
  const items = all.slice(from, from + asked.limit)
  const last = items.at(-1)
  return { items, cursor: from + asked.limit < all.length && last !== undefined ? encode(idOf(last)) : null }
}
