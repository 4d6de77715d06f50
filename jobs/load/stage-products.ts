import { z } from 'zod'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { moneyCurrency } from './money-currency.ts'
import { noRows, refuseFaults } from './refuse-faults.ts'
import { orderCurrencies, shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'
import { TableFiles } from './table-files.ts'

const evidence = z.object({
  rows: z.number(),
  costs: z.number(),
  currencies: z.array(z.string()),
  signs: z.array(z.string()),
  accounts: z.array(z.string()),
})
const sums = z.object({
  products: z.number(),
  variants: z.number(),
  imageOnlyRows: z.number(),
  blank: z.number(),
  variantsWithCost: z.number(),
  withoutSku: z.number(),
  disagreeing: z.number(),
})
type Sums = z.infer<typeof sums>

/** Reads a product export and adds its variants and their costs to the load.
 * @throws Refused with every fault: a product file is accepted whole or not at all */
export async function stageProducts(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  await database.read('load/products/rows_read', file.shape)
  await database.run('load/products/rows_told')
  await database.run('load/products/number_cells')
  const says = await database.row(evidence, 'load/products/evidence', {
    files: new TableFiles(request.existing, request.staging).of('products'),
  })
  if (says.rows === 0) throw noRows(file, 'The file has no row of a variant.')
  const stated = says.currencies[0] ?? file.match.currency ?? request.options.currency ?? null
  const source = await choose({ accountId: null, accounts: says.accounts, currency: stated })
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/products/file_faults')
  await refuseFaults(database, file)
  const extractedAt = request.options.extractedAt ?? request.startedAt
  const { fileNo } = input
  const loadId = request.loadNumber
  let currency: string | null = null
  if (says.costs > 0) {
    const nearby = await orderCurrencies(database, request, source.account)
    currency = moneyCurrency(file, source, request, {
      stated: says.currencies,
      signs: says.signs,
      nearby,
    })
    const zone = source.timeZone
    await database.run('load/products/add_costs', { fileNo, loadId, currency, extractedAt, zone })
  }
  await database.run('load/products/add_variants', { fileNo, loadId, shopId: source.account, extractedAt })
  const found = await database.row(sums, 'load/products/file_sums')
  return {
    source,
    rows: found.variants,
    firstDay: null,
    lastDay: null,
    extractedAt,
    currency,
    dropped: [
      { reason: 'blank', rows: found.blank },
      { reason: 'image_only', rows: found.imageOnlyRows },
    ].filter((one) => one.rows > 0),
    rejected: [],
    rejectedRows: 0,
    sums: shownSums({
      products: found.products,
      variants: found.variants,
      image_only_rows: found.imageOnlyRows,
      variants_with_cost: found.variantsWithCost,
    }),
    warnings: warningsOf(found),
  }
}

function warningsOf(found: Sums): string[] {
  const warnings: string[] = []
  if (found.variantsWithCost === 0) {
    warnings.push('No variant has a cost per item; orders of these products have no known cost.')
  }
  if (found.withoutSku > 0) {
    const rows = found.withoutSku.toLocaleString('en-US')
    warnings.push(`${rows} variants have a cost but no SKU, by which orders would find it.`)
  }
  if (found.disagreeing > 0) {
    const skus = found.disagreeing.toLocaleString('en-US')
    warnings.push(`${skus} SKUs stand on several rows with different costs; the last one counts.`)
  }
  return warnings
}
