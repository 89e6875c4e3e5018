/**
 * P1: a seeded simulation of the whole service on a real database, held against a plain model after every event. A run that
 * fails says its seed: `SIMULATION_SEED=… ` plays it alone, and it is kept in the list below.
 */
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { type Ran, Run } from './simulation/run.ts'
import { inForm } from './support-form.ts'
import { seed } from './support-random.ts'

const { db } = await testDatabase()

/** Runs that failed once. */
const kept: readonly number[] = [703_083, 555_067]

const runs = inForm(6, 500)
const events = 300
const wanted = process.env.SIMULATION_SEED

test('P1: whatever is said, repeated, lost and killed, the promises hold after every event', async ({
  annotate,
}) => {
  const first = seed % 1_000_000
  const seeds = wanted ? [Number(wanted)] : [...kept, ...Array.from({ length: runs }, (_, n) => first + n)]
  const startMs = performance.now()
  const ran: Ran[] = []
  for (const each of seeds) {
    const run = new Run(db, each)
    const done = await run.play(events).catch((error: unknown) => {
      const journal = run.journal.slice(-40).join('\n')
      throw new Error(`SIMULATION_SEED=${each} fails: ${error}\n${journal}`, { cause: error })
    })
    ran.push(done)
  }
  const sum = (of: (run: Ran) => number): number => ran.reduce((total, run) => total + of(run), 0)
  const seconds = (performance.now() - startMs) / 1000
  await figure(
    annotate,
    'P1',
    `${ran.length} runs of ${events} events from seed ${first} (${sum(one => one.copies)} copies, ${sum(one => one.crashes)} crashes, ` +
      `${sum(one => one.deliveries)} deliveries, ${sum(one => one.deadSenders)} senders killed), ${(ran.length / seconds).toFixed(2)} runs/s: 0 broke a promise (pass: 0)`,
  )
  expect(ran).toHaveLength(seeds.length)
})
