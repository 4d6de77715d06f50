import type { LakeFile } from '#engine/lake/snapshot.ts'
import type { SavedMapping } from '#jobs/load/mapping/contract.ts'
import type { PlatformId } from './platforms.ts'

/** One file to load. */
export interface Input {
  /** From 1 within the load. */
  readonly fileNo: number
  /** As its owner calls it. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Told how many of its bytes are read; made where it is read. */
  readonly onRead?: (bytes: number) => void
  /** Number of the archive that it was unpacked from. */
  readonly archiveNo?: number
}

/** What the one who loads says about the files, in place of what they say or lack. */
export interface Options {
  readonly platform?: PlatformId | undefined
  /** Id or name of a source of the workspace. */
  readonly source?: string | undefined
  readonly currency?: string | undefined
  readonly timeZone?: string | undefined
  /** ISO 8601 with offset. */
  readonly extractedAt?: string | undefined
  /** Id or name of a mapping of the workspace; without, a mapping is found by the header. */
  readonly mapping?: string | undefined
}

/** What a file says about the account or shop it comes from.
 * @property accountId    the one account that its rows name
 * @property accounts     accounts in the lake that know its campaigns or orders
 * @property strangers    shops of the lake whose orders contradict it: the same number, another order
 * @property fingerprint  its header: platform and columns, in no order */
export interface SourceEvidence {
  readonly platform: PlatformId
  readonly fileNo: number
  readonly fileName: string
  readonly accountId: string | null
  readonly accounts: readonly string[]
  readonly strangers?: readonly string[] | undefined
  readonly fingerprint: string
  readonly currency: string | null
  /** What a source made for it is called; null: its platform and account or file. */
  readonly title: string | null
  /** Zone of its days and times, where a mapping says it. */
  readonly timeZone: string | null
}

/** @property account  what stands in the lake as the account of rows that name none */
export interface Source {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly timeZone: string
  readonly currency: string | null
}

export interface Identifier {
  readonly kind: 'customer_id' | 'email' | 'phone' | 'client_id'
  readonly value: string
}

/** What staging asks of the process that may reach PostgreSQL. */
export interface Parent {
  /** Ids in the order of the identifiers; null for one that identifies nobody. */
  identify(identifiers: readonly Identifier[]): Promise<readonly (number | null)[]>
  /** First of `count` new ids that follow one another. */
  freshIdentities(count: number): Promise<number>
  /** The source, or why none can be chosen. */
  chooseSource(evidence: SourceEvidence): Promise<Source | { readonly refused: string }>
  /** @param share of the work that is done, in [0, 1]
   *  @param note what is being done, in words */
  progress(share: number, note: string): void
}

/** Everything a load is computed from. Plain data: it travels to the child. */
export interface StageRequest {
  readonly inputs: readonly Input[]
  readonly options: Options
  /** The workspace's mappings, by name. */
  readonly mappings?: readonly SavedMapping[]
  readonly loadNumber: number
  /** ISO instant; the clock of the whole load. */
  readonly startedAt: string
  readonly timeZone: string
  readonly currency: string
  readonly ownHosts: readonly string[]
  readonly paymentHosts: readonly string[]
  /** Orders not paid yet convert. */
  readonly countPending: boolean
  /** Files of the canonical tables in the snapshot that the load starts from. */
  readonly existing: readonly LakeFile[]
  /** Empty folder of this load alone. */
  readonly staging: string
}
