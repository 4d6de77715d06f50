import type { TagIssue } from './contract.ts'

interface Place {
  readonly name: string
  /** Where the text is pasted. */
  readonly where: string
  /** The text itself, with the platform's own macros. */
  readonly template: string
}

/** URL parameters by platform: ids first, so that a renamed campaign is still found. */
const places: Readonly<Record<string, Place>> = {
  meta: {
    name: 'Meta Ads',
    where: 'Ads Manager › ad › Tracking › URL parameters',
    template:
      'utm_source=facebook&utm_medium=paid_social&utm_campaign={{campaign.name}}&utm_id={{campaign.id}}&utm_term={{adset.id}}&utm_content={{ad.id}}',
  },
  google_ads: {
    name: 'Google Ads',
    where: 'Admin › Account settings › Tracking › Final URL suffix',
    template:
      'utm_source=google&utm_medium=cpc&utm_campaign={campaignid}&utm_id={campaignid}&utm_term={adgroupid}&utm_content={creative}',
  },
  tiktok: {
    name: 'TikTok Ads',
    where: 'Ads Manager › ad › Destination › URL parameters',
    template:
      'utm_source=tiktok&utm_medium=paid_social&utm_campaign=__CAMPAIGN_NAME__&utm_id=__CAMPAIGN_ID__&utm_term=__AID__&utm_content=__CID__',
  },
  microsoft_ads: {
    name: 'Microsoft Ads',
    where: 'Settings › Account level options › Final URL suffix',
    template:
      'utm_source=bing&utm_medium=cpc&utm_campaign={CampaignId}&utm_id={CampaignId}&utm_term={AdGroupId}&utm_content={AdId}',
  },
  pinterest: {
    name: 'Pinterest Ads',
    where: 'Ad › Destination URL, after the question mark',
    template:
      'utm_source=pinterest&utm_medium=paid_social&utm_campaign={campaign_name}&utm_id={campaignid}&utm_term={adgroupid}&utm_content={adid}',
  },
  snapchat: {
    name: 'Snapchat Ads',
    where: 'Ads Manager › ad › URL parameters',
    template:
      'utm_source=snapchat&utm_medium=paid_social&utm_campaign={{campaign.name}}&utm_id={{campaign.id}}&utm_term={{adSet.id}}&utm_content={{ad.id}}',
  },
  linkedin: {
    name: 'LinkedIn Ads',
    where: 'Campaign Manager › ad › Dynamic UTM parameters',
    template:
      'utm_source=linkedin&utm_medium=paid_social&utm_campaign={{CAMPAIGN_NAME}}&utm_id={{CAMPAIGN_ID}}&utm_content={{CREATIVE_ID}}',
  },
}

export interface Finding {
  readonly issue: TagIssue
  readonly platform: string | null
  readonly field: string
  readonly value: string
  readonly suggestion: string | null
}

export interface Fix {
  readonly fix: string
  readonly paste: string | null
}

/** What to do about a finding. @param loaded platforms whose ads are loaded */
export function fixOf(found: Finding, loaded: readonly string[]): Fix {
  const place = found.platform === null ? undefined : places[found.platform]
  const paste = place?.template ?? null
  const there = place === undefined ? 'into the URL parameters of the ad' : `into ${place.where}`
  const named = place?.name ?? 'the platform'
  switch (found.issue) {
    case 'untagged_spend':
      return {
        fix: `No visit of this campaign can be told. Paste the text ${there}, so that each click says its campaign.`,
        paste,
      }
    case 'unexpanded_macro':
      return {
        fix: `The placeholder in ${parameter(found.field)} was not filled: ${why(found.value, named)} Paste the text ${there} and send the ad to review again.`,
        paste,
      }
    case 'click_id_without_utm':
      return {
        fix: `These clicks say that they came from ${named}, and not from which campaign. Paste the text ${there}; auto-tagging can stay on.`,
        paste,
      }
    case 'unknown_campaign':
      return unknownCampaign(found, loaded, { there, named, paste })
    case 'spelling':
      return {
        fix: `Write ${parameter(found.field)} one way everywhere. Most touchpoints have “${found.suggestion ?? ''}”; replace “${found.value}” by it.`,
        paste: `${parameter(found.field)}=${encodeURIComponent(found.suggestion ?? '')}`,
      }
    case 'unassigned':
      return {
        fix: 'No channel takes this source and medium. Use a medium that GA4 knows (cpc, paid_social, display, email, sms, affiliate, referral, social), or add a channel rule under Rules.',
        paste: place === undefined ? null : place.template.split('&').slice(0, 2).join('&'),
      }
    case 'self_referral':
      return found.suggestion === 'own'
        ? {
            fix: 'The visitor came from the brand’s own site, and it counts as a new visit. Add the host to the own domains under Rules; it applies to all history.',
            paste: found.value,
          }
        : {
            fix: 'The visitor came back from paying, and the payment provider takes the credit. Add the host to the payment hosts under Rules; it applies to all history.',
            paste: found.value,
          }
    case 'not_set':
      return {
        fix: `${parameter(found.field)} says “${found.value}”, which names nothing: whatever writes the link had no value. Fill it, or leave the parameter out.`,
        paste,
      }
  }
}

const parameter = (field: string): string => (field === 'click id' ? field : `utm_${field}`)

function unknownCampaign(
  found: Finding,
  loaded: readonly string[],
  { there, named, paste }: { there: string; named: string; paste: string | null },
): Fix {
  if (found.platform !== null && !loaded.includes(found.platform))
    return {
      fix: `The tag names a campaign of ${named}, and no ads of ${named} are loaded. Add its export with campaign names and ids.`,
      paste: null,
    }
  return {
    fix: `No campaign of ${found.platform === null ? 'any platform' : named} is called “${found.value}” or has that id. If it was renamed or written by hand, tag by id: paste the text ${there}. If names follow a pattern, add a template under Rules.`,
    paste,
  }
}

/** Which platform's placeholder it is tells why it was not filled. */
function why(value: string, named: string): string {
  const writers: readonly (readonly [RegExp, string])[] = [
    [/__[A-Z_]+__/, 'TikTok Ads'],
    [/%e[a-z]+!|\$\{/, 'Display & Video 360'],
    [/(\{|%(25)*7b){2}/i, 'Meta Ads, Snapchat or LinkedIn'],
    [/\{|%(25)*7b/i, 'Google Ads or Microsoft Ads'],
  ]
  const writer = writers.find(([form]) => form.test(value))?.[1]
  if (writer === undefined) return 'no platform fills this form.'
  return writer.includes(named)
    ? `${named} fills it only in its URL parameters field, spelled exactly so.`
    : `it is a placeholder of ${writer}, and the link is not served by it.`
}
