import { column } from './format.ts'

/** Columns that part one campaign's day into rows which add up again. Only these tell equal keys apart. */
export const breakdowns = [
  column('split_age', 'text', ['Age']),
  column('split_gender', 'text', ['Gender']),
  column('split_country', 'text', ['Country', 'Country/Territory', 'Country/Territory (User location)']),
  column('split_region', 'text', ['Region', 'DMA region', 'Region (User location)']),
  column('split_device', 'text', ['Device', 'Device type', 'Impression device', 'Device platform']),
  column('split_placement', 'text', ['Placement', 'Platform position']),
  column('split_network', 'text', [
    'Network',
    'Network (with search partners)',
    'Publisher platform',
    'Ad network type',
  ]),
  column('split_hour', 'text', [
    'Hour of the day',
    'Hour of day',
    'Time of day (ad account time zone)',
    "Time of day (viewer's time zone)",
  ]),
]
