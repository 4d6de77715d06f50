import type { TagIssue } from '#engine/tagging/contract.ts'

export const issueTitles: Readonly<Record<TagIssue, string>> = {
  untagged_spend: 'Untagged spend',
  unexpanded_macro: 'Placeholder not filled',
  click_id_without_utm: 'Click names no campaign',
  unknown_campaign: 'Campaign matches no ad',
  unassigned: 'No channel takes it',
  spelling: 'Spelled in several ways',
  self_referral: 'Own site or payment as referrer',
  not_set: 'Value that names nothing',
}

/** What each finding is counted from. */
export const issueDefinitions: Readonly<Record<TagIssue, string>> = {
  untagged_spend: 'Spend of a campaign to which no touchpoint of these days leads, by id, name or template.',
  unexpanded_macro:
    'Touchpoints whose link still carries a placeholder of an ad platform, as it is written or encoded.',
  click_id_without_utm: 'Paid touchpoints with a click id and no campaign, id, term or content.',
  unknown_campaign:
    'Paid touchpoints whose campaign or id matches no campaign of the loaded ads, or several of them.',
  unassigned: 'Touchpoints whose source and medium no channel rule and no GA4 channel takes.',
  spelling:
    'Touchpoints whose source, medium or campaign is a rarer spelling of one that most touchpoints have: upper case, signs, or a usual abbreviation.',
  self_referral:
    'Touchpoints referred by a site of the brand’s own landing pages, or by a payment provider, that the rules do not leave out.',
  not_set: 'Touchpoints whose tag holds a word for nothing, such as (not set), undefined or null.',
}
