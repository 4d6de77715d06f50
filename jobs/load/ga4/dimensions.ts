import { headingKey } from '#jobs/load/format.ts'

/** Dimensions whose meaning does not depend on the report, by heading. Every other is kept under its own heading. */
const known: Readonly<Record<string, string>> = {
  'session primary channel group (default channel group)': 'channel_group',
  'session default channel group': 'channel_group',
  'session primary channel group': 'channel_group',
  'session source / medium': 'source_medium',
  'session source': 'source',
  'session medium': 'medium',
  'session campaign': 'campaign',
  'session manual ad content': 'content',
  'first user primary channel group (default channel group)': 'first_user_channel_group',
  'first user default channel group': 'first_user_channel_group',
  'first user source / medium': 'first_user_source_medium',
  'first user campaign': 'first_user_campaign',
  'device category': 'device',
  'landing page': 'landing_page',
  'landing page + query string': 'landing_page',
  'event name': 'event_name',
  country: 'country',
  city: 'city',
  region: 'region',
}

/** @returns the canonical name of a dimension, or its heading */
export const dimensionName = (heading: string): string => known[headingKey(heading)] ?? heading
