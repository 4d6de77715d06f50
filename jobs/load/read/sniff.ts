/** What the first bytes say a file is, whatever its name says. */
export type Content = 'text' | 'parquet' | 'json_lines' | 'empty' | { readonly other: string }

const starts = (head: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

const binary: readonly (readonly [string, readonly number[]])[] = [
  ['a workbook or ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
]

/** Share of zero bytes at even and odd places: text in UTF-16 without a mark has many in one of the two. */
export function zeroShares(head: Buffer): readonly [even: number, odd: number] {
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const half = Math.max(1, head.length / 2)
  return [(zeros[0] ?? 0) / half, (zeros[1] ?? 0) / half]
}

/** @param head the first bytes of the file, at least 4 kB where it has them */
export function contentOf(head: Buffer): Content {
  if (starts(head, 0x50, 0x41, 0x52, 0x31)) return 'parquet'
  const known = binary.find(([, bytes]) => starts(head, ...bytes))
  if (known !== undefined) return { other: known[0] }
  const text = head
    .toString(textOf(head))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text === '') return 'empty'
  if (/^<(!doctype|html|\?xml|head|body|script|meta|error|svg|!--)/i.test(text)) {
    return { other: /^<(\?xml|error|svg)/i.test(text) ? 'an XML document' : 'an HTML page' }
  }
  if (text.startsWith('{') || text.startsWith('['))
    return isJsonLines(text) ? 'json_lines' : { other: 'a JSON document' }
  return isMostlyBinary(head) ? { other: 'a binary file' } : 'text'
}

function textOf(head: Buffer): 'utf8' | 'utf16le' {
  const [even, odd] = zeroShares(head.subarray(0, 4096))
  return starts(head, 0xff, 0xfe) || (odd > 0.3 && even < 0.05) ? 'utf16le' : 'utf8'
}

/** One object a line; a document of one line is an answer of an API, unless more lines follow. */
function isJsonLines(text: string): boolean {
  const first = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')).trim()
  if (!first.startsWith('{')) return false
  try {
    const parsed: unknown = JSON.parse(first)
    return typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length >= 3
  } catch {
    return false
  }
}

/** Text has few control characters; a bitmap or an executable has many. UTF-16 was told apart by its zeros. */
function isMostlyBinary(head: Buffer): boolean {
  const [even, odd] = zeroShares(head)
  const isUtf16 = starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) || Math.abs(even - odd) > 0.3
  if (isUtf16) return false
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls / Math.max(1, head.length) > 0.1
}
