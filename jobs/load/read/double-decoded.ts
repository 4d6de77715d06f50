import { isUtf8 } from 'node:buffer'

/** Whether every character beyond ASCII is part of UTF-8 that was read as windows-1252 and saved as UTF-8:
 * 'Montant dÃ©pensÃ©'. One character that cannot come from such a mistake proves the file is as it should be. */
export function doubleDecoded(chunks: Iterable<Buffer>): boolean {
  const decoder = new TextDecoder('utf-8')
  let found = false
  let rest = ''
  for (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const cut = text.search(/[^\p{ASCII}]*$/u)
    const verdict = judge(text.slice(0, cut))
    if (verdict === 'other') return false
    found ||= verdict === 'repeated'
    rest = text.slice(cut)
    if (rest.length > 1000) return false
  }
  const verdict = judge(rest + decoder.decode())
  return verdict !== 'other' && (found || verdict === 'repeated')
}

const decoded = new Map<string, number>()
const cp1252 = new TextDecoder('windows-1252')
for (let byte = 0x80; byte < 0x100; byte += 1) {
  decoded.set(cp1252.decode(Uint8Array.of(byte)), byte)
  // Read as latin-1, the bytes below 0xa0 are control characters of the same number.
  decoded.set(String.fromCharCode(byte), byte)
}

function judge(text: string): 'ascii' | 'repeated' | 'other' {
  const runs = text.match(/[^\p{ASCII}]+/gu)
  if (runs === null) return 'ascii'
  for (const run of runs) {
    const bytes = Array.from(run, (character) => decoded.get(character) ?? -1)
    if (bytes.includes(-1) || !isUtf8(Uint8Array.from(bytes))) return 'other'
  }
  return 'repeated'
}
