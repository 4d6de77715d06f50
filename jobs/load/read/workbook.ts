import type { Archive } from './archive.ts'
import { refused } from './archive.ts'
import { isDateFormat } from './number-formats.ts'
import { readXml } from './xml.ts'

/** One sheet of a workbook, in the order of its tabs. */
export interface Sheet {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

/** @property dates    whether the cell style of that number shows days
 *  @property strings  texts that cells refer to by number */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly is1904: boolean
  readonly dates: readonly boolean[]
  readonly strings: readonly string[]
}

/** Characters of shared texts that are held in memory. */
const mostCharacters = 96 << 20

const chunksOf = (archive: Archive, name: string) => {
  const entry = archive.find(name)
  return entry === undefined ? null : archive.chunks(entry)
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** Everything of a workbook but its rows. @param main path of its main part */
export async function readWorkbook(archive: Archive, main: string): Promise<Workbook> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = await relationsOf(archive, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const listed: { name: string; id: string; isHidden: boolean }[] = []
  let is1904 = false
  const chunks = chunksOf(archive, main)
  if (chunks === null)
    throw refused('damaged_workbook', 'The workbook has no list of sheets. Save it again as xlsx.')
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/i.test(attributes['date1904'] ?? '')
      if (name === 'sheet') {
        const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key) && key !== 'sheetId')?.[1]
        const isHidden = (attributes['state'] ?? 'visible') !== 'visible'
        listed.push({ name: attributes['name'] ?? '', id: id ?? '', isHidden })
      }
      return undefined
    },
  })
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    const target = targets.get(id)
    return target === undefined || !/worksheet/i.test(target.type)
      ? []
      : [{ name, part: resolved(folder, target.path), isHidden }]
  })
  const other = (kind: string) => [...targets.values()].find((one) => one.type.endsWith(`/${kind}`))?.path
  const [styles, strings] = [other('styles'), other('sharedStrings')]
  return {
    sheets,
    is1904,
    dates: styles === undefined ? [] : await datesOf(archive, resolved(folder, styles)),
    strings: strings === undefined ? [] : await stringsOf(archive, resolved(folder, strings)),
  }
}

const resolved = (folder: string, path: string): string =>
  path.startsWith('/') ? path.slice(1) : new URL(path, `file:///${folder}`).pathname.slice(1)

async function relationsOf(
  archive: Archive,
  name: string,
): Promise<ReadonlyMap<string, { type: string; path: string }>> {
  const found = new Map<string, { type: string; path: string }>()
  const chunks = chunksOf(archive, name)
  if (chunks === null) return found
  await readXml(chunks, {
    open(tag, attributes) {
      if (tag === 'Relationship' && attributes['TargetMode'] !== 'External') {
        const { Id: id = '', Type: type = '', Target: path = '' } = attributes
        found.set(id, { type, path })
      }
      return undefined
    },
  })
  return found
}

/** Path of the workbook's main part, null when the archive is no workbook. */
export async function mainPartOf(archive: Archive): Promise<string | null> {
  const relations = await relationsOf(archive, '_rels/.rels')
  const main = [...relations.values()].find((one) => one.type.endsWith('/officeDocument'))?.path
  const path = main === undefined ? 'xl/workbook.xml' : resolved('', main)
  return archive.find(path) === undefined ? null : path
}

async function datesOf(archive: Archive, name: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const dates: boolean[] = []
  let isCell = false
  const chunks = chunksOf(archive, name)
  if (chunks === null) return dates
  await readXml(chunks, {
    open(tag, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (tag === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
      if (tag === 'cellXfs') isCell = true
      if (tag === 'xf' && isCell) dates.push(isDateFormat(id, codes.get(id)))
      return undefined
    },
    close(tag) {
      if (tag === 'cellXfs') isCell = false
      return undefined
    },
  })
  return dates
}

/** Texts by number. Rich text is put together; how a Japanese text is read aloud is left out. */
async function stringsOf(archive: Archive, name: string): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  let text = ''
  let isText = false
  let isSpoken = false
  const chunks = chunksOf(archive, name)
  if (chunks === null) return strings
  await readXml(chunks, {
    open(tag) {
      if (tag === 'si') text = ''
      if (tag === 'rPh') isSpoken = true
      if (tag === 't') isText = !isSpoken
      return undefined
    },
    text(said) {
      if (isText) text += said
    },
    close(tag) {
      if (tag === 't') isText = false
      if (tag === 'rPh') isSpoken = false
      if (tag === 'si') {
        strings.push(unescaped(text))
        characters += text.length + 16
        if (characters > mostCharacters) throw tooManyTexts()
      }
      return undefined
    },
  })
  return strings
}

const tooManyTexts = () =>
  refused(
    'workbook_too_large',
    'The workbook holds more text than can be read at once. Save it as CSV and load that.',
  )
