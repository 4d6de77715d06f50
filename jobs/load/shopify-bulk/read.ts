import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Input } from '#jobs/load/context.ts'
import type { Format } from '#jobs/load/format.ts'
import { type TextForm, textForm } from '#jobs/load/read/encoding.ts'
import { type Fault, fault, lineName, listedFaults, Refused } from '#jobs/load/read/fault.ts'
import { linesOf, parsed } from '#jobs/load/read/json-lines.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import { RowsFile } from '#jobs/load/read/rows-file.ts'
import { contentOf } from '#jobs/load/read/sniff.ts'
import { shopifyBulk } from './format.ts'
import { bulkLine, bulkOrder, lineCells, orderCells } from './objects.ts'

const headBytes = 1 << 16

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}

const gid = /"gid:\/\/shopify\/(Order|LineItem)\//
const names = shopifyBulk.columns.map((one) => one.name)

/** Name of each order by its id: children may stand anywhere after it. */
function orderNames(path: string, form: TextForm): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const { text } of linesOf(path, form)) {
    if (!text.includes('gid://shopify/Order/') || text.includes('"__parentId"')) continue
    const order = parsed(text)
    if (typeof order?.['id'] === 'string' && typeof order['name'] === 'string')
      known.set(order['id'], order['name'])
  }
  return known
}

/** Reads the result of a bulk operation as rows of an order file.
 * @returns null when the file is something else */
export function readBulk(input: Input, formats: readonly Format[], staging: string): ReadFile | null {
  if (!formats.includes(shopifyBulk)) return null
  const head = headOf(input.path)
  if (contentOf(head) !== 'json_lines' || !gid.test(head.toString().split('\n')[0] ?? '')) return null
  const form = textForm(input.path, head)
  const rowsPath = join(staging, `rows-${input.fileNo}.csv`)
  const reading = new BulkRows(rowsPath, orderNames(input.path, form))
  for (const { line, text } of linesOf(input.path, form)) reading.add(line, text)
  return reading.end(rowsPath)
}

/** Names the field, never its value: it may be a person's. */
function unreadable(what: string, error: z.ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? 'id'
  return `is no ${what} that we can read: ${field} is missing or of another kind. Ask for it in the bulk query.`
}

class BulkRows {
  private readonly out: RowsFile
  private readonly orders: ReadonlyMap<string, string>
  private readonly faults: Fault[] = []
  private faulty = 0
  private blank = 0

  constructor(path: string, orders: ReadonlyMap<string, string>) {
    this.out = new RowsFile(path)
    this.orders = orders
  }

  add(line: number, text: string): void {
    if (text === '') {
      this.blank += 1
      return
    }
    const found = parsed(text)
    if (found === null) {
      const what = 'is no JSON object; the file is cut off or damaged. Download the result again.'
      this.refuse(line, 'bad_json', what)
    } else if (found['__parentId'] === undefined) this.order(line, found)
    else if (String(found['id']).startsWith('gid://shopify/LineItem/')) this.item(line, found)
  }

  private order(line: number, found: Record<string, unknown>): void {
    const order = bulkOrder.safeParse(found)
    if (order.success) this.write(line, orderCells(order.data))
    else this.refuse(line, 'bad_value', unreadable('order', order.error))
  }

  private item(line: number, found: Record<string, unknown>): void {
    const item = bulkLine.safeParse(found)
    const name = item.success ? this.orders.get(item.data.__parentId) : undefined
    if (!item.success) this.refuse(line, 'bad_value', unreadable('line item', item.error))
    else if (name === undefined) {
      this.refuse(line, 'orphan_line', 'is a line item whose order is not in this file.')
    } else this.write(line, lineCells(item.data, name))
  }

  private write(line: number, cells: Readonly<Record<string, string | null | undefined>>): void {
    this.out.fields(
      line,
      0x2c,
      names.map((name) => cells[name] ?? ''),
    )
  }

  private refuse(line: number, code: string, what: string): void {
    this.faulty += 1
    if (this.faults.length < listedFaults)
      this.faults.push(fault(code, line, `Line ${lineName(line)} ${what}`))
  }

  end(path: string): ReadFile {
    this.out.close()
    if (this.out.rows + this.faulty === 0)
      throw new Refused(fault('no_rows', 1, 'The result holds no order.'))
    const headings = shopifyBulk.columns.map((one) => one.aliases.en?.[0] ?? one.name)
    const match = {
      format: shopifyBulk,
      headings,
      names,
      currency: null,
      found: names.length,
      exact: names.length,
      missing: [],
    }
    return {
      rows: this.out.rows,
      blank: this.blank,
      totals: 0,
      isMultiline: true,
      faults: this.faults,
      faulty: this.faulty,
      match,
      headerLine: 1,
      preamble: [],
      delimiter: ',',
      shape: { path, delimiter: ',', columns: ['line', ...names], isParallel: false },
    }
  }
}
