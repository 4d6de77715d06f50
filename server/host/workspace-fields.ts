import { HostError } from './errors.ts'

/** First path segments that are ours, so no workspace may have them. */
const reserved = new Set(
  'account api assets billing docs favicon login logout mail new operator organization organizations readyz settings sign-in sign-out sign-up static workspaces'.split(
    ' ',
  ),
)

/** `Crème & Co` is `creme-co`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '')
  if (slug === '') return 'workspace'
  return reserved.has(slug) ? `${slug}-1` : slug
}

/** The name in its usual spelling: `europe/berlin` is `Europe/Berlin`.
 * @throws HostError `invalid`, field `timeZone` */
export function checkedTimeZone(timeZone: string): string {
  const unknown = (cause?: unknown) =>
    new HostError('invalid', `${timeZone} is not a time zone; use an IANA name such as Europe/Berlin.`, {
      field: 'timeZone',
      cause,
    })
  if (!/^[a-z]/i.test(timeZone)) throw unknown()
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
    return known.toLowerCase() === timeZone.toLowerCase() ? known : timeZone
  } catch (cause) {
    throw unknown(cause)
  }
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** @throws HostError `invalid`, field `currency` */
export function checkedCurrency(currency: string): string {
  const code = currency.trim().toUpperCase()
  if (currencies.has(code)) return code
  throw new HostError('invalid', `${currency} is not a currency; use an ISO code such as EUR.`, {
    field: 'currency',
  })
}

/** @throws HostError `invalid`, field `name` */
export function checkedName(name: string): string {
  if (name.trim() !== '' && name.length <= 120) return name
  throw new HostError('invalid', 'A name has 1 to 120 characters.', { field: 'name' })
}
