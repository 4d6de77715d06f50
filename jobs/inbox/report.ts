import type { LoadedFiles } from '#jobs/load/finish.ts'
import type { EndStatus, FileReport, LoadReport } from '#jobs/load/report.ts'
import type { Seen } from './look.ts'
import { storedName } from './names.ts'

/** What lies beside a file in `done` or `refused`.
 * @property reason  why it was refused before it was read
 * @property report  null when it was not read */
export interface InboxReport {
  readonly file: string
  readonly status: EndStatus
  readonly loadId: string | null
  readonly snapshot: number | null
  readonly reason: string | null
  readonly report: LoadReport | null
}

export const loadedReport = (seen: Seen, loaded: LoadedFiles): InboxReport => ({
  file: storedName(seen.name),
  ...loaded,
  reason: null,
})

/** Of a file of which nothing is kept. */
export const withoutFile = (report: InboxReport): InboxReport => ({
  ...report,
  reason: [report.reason, 'The file was not kept: it cannot be written again without persons.']
    .filter((part) => part !== null)
    .join(' '),
})

export const refusedReport = (seen: Seen, reason: string): InboxReport => ({
  file: storedName(seen.name),
  status: 'refused',
  loadId: null,
  snapshot: null,
  reason,
  report: null,
})

/** A file's text must not steer a terminal or pretend to be another line. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')

const endings: Readonly<Record<EndStatus, string>> = {
  loaded: 'It was loaded.',
  unchanged: 'Its bytes were loaded before. Nothing changed.',
  refused: 'It was refused. Nothing of it was loaded.',
  failed: 'It could not be loaded.',
  cancelled: 'Its load was cancelled.',
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function linesOf(file: FileReport): string[] {
  const { faults, faultCount } = file
  const kept = `${counted(file.rowsIn, 'row')} read, ${file.kept} kept, ${file.replaced} replaced, ${file.rejected} rejected.`
  return [
    ...(file.status === 'refused' ? [] : [kept]),
    ...(file.mapping === null ? [] : [`Read by the mapping "${file.mapping}".`]),
    ...file.dropped.map((one) => `Dropped: ${counted(one.rows, 'row')}, ${one.reason}.`),
    ...(faultCount === 0 ? [] : ['', `${counted(faultCount, 'fault')}:`]),
    ...faults.map((fault) => `${fault.line === null ? 'file' : `line ${fault.line}`}: ${fault.message}`),
    ...(faultCount > faults.length ? [`and ${faultCount - faults.length} more.`] : []),
    ...file.warnings.map((warning) => `Warning: ${warning}`),
  ]
}

/** The report as a person reads it. */
export function textOf(report: InboxReport): string {
  const said = report.report
  const lines = [
    report.file,
    endings[report.status],
    ...(report.reason === null ? [] : [report.reason]),
    ...(said?.files ?? []).flatMap(linesOf),
    ...(said?.warnings ?? []).map((warning) => `Warning: ${warning}`),
  ]
  return lines.map((line) => `${plain(line)}\n`).join('')
}
