import type { FileReport, Load } from '#server/routes/loads.contract.ts'
import type { Tone } from '#ui/control/badge.tsx'
import { dropName, plural } from '#ui/format/names.ts'
import { count, type Setting } from '#ui/format/number.ts'

const tones: Readonly<Record<Load['status'], Tone>> = {
  queued: 'neutral',
  running: 'info',
  loaded: 'good',
  unchanged: 'neutral',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
}
export const statusTone = (status: Load['status']): Tone => tones[status]

/** "loaded, 33 rejected" is a warning though the load went through. */
export const fileTone = (file: FileReport): Tone =>
  file.status === 'loaded' && file.rejected > 0 ? 'warn' : statusTone(file.status)

export function fileResult(setting: Setting, file: FileReport): string {
  return file.status === 'loaded' && file.rejected > 0
    ? `loaded, ${count(setting, file.rejected)} rejected`
    : file.status
}

/** "1 totals row, 2 blank lines", by reason. */
export const droppedWords = (setting: Setting, file: FileReport): string =>
  file.dropped.map((one) => `${count(setting, one.rows)} ${dropName(one.reason, one.rows)}`).join(', ')

/** What became of a file that was not loaded, in a sentence. */
export function refusalSentence(setting: Setting, file: FileReport): string {
  const faults = `${count(setting, file.faultCount)} ${plural(file.faultCount, 'fault')}`
  const rows = file.rowsIn > 0 ? ` in ${count(setting, file.rowsIn)} rows` : ''
  return `${faults}${rows}. Nothing of it was loaded.`
}

/** What a load did, in a sentence for lists and for a screen reader. */
export function loadSentence(setting: Setting, load: Load): string {
  const report = load.report
  if (load.status === 'queued') return 'Waiting for its turn.'
  if (load.status === 'running') return 'Reading.'
  if (load.status === 'cancelled') return 'Stopped. Nothing was saved.'
  if (load.status === 'unchanged') return 'These bytes were loaded before. Nothing changed.'
  if (report === null) return load.status === 'failed' ? 'It failed on our side. Nothing was loaded.' : ''
  const kept = report.files.reduce((sum, file) => sum + file.kept, 0)
  const faults = report.files.reduce((sum, file) => sum + file.faultCount, 0)
  if (load.status === 'refused')
    return `${count(setting, faults)} ${plural(faults, 'fault')}. Nothing was loaded.`
  if (load.status === 'failed') return 'It failed on our side. Nothing was loaded.'
  return `${count(setting, kept)} ${plural(kept, 'row')} kept.`
}
