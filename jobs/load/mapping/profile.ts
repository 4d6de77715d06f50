import { z } from 'zod'
import type { Database, RowsFileShape } from '#jobs/load/database.ts'

const profile = z.object({
  field: z.string(),
  filled: z.number(),
  different: z.number(),
  days: z.number(),
  dayForm: z.string().nullable(),
  dayFirst: z.number(),
  monthFirst: z.number(),
  times: z.number(),
  clockTimes: z.number(),
  numbers: z.number(),
  counts: z.number(),
  points: z.number(),
  commas: z.number(),
  openMarks: z.number(),
  codes: z.number(),
  mails: z.number(),
  addresses: z.number(),
  codeList: z.array(z.string()),
  samples: z.array(z.string()),
})

/** What the cells of a column look like, counted over its filled cells. */
export type Profile = z.infer<typeof profile>

export const blankProfile: Profile = {
  field: '',
  filled: 0,
  different: 0,
  days: 0,
  dayForm: null,
  dayFirst: 0,
  monthFirst: 0,
  times: 0,
  clockTimes: 0,
  numbers: 0,
  counts: 0,
  points: 0,
  commas: 0,
  openMarks: 0,
  codes: 0,
  mails: 0,
  addresses: 0,
  codeList: [],
  samples: [],
}

/** Profiles of a file's columns, in its order; a column without text has the blank one. */
export async function profilesOf(database: Database, shape: RowsFileShape): Promise<Profile[]> {
  await database.read('load/mapping/profile', shape)
  const rows = await database.rows(profile, 'load/mapping/profiles')
  return shape.columns.slice(1).map((field) => rows.find((row) => row.field === field) ?? blankProfile)
}
