import { formats } from '#jobs/load/formats.ts'
import { wordsOfEntities } from '#jobs/load/headings/words-of-entities.ts'
import { wordsOfMeasures } from '#jobs/load/headings/words-of-measures.ts'
import type { Meaning, TargetId } from './targets.contract.ts'
import { targetOf } from './targets.contract.ts'

const list = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Words that people head such columns with, beyond those of the platforms' own exports. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  day: list(
    `${wordsOfEntities.day}, ${wordsOfEntities.date}, buchungstag, rechnungsdatum, air date, report date`,
  ),
  spend:
    list(`${wordsOfMeasures.cost}, ${wordsOfMeasures.spent}, ${wordsOfMeasures.amount}, spend, ad spend, media cost,
    net cost, media spend, investment, invest, investition, ausgaben, werbekosten, werbeausgaben, mediakosten, dépense, dépenses,
    inversión, spesa, uitgaven, investimento, preis, price, fee, charge, billed, budget spent`),
  platform: list(
    `${wordsOfEntities.platform}, publisher, vendor, channel, kanal, canal, canale, anbieter, medium, media`,
  ),
  account_id: ['account', 'account number', 'advertiser id', 'kontonummer'],
  campaign: list(
    `${wordsOfEntities.campaign}, show, episode, sendung, émission, trasmissione, programa, placement name, insertion order, line item, title, titel`,
  ),
  campaign_id: ['campaign number', 'io number'],
  adset: ['ad group', 'adset', 'anzeigengruppe', 'line item name', 'flight'],
  ad: ['ad', 'creative', 'creative name', 'spot', 'anzeige', 'werbemittel', 'annonce', 'anuncio'],
  currency: list(`${wordsOfEntities.currency}, ccy, curr, iso currency`),
  status: list(wordsOfEntities.status),
  impressions: list(
    `${wordsOfMeasures.impression}, imps, downloads, listens, views, plays, hörer, listeners, audience, ad views`,
  ),
  clicks: list(`${wordsOfMeasures.click}, swipes, taps, visits`),
  reach: list(wordsOfMeasures.reach),
  conversions: list(
    `${wordsOfMeasures.conversion}, ${wordsOfMeasures.purchase}, orders, sales, actions, acquisitions, leads`,
  ),
  conversion_value: [
    'conversion value',
    'revenue',
    'umsatz',
    'sales value',
    'conv value',
    'chiffre d affaires',
    'ingresos',
    'ricavi',
    'omzet',
    'wert',
  ],
  split_device: list(wordsOfEntities.device),
  split_country: list(wordsOfEntities.country),
  split_region: list(wordsOfEntities.region),
  split_network: list(wordsOfEntities.network),
  split_placement: list(wordsOfEntities.placement),
  split_age: list(wordsOfEntities.age),
  split_gender: list(wordsOfEntities.gender),
  split_hour: list(wordsOfEntities.hour),
  occurred_at:
    list(`time, timestamp, zeit, zeitpunkt, uhrzeit, heure, hora, ora, tijd, created, received at, when, visit time,
    session start, start time, event timestamp, ${wordsOfEntities.date}`),
  touch_id: ['event', 'hit id', 'visit id', 'click id', 'uuid'],
  kind: ['action', 'art', 'typ', 'touch type'],
  client_id: [
    'visitor',
    'cookie',
    'browser',
    'anonymous',
    'ga client id',
    'distinct id',
    'besucher',
    'visiteur',
    'device id',
    'fingerprint',
  ],
  session_id: ['session', 'visit', 'sitzung'],
  customer_id: ['customer', 'kunde', 'kundennummer', 'client', 'cliente', 'shopper id', 'member id'],
  email: ['e mail', 'mail', 'email address', 'courriel', 'correo'],
  phone: ['phone', 'telephone', 'telefon', 'téléphone', 'mobile', 'handy'],
  landing: [
    'landing',
    'url',
    'page',
    'seite',
    'entry page',
    'target url',
    'destination',
    'location',
    'uri',
    'href',
  ],
  referrer: ['referrer', 'referer', 'from url', 'herkunft', 'quelle url', 'previous page'],
  utm_source: ['source', 'quelle', 'fuente', 'fonte', 'bron', 'traffic source'],
  utm_medium: ['medium', 'traffic medium'],
  utm_campaign: list(`campaign, ${wordsOfEntities.campaign}`),
  utm_id: ['campaign id'],
  name: [
    'order',
    'order number',
    'order no',
    'bestellnummer',
    'bestellung',
    'commande',
    'numéro de commande',
    'pedido',
    'ordine',
    'number',
  ],
  order_id: ['order id', 'id', 'transaction id', 'bestell id'],
  created_at: list(
    `created, order date, ordered at, bestelldatum, date de commande, fecha, placed at, ${wordsOfEntities.date}`,
  ),
  total: [
    'total',
    'order total',
    'gesamt',
    'gesamtbetrag',
    'total ttc',
    'importe',
    'grand total',
    'amount',
    'betrag',
    'summe',
  ],
  subtotal: ['subtotal', 'zwischensumme', 'sous total', 'goods'],
  shipping: ['shipping', 'versand', 'versandkosten', 'livraison', 'envío', 'spedizione', 'freight'],
  taxes: ['tax', 'taxes', 'vat', 'mwst', 'steuer', 'tva', 'iva', 'btw'],
  refunded: ['refund', 'refunds', 'erstattung', 'remboursement', 'returned'],
  discount: ['discount', 'rabatt', 'remise', 'descuento', 'sconto', 'korting'],
  discount_code: ['coupon', 'voucher', 'gutschein', 'code promo', 'coupon code'],
  financial_status: ['status', 'payment status', 'order status', 'zahlungsstatus'],
  line_quantity: ['quantity', 'qty', 'menge', 'anzahl', 'quantité', 'cantidad', 'units', 'pieces'],
  line_name: [
    'product',
    'item',
    'artikel',
    'produkt',
    'produit',
    'producto',
    'product name',
    'item name',
    'title',
    'description',
  ],
  line_price: ['price', 'unit price', 'preis', 'einzelpreis', 'prix', 'precio', 'prezzo', 'item price'],
  line_sku: ['sku', 'artikelnummer', 'item number', 'product code', 'variant'],
  billing_country: ['billing country', 'rechnungsland'],
  shipping_country: ['country', 'land', 'pays', 'país', 'paese', 'lieferland'],
  sku: [
    'sku',
    'artikelnummer',
    'item number',
    'product code',
    'article',
    'artikel',
    'référence',
    'ref',
    'ean',
    'variant sku',
  ],
  unit_cost: [
    'unit cost',
    'cost',
    'cogs',
    'kosten',
    'stückkosten',
    'einkaufspreis',
    'ek',
    'coût',
    'prix achat',
    'coste',
    'costo',
    'landed cost',
    'purchase price',
  ],
  valid_from: ['valid from', 'from', 'since', 'gültig ab', 'ab', 'desde', 'effective', 'start date', 'stand'],
  from_currency: ['from', 'base', 'von', 'base currency', 'source currency', 'devise source'],
  to_currency: ['to', 'quote', 'nach', 'target currency', 'quote currency', 'devise cible'],
  pair: ['pair', 'currency pair', 'währungspaar', 'paire', 'symbol'],
  rate: ['rate', 'exchange rate', 'fx rate', 'kurs', 'wechselkurs', 'taux', 'tasa', 'tasso', 'koers', 'mid'],
  device: list(wordsOfEntities.device),
  country: list(wordsOfEntities.country),
}

/** Headings that platforms give this column, in all their languages. */
function headed(target: TargetId, name: string): string[] {
  const base = formats.find((format) => format.id === target)
  const columns = formats.filter((format) => format.kind === base?.kind).flatMap((format) => format.columns)
  return columns.filter((one) => one.name === name).flatMap((one) => Object.values(one.aliases).flat())
}

const known = new Map<string, readonly string[]>()

/** What headings of a column with this meaning are made of, in any language. */
export function wordsFor(target: TargetId, meaning: Meaning): readonly string[] {
  const key = `${target} ${meaning.name}`
  const found = known.get(key)
  if (found !== undefined) return found
  const isOurs = targetOf(target).meanings.some((one) => one.name === meaning.name)
  const own = isOurs ? [meaning.title.replace(/\(.*\)|:.*/g, ''), meaning.name] : []
  const words = [...new Set([...own, ...headed(target, meaning.name), ...(spoken[meaning.name] ?? [])])]
  known.set(key, words)
  return words
}
