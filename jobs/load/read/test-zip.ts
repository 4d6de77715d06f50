import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive as a test wants it, right or wrong.
 * @property declared  size that the archive claims, when it is not the true one
 *  @property mode     Unix kind and rights
 *  @property flags    bit 0: encrypted */
export interface Packed {
  readonly name: string
  readonly content: string | Buffer
  readonly declared?: number
  readonly mode?: number
  readonly flags?: number
  readonly method?: number
}

/** A ZIP archive, byte for byte. */
export function zipOf(entries: readonly Packed[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const raw = Buffer.from(entry.content)
    const packed = deflateRawSync(raw)
    const name = Buffer.from(entry.name)
    const method = entry.method ?? 8
    const body = method === 0 ? raw : packed
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE((entry.flags ?? 0) | 0x800, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(entry.declared ?? raw.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, body])
    const central = Buffer.alloc(14)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    central.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), common, central, name]))
    bodies.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

/** A cell as the sheet's XML has it: a text, a number, a day as its number, or XML of its own. */
export type SheetCell = string | number | { readonly day: number } | { readonly xml: string } | null

export interface TestSheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  readonly state?: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function columnName(at: number): string {
  return at < 26
    ? String.fromCharCode(65 + at)
    : columnName(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))
}

function sheetXml(rows: TestSheet['rows'], shared: string[]): string {
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, column) => {
      const reference = `${columnName(column)}${at + 1}`
      if (cell === null) return ''
      if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
      if (typeof cell === 'object')
        return 'xml' in cell ? cell.xml : `<c r="${reference}" s="1"><v>${cell.day}</v></c>`
      if (column % 2 === 1) return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
      shared.push(cell)
      return `<c r="${reference}" t="s"><v>${shared.length - 1}</v></c>`
    })
    return `<row r="${at + 1}">${inside.join('')}</row>`
  })
  return `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** An xlsx workbook: texts are shared in even columns and inline in odd ones. */
export function workbookOf(
  sheets: readonly TestSheet[],
  options: { readonly is1904?: boolean; readonly extra?: readonly Packed[] } = {},
): Buffer {
  const shared: string[] = []
  const parts = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(sheet.rows, shared),
  }))
  const listed = sheets.map(
    (sheet, at) =>
      `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" state="${sheet.state ?? 'visible'}" r:id="rId${at + 1}"/>`,
  )
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipOf([
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="${package_}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${options.is1904 === true ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="${package_}">${sheets
        .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
        .join(
          '',
        )}${relation('rId90', 'styles', 'styles.xml')}${relation('rId91', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${head}<sst xmlns="${main}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    ...parts,
    ...(options.extra ?? []),
  ])
}
