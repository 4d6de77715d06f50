import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFolder, checkNode } from './checks.ts'

test('a Node that cannot run us is one line that says which is needed', () => {
  expect(() => checkNode('20.19.2')).toThrow(/^Node 24 or newer is needed and this is 20\.19\.2/)
  expect(() => checkNode('24.0.0')).not.toThrow()
  expect(() => checkNode('26.10.0')).not.toThrow()
})

test('a folder that cannot be written is one line that names it', () => {
  const parent = mkdtempSync(join(tmpdir(), 'omnitrack-checks-'))
  writeFileSync(join(parent, 'file'), '')
  expect(() => checkFolder(join(parent, 'file', 'home'))).toThrow(
    /^The folder .*home cannot be written \(ENOTDIR\)\.$/,
  )
  checkFolder(join(parent, 'new', 'home'))
  chmodSync(parent, 0o700)
  rmSync(parent, { recursive: true })
})
