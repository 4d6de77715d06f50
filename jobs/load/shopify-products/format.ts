import { column, type Format } from '#jobs/load/format.ts'

/** Shopify products_export.csv under its names until 2024 and since 2025: a row per variant or further image; only the first row
 * of a handle carries the product. */
export const shopifyProducts: Format = {
  id: 'shopify_products',
  kind: 'products',
  required: [['handle'], ['title'], ['price', 'sku']],
  columns: [
    column('handle', 'text', ['Handle', 'URL handle']),
    column('title', 'text', ['Title']),
    column('vendor', 'text', ['Vendor']),
    column('product_type', 'text', ['Type', 'Product type']),
    column('status', 'text', ['Status']),
    column('sku', 'text', ['Variant SKU', 'SKU']),
    column('option_1', 'text', ['Option1 Value']),
    column('option_2', 'text', ['Option2 Value']),
    column('option_3', 'text', ['Option3 Value']),
    column('price', 'money', ['Variant Price', 'Price']),
    column('unit_cost', 'money', ['Cost per item', 'Variant Cost']),
    column('image_url', 'text', ['Image Src', 'Product image URL']),
    column('variant_image_url', 'text', ['Variant Image', 'Variant image URL']),
    column('image_position', 'text', ['Image Position']),
    column('published', 'text', ['Published', 'Published on online store']),
    column('gift_card', 'text', ['Gift Card']),
    column('currency', 'text', ['Currency']),
  ],
}
