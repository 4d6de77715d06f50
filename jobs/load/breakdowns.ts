import { column } from './format.ts'

/** Columns that part one campaign's day into rows which add up again. Only these tell equal keys apart. */
export const breakdowns = [
  column('split_age', 'text', ['Age'], {}, ['age', 'age group']),
  column('split_gender', 'text', ['Gender'], {}, ['gender']),
  column(
    'split_country',
    'text',
    ['Country', 'Country/Territory', 'Country/Territory (User location)', 'Country/region'],
    {},
    ['country', 'country region'],
  ),
  column('split_region', 'text', ['Region', 'DMA region', 'Region (User location)', 'Subregion'], {}, [
    'region',
  ]),
  column(
    'split_device',
    'text',
    ['Device', 'Device type', 'Impression device', 'Device platform', 'Conversion device'],
    {},
    ['device', 'device type', 'device impression', 'device platform'],
  ),
  column('split_placement', 'text', ['Placement', 'Platform position'], {}, ['placement']),
  column(
    'split_network',
    'text',
    ['Network', 'Network (with search partners)', 'Publisher platform', 'Ad network type'],
    {},
    ['network', 'ad network', 'network type'],
  ),
  column(
    'split_hour',
    'text',
    [
      'Hour of the day',
      'Hour of day',
      'Time of day (ad account time zone)',
      "Time of day (viewer's time zone)",
    ],
    {},
    ['hour', 'hour day'],
  ),
]
