/** Formats that every workbook has without naming them: 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are days and times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows a day or a time: letters of days outside of quotes, brackets and escapes. `[h]` counts hours. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/\[[hms]+\]/i.test(bare) || /^general$/i.test(bare.trim())) return false
  const [positive = ''] = bare.split(';')
  return /[ymdhs年月日]/i.test(positive.replace(/e[+-]/gi, ''))
}

const dayMs = 86_400_000

/** A spreadsheet's day number as text: `2026-10-01`, or with its time when it has one.
 * @param serial days since 1899-12-30, or since 1904-01-01; in the first system day 60 is a 29 February that never was */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null
  const shifted = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const ms = Math.round(shifted * 86_400) * 1000
  const at = new Date(Date.UTC(1899, 11, 30) + ms)
  const text = at.toISOString()
  return ms % dayMs === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** A number of a cell as its digits. A spreadsheet keeps 15: a longer whole number that ends in zeros has lost some, and is
 * written with an exponent, so that nobody takes it for an id.
 * @param keepsDigits the program that wrote the file keeps more, as other numbers of it prove */
export function numberText(raw: string, keepsDigits = false): string {
  const text = raw.trim()
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text)) return text
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  const digits = /^[-+]?(\d+)$/.exec(text)?.[1]
  if (digits !== undefined && digits.length > 15)
    return keepsDigits || isWhole(digits) ? text : scientific(value)
  return Math.abs(value) >= 1e15 ? scientific(value) : String(value)
}

/** A digit beyond the fifteenth that is not 0 was never in a spreadsheet. */
const isWhole = (digits: string): boolean => digits.length > 15 && !/0+$/.test(digits.slice(15))
export const provesDigits = (raw: string): boolean => /^\d+$/.test(raw) && isWhole(raw)

const scientific = (value: number): string => value.toExponential().toUpperCase()
