import { expect, it } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import { saveYear } from '../../../src/features/holidays/store.ts'
import { reckonSuggestions } from '../../../src/features/suggestions/jobs/reckon.ts'
import { superviseSuggestions } from '../../../src/features/suggestions/jobs/supervise.ts'
import { counted } from '../../support/counted.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const clock = new MovableClock(new Date('2026-03-11T10:00:00+08:00'))
const congresses = 50
const items = 2_000

/** One batch of a job, with the statements that it took. */
const run = (job: typeof superviseSuggestions) =>
  db.transaction(async tx => {
    const watched = counted(tx)
    const done = await job({ tx: watched.tx, clock, now: clock.now(), botName: '联络员' })
    return { done, statements: watched.statements() }
  })

async function runOut(job: typeof superviseSuggestions) {
  const batches = []
  for (;;) {
    const batch = await run(job)
    if (batch.done === 0) return batches
    batches.push(batch)
  }
}

const submitted = (signerId: string) => `jsonb_build_object(
  'type', 'submitted', 'kind', 'suggestion', 'raised', 'between', 'source', 'own', 'title', '修路', 'text', '修路',
  'category', null, 'district', null, 'confidential', false, 'visitId', null, 'signerId', ${signerId})`

// It counts statements and takes no time; a busy machine may need long for so many rows.
const patience = { timeout: 180_000 }

it(
  '2,000 items in 50 congresses are planned, said and reckoned again in a few statements a batch',
  patience,
  async () => {
    await db.transaction(async tx => {
      await tx.sql`
      insert into congress (name, kind, settings, created_at)
      select '第' || n || '镇', 'township', '{"suggestions": {"onHoliday": "next_working_day"}}', ${clock.now()}
      from generate_series(1, ${congresses}::int) n`
      await tx.sql`insert into office (congress_id, name) select id, '村镇建设办' from congress`
      await tx.sql`
      insert into person (congress_id, name, levels, updated_at)
      select c.id, role, case role when 'deputy' then array['town'] else '{}' end, ${clock.now()}
      from congress c, unnest(array['deputy', 'liaison', 'contact']) role`
      await tx.sql`insert into person_role (person_id, role) select id, 'liaison' from person where name = 'liaison'`
      await tx.sql`
      insert into office_contact (office_id, person_id)
      select o.id, p.id from office o join person p on p.congress_id = o.congress_id and p.name = 'contact'`
      await tx.sql`
      insert into suggestion (congress_id, series, number, revision, kind, state, title, text, confidential, is_key,
                              submitted_on, due_on)
      select c.id, '2026', n, 2, 'suggestion', 'assigned', '修路', '修路', false, false, '2026-03-11', '2026-06-11'
      from congress c, generate_series(1, ${items / congresses}::int) n`
      await tx.sql`
      insert into suggestion_entry (suggestion_id, nth, event, day, at)
      select s.id, 1, ${tx.sql.raw(submitted('p.id'))}, '2026-03-11', ${clock.now()}
      from suggestion s join person p on p.congress_id = s.congress_id and p.name = 'deputy'`
      await tx.sql`
      insert into suggestion_entry (suggestion_id, nth, event, day, at)
      select s.id, 2, jsonb_build_object(
        'type', 'assigned', 'mode', 'joint', 'breadth', 'normal', 'lead', jsonb_build_array(o.id), 'assist', '[]'::jsonb,
        'returnBy', '2026-03-25', 'clock', jsonb_build_object(
          'from', '2026-03-11', 'why', 'assigned', 'months', 3, 'onHoliday', 'next_working_day'),
        'dueOn', '2026-06-11'), '2026-03-11', ${clock.now()}
      from suggestion s join office o on o.congress_id = s.congress_id`
    })

    const planned = await runOut(reckonSuggestions)
    expect(planned.map(({ done }) => done)).toEqual([items])
    expect(planned[0]?.statements).toBeLessThan(15)
    const [calls] = await db.sql<
      { n: number }[]
    >`select count(*)::int as n from suggestion_call where suggestion_id is not null`
    expect(calls?.n).toBe(items * 5)

    clock.moveTo(new Date('2026-06-01T09:00:00+08:00'))
    const said = await runOut(superviseSuggestions)
    expect(said.reduce((all, { done }) => all + done, 0)).toBe(items)
    for (const { statements } of said) expect(statements).toBeLessThan(30)
    // A word for each contact, whatever number of items it is about.
    const [notes] = await db.sql<{ n: number }[]>`select count(*)::int as n from private_note`
    expect(notes?.n).toBe(congresses)
    const [reminded] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from suggestion_entry where event->>'type' = 'reminded'`
    expect(reminded?.n).toBe(items)

    const off = { '2026-06-11': '补休' }
    await db.transaction(tx => saveYear(tx, { year: 2026, off, working: {} }, clock.now()))
    const reckoned = await runOut(reckonSuggestions)
    expect(reckoned.map(({ done }) => done)).toEqual([items])
    expect(reckoned[0]?.statements).toBeLessThan(30)
    const due = await db.sql`select distinct due_on as "dueOn" from suggestion`
    expect(due).toEqual([{ dueOn: '2026-06-12' }])
  },
)
