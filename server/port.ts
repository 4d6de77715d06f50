import { HostError } from '#server/host/errors.ts'
import { systemCode } from '#server/host/private-file.ts'

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program; set PORT to another number',
  EACCES: 'needs rights that we do not have; set PORT to a number above 1023',
  EADDRNOTAVAIL: 'is on an address that this machine does not have; set HOST',
}

/** What the system said when we asked for the port, as one line. */
export function portError(host: string, port: number, cause: unknown): HostError {
  const code = systemCode(cause) ?? 'unknown'
  const reason = reasons[code] ?? `cannot be opened (${code})`
  return new HostError('configuration', `Port ${port} on ${host} ${reason}.`, { field: 'PORT', cause })
}
