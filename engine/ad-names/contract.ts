import { z } from 'zod'

/** UTM fields that may name an ad. */
export const adNameFields = ['utmCampaign', 'utmContent', 'utmTerm'] as const
export type AdNameField = (typeof adNameFields)[number]

/** What a part of a template holds. `any` is read over. */
export const adNameParts = [
  'campaign.id',
  'campaign.name',
  'adset.id',
  'adset.name',
  'ad.id',
  'ad.name',
  'any',
] as const
export type AdNamePart = (typeof adNameParts)[number]

/** A template taken apart: text that stands as it is, and parts. */
export type AdNamePiece = { readonly text: string } | { readonly part: AdNamePart }

const isPart = (name: string): name is AdNamePart => adNameParts.some((part) => part === name)

/** @returns the pieces in order, or what is wrong in words */
export function templatePieces(template: string): AdNamePiece[] | string {
  const pieces: AdNamePiece[] = []
  let at = 0
  for (const found of template.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)) {
    const [written, name = ''] = found
    if (!isPart(name))
      return `${written} is not known; there are ${adNameParts.map((part) => `{{${part}}}`).join(', ')}`
    const text = template.slice(at, found.index)
    if (text !== '') pieces.push({ text })
    const before = pieces.at(-1)
    if (before !== undefined && 'part' in before)
      return `nothing separates {{${before.part}}} from ${written}`
    pieces.push({ part: name })
    at = found.index + written.length
  }
  const rest = template.slice(at)
  if (rest !== '') pieces.push({ text: rest })
  const parts = pieces.flatMap((piece) => ('part' in piece ? [piece.part] : []))
  if (parts.every((part) => part === 'any')) return 'no part of it says campaign, ad set or ad'
  if (parts.some((part, index) => part !== 'any' && parts.indexOf(part) !== index))
    return 'it names a part twice'
  return pieces
}

/** What a UTM field of ad links holds: `{{campaign.name}}|{{adset.name}}|{{ad.name}}`. */
export const adNameTemplate = z
  .strictObject({ field: z.enum(adNameFields), template: z.string().trim().min(1).max(200) })
  .superRefine(({ template }, context) => {
    const pieces = templatePieces(template)
    if (typeof pieces === 'string') context.addIssue({ code: 'custom', path: ['template'], message: pieces })
  })
export type AdNameTemplate = z.infer<typeof adNameTemplate>
