import { defineConfig } from 'vitest/config'

/**
 * Suites: `unit` is everything that needs neither a browser, nor programs of its own, nor minutes: three minutes in all, so
 * that it is run before each commit. `access` asks everybody for everything, every two at one moment, and of what waits
 * for somebody whether it is his still; `programs` starts the service, its command line and servers as an operator would;
 * `year` plays months of a town. `connection` and `callback+app` play its features over WeCom's other ways (`unit` has
 * the callback alone); `e2e` drives Chromium; `faults` kills processes and databases.
 */
const slow = { testTimeout: 120_000, hookTimeout: 120_000 }
/** A kill test takes a minute on two free cores, and several on busy ones; nothing in it hangs for as long as this. */
const faultTimeout = process.env.FAULTS === 'long' ? 3_600_000 : 600_000

const playsMonths = [
  'test/features/reception/simulated-year.test.ts',
  'test/features/suggestions/{fourteen-months,crowd}.test.ts',
  'test/registers/agreement.test.ts',
]
const startsPrograms = [
  'test/access/{secrets,sandbox-secrets}.test.ts',
  'test/{backup,cli}/**/*.test.ts',
  'test/db/{embedded,upgrade}.test.ts',
  'test/protocol/second-program.test.ts',
]
const asksEverybody = [
  'test/access/**/*.test.ts',
  'test/console/who-may.test.ts',
  'test/attack/at-one-moment*.test.ts',
  'test/features/rights/**/*.test.ts',
]
const onOneServer = {
  globalSetup: ['test/support/server.ts'],
  testTimeout: 20_000,
  maxWorkers: 2,
  // Modules are loaded once a worker, not once a file: a third of the time. No module has state to leak.
  isolate: false,
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/e2e/**',
            'test/faults/**',
            'test/year/**',
            ...playsMonths,
            ...startsPrograms,
            ...asksEverybody,
          ],
          ...onOneServer,
        },
      },
      { test: { name: 'access', include: asksEverybody, exclude: startsPrograms, ...onOneServer } },
      { test: { name: 'programs', include: startsPrograms, ...onOneServer } },
      ...(['connection', 'callback+app'] as const).map(plays => ({
        test: {
          name: plays,
          include: ['test/features/**/*.test.ts'],
          env: { TOWN_PLAYS: plays },
          ...onOneServer,
        },
      })),
      {
        test: {
          name: 'year',
          include: ['test/year/**/*.test.ts', ...playsMonths],
          globalSetup: ['test/support/server.ts'],
          ...slow,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          ...slow,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/server.ts', 'test/faults/support-minutes.ts'],
          fileParallelism: false,
          ...slow,
          testTimeout: faultTimeout,
        },
      },
    ],
  },
})
