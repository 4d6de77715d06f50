import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { refused } from './archive.ts'

/** What a reader of a document is told. Names come without their prefix. A callback that returns true ends the reading. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): boolean | undefined
  close?(name: string): boolean | undefined
  text?(text: string): void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
/** A text longer than a cell may be, many times over. */
const longestText = 4 << 20

const damagedXml = () =>
  refused(
    'damaged_workbook',
    'The workbook is damaged. Open it in the spreadsheet, save it as xlsx or CSV, and load that.',
  )

/** Reads an XML document as it comes. No entity is resolved but XML's own five, and a document type is refused.
 * @throws Refused when it is not well formed */
export async function readXml(chunks: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: false })
  const decoder = new StringDecoder('utf8')
  let isDone = false
  let length = 0
  const fail = (): never => {
    throw damagedXml()
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', (tag) => {
    length = 0
    if (!isDone && reader.open?.(localName(tag.name), tag.attributes) === true) isDone = true
  })
  parser.on('closetag', (tag) => {
    length = 0
    if (!isDone && reader.close?.(localName(tag.name)) === true) isDone = true
  })
  const text = (said: string): void => {
    length += said.length
    if (length > longestText) fail()
    if (!isDone) reader.text?.(said)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  let first = true
  for await (const chunk of chunks) {
    if (first && (chunk[0] === 0xff || chunk[0] === 0xfe)) fail()
    first = false
    parser.write(decoder.write(chunk))
    if (isDone) return
  }
  parser.close()
}
