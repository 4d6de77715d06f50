import { sourceId } from '#server/host/ids.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { type SourceEvidence as Learned, listSources, type NewSource } from '#sql/postgres/sources.ts'
import type { Options, Source, SourceEvidence } from './context.ts'
import { formatOf } from './formats.ts'
import { type PlatformId, platformTitle, sourcePlatform } from './platforms.ts'

type Known = Awaited<ReturnType<typeof listSources>>[number]

/** The sources of a workspace as one load sees them: those that exist, and those that it is the first of. */
export class Sources {
  private readonly known: Known[]
  private readonly workspaceId: string
  private readonly timeZone: string
  private readonly options: Options
  readonly created: NewSource[] = []
  readonly learned: { readonly sourceId: string; readonly evidence: Learned }[] = []

  private constructor(known: Known[], workspace: { id: string; timeZone: string }, options: Options) {
    this.known = known
    this.workspaceId = workspace.id
    this.timeZone = workspace.timeZone
    this.options = options
  }

  static async read(tx: Tx, workspace: { id: string; timeZone: string }, options: Options): Promise<Sources> {
    return new Sources(await listSources(tx, workspace.id), workspace, options)
  }

  /** One match is used; several are refused and listed; none makes a new source. */
  choose(evidence: SourceEvidence): Source | { readonly refused: string } {
    const named = this.options.source
    if (named !== undefined) return this.named(named, evidence)
    const matches = this.matching(evidence)
    const [only] = matches
    if (matches.length > 1) {
      const names = matches
        .map((source) => `${source.name} (${source.id})`)
        .sort()
        .join(', ')
      return { refused: `Several sources could have sent this file: ${names}. Say which with --source.` }
    }
    return only === undefined ? this.create(evidence) : this.use(only, evidence)
  }

  private named(named: string, evidence: SourceEvidence): Source | { readonly refused: string } {
    const found = this.known.filter((source) => source.id === named || source.name === named)
    const fitting = found.filter((source) => source.platform === sourcePlatform(evidence.platform))
    const [source] = fitting
    if (source !== undefined) return this.use(source, evidence)
    if (found.length === 0) return this.create(evidence, named)
    return {
      refused: `${named} is a source of another platform than this file's, ${platformTitle(evidence.platform)}.`,
    }
  }

  private matching(evidence: SourceEvidence): Known[] {
    const candidates = this.known.filter((source) => source.platform === sourcePlatform(evidence.platform))
    if (evidence.accountId !== null) {
      const stated = candidates.filter((source) => source.accountId === evidence.accountId)
      return stated.length > 0
        ? stated
        : candidates.filter((source) => source.accountId === null && evidence.accounts.includes(source.id))
    }
    const knows = candidates.filter((source) => evidence.accounts.includes(accountOf(source)))
    if (knows.length > 0) return knows
    const possible = candidates.filter((source) => evidence.strangers?.includes(accountOf(source)) !== true)
    if (sourcePlatform(evidence.platform) !== evidence.platform) return possible
    const alike = possible.filter(
      (source) => source.fingerprints.includes(printOf(evidence)) && sameCurrency(source, evidence),
    )
    return alike.length > 0 || evidence.title !== null ? alike : possible.filter(awaitsOrders)
  }

  private use(source: Known, evidence: SourceEvidence): Source {
    this.learned.push({ sourceId: source.id, evidence: taught(evidence) })
    const print = printOf(evidence)
    if (!source.fingerprints.includes(print)) source.fingerprints.push(print)
    return {
      id: source.id,
      name: source.name,
      account: accountOf(source),
      timeZone: this.options.timeZone ?? evidence.timeZone ?? source.timeZone,
      currency: this.options.currency ?? source.currency,
    }
  }

  private create(evidence: SourceEvidence, wanted?: string): Source {
    const id = sourceId()
    const created = {
      id,
      workspaceId: this.workspaceId,
      platform: sourcePlatform(evidence.platform),
      name: wanted ?? this.freeName(evidence),
      accountId: evidence.accountId,
      timeZone: this.options.timeZone ?? evidence.timeZone ?? this.timeZone,
      currency: hasCurrency(evidence.platform) ? (evidence.currency ?? this.options.currency ?? null) : null,
      fingerprints: [printOf(evidence)],
    }
    this.created.push(created)
    this.known.push({ ...created, fingerprints: [...created.fingerprints], createdAt: new Date() })
    const { name, timeZone } = created
    return {
      id,
      name,
      account: evidence.accountId ?? id,
      timeZone,
      currency: created.currency ?? this.options.currency ?? null,
    }
  }

  private freeName(evidence: SourceEvidence): string {
    const title = platformTitle(evidence.platform)
    const account = evidence.accountId ?? evidence.fileName.replace(/\.[a-z0-9]{1,8}$/i, '')
    const base = (evidence.title ?? `${title} ${account}`).slice(0, 180)
    const taken = new Set(this.known.map((source) => source.name))
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base} ${number}`
      if (!taken.has(name)) return name
    }
  }
}

const accountOf = (source: Known): string => source.accountId ?? source.id

const sameCurrency = (source: Known, evidence: SourceEvidence): boolean =>
  source.currency === null || evidence.currency === null || source.currency === evidence.currency

/** The account stays what it was when the source was made: rows in the lake are filed under it. */
const taught = (evidence: SourceEvidence): Learned => ({
  fingerprint: printOf(evidence),
  ...(evidence.currency === null || !hasCurrency(evidence.platform) ? {} : { currency: evidence.currency }),
})

/** A shop's files other than its orders say by their print what they are. */
const printOf = ({ platform, fingerprint }: SourceEvidence): string =>
  sourcePlatform(platform) === platform ? fingerprint : `${platform}:${fingerprint}`

/** A shop that was made by its products, customers or sales. */
const awaitsOrders = (source: Known): boolean =>
  source.fingerprints.length > 0 && source.fingerprints.every((print) => print.startsWith('shopify_'))

/** Orders state their currency row by row; other files with money are of their source's. */
const hasCurrency = (platform: PlatformId): boolean =>
  !['orders', 'touchpoints', 'customers'].includes(formatOf(platform).kind)
