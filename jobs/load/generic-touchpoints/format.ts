import { column, type Format } from '#jobs/load/format.ts'

/** Our own touchpoints file: one row per visit, click or view of a person. */
export const genericTouchpoints: Format = {
  id: 'generic_touchpoints',
  kind: 'touchpoints',
  required: [
    ['occurred_at'],
    ['client_id', 'customer_id', 'email', 'phone', 'session_id'],
    ['landing', 'referrer', 'utm_source', 'utm_campaign', 'utm_id', 'gclid', 'fbclid', 'msclkid', 'ttclid'],
  ],
  columns: [
    column('touch_id', 'text', ['touchpoint_id', 'touch_id', 'event_id', 'visit_id', 'id']),
    column('occurred_at', 'time', ['occurred_at', 'timestamp', 'time', 'event_time', 'visited_at', 'datetime', 'date_time', 'ts']),
    column('kind', 'text', ['kind', 'type', 'event', 'event_type', 'touch_type', 'interaction']),
    column('customer_id', 'text', ['customer_id', 'user_id']),
    column('email', 'text', ['email', 'e-mail', 'email_address']),
    column('phone', 'text', ['phone', 'phone_number']),
    column('client_id', 'text', ['client_id', 'visitor_id', 'anonymous_id', 'cookie_id', 'device_cookie', 'browser_id']),
    column('session_id', 'text', ['session_id', 'session']),
    column('landing', 'text', ['landing_url', 'landing_page', 'landing', 'landing_site', 'page_url', 'page_location', 'url', 'page']),
    column('referrer', 'text', ['referrer', 'referer', 'referrer_url', 'referring_site', 'page_referrer']),
    column('utm_source', 'text', ['utm_source', 'source']),
    column('utm_medium', 'text', ['utm_medium', 'medium']),
    column('utm_campaign', 'text', ['utm_campaign', 'campaign', 'campaign_name']),
    column('utm_id', 'text', ['utm_id', 'campaign_id']),
    column('utm_term', 'text', ['utm_term', 'term', 'keyword']),
    column('utm_content', 'text', ['utm_content', 'content', 'ad_content']),
    ...['gclid', 'gbraid', 'wbraid', 'dclid', 'ttclid', 'msclkid', 'ScCid', 'twclid', 'li_fat_id', 'fbclid', 'epik', 'srsltid', '_kx', 'nb_klid'].map(
      (name) => column(name.toLowerCase().replace(/^_/, ''), 'text', [name]),
    ),
    column('device', 'text', ['device', 'device_category', 'device_type']),
    column('country', 'text', ['country', 'country_code']),
    column('is_bot', 'text', ['is_bot', 'bot']),
  ],
}
