import type { z } from 'zod'
import type { Cell } from '#engine/analysis.ts'
import { type AnalysisId, contracts } from '#engine/contracts.ts'
import {
  type Answer,
  analysisRoute,
  analysisRowsRoute,
  type RowsAnswer,
} from '#server/routes/analyses.contract.ts'
import { problemOf } from '#ui/api/problem.ts'
import { createQuestion, type Loaded } from '#ui/api/query.ts'
import { answers200, send } from '#ui/api/request.ts'

/** Where a question is put: a workspace, and the state of its data. */
export interface At {
  readonly workspace: string
  /** The newest snapshot that this page has been shown; a newer one waits for the person. */
  readonly snapshot: number
  /** A snapshot number or day to look back to; null for now. */
  readonly asOf: string | null
}

export type RequestOf<Id extends AnalysisId> = z.input<(typeof contracts)[Id]['request']>

/** Answers an analysis, again whenever the request changes; null asks nothing. */
export function createAnalysis<Id extends AnalysisId>(
  id: Id,
  at: () => At,
  request: () => RequestOf<Id> | null,
): Loaded<Answer> {
  return createQuestion(() => {
    const asked = request()
    if (asked === null) return null
    const { workspace, snapshot, asOf } = at()
    return {
      key: ['workspace', workspace, 'analysis', id, snapshot, asOf, asked],
      ask: (signal) =>
        send(answers200(analysisRoute(contracts[id])), {
          params: { workspace },
          query: { asOf: asOf ?? undefined },
          body: asked,
          signal,
        }),
    }
  })
}

export const rowsPerPage = 50

/** One page of the rows behind a cell. */
export function createRows<Id extends AnalysisId>(
  id: Id,
  at: () => At,
  asked: () => { request: RequestOf<Id>; cell: Cell; cursor: string | null } | null,
): Loaded<RowsAnswer> {
  return createQuestion(() => {
    const page = asked()
    if (page === null) return null
    const { workspace, snapshot, asOf } = at()
    return {
      key: ['workspace', workspace, 'rows', id, snapshot, asOf, page],
      ask: (signal) =>
        send(answers200(analysisRowsRoute(contracts[id])), {
          params: { workspace },
          query: { asOf: asOf ?? undefined },
          body: { ...page, limit: rowsPerPage },
          signal,
        }),
    }
  })
}

/** The same answer as CSV, for a person to keep. */
export async function downloadCsv<Id extends AnalysisId>(
  id: Id,
  at: At,
  request: RequestOf<Id>,
): Promise<Blob> {
  const asOf = at.asOf === null ? '' : `?asOf=${encodeURIComponent(at.asOf)}`
  const response = await fetch(`/api/v1/workspaces/${at.workspace}/analyses/${id}${asOf}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv' },
    body: JSON.stringify(request),
  })
  if (!response.ok)
    throw problemOf(response.status, await response.text(), response.headers.get('x-request-id'))
  return response.blob()
}
