/** Whether bytes that are not UTF-8 read as words in windows-1252. Evidence, not a default: a stray byte in an
 * otherwise plain file is damage and is refused by line, because guessing would put a wrong name into the lake. */
export function looksWindows1252(chunks: Iterable<Buffer>): boolean {
  const lines = new Set<number>()
  let line = 1
  let before = 0x20
  let pending = -1
  for (const chunk of chunks) {
    for (const byte of chunk) {
      if (pending >= 0) {
        if (!reads(before, pending, byte)) return false
        before = pending
        pending = -1
      }
      if (byte >= 0x80) {
        pending = byte
        if (lines.size < 2) lines.add(line)
      } else {
        before = byte
        if (byte === 0x0a) line += 1
      }
    }
  }
  if (pending >= 0 && !reads(before, pending, 0x20)) return false
  return lines.size >= 2 || [...lines].some((only) => only <= 3)
}

const isLower = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0xdf && byte !== 0xf7) ||
  byte === 0x9a ||
  byte === 0x9c ||
  byte === 0x9e
const isUpper = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0xc0 && byte <= 0xde && byte !== 0xd7) ||
  byte === 0x8a ||
  byte === 0x8c ||
  byte === 0x8e ||
  byte === 0x9f

/** Signs that stand between or beside words: € … ' ' " " • – — ™ › nbsp ¡ £ § © ª « ® ° ² ³ · º » ¿ and their like. */
const signs = new Set([
  0x80, 0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b, 0xa0, 0xa1, 0xa3, 0xa5,
  0xa7, 0xa9, 0xaa, 0xab, 0xae, 0xb0, 0xb2, 0xb3, 0xb4, 0xb5, 0xb7, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf,
  0xd7,
])

/** Letters of Icelandic and other rare ones; alone they are more often damage than text. */
const rare = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe, 0xff])

function reads(before: number, byte: number, after: number): boolean {
  if (signs.has(byte)) return true
  if (rare.has(byte)) return false
  if (isLower(byte))
    return isLower(before) || isUpper(before) || isLower(after) || (before === 0x20 && after === 0x20)
  if (isUpper(byte)) return !isLower(before) && (isLower(after) || isUpper(after) || isUpper(before))
  return false
}
