import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '#server/host/private-file.ts'

/** File systems take 255 bytes; a report's ending and a number must fit too. */
const longestBytes = 180
const unfinished = /\.(part|partial|filepart|crdownload|download|opdownload|tmp|temp|swp|bak)$/i
const litter = new Set(['thumbs.db', 'desktop.ini'])

/** Names of files that a program is still writing, or keeps for itself. */
export const isIgnored = (name: string): boolean =>
  /^[.~]/.test(name) || name.endsWith('~') || unfinished.test(name) || litter.has(name.toLowerCase())

function shortened(name: string): string {
  const [ending = ''] = /\.[^.]{1,15}$/.exec(name) ?? []
  const letters = [...name.slice(0, name.length - ending.length)]
  while (Buffer.byteLength(letters.join('')) + Buffer.byteLength(ending) > longestBytes) letters.pop()
  return letters.join('') + ending
}

/** A name under which a file can be kept and shown: no path, no control or invisible characters. */
export function storedName(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  return shortened(visible === '' ? 'file' : visible)
}

export const reportNames = (name: string) => ({
  json: `${name}.report.json`,
  text: `${name}.report.txt`,
})

/** Whatever it is, a dangling link included. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

/** `orders.csv`, then `orders-2.csv`: neither it nor a report of its name is in the folder. */
export async function freeName(folder: string, name: string, attempt = 1): Promise<string> {
  const wanted = attempt === 1 ? name : name.replace(/(\.[^.]{1,15})?$/, `-${attempt}$1`)
  const { json, text } = reportNames(wanted)
  for (const taken of [wanted, json, text]) {
    if (await exists(join(folder, taken))) return freeName(folder, name, attempt + 1)
  }
  return wanted
}
