import type { Role } from '#sql/postgres/database.ts'

const viewer = ['read', 'export'] as const
const analyst = [...viewer, 'save', 'fit', 'sql'] as const
const admin = [
  ...analyst,
  'load',
  'sources',
  'definitions',
  'keys',
  'members',
  'audience',
  'erasure',
  'workspaces',
] as const
const owner = [...admin, 'billing', 'transfer', 'delete'] as const

/** What a role allows in an organization or a workspace. */
export const permissions = owner
export type Permission = (typeof permissions)[number]

const table: Readonly<Record<Role, readonly Permission[]>> = { owner, admin, analyst, viewer }

/** A role held on the organization or on the workspace: the stronger one counts. */
export const allows = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => table[role].includes(permission))
