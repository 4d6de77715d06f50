import { defineConfig } from 'vitest/config'

const node = ['engine', 'server', 'jobs', 'sql', 'fixtures', 'bench'].map((room) => `${room}/**/*.test.ts`)
/** Drives a real browser against the built pages and a real server, so it runs where servers run. */
const browser = 'ui/**/*.browser.test.ts'
const tiers = ['**/*.long.test.ts', '**/*.redis.test.ts']

/** What a test waits for comes within this, also on a machine that does other work. */
const patient = { poll: { timeout: 20_000 } }

/** Two cores: two files at a time, each in a process of its own, because DuckDB and PostgreSQL clients are native or global. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: patient,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [...node, browser, '*.test.ts'],
          exclude: [...tiers, 'node_modules/**'],
        },
      },
      {
        extends: './ui/vite.config.ts',
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['ui/**/*.test.{ts,tsx}'],
          exclude: [browser],
          testTimeout: 60_000,
          expect: patient,
        },
      },
      {
        extends: true,
        test: { name: 'long', environment: 'node', include: ['**/*.long.test.ts'], testTimeout: 3_600_000 },
      },
      {
        extends: true,
        test: { name: 'redis', environment: 'node', include: ['**/*.redis.test.ts'] },
      },
    ],
  },
})
