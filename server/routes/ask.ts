import type { Contract, Warning } from '#engine/analysis.ts'
import { earlierWanted, engineVersion } from '#engine/analyze.ts'
import { contracts } from '#engine/contracts.ts'
import { filesPrint, type Snapshot } from '#engine/lake/snapshot.ts'
import type { Deps } from '#server/deps.ts'
import type { Actor } from '#server/host/actor.ts'
import { canonical } from '#server/host/canonical.ts'
import { type AsOf, resolveSnapshot } from '#server/host/resolve.ts'
import type { Answer } from './analyses.contract.ts'

export interface Question {
  readonly actor: Actor
  readonly workspace: string
  /** As the client wrote it: a snapshot's number or a day. */
  readonly asOf: string | undefined
  readonly analysis: string
  /** Parsed: its defaults are filled in. */
  readonly request: unknown
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal
}

const limitMs = 30_000

const asOfOf = (text: string | undefined): AsOf | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text

export const snapshotOf = (
  deps: Deps,
  asked: Pick<Question, 'actor' | 'workspace' | 'asOf' | 'analysis' | 'request'>,
): Promise<Snapshot> =>
  resolveSnapshot(
    deps.host,
    asked.actor,
    asked.workspace,
    asOfOf(asked.asOf),
    earlierWanted(asked.analysis, asked.request),
  )

/** Everything that the answer depends on; the workspace comes first. */
const keyOf = (snapshot: Snapshot, asked: Question): string =>
  [
    snapshot.workspace.id,
    snapshot.number,
    snapshot.earlier?.number ?? '',
    snapshot.definitions.revision,
    // Without projections: answers do not depend on them.
    filesPrint({ ...snapshot, projections: [] }),
    engineVersion,
    asked.asOf ?? '',
    asked.analysis,
    canonical(asked.request),
  ].join('/')

/** Rules apply to all history, so an older state is shown under today's. */
const oldState = (snapshot: Snapshot): Warning => ({
  code: 'as_of',
  message: `Answered from snapshot ${snapshot.number} of ${snapshot.committedAt ?? 'no date'} with today's definitions (revision ${snapshot.definitions.revision}).`,
})

async function run(deps: Deps, snapshot: Snapshot, asked: Question, signal: AbortSignal): Promise<Answer> {
  const began = performance.now()
  const { request, sql, warnings, ...rest } = await deps.pool.analyze(
    snapshot,
    asked.analysis,
    asked.request,
    {
      signal,
      timeoutMs: limitMs,
    },
  )
  return {
    ...rest,
    warnings: asked.asOf === undefined ? warnings : [oldState(snapshot), ...warnings],
    meta: {
      analysis: asked.analysis,
      request,
      snapshot: snapshot.number,
      asOf: asked.asOf ?? null,
      definitions: snapshot.definitions.revision,
      elapsedMs: Math.round((performance.now() - began) * 10) / 10,
      cached: false,
      sql: sql.map((statement) => ({ ...statement, parameters: { ...statement.parameters } })),
    },
  }
}

/** Answers a question from the snapshot it names, from memory when it was answered before. */
export async function ask(deps: Deps, asked: Question): Promise<Answer> {
  const snapshot = await snapshotOf(deps, asked)
  const known: Readonly<Record<string, Contract>> = contracts
  if (known[asked.analysis]?.isKept === false) return run(deps, snapshot, asked, asked.signal)
  const given = await deps.answers.ask(keyOf(snapshot, asked), asked.signal, (signal) =>
    run(deps, snapshot, asked, signal),
  )
  const { answer, cached } = given
  return { ...answer, meta: { ...answer.meta, cached } }
}
