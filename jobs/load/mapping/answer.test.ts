import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerProposal } from './answer.ts'
import type { MappingBody } from './contract.ts'

let folder: string
let made = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-proposal-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function proposed(content: string | Buffer, mapping: MappingBody | null = null) {
  made += 1
  const path = join(folder, `file-${made}`)
  const staging = mkdtempSync(join(folder, 'staging-'))
  writeFileSync(path, content)
  const place = { timeZone: 'Europe/Berlin', currency: 'EUR', target: null }
  const answer = await answerProposal({ name: 'file.csv', path, staging, mapping, ...place })
  if (answer.type !== 'proposed') throw new Error(JSON.stringify(answer))
  return answer.proposal
}
const meaningsOf = (body: MappingBody) =>
  Object.fromEntries(body.columns.map((one) => [one.column, one.meaning]))

const german = `Podcast-Auswertung Oktober

Datum;Sendung;Kosten in EUR;Hörer;Ansprechpartner
01.10.2026;Morgenrunde;1.250,50;12.000;eva@agentur.example
02.10.2026;Abendrunde;980,00;8.500;eva@agentur.example
Summe;;2.230,50;20.500;
`

test('the columns of an unknown German file are told by heading and cells, with the evidence', async () => {
  const found = await proposed(german)
  expect(found).toMatchObject({ headerLine: 3, delimiter: ';', recognised: null })
  expect(found.mapping).toMatchObject({ target: 'generic_spend', currency: 'EUR', platform: null })
  expect(meaningsOf(found.mapping)).toEqual({
    Datum: 'day',
    Sendung: 'campaign',
    'Kosten in EUR': 'spend',
    Hörer: 'impressions',
  })
  expect(found.forms).toEqual({
    day: 'dot',
    dayOrder: null,
    isDayOpen: false,
    decimalMark: ',',
    isMarkOpen: false,
  })
  expect(found.faults.map((one) => one.code)).toEqual(['missing_platform'])
  expect(found.columns[0]).toMatchObject({
    looksLike: 'date',
    distinct: 3,
    evidence: 'The heading says so; 67% of the cells are days.',
  })
})

test('the preview is what loading would give, and shows no person', async () => {
  const { preview, columns } = await proposed(german)
  expect(preview).toMatchObject({
    status: 'loaded',
    rowsKept: 2,
    days: 2,
    firstDay: '2026-10-01',
    lastDay: '2026-10-02',
    dropped: [{ reason: 'total_row', rows: 1 }],
    sums: { spend: '2230.500000', impressions: '20500' },
  })
  expect(preview?.columns.map((one) => one.name)).toEqual([
    'day',
    'platform',
    'campaign',
    'spend',
    'currency',
    'impressions',
  ])
  expect(preview?.rows[0]).toEqual({
    line: 4,
    cells: ['2026-10-01', null, 'Morgenrunde', '1250.500000', 'EUR', '12000'],
  })
  expect(JSON.stringify({ preview, columns })).not.toContain('eva@')
})

test('faults are listed by line, and the rows beside them are shown', async () => {
  const { preview } = await proposed(german.replace('980,00', '980,0x'))
  expect(preview).toMatchObject({ status: 'refused', faultCount: 1, rowsKept: 0 })
  expect(preview?.faults[0]).toMatchObject({ line: 5, field: 'Kosten in EUR', value: '980,0x' })
  expect(preview?.rows).toHaveLength(2)
})

test('a mapping that is given is previewed as it is said', async () => {
  const first = await proposed(german)
  const columns = first.mapping.columns.filter((one) => one.meaning !== 'campaign')
  const again = await proposed(german, { ...first.mapping, columns, platform: 'Podcast' })
  expect(again.faults).toEqual([])
  expect(again.preview?.rows[0]?.cells).toEqual([
    '2026-10-01',
    'podcast',
    'Podcast',
    '1250.500000',
    'EUR',
    '12000',
  ])
  const lacking = await proposed(german, { ...first.mapping, columns: [] })
  expect(lacking.preview).toBeNull()
  expect(lacking.faults.map((one) => one.code)).toContain('missing_meaning')
})

test.each([
  [
    'French, semicolons',
    'Jour;Dépense (EUR);Affichages;Émission\n13/10/2026;12,5;10;A\n14/10/2026;7,5;20;B\n',
    { Jour: 'day', 'Dépense (EUR)': 'spend', Émission: 'campaign' },
  ],
  [
    'headings in camel case',
    'reportDate,adSpendUsd,campaignName\n2026-10-01,12.50,A\n2026-10-02,1.50,B\n',
    { reportDate: 'day', adSpendUsd: 'spend', campaignName: 'campaign' },
  ],
  [
    'a slip of the pen',
    'Dat,Ammount,Campain\n2026-10-01,12.50,A\n2026-10-02,1.50,B\n',
    { Dat: 'day', Ammount: 'spend', Campain: 'campaign' },
  ],
  [
    'headings that say nothing',
    'a1,b1,c1\n2026-10-01,12.50,A\n2026-10-02,1.50,B\n',
    { a1: 'day', b1: 'spend' },
  ],
  [
    'visits',
    'Zeitpunkt\tBesucher\tSeite\tKampagne\n2026-10-01 10:00:00\tb1\thttps://shop.example/a\tx\n',
    { Zeitpunkt: 'occurred_at', Besucher: 'client_id', Seite: 'landing', Kampagne: 'utm_campaign' },
  ],
  [
    'product costs',
    'Artikelnummer;EK (EUR);Gültig ab\nA-1;3,50;01.10.2026\nA-2;4,10;02.10.2026\n',
    { Artikelnummer: 'sku', 'EK (EUR)': 'unit_cost', 'Gültig ab': 'valid_from' },
  ],
  [
    'exchange rates',
    'Datum;Von;Nach;Wechselkurs\n01.10.2026;EUR;USD;1,0801\n02.10.2026;EUR;USD;1,0812\n',
    { Datum: 'day', Von: 'from_currency', Nach: 'to_currency', Wechselkurs: 'rate' },
  ],
  [
    'JSON lines',
    '{"datum":"2026-10-01","kosten":"12.5","sendung":"A"}\n{"datum":"2026-10-02","kosten":"1.5","sendung":"B"}\n',
    { datum: 'day', kosten: 'spend', sendung: 'campaign' },
  ],
])('columns are found in a file with %s', async (_, content, wanted) => {
  expect(meaningsOf((await proposed(content)).mapping)).toMatchObject(wanted)
})

test('of two columns of money that no heading explains neither is taken for spend', async () => {
  const found = await proposed('Tag,x1,x2\n2026-10-01,12.50,3.10\n2026-10-02,1.50,4.10\n')
  expect(meaningsOf(found.mapping)).toEqual({ Tag: 'day' })
})

test('slashed days that prove nothing are said to be open', async () => {
  const found = await proposed('Tag;Kosten\n03/04/2026;1,50\n05/04/2026;2,50\n')
  expect(found.forms).toMatchObject({ day: 'slash', isDayOpen: true })
  expect(found.preview?.faults[0]).toMatchObject({ code: 'ambiguous_date' })
})

test('a column that is there twice can be left unread, and not mapped', async () => {
  const found = await proposed(
    'Tag;Kosten EUR;Notiz;Notiz;Sendung\n01.10.2026;1,50;a;b;x\n02.10.2026;2,50;a;b;y\n',
  )
  expect(meaningsOf(found.mapping)).toMatchObject({ Tag: 'day', 'Kosten EUR': 'spend' })
  expect(found.preview).toMatchObject({ status: 'loaded', rowsKept: 2 })
  const columns = [...found.mapping.columns, { column: 'Notiz', meaning: 'status' }]
  const twice = await proposed('Tag;Kosten EUR;Notiz;Notiz;Sendung\n01.10.2026;1,50;a;b;x\n', {
    ...found.mapping,
    columns,
  })
  expect(twice.faults[0]).toMatchObject({ code: 'column_twice', column: 'Notiz' })
})

test('a file without a header is told to write one', async () => {
  await expect(proposed('2026-10-01,12.50\n2026-10-02,3.10\n')).rejects.toThrow(
    'write the names of its columns as its first line',
  )
})

test('a file that a known format reads says which', async () => {
  const found = await proposed('date,campaign,cost,currency\n2026-10-01,A,12.50,EUR\n')
  expect(found.recognised).toEqual({ id: 'generic_spend', title: 'Daily spend file' })
})
