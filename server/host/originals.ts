import { join } from 'node:path'

/** Folder of a workspace's redacted originals, a folder for each load; outside of the lake, so that no question can reach it. */
export const originalsFolderOf = (home: string, workspaceId: string): string =>
  join(home, 'originals', workspaceId)
