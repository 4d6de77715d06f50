import type { Options } from '#jobs/load/context.ts'
import type { Format } from '#jobs/load/format.ts'
import { formatOf, formats } from '#jobs/load/formats.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import { HostError } from '#server/host/errors.ts'
import { nearest, type SavedMapping } from './contract.ts'
import { headerPrint, mappedFormat, mappingPrint } from './format.ts'

/** @throws HostError `not_found` with the nearest name when there is no such mapping */
export function namedMapping(mappings: readonly SavedMapping[], wanted: string): SavedMapping {
  const found = mappings.find((one) => one.id === wanted || one.name === wanted)
  if (found !== undefined) return found
  const near = nearest(
    wanted,
    mappings.map((one) => one.name),
  )
  const hint = near === null ? 'This workspace has no mappings.' : `The nearest is "${near}".`
  throw new HostError('not_found', `There is no mapping "${wanted}". ${hint}`, { field: 'mapping' })
}

/** The formats among which a file's header decides: the mapping that was named, else the platform, else the workspace's
 * mappings and all that is known. */
export function candidatesFor(options: Options, mappings: readonly SavedMapping[]): readonly Format[] {
  if (options.mapping !== undefined) return [mappedFormat(namedMapping(mappings, options.mapping), true)]
  if (options.platform !== undefined) return [formatOf(options.platform)]
  return [...mappings.map((one) => mappedFormat(one, false)), ...formats]
}

/** @throws Refused when several mappings were made for the header of a file */
export function checkOneMapping(options: Options, mappings: readonly SavedMapping[], chosen: Format): void {
  if (options.mapping !== undefined || chosen.mapped === undefined) return
  const { header } = chosen.mapped
  const names = mappings.filter((one) => headerPrint(one.body.header) === header).map((one) => one.name)
  if (names.length < 2) return
  const listed = names.map((name) => `"${name}"`).join(', ')
  const text = `Several mappings read files with this header: ${listed}. Say which with --mapping, or choose it at the upload.`
  throw new Refused(fault('mapping_not_clear', null, text))
}

/** How the same bytes would be read today, as far as mappings decide: the fingerprint of the mapping; null for none.
 * @param header fingerprint of the file's columns when it was loaded; null when that was not recorded */
export function readingOf(
  options: Options,
  mappings: readonly SavedMapping[],
  header: string | null,
): string | null {
  if (options.mapping !== undefined) return mappingPrint(namedMapping(mappings, options.mapping).body)
  if (options.platform !== undefined || header === null) return null
  const made = mappings.filter((one) => headerPrint(one.body.header) === header)
  const [only] = made
  if (only === undefined) return null
  return made.length > 1 ? 'several' : mappingPrint(only.body)
}
