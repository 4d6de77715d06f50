import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { count, detail, dimension } from '#engine/columns.ts'

const identity = z.int().min(1).max(4_294_967_295)

/** Columns of one link: two identities that a row of a file named together. */
const linkColumns = () => [
  dimension({ name: 'identityA', title: 'Identity', definition: 'The surer of the two.' }, 'integer'),
  dimension({ name: 'kindA', title: 'Is', definition: 'customer id, e-mail, phone, browser or unknown.' }),
  dimension({ name: 'identityB', title: 'Seen with', definition: 'The other of the two.' }, 'integer'),
  dimension({ name: 'kindB', title: 'Is', definition: 'customer id, e-mail, phone, browser or unknown.' }),
  dimension({
    name: 'holds',
    title: 'Joins',
    definition:
      'joins: it makes the two one person. spare: others join them already. shared: a browser of several buyers, whose visits are the next buyer’s. apart: kept apart by a rule. junk: one of them joins nobody. rule: its kind does not join.',
  }),
  dimension(
    { name: 'onPath', title: 'On the path', definition: 'Whether it lies between the two asked about.' },
    'boolean',
  ),
  detail(
    { name: 'seenAt', title: 'First seen', definition: 'Instant of the first row with both.' },
    'timestamp',
  ),
  detail({ name: 'file', title: 'File', definition: 'File of that row.' }, 'string'),
  detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
  count({ name: 'load', title: 'Load', definition: 'Load that brought it in.' }),
  count({ name: 'fileNo', title: 'File no.', definition: 'Which file of the load.' }),
  count({ name: 'rows', title: 'Rows', definition: 'How many rows name both.' }),
]

/** Columns of the list of persons. */
const personColumns = () => [
  dimension({ name: 'identity', title: 'Person', definition: 'An identity of the person.' }, 'integer'),
  count({ name: 'identities', title: 'Identities', definition: 'Ids, addresses, numbers and browsers.' }),
  count({ name: 'customerIds', title: 'Customer ids', definition: 'Customer ids of the shop.' }),
  count({ name: 'emails', title: 'E-mails', definition: 'E-mail addresses.' }),
  count({ name: 'phones', title: 'Phones', definition: 'Telephone numbers.' }),
  count({ name: 'browsers', title: 'Browsers', definition: 'Browsers seen with the person.' }),
  count({ name: 'orders', title: 'Orders', definition: 'Orders of the person, converting or not.' }),
  dimension(
    {
      name: 'joinedBy',
      title: 'Joined most by',
      definition: 'The address or number that joins the most others.',
    },
    'integer',
  ),
  dimension({ name: 'joinedByKind', title: 'Is', definition: 'e-mail, phone or unknown.' }),
  count({
    name: 'joins',
    title: 'Others it joins',
    better: 'down',
    definition: 'How many identities that one joins. Many say that it is of a till, a team or a tester.',
  }),
]

export const persons = defineContract({
  id: 'persons',
  title: 'Persons',
  summary:
    'Why several identities are one person: the rows that name two of them together. Without a person, the persons who are joined from the most.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      orderKey: z
        .string()
        .regex(/^\d{1,19}$/)
        .optional()
        .meta({ description: 'The person who ordered.' }),
      identity: identity.optional().meta({ description: 'The person whom this identity is.' }),
      to: identity
        .optional()
        .meta({ description: 'Marks the path from the person asked about to this one.' }),
      limit: z.int().min(1).max(1000).default(100),
    })
    .refine((asked) => asked.orderKey === undefined || asked.identity === undefined, {
      message: 'Ask by orderKey or by identity, not by both.',
      path: ['identity'],
    }),
  columns: (asked) =>
    asked.orderKey === undefined && asked.identity === undefined ? personColumns() : linkColumns(),
})
