export const identifierKinds = ['customer_id', 'email', 'phone', 'client_id'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** What a till, a form or a script writes where it knows nobody. */
const placeholders = new Set([
  ...[
    'n/a',
    'na',
    'n.a.',
    'nan',
    'nil',
    'none',
    'null',
    '(none)',
    '(null)',
    'undefined',
    '(not set)',
    'not set',
  ],
  ...['unknown', 'unbekannt', 'anonymous', 'guest', 'gast', 'invitado', 'deleted', 'redacted', '[redacted]'],
])

/** Mailboxes that stand for no one. */
const placeholderMailbox =
  /^(no-?e?-?mail|none|null|n\/a|no-?reply|donotreply|unknown|anonymous|guest|pos|till|kasse)@|@(none|noemail|nomail)\.|@localhost$|\.invalid$/

function email(value: string): string | null {
  const address = value.trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return null
  return placeholderMailbox.test(address) ? null : address
}

/** Digits with a leading + when the number is international. Fewer than 7 digits, or one digit repeated, is nobody. */
function phone(value: string): string | null {
  const text = value.trim().replace(/^00(?=[1-9])/, '+')
  const digits = text.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits) || digits === '1234567890')
    return null
  return text.startsWith('+') ? `+${digits}` : digits
}

function opaque(value: string): string | null {
  const id = value.trim()
  return id === '' || placeholders.has(id.toLowerCase()) || /^[0\s.-]+$/.test(id) ? null : id
}

/** The form in which equal identifiers are equal; null for one that identifies nobody. */
export function normalise(kind: IdentifierKind, value: string): string | null {
  if (kind === 'email') return email(value)
  return kind === 'phone' ? phone(value) : opaque(value)
}
