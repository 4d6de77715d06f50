import { z } from 'zod'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { refuseFaults } from './refuse-faults.ts'
import { shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'

const sums = z.object({
  rows: z.number(),
  nobody: z.number(),
  blank: z.number(),
  acceptingEmail: z.number(),
  statedOrders: z.number().nullable(),
  statedSpent: z.string().nullable(),
})

/** Reads a customer export and adds its customers to the load. Their ids, e-mails and phones are replaced by identities before
 * anything is written; names and addresses are not read.
 * @throws Refused with every fault: a customer file is accepted whole or not at all */
export async function stageCustomers(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  await database.read('load/customers/rows_read', file.shape)
  await database.run('load/customers/number_cells')
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/customers/file_faults')
  await refuseFaults(database, file)
  const found = await database.row(sums, 'load/customers/file_sums')
  if (found.rows === 0) {
    const text = 'No row has a customer id, an e-mail or a phone.'
    throw new Refused(fault('no_rows', file.headerLine, text))
  }
  const source = await choose({ accountId: null, accounts: [], currency: null })
  const extractedAt = request.options.extractedAt ?? request.startedAt
  await database.run('load/customers/add_file', {
    fileNo: input.fileNo,
    shopId: source.account,
    extractedAt,
  })
  return {
    source,
    rows: found.rows,
    firstDay: null,
    lastDay: null,
    extractedAt,
    currency: null,
    dropped: [
      { reason: 'blank', rows: found.blank },
      { reason: 'identifies_nobody', rows: found.nobody },
    ].filter((one) => one.rows > 0),
    rejected: [],
    rejectedRows: 0,
    sums: shownSums({
      customers: found.rows,
      accepting_email: found.acceptingEmail,
      stated_orders: found.statedOrders,
      stated_spent: found.statedSpent,
    }),
    warnings: [],
  }
}
