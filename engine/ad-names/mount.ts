import { z } from 'zod'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { type AdNamePart, type AdNamePiece, type AdNameTemplate, templatePieces } from './contract.ts'

const matchedBy: Readonly<Record<Exclude<AdNamePart, 'any'>, string>> = {
  'campaign.id': 'id',
  'adset.id': 'id',
  'ad.id': 'id',
  'campaign.name': 'name',
  'adset.name': 'adset_name',
  'ad.name': 'ad_name',
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A template as a regular expression with a group for each part. A name may hold the separator, so a text can be parted in
 * several ways: short parts first and long parts first are both tried. */
export const patternsOf = (pieces: readonly AdNamePiece[]): string[] =>
  ['(.*?)', '(.*)'].map(
    (group) => `^(?s)${pieces.map((piece) => ('part' in piece ? group : escaped(piece.text))).join('')}$`,
  )

/** Makes the table that says what the workspace's templates read out of UTM fields. */
export async function mountAdNames(
  connection: Connection,
  templates: readonly AdNameTemplate[],
): Promise<void> {
  await query(connection, z.unknown(), 'lake/template_tags', {})
  for (const { field, template } of templates) {
    const pieces = templatePieces(template)
    if (typeof pieces === 'string') throw new Error(`a template was saved unchecked: ${pieces}`)
    const parts = pieces.flatMap((piece) => ('part' in piece ? [piece.part] : []))
    for (const [at, part] of parts.entries()) {
      if (part === 'any') continue
      for (const pattern of patternsOf(pieces)) {
        const asked = { field, pattern, part: at + 1, matchedBy: matchedBy[part] }
        await query(connection, z.unknown(), 'lake/template_tags_of', asked)
      }
    }
  }
}
