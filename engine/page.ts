import { EngineError } from '#engine/errors.ts'

/** Where a page starts: cursors of pages count rows.
 * @throws EngineError `invalid_request` for a cursor that no answer gave */
export function pageStart(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new EngineError('invalid_request', 'This cursor was not given by an answer.', { field: 'cursor' })
  }
  return Number(cursor)
}
