/** A congress whose plan cannot be read keeps nobody else from hearing theirs. */
import { expect, it } from 'vitest'
import { planPlanCalls, sayPlanCalls } from '../../../src/features/plan/jobs.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const tick = (at: string) =>
  db.transaction(async tx => {
    const now = { tx, now: new Date(at), clock: town.clock, botName: '联络员' }
    return (await planPlanCalls(now)) + (await sayPlanCalls(now))
  })

it('the others are called, its own calls are put off by an hour, and the failure is on record', async () => {
  await town.say('周晓敏', '/计划 生成')
  await db.sql`
    insert into plan_entry (congress_id, year, nth, event, at)
    select congress_id, year, 1000, '{"type":"unheard of"}'::jsonb, at from plan_entry where nth = 1`
  await db.sql`
    insert into congress (name, kind, county, created_at)
    values ('河口镇', 'township', '某县', '2026-01-01'), ('平田镇', 'township', '某县', '2026-01-01')`
  while ((await tick('2026-06-01T10:30:00+08:00')) > 0);
  const calls = await db.sql<{ name: string; done: boolean; due: string }[]>`
    select c.name, k.done_at is not null as done, to_char(k.due_at at time zone 'Asia/Shanghai', 'HH24:MI') as due
    from plan_call k join congress c on c.id = k.congress_id
    where k.kind = 'month' and k.slot = '2026-06' order by c.id`
  expect(calls.filter(({ done }) => done).map(({ name }) => name)).toEqual(['河口镇', '平田镇'])
  expect(calls.find(({ name }) => name === '云溪镇')).toMatchObject({ done: false, due: '11:30' })
  const failed = await db.sql`select from deed where action = 'plan.call' and outcome = 'refused'`
  expect(failed.length).toBeGreaterThan(0)
})
