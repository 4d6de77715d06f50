import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Kysely, Transaction } from 'kysely'

/** Roles, strongest first. */
export const roles = ['owner', 'admin', 'analyst', 'viewer'] as const
export type Role = (typeof roles)[number]

export const loadStatuses = [
  'queued',
  'running',
  'loaded',
  'unchanged',
  'refused',
  'failed',
  'cancelled',
] as const
export type LoadStatus = (typeof loadStatuses)[number]

/** Instant that the database sets unless it is given. */
type CreatedAt = ColumnType<Date, Date | undefined, never>

/** A JSON document; whoever reads it parses it. */
type Json = JSONColumnType<object, string, string>
type NullableJson = JSONColumnType<object | null, string | null, string | null>

interface Profiles {
  accountId: string
  name: string
  createdAt: CreatedAt
}

interface Organizations {
  id: string
  name: string
  kind: 'brand' | 'agency'
  createdAt: CreatedAt
}

interface Members {
  organizationId: string
  accountId: string
  role: Role
  createdAt: CreatedAt
}

interface Workspaces {
  id: string
  organizationId: string
  slug: string
  name: string
  timeZone: string
  currency: string
  status: Generated<'active' | 'archived'>
  lastLoad: Generated<number>
  createdAt: CreatedAt
  originalsDays: Generated<number>
}

interface WorkspaceMembers {
  workspaceId: string
  accountId: string
  role: Role
  createdAt: CreatedAt
}

interface OldSlugs {
  slug: string
  workspaceId: string
}

interface Installation {
  key: string
  value: string
}

interface DefinitionsTable {
  workspaceId: string
  revision: number
  body: Json
  actor: string
  /** Why, in the words of who changed it. */
  note: string | null
  /** The earlier revision whose body this one has again. */
  restores: number | null
  createdAt: CreatedAt
}

interface Sources {
  id: string
  workspaceId: string
  platform: string
  name: string
  accountId: string | null
  timeZone: string
  currency: string | null
  fingerprints: Generated<string[]>
  createdAt: CreatedAt
}

interface Loads {
  id: string
  workspaceId: string
  number: number
  sourceId: string | null
  status: LoadStatus
  actor: string
  createdAt: CreatedAt
  startedAt: Date | null
  finishedAt: Date | null
  report: NullableJson
  snapshot: number | null
}

interface LoadFiles {
  workspaceId: string
  loadId: string
  loadNumber: number
  fileNo: number
  name: string
  sha256: string
  bytes: number
  extractedAt: Date | null
  header: string | null
  mapping: string | null
}

interface Mappings {
  id: string
  workspaceId: string
  name: string
  body: Json
  actor: string
  createdAt: CreatedAt
  changedAt: Generated<Date>
}

interface Snapshots {
  workspaceId: string
  number: number
  loadId: string
  committedAt: CreatedAt
}

interface LakeFiles {
  id: GeneratedAlways<number>
  workspaceId: string
  tableName: string
  path: string
  bytes: number
  rows: number
  sha256: string
  minDay: string | null
  maxDay: string | null
  addedIn: number
  removedIn: number | null
}

interface ProjectionFiles {
  workspaceId: string
  snapshot: number
  definitionsRevision: number
  tableName: string
  path: string
  bytes: number
  rows: number
  sha256: string
}

interface ApiKeys {
  id: string
  organizationId: string
  workspaceId: string | null
  accountId: string
  name: string
  prefix: string
  hash: Buffer
  scopes: string[]
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  createdAt: CreatedAt
}

interface Audit {
  id: GeneratedAlways<number>
  organizationId: string | null
  workspaceId: string | null
  actor: string
  action: string
  subject: string | null
  detail: Json
  requestId: string | null
  occurredAt: CreatedAt
}

interface Idempotency {
  actor: string
  key: string
  route: string
  requestHash: string
  status: 'running' | 'done'
  body: NullableJson
  createdAt: CreatedAt
}

interface Outbox {
  id: string
  workspaceId: string | null
  topic: string
  payload: Json
  createdAt: CreatedAt
  sentAt: Date | null
}

interface VaultCounters {
  workspaceId: string
  nextIdentity: Generated<number>
}

interface VaultIdentifiers {
  workspaceId: string
  kind: 'customer_id' | 'email' | 'phone' | 'client_id'
  hash: Buffer
  identityId: number
}

export type IdentifierKind = VaultIdentifiers['kind']

interface VaultTombstones {
  workspaceId: string
  kind: IdentifierKind
  hash: Buffer
  erasureId: string
  createdAt: CreatedAt
}

interface Originals {
  workspaceId: string
  loadId: string
  loadNumber: number
  fileNo: number
  path: string
  sha256: string
  bytes: number
  lines: number
  isRedacted: boolean
  keptAt: CreatedAt
  removedAt: Date | null
}

interface Erasures {
  id: string
  workspaceId: string
  kind: IdentifierKind
  status: Generated<'queued' | 'done' | 'failed'>
  actor: string
  createdAt: CreatedAt
  finishedAt: Date | null
  result: NullableJson
}

/** Every table that our own code reaches. Schema `auth` is better-auth's, `bullmq` bullmq's, `limits` the limiter's. */
export interface Database {
  'app.profiles': Profiles
  'app.organizations': Organizations
  'app.members': Members
  'app.workspaces': Workspaces
  'app.workspaceMembers': WorkspaceMembers
  'app.oldSlugs': OldSlugs
  'app.installation': Installation
  'app.definitions': DefinitionsTable
  'app.sources': Sources
  'app.loads': Loads
  'app.loadFiles': LoadFiles
  'app.mappings': Mappings
  'app.snapshots': Snapshots
  'app.lakeFiles': LakeFiles
  'app.projectionFiles': ProjectionFiles
  'app.apiKeys': ApiKeys
  'app.audit': Audit
  'app.idempotency': Idempotency
  'app.outbox': Outbox
  'vault.counters': VaultCounters
  'vault.identifiers': VaultIdentifiers
  'vault.tombstones': VaultTombstones
  'app.originals': Originals
  'app.erasures': Erasures
}

export type Db = Kysely<Database>
export type Tx = Transaction<Database>
