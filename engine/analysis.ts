import { z } from 'zod'
import { type Column, column } from '#engine/columns.ts'
import type { Definitions } from '#engine/definitions.ts'

/** What a plan must include for an analysis to be offered. */
export const features = ['core', 'advanced'] as const
export type Feature = (typeof features)[number]

export const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Value = z.infer<typeof value>
export const row = z.record(z.string(), value)
export type Row = z.infer<typeof row>

/** What a careful analyst would want to know before trusting the answer. */
export const warning = z.strictObject({ code: z.string(), message: z.string() })
export type Warning = z.infer<typeof warning>

/** A figure about the answer as a whole that is no row of it: coverage, orders left out and why. */
export const fact = z.strictObject({ column, value, key: z.string().nullable() })
export type Fact = z.infer<typeof fact>

/** One analysis, declared once. API route, OpenAPI entry, CLI command, cache key and form defaults come from it. */
export interface Contract<Id extends string = string, Request extends z.ZodType = z.ZodType> {
  readonly id: Id
  readonly title: string
  readonly summary: string
  /** `interactive` answers at once within 30 s; `job` answers with a job. */
  readonly runs: 'interactive' | 'job'
  readonly feature: Feature
  /** False where answers are never kept, because they stand on what nobody has saved. */
  readonly isKept?: false
  /** Strict: a field it does not know is refused. */
  readonly request: Request
  /** The columns of the answer to this very request: dimensions first. Pure. */
  columns(request: z.output<Request>): Column[]
  /** Columns of the rows behind a cell of the answer; absent when cells do not open. */
  rowColumns?(request: z.output<Request>): Column[]
  /** The earlier state that the answer is set against; absent when one state is enough. */
  earlier?(request: z.output<Request>): EarlierWanted
}

export const defineContract = <const Id extends string, Request extends z.ZodType>(
  contract: Contract<Id, Request>,
): Contract<Id, Request> => contract

/** @property totals one row of measures, or null where a total means nothing
 *  @property facts  figures about the whole answer */
export interface Result {
  readonly rows: Row[]
  readonly totals: Row | null
  readonly facts: Fact[]
  readonly warnings: Warning[]
}

/** One page of the rows behind a cell. `cursor` asks for the next page; null on the last. */
export interface RowsPage {
  readonly rows: Row[]
  readonly cursor: string | null
}

export interface PageRequest {
  readonly cursor: string | null
  readonly limit: number
}

/** A cell is named by the values of its row's dimension columns. */
export type Cell = Readonly<Record<string, Value>>

export type Parameter = string | number | bigint | boolean | null | readonly string[] | readonly number[]
export type Parameters = Readonly<Record<string, Parameter>>

/** An earlier state of the workspace, as its caller names it.
 * @property since  number of a snapshot (0 is the empty state before the first load), a local day, or null for the state
 *   before the last load that touched ads or orders */
export interface EarlierWanted {
  readonly since: number | string | null
}

/** What a run may see: one snapshot of one workspace, and an earlier one where its contract asks for it. */
export interface Lake {
  readonly timeZone: string
  readonly currency: string
  readonly snapshot: number
  readonly committedAt: string | null
  /** The state that schema `earlier` holds; null when the contract asks for none. */
  readonly earlier: { readonly number: number; readonly committedAt: string | null } | null
  readonly definitions: { readonly revision: number; readonly body: Definitions }
  /** Runs sql/duckdb/<statement>.sql and parses each row; names arrive in camelCase, parameters go as $snake_case.
   * @param slots checked SQL fragments for the {{slots}} the file declares, from `engine/duck/filter.ts` only */
  rows<Schema extends z.ZodType>(
    schema: Schema,
    statement: string,
    parameters: Parameters,
    slots?: Readonly<Record<string, Fragment>>,
  ): Promise<z.output<Schema>[]>
  /** Name of a loaded file, for lineage. */
  fileName(loadId: number, fileNo: number): string | null
  /** The same data under rules that nobody has saved. Stands until other rules are proposed; nothing of it is kept. */
  propose(body: Definitions): Promise<Proposal>
}

/** One snapshot under two sets of rules. Statements of `after` reach what `before` made as `main.<name>`. */
export interface Proposal {
  readonly before: Lake
  readonly after: Lake
  /** Does the work once for as long as this proposal stands. */
  once(key: string, work: () => Promise<void>): Promise<void>
}

/** SQL text built from a closed list of names, with the values it binds. */
export interface Fragment {
  readonly sql: string
  readonly parameters: Parameters
}

export type Run<C extends Contract> = (lake: Lake, request: z.output<C['request']>) => Promise<Result>
export type OpenRows<C extends Contract> = (
  lake: Lake,
  request: z.output<C['request']>,
  cell: Cell,
  page: PageRequest,
) => Promise<RowsPage>
