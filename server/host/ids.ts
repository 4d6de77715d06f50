import { randomBytes } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Random lowercase base32; five bits a letter. */
const letters = (length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join('')

export const organizationId = (): string => `org_${letters(16)}`
export const workspaceId = (): string => `ws_${letters(16)}`
export const sourceId = (): string => `src_${letters(16)}`
export const loadId = (): string => `load_${letters(16)}`
export const mappingId = (): string => `map_${letters(16)}`
export const erasureId = (): string => `erasure_${letters(16)}`
export const apiKeyId = (): string => `key_${letters(16)}`
export const outboxId = (): string => `out_${letters(16)}`

export const isWorkspaceId = (text: string): boolean => /^ws_[a-z2-7]{16}$/.test(text)
