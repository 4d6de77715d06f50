import { expect, test } from 'vitest'
import { count, detail, dimension, money } from '#engine/columns.ts'
import { csv, harmless } from './csv.ts'

const words = (name: string) => ({ name, title: name, definition: name })

test('a name from a platform that is a formula is text in a spreadsheet', () => {
  expect(harmless('=HYPERLINK("http://127.0.0.1:9/","x")')).toBe('\'=HYPERLINK("http://127.0.0.1:9/","x")')
  expect(harmless('+1+1')).toBe("'+1+1")
  expect(harmless('\t=1+1')).toBe("'\t=1+1")
  expect(harmless(' =1+1')).toBe("' =1+1")
  expect(harmless('\uFF1D1+1')).toBe("'\uFF1D1+1")
  expect(harmless('"=1+1')).toBe('\'"=1+1')
  expect(harmless('-SUM(1)')).toBe("'-SUM(1)")
})

test.each([
  '-5',
  '-5.25',
  '+3',
  '-1e5',
  '1,234.50',
  '-$12.00',
  '(5.00)',
  '+1 555 0100',
  '=',
  '-',
  '',
  'Spring sale',
])('the harmless text %j is left as it is', (text) => expect(harmless(text)).toBe(text))

test('a figure keeps its sign and every digit; unknown is empty', () => {
  const columns = [
    dimension(words('channel')),
    money(words('revenue')),
    count(words('orders')),
    detail(words('share'), 'number'),
  ]
  const rows = [
    { channel: 'Paid "Search", brand', revenue: '-5.250000', orders: -3, share: 0.1 + 0.2 },
    { channel: null, revenue: null, orders: 0, share: null },
  ]
  expect(csv(columns, rows)).toBe(
    'channel,revenue,orders,share\r\n"Paid ""Search"", brand",-5.250000,-3,0.30000000000000004\r\n,,0,\r\n',
  )
})
