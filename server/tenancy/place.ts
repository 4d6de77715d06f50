import { HostError } from '#server/host/errors.ts'

/** First parts of addresses that are not a workspace's. */
const reserved = new Set(
  'api assets readyz sign-in sign-up sign-out account accounts organization organizations workspace workspaces new settings operator demo-login docs help fonts static public'.split(
    ' ',
  ),
)
const longestSlug = 48

/** A name as part of an address: `Café Nord` becomes `cafe-nord`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replaceAll(/^-+|-+$/g, '')
  if (plain === '') return 'workspace'
  return reserved.has(plain) || /^(ws|org)-/.test(plain) ? `${plain}-1` : plain
}

/** `name`, `name-2`, `name-3`, … */
export const slugAt = (slug: string, attempt: number): string =>
  attempt === 0 ? slug : `${slug}-${attempt + 1}`

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** @throws HostError `invalid` naming the field */
export function checkPlace(place: { readonly timeZone: string; readonly currency: string }): void {
  const wrong = (field: string, message: string) => new HostError('invalid', message, { field })
  // Intl also takes offsets such as +02:00, which know no daylight saving time.
  if (!/^[A-Za-z]/.test(place.timeZone) || !isZone(place.timeZone)) {
    throw wrong('timeZone', `${place.timeZone} is not a time zone; write it as Europe/Berlin.`)
  }
  if (!currencies.has(place.currency)) {
    throw wrong('currency', `${place.currency} is not a currency; write its ISO 4217 code, such as EUR.`)
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
