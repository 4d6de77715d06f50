import { openInstance } from '#engine/duck/instance.ts'
import { fillBrand } from './fill-brand.ts'
import { brandZone } from './options.ts'
import { writeEarlierMeta, writeExports } from './write-exports.ts'

/** Writes the demo brand, a year of Halden & Co, as platform files below `dir`.
 * @param options.until day after the last
 * @returns paths of the files to load, one list per load: last week's first, which the second restates */
export async function writeDemoExports(
  dir: string,
  options: { seed: number; until: string },
): Promise<string[][]> {
  await using instance = await openInstance({ timeZone: brandZone, memoryLimitMb: 512 })
  await fillBrand(
    instance.connection,
    { touchpoints: 100_000, orders: 7_500, days: 365, ...options },
    () => {},
  )
  const files = await writeExports(instance.connection, dir)
  return [[await writeEarlierMeta(instance.connection, dir)], files]
}
