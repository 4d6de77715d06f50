import { Refusal } from '#server/problem.ts'

export type Form = 'json' | 'csv'

const forms: Readonly<Record<string, Form>> = {
  'application/json': 'json',
  'application/*': 'json',
  '*/*': 'json',
  'text/csv': 'csv',
  'text/*': 'csv',
}

interface Wish {
  readonly type: string
  readonly weight: number
}

function wishOf(part: string): Wish {
  const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
  const weight = parameters.find((each) => each.startsWith('q='))?.slice(2)
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 }
}

/** The form of an answer that an Accept header (RFC 9110) prefers.
 * @throws Refusal `not_acceptable` when it wants none that we write */
export function formFor(accept: string | undefined): Form {
  if (accept === undefined || accept.trim() === '') return 'json'
  const wishes = accept.split(',').map(wishOf)
  const best = wishes
    .filter((wish) => wish.weight > 0 && Object.hasOwn(forms, wish.type))
    .sort((one, other) => other.weight - one.weight)
    .map((wish) => forms[wish.type])
    .at(0)
  if (best !== undefined) return best
  throw new Refusal('not_acceptable', 'Answers come as application/json or text/csv.', { field: 'Accept' })
}
