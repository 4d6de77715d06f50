import { z } from 'zod'
import { mappingBody } from './contract.ts'
import { holds } from './targets.contract.ts'

/** A column of the file, and why it was taken for what it was taken.
 * @property likeness  of its heading to the words for its meaning, in [0, 1]
 * @property parses    share of its filled cells that are what the meaning wants, in [0, 1]
 * @property distinct  different cells
 * @property samples   first cells, persons' data masked */
const proposedColumn = z.object({
  column: z.string(),
  meaning: z.string().nullable(),
  looksLike: z.enum([...holds.options, 'currency', 'email', 'address', 'blank']),
  likeness: z.number(),
  parses: z.number(),
  filled: z.int(),
  distinct: z.int(),
  samples: z.array(z.string()),
  evidence: z.string(),
})
export type ProposedColumn = z.infer<typeof proposedColumn>

const previewFault = z.object({
  line: z.int().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})

/** What loading the file would come to. Nothing of it is kept.
 * @property rows   first rows as they would load, by column
 * @property days   different days; null when its rows name none */
export const preview = z.object({
  status: z.enum(['loaded', 'refused']),
  rowsIn: z.int(),
  rowsKept: z.int(),
  days: z.int().nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  currency: z.string().nullable(),
  sums: z.record(z.string(), z.string()),
  dropped: z.array(z.object({ reason: z.string(), rows: z.int() })),
  columns: z.array(
    z.object({ name: z.string(), title: z.string(), isNumber: z.boolean(), isMoney: z.boolean() }),
  ),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string().nullable()) })),
  faults: z.array(previewFault),
  faultCount: z.int(),
  warnings: z.array(z.string()),
})
export type Preview = z.infer<typeof preview>

/** How the file writes days and numbers. `isOpen`: nothing in it proves which, so the mapping must say it. */
const forms = z.object({
  day: z.string().nullable(),
  dayOrder: z.enum(['dmy', 'mdy']).nullable(),
  isDayOpen: z.boolean(),
  decimalMark: z.enum(['.', ',']).nullable(),
  isMarkOpen: z.boolean(),
})

export const proposal = z.object({
  file: z.string(),
  headerLine: z.int(),
  delimiter: z.string(),
  rows: z.int(),
  /** What reads the file without a mapping; null: nothing does. */
  recognised: z.object({ id: z.string(), title: z.string() }).nullable(),
  mapping: mappingBody,
  columns: z.array(proposedColumn),
  forms,
  /** What is still to be said or put right before it can be saved. */
  faults: z.array(
    z.object({ code: z.string(), field: z.string(), column: z.string().nullable(), message: z.string() }),
  ),
  preview: preview.nullable(),
})
export type Proposal = z.infer<typeof proposal>

/** What the process that reads the file is asked.
 * @property mapping  to be previewed as it is; null: one is proposed
 * @property target   what its rows are; null: the file decides */
export const proposalRequest = z.object({
  name: z.string(),
  path: z.string(),
  staging: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  mapping: mappingBody.nullable(),
  target: mappingBody.shape.target.nullable(),
})
export type ProposalRequest = z.infer<typeof proposalRequest>

export const proposalAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('proposed'), proposal }),
  z.object({ type: z.literal('refused'), faults: z.array(previewFault) }),
  z.object({ type: z.literal('failed'), cause: z.string() }),
])
export type ProposalAnswer = z.infer<typeof proposalAnswer>
