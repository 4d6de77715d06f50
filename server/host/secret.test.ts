import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSecret } from './secret.ts'

test('a secret made under the home is the same next time and readable by its owner only', () => {
  const home = mkdtempSync(join(tmpdir(), 'omnitrack-secret-'))
  const first = openSecret({ secret: null, home }).key('identifiers')
  expect(openSecret({ secret: null, home }).key('identifiers')).toEqual(first)
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600)
  rmSync(home, { recursive: true })
})

test('no two purposes share a key', () => {
  const secret = openSecret({ secret: 'x'.repeat(32), home: '' })
  expect(secret.key('identifiers')).not.toEqual(secret.key('sessions'))
})
