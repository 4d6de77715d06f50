import { Socket } from 'node:net'
import { Client } from 'pg'

const presenceLock = 7_305_118

/** One connection for as long as a process uses the embedded server, so that nobody stops it under another. */
export interface Presence {
  /** @returns whether nobody else is there */
  leave(): Promise<boolean>
}

export async function enter(url: string): Promise<Presence> {
  const socket = new Socket()
  const client = new Client({ connectionString: url, stream: () => socket })
  // The server may be ended while we are there; whoever uses it then hears of it from their own connection.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
  socket.unref()
  return {
    async leave() {
      socket.ref()
      try {
        await client.query('select pg_advisory_unlock_shared($1)', [presenceLock])
        const answer = await client.query('select pg_try_advisory_lock($1) as alone', [presenceLock])
        return answer.rows[0]?.alone === true
      } catch {
        // The connection is gone, and the server with it.
        return false
      } finally {
        await client.end().catch(() => undefined)
      }
    },
  }
}
