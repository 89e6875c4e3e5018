/**
 * S1: three replicas that start and stop at random through a day, with six jobs of a slot a minute each. The schedule's own
 * part alone: that what the jobs of features take is taken once is F15 and P1.
 */
import { expect, test } from 'vitest'
import type { Job } from '../../src/bot/job.ts'
import { MovableClock } from '../../src/clock.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { runDue } from '../../src/schedule/run-due.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'
import { seed, seededRandom } from './support-random.ts'

const { db, open } = await testDatabase({ migrated: false })
const start = new Date('2026-03-11T00:00:00+08:00')
const minutes = 1_440
const jobNames = ['a', 'b', 'c', 'd', 'e', 'f'] as const
/** So many minutes pass between two looks at most: a replica that was down has more to catch up with. */
const mostMinutes = inForm(12, 2)

test('S1: each of 8 640 slots of a day is run once, whoever is up', async ({ annotate }) => {
  const random = seededRandom()
  await db.sql`create table slot (job text, due_at timestamptz, done_at timestamptz, primary key (job, due_at))`
  await db.sql`create table run (job text, due_at timestamptz, replica int)`
  await db.sql`
    insert into slot select job, ${start}::timestamptz + n * interval '1 minute'
    from unnest(${[...jobNames]}::text[]) job, generate_series(0, ${minutes - 1}::int) n`
  const clock = new MovableClock(start)
  const jobsOf = (replica: number): Job[] =>
    jobNames.map(name => ({
      name,
      run: async ({ tx, now }) => {
        const done = await tx.sql`
          with due as (
            select job, due_at from slot where job = ${name} and due_at <= ${now} and done_at is null
            order by due_at limit 20 for update skip locked
          ), done as (
            update slot set done_at = ${now} from due where slot.job = due.job and slot.due_at = due.due_at
            returning slot.job, slot.due_at
          )
          insert into run select job, due_at, ${replica}::int from done returning true`
        return done.length
      },
    }))
  let [looks, kills] = [0, 0]
  const owns = await Promise.all([0, 1, 2].map(() => open({ poolSize: 1 })))
  const replicas = [0, 1, 2].map(nth => ({ nth, up: nth === 0 }))
  const look = async (nth: number): Promise<void> => {
    looks++
    const own = owns[nth] ?? db
    const looking = runDue({ db: own, clock, jobs: jobsOf(nth), botName: 'x', log: quietLog })
    if (random() < 0.1) {
      kills++
      await db.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`.catch(error => {
        if (!isConnectionTrouble(error)) throw error
      })
    }
    await looking
  }
  for (let at = 0; at < minutes; at += 1 + Math.floor(random() * mostMinutes)) {
    clock.moveTo(new Date(start.getTime() + at * 60_000))
    for (const replica of replicas) if (random() < 0.1) replica.up = !replica.up
    await Promise.all(replicas.filter(({ up }) => up).map(({ nth }) => look(nth)))
  }
  clock.moveTo(new Date(start.getTime() + minutes * 60_000))
  await look(0)
  await look(1)
  const [counted] = await db.sql<{ slots: number; once: number; runs: number; replicas: number }[]>`
    select (select count(*) from slot) as slots, (select count(*) from run) as runs,
           (select count(*) from (select from run group by job, due_at having count(*) = 1) one) as once,
           (select count(distinct replica) from run) as replicas`
  await figure(
    annotate,
    'S1',
    `${counted?.slots} slots, ${looks} looks of three replicas, ${kills} cut off: ${counted?.once} run once (pass: all), ${counted?.runs} runs, by ${counted?.replicas} replicas, seed ${seed}`,
  )
  expect(counted).toMatchObject({ slots: 6 * minutes, once: 6 * minutes, runs: 6 * minutes })
})
