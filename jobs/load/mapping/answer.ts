import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '#jobs/load/context.ts'
import { Database } from '#jobs/load/database.ts'
import { formats } from '#jobs/load/formats.ts'
import { maskText } from '#jobs/load/originals/mask.ts'
import { redactFault } from '#jobs/load/originals/redact-fault.ts'
import { platformTitle } from '#jobs/load/platforms.ts'
import { type Fault, Refused } from '#jobs/load/read/fault.ts'
import { readInput } from '#jobs/load/read/read-input.ts'
import { anyHeader } from './any-header.ts'
import { type MappingBody, mappingFaults } from './contract.ts'
import { columnEvidence } from './evidence.ts'
import { previewOf } from './preview.ts'
import { profilesOf } from './profile.ts'
import type { Preview, Proposal, ProposalAnswer, ProposalRequest } from './proposal.contract.ts'
import { type Column, formsOf, proposeMapping } from './propose.ts'

/** Looks at a file, says what its columns are taken for and why, and what loading it would come to. Keeps nothing. */
export async function answerProposal(request: ProposalRequest): Promise<ProposalAnswer> {
  const { path, name, staging, timeZone } = request
  const input: Input = { fileNo: 1, name, path, bytes: statSync(path).size, sha256: '' }
  await using database = await Database.open({ staging, timeZone, readable: [path] })
  try {
    return { type: 'proposed', proposal: await propose(database, input, request) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { type: 'refused', faults: error.faults.slice(0, 20).map(asked) }
  }
}

/** Why a file cannot be looked at; to be sent to this page would be no answer here. */
function asked(found: Fault) {
  const fault = redactFault(found, null)
  const text = 'No line of the file looks like a header: write the names of its columns as its first line.'
  return fault.code === 'header_not_recognised' ? { ...fault, message: text } : fault
}

function folderIn(staging: string, name: string): string {
  const folder = join(staging, name)
  mkdirSync(folder)
  return folder
}

async function propose(database: Database, input: Input, request: ProposalRequest): Promise<Proposal> {
  const looked = folderIn(request.staging, 'looked')
  const file = await readInput(database, input, [anyHeader], looked)
  const profiles = await profilesOf(database, file.shape)
  const columns: Column[] = file.match.headings.flatMap((heading, at) => {
    const profile = profiles[at]
    return profile === undefined ? [] : [{ heading: heading.slice(0, 300), profile }]
  })
  const mapping = request.mapping ?? proposeMapping(columns, request.target)
  const faults = mappingFaults(mapping)
  return {
    file: input.name,
    headerLine: file.headerLine,
    delimiter: file.delimiter,
    rows: file.rows + file.faulty,
    recognised: await recognisedBy(database, input, request),
    mapping,
    columns: columns.map((column) => columnEvidence(mapping, column, maskText)),
    forms: formsOf(mapping, columns),
    faults,
    preview: faults.every(isStillToSay) ? await preview(database, input, mapping, request) : null,
  }
}

const unsaid = 'not said yet'

/** What spend was paid to and in which currency changes no row that is shown. */
const isStillToSay = ({ code }: { readonly code: string }): boolean =>
  code === 'missing_platform' || code === 'missing_currency'

async function preview(database: Database, input: Input, mapping: MappingBody, request: ProposalRequest) {
  const has = (name: string): boolean => mapping.columns.some((one) => one.meaning === name)
  const isOpen = {
    platform: mapping.platform === null && !has('platform'),
    currency: mapping.currency === null && !has('currency'),
  }
  const body = {
    ...mapping,
    platform: isOpen.platform ? unsaid : mapping.platform,
    currency: isOpen.currency ? request.currency : mapping.currency,
  }
  const found = await previewOf(database, input, body, {
    ...request,
    staging: folderIn(request.staging, 'staged'),
  })
  return withoutUnsaid(found, isOpen)
}

/** What stood in for what is not said yet is not shown. */
function withoutUnsaid(found: Preview, isOpen: { platform: boolean; currency: boolean }): Preview {
  const isCurrency = (at: number): boolean => isOpen.currency && found.columns[at]?.name === 'currency'
  const rows = found.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (cell === unsaid || isCurrency(at) ? null : cell)),
  }))
  return { ...found, rows, currency: isOpen.currency ? null : found.currency }
}

/** Which of the known formats reads the header, if one does. */
async function recognisedBy(
  database: Database,
  input: Input,
  request: ProposalRequest,
): Promise<Proposal['recognised']> {
  try {
    const { match } = await readInput(database, input, formats, folderIn(request.staging, 'known'))
    return { id: match.format.id, title: platformTitle(match.format.id) }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
