import { column, type Format } from '#jobs/load/format.ts'

/** Our own file of product costs: what one unit of a SKU costs from a day on. */
export const productCosts: Format = {
  id: 'product_costs',
  kind: 'product_costs',
  required: [['sku'], ['unit_cost']],
  columns: [
    column(
      'sku',
      'text',
      ['sku', 'product_sku', 'variant_sku', 'item_sku', 'article_number', 'item_number'],
      {
        de: ['Artikelnummer', 'Art.-Nr.'],
        fr: ['Référence', 'UGS'],
        es: ['Referencia'],
      },
    ),
    column(
      'unit_cost',
      'money',
      [
        'unit_cost',
        'cost',
        'cost_per_item',
        'cost_per_unit',
        'cogs',
        'cost_of_goods',
        'landed_cost',
        'purchase_price',
      ],
      {
        de: ['Kosten', 'Stückkosten', 'Einkaufspreis', 'EK'],
        fr: ['Coût', 'Coût unitaire', "Prix d'achat"],
        es: ['Coste', 'Costo', 'Coste unitario'],
      },
    ),
    column('currency', 'text', ['currency', 'currency_code', 'cost_currency'], {
      de: ['Währung'],
      fr: ['Devise'],
      es: ['Moneda'],
    }),
    column(
      'valid_from',
      'date',
      ['valid_from', 'from', 'effective_from', 'effective_date', 'start_date', 'since', 'date'],
      {
        de: ['Gültig ab', 'ab'],
        fr: ['Valable à partir du', 'À partir du'],
        es: ['Válido desde', 'Desde'],
      },
    ),
  ],
}
