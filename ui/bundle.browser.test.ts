import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = join(import.meta.dirname, '..', 'dist', 'ui')
const budgetBytes = 150_000

test('what a browser runs before the first page is small, and the charts are not part of it', () => {
  const index = readFileSync(join(dist, 'index.html'), 'utf8')
  const first = [...index.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path = '']) => path)
  expect(first.length).toBeGreaterThan(0)
  expect(first.filter((path) => path.includes('echarts'))).toEqual([])
  const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0)
  expect(bytes).toBeLessThan(budgetBytes)
})

test('the pages hold no inline script, no inline style and no developer’s gallery', () => {
  const index = readFileSync(join(dist, 'index.html'), 'utf8')
  expect(index).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)/)
  expect(index).not.toContain('gallery')
})
