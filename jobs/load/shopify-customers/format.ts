import { column, type Format } from '#jobs/load/format.ts'

/** Shopify customers_export.csv: a row per customer. Names, addresses and metafields are not read. */
export const shopifyCustomers: Format = {
  id: 'shopify_customers',
  kind: 'customers',
  required: [
    ['email', 'customer_id'],
    ['stated_orders', 'stated_spent'],
    ['accepts_email', 'tax_exempt'],
  ],
  columns: [
    column('customer_id', 'text', ['Customer ID']),
    column('email', 'text', ['Email']),
    column('phone', 'text', ['Phone']),
    column('country', 'text', ['Default Address Country Code', 'Country Code', 'Default Address Country']),
    column('accepts_email', 'text', ['Accepts Email Marketing', 'Accepts Marketing']),
    column('accepts_sms', 'text', ['Accepts SMS Marketing']),
    column('stated_spent', 'money', ['Total Spent', 'Amount Spent']),
    column('stated_orders', 'count', ['Total Orders', 'Orders Count', 'Orders']),
    column('tax_exempt', 'text', ['Tax Exempt']),
  ],
}
