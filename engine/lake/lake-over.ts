import type { z } from 'zod'
import type { Fragment, Lake, Parameters, Proposal } from '#engine/analysis.ts'
import type { Definitions } from '#engine/definitions.ts'
import type { Connection } from '#engine/duck/connection.ts'
import type { Instance } from '#engine/duck/instance.ts'
import { query, type RanStatement } from '#engine/duck/query.ts'
import { EngineError } from '#engine/errors.ts'
import type { Snapshot } from './snapshot.ts'

/** A snapshot opened for questions. Questions of one lake run one after another. */
export interface OpenLake extends Lake, AsyncDisposable {
  /** Takes and clears the list of statements run since the last call; another question may begin. */
  takeRan(): RanStatement[]
  /** Stops the statement that is running; its promise rejects with `cancelled`. */
  interrupt(): void
}

/** Opens an instance in which `main` holds a snapshot under its definitions and `proposed` the same under these.
 * @param signal aborted when nobody waits for it any more */
export type OpenProposal = (body: Definitions, signal: AbortSignal) => Promise<Instance>

/** Whether the question at hand was interrupted: what runs is stopped, and nothing of it is begun any more. */
class Stop {
  #controller = new AbortController()
  get signal(): AbortSignal {
    return this.#controller.signal
  }
  interrupt(): void {
    this.#controller.abort()
  }
  /** Another question begins. */
  renew(): void {
    if (this.#controller.signal.aborted) this.#controller = new AbortController()
  }
  check(): void {
    if (this.#controller.signal.aborted) throw new EngineError('cancelled', 'The question was cancelled.')
  }
}

interface Standing {
  readonly key: string
  readonly instance: Instance
  readonly proposal: Proposal
}

/** A view of one schema; statements that ran are told to `keep`. */
function lakeIn(
  connection: Connection,
  snapshot: Snapshot,
  searchPath: string | null,
  stop: Stop,
  keep: (ran: RanStatement) => void,
): Omit<Lake, 'propose'> {
  const fileNames = new Map(snapshot.loadedFiles.map((file) => [`${file.loadId}/${file.fileNo}`, file.name]))
  return {
    timeZone: snapshot.workspace.timeZone,
    currency: snapshot.workspace.currency,
    snapshot: snapshot.number,
    committedAt: snapshot.committedAt,
    earlier: snapshot.earlier ?? null,
    definitions: snapshot.definitions,
    fileName: (loadId, fileNo) => fileNames.get(`${loadId}/${fileNo}`) ?? null,
    async rows<Schema extends z.ZodType>(
      schema: Schema,
      name: string,
      parameters: Parameters,
      slots?: Readonly<Record<string, Fragment>>,
    ) {
      stop.check()
      if (searchPath !== null) await connection.run(`set search_path = '${searchPath}'`)
      const answer = await query(connection, schema, name, parameters, slots)
      keep(answer.ran)
      return answer.rows
    },
  }
}

function proposalOver(
  instance: Instance,
  snapshot: Snapshot,
  body: Definitions,
  stop: Stop,
  keep: (ran: RanStatement) => void,
  propose: Lake['propose'],
): Proposal {
  const proposed = { ...snapshot, definitions: { revision: snapshot.definitions.revision, body } }
  const done = new Map<string, Promise<void>>()
  const { connection } = instance
  return {
    before: { ...lakeIn(connection, snapshot, 'main', stop, keep), propose },
    after: { ...lakeIn(connection, proposed, 'proposed,main', stop, keep), propose },
    async once(key, work) {
      const known = done.get(key) ?? work()
      done.set(key, known)
      try {
        await known
      } catch (error) {
        done.delete(key)
        throw error
      }
    },
  }
}

/** The questions that an opened instance answers. Of what was proposed the last one stands, and goes with the lake. */
export function lakeOver(instance: Instance, snapshot: Snapshot, openProposal: OpenProposal): OpenLake {
  let ran: RanStatement[] = []
  let standing: Standing | null = null
  const stop = new Stop()
  const keep = (statement: RanStatement) => ran.push(statement)
  const drop = async () => {
    const last = standing
    standing = null
    await last?.instance[Symbol.asyncDispose]()
  }
  const propose: Lake['propose'] = async (body) => {
    const key = JSON.stringify(body)
    if (standing?.key === key) return standing.proposal
    stop.check()
    await drop()
    const opened = await openProposal(body, stop.signal)
    const proposal = proposalOver(opened, snapshot, body, stop, keep, propose)
    standing = { key, instance: opened, proposal }
    return proposal
  }
  return {
    ...lakeIn(instance.connection, snapshot, null, stop, keep),
    propose,
    takeRan() {
      stop.renew()
      const taken = ran
      ran = []
      return taken
    },
    interrupt() {
      stop.interrupt()
      instance.connection.interrupt()
      standing?.instance.connection.interrupt()
    },
    async [Symbol.asyncDispose]() {
      await drop()
      await instance[Symbol.asyncDispose]()
    },
  }
}
