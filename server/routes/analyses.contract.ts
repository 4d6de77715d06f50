import { z } from '@hono/zod-openapi'
import { type Contract, fact, row, value, warning } from '#engine/analysis.ts'
import { column } from '#engine/columns.ts'
import { contracts } from '#engine/contracts.ts'
import { defineRoute, inWorkspace, json, jsonBody, problems } from '#server/route.ts'

/** A statement that ran for the answer, with the values it was bound to. */
export const ranStatement = z
  .object({
    name: z.string(),
    sql: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    elapsedMs: z.number(),
    rows: z.int(),
    /** Views and macros that it reads, down to the canonical tables, so that all of it can be checked. */
    meanings: z.array(z.object({ name: z.string(), sql: z.string() })),
  })
  .openapi('RanStatement')

export const answer = z
  .object({
    columns: z.array(column),
    rows: z.array(row),
    totals: row.nullable(),
    facts: z.array(fact),
    warnings: z.array(warning),
    meta: z.object({
      analysis: z.string(),
      request: z.record(z.string(), z.unknown()),
      snapshot: z.int(),
      asOf: z.string().nullable(),
      definitions: z.int(),
      elapsedMs: z.number(),
      cached: z.boolean(),
      sql: z.array(ranStatement),
    }),
  })
  .openapi('Answer')
export type Answer = z.infer<typeof answer>

export const rowsAnswer = z
  .object({ columns: z.array(column), rows: z.array(row), cursor: z.string().nullable() })
  .openapi('RowsAnswer')
export type RowsAnswer = z.infer<typeof rowsAnswer>

const asOf = z.strictObject({
  asOf: z
    .string()
    .regex(/^(\d{1,9}|\d{4}-\d{2}-\d{2})$/)
    .optional()
    .meta({
      description:
        'A snapshot number, or a day: the last snapshot committed before the end of that local day.',
    }),
})

const asks = (contract: Contract, permission: 'read' | 'export') =>
  ({ scope: 'workspace', permission, feature: contract.feature }) as const

export const analysisRoute = <C extends Contract>(contract: C) =>
  defineRoute(asks(contract, 'read'), {
    method: 'post',
    path: `/api/v1/workspaces/{workspace}/analyses/${contract.id}`,
    operationId: `run_${contract.id}`,
    tags: ['Analyses'],
    summary: contract.summary,
    request: { params: inWorkspace, query: asOf, ...jsonBody(contract.request) },
    responses: {
      200: {
        description: 'The answer',
        content: { 'application/json': { schema: answer }, 'text/csv': { schema: z.string() } },
      },
      ...problems,
    },
  })

export const analysisRowsRoute = <C extends Contract>(contract: C) =>
  defineRoute(asks(contract, 'read'), {
    method: 'post',
    path: `/api/v1/workspaces/{workspace}/analyses/${contract.id}/rows`,
    operationId: `rows_${contract.id}`,
    tags: ['Analyses'],
    summary: `The rows behind one cell of ${contract.title}, with file and line.`,
    request: {
      params: inWorkspace,
      query: asOf,
      ...jsonBody(
        z.strictObject({
          request: contract.request,
          cell: z.record(z.string(), value),
          cursor: z.string().max(200).nullish(),
          limit: z.int().min(1).max(1000).default(50),
        }),
      ),
    },
    responses: { 200: json('Rows', rowsAnswer), ...problems },
  })

export const getAnalyses = defineRoute(
  { scope: 'public' },
  {
    method: 'get',
    path: '/api/v1/analyses',
    operationId: 'getAnalyses',
    tags: ['Analyses'],
    summary: 'Every analysis and the JSON Schema of its request.',
    responses: {
      200: json(
        'Analyses',
        z.array(
          z.object({
            id: z.enum(Object.keys(contracts)),
            title: z.string(),
            summary: z.string(),
            runs: z.string(),
            feature: z.string(),
            request: z.record(z.string(), z.unknown()),
          }),
        ),
      ),
      ...problems,
    },
  },
)

export const getOrders = defineRoute(
  { scope: 'workspace', permission: 'read', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/workspaces/{workspace}/orders',
    operationId: 'getOrders',
    tags: ['Data'],
    summary: 'Orders, newest first; the same answer as the analysis `orders`.',
    request: {
      params: inWorkspace,
      query: z.strictObject({
        from: z.iso.date().optional(),
        until: z.iso.date().optional(),
        search: z.string().max(200).optional(),
        cursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
      }),
    },
    responses: { 200: json('Orders', answer), ...problems },
  },
)
