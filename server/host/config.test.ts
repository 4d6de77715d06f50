import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('an empty environment gives the whole product on loopback', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    redisUrl: null,
    failpoint: null,
  })
  expect(config.lakeFolder).toBe(join(config.home, 'lake'))
})

test.each([
  [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
  [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535.'],
  [{ PUBLIC_URL: 'numbers' }, 'PUBLIC_URL must be an address such as https://numbers.example.com.'],
  [
    { DATABASE_URL: 'mysql://h/d' },
    'DATABASE_URL must be an address such as postgres://omnitrack_app:password@host/omnitrack.',
  ],
  [{ DATABASE_OWNER_URL: 'postgres://o:p@h/d' }, 'DATABASE_URL must be set when DATABASE_OWNER_URL is.'],
  [{ OMNITRACK_SECRET: 'short' }, 'OMNITRACK_SECRET must have at least 32 characters.'],
  [{ LAKE_URL: 's3://bucket' }, 'LAKE_URL must be a folder; this version does not read buckets.'],
])('%o is one line that names the variable', (variables, line) => {
  expect(() => readConfig(variables)).toThrow(line)
})

test('a failpoint is honoured only in tests', () => {
  expect(readConfig({ OMNITRACK_FAILPOINT: 'load:renamed', NODE_ENV: 'production' }).failpoint).toBeNull()
  expect(readConfig({ OMNITRACK_FAILPOINT: 'load:renamed', NODE_ENV: 'test' }).failpoint).toBe('load:renamed')
})
