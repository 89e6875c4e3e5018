/**
 * What a county sees of its towns is what each town sees of itself: random years of several towns, read once for all of
 * them, held against the towns' own papers and lists.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import { createCongress, findCongress } from '../../../src/features/congress/store.ts'
import type { Congress } from '../../../src/features/congress/types.ts'
import { hasNotMet } from '../../../src/features/county/rules/town-figures.ts'
import { linkAdded, townsOf } from '../../../src/features/county/store/links.ts'
import { readTowns } from '../../../src/features/county/store/overview.ts'
import { openDecisions } from '../../../src/features/decisions/store/decisions.ts'
import { createDraft, publish } from '../../../src/features/meetings/store/meetings.ts'
import { figuresOf } from '../../../src/features/reports/rules/figures.ts'
import { readYearFacts } from '../../../src/features/reports/store/facts.ts'
import { watched } from '../../../src/features/suggestions/rules/overview.ts'
import { openItems } from '../../../src/features/suggestions/store/lists.ts'
import { append, handIn } from '../../../src/features/suggestions/store/suggestions.ts'
import { countVisits } from '../../../src/features/visits/store/counts.ts'
import { readNotice } from '../../../src/language/notice.ts'
import { counted } from '../../support/counted.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-08-20T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const today = { year: 2026, month: 8, day: 20 }
let nth = 0

async function addTown(kind: 'township' | 'street', county: string): Promise<Congress> {
  return db.transaction(async tx => {
    const name = `第${++nth}${kind === 'street' ? '街道' : '镇'}`
    const town = await createCongress(tx, { name, kind, county, province: '浙江' }, now)
    if (town === null) throw new Error('no town')
    await tx.sql`
      insert into person (congress_id, name, userid, levels, active, updated_at)
      select ${town.id}::int, '代表' || n, ${name} || n, case when n % 4 = 0 then '{county}' else '{town}' end::text[],
             n % 5 <> 0, ${now} from generate_series(1, 9) n`
    await linkAdded(tx, town)
    return town
  })
}

async function addCounty(name: string): Promise<Congress> {
  return db.transaction(async tx => {
    const county = await createCongress(tx, { name, kind: 'county', county: null, province: '浙江省' }, now)
    if (county === null) throw new Error('no county')
    await linkAdded(tx, county)
    return county
  })
}

const day = fc.integer({ min: 0, max: 300 })
const townYear = fc.record({
  kind: fc.constantFrom('township' as const, 'township' as const, 'street' as const),
  meetings: fc.array(
    fc.record({
      kind: fc.constantFrom(
        'presidium',
        'session',
        'inspection',
        'survey',
        'study',
        'reception',
        'duty_report',
      ),
      day,
      present: fc.integer({ min: 0, max: 5 }),
      isCancelled: fc.boolean(),
    }),
    { maxLength: 10 },
  ),
  receptions: fc.uniqueArray(day, { maxLength: 8 }),
  visits: fc.array(
    fc.record({
      kind: fc.constantFrom('visit', 'letter', 'contact'),
      isOfLastYear: fc.boolean(),
      day,
      due: fc.option(day),
      isOpen: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
  suggestions: fc.array(fc.record({ day: fc.integer({ min: 0, max: 200 }), isConfidential: fc.boolean() }), {
    maxLength: 8,
  }),
  decisions: fc.array(fc.record({ due: fc.option(day), isOpen: fc.boolean() }), { maxLength: 6 }),
})
type TownYear = typeof townYear extends fc.Arbitrary<infer T> ? T : never

const atDay = (days: number) => new Date(Date.UTC(2026, 0, 1 + days, 1))
const isoOf = (days: number) => atDay(days).toISOString().slice(0, 10)

async function live(town: Congress, { meetings, receptions, visits, suggestions, decisions }: TownYear) {
  await db.transaction(async tx => {
    const people = await tx.sql<
      { id: number }[]
    >`select id from person where congress_id = ${town.id} order by id`
    const personIds = people.map(({ id }) => id)
    const [by = 0] = personIds
    for (const meeting of meetings) {
      const at = atDay(meeting.day)
      const notice = {
        ...readNotice('3月20日上午9点 镇政府 会议', now, zone),
        ...({
          kind: meeting.kind,
          title: null,
          replyBy: null,
          audience: { to: 'deputies' },
          problems: [],
        } as const),
        startsAt: at,
      } as Parameters<typeof publish>[2]['notice']
      const { id } = await createDraft(tx, { congressId: town.id, createdBy: by, notice, now: at })
      await publish(tx, id, { notice, chatId: null, personIds, now: at })
      await tx.sql`update sitting set called_at = ${at}, settled_at = ${at} where meeting_id = ${id}`
      await tx.sql`
        insert into attendance (meeting_id, person_id, is_member, arrived_at, door)
        select ${id}::int, p.id, true, ${at}, 'clerk' from unnest(${personIds.slice(0, meeting.present)}::int[]) as p(id)`
      if (meeting.isCancelled) await tx.sql`update meeting set status = 'cancelled' where id = ${id}`
    }
    await tx.sql`
      insert into reception_day (congress_id, nominal, day, status, starts_at, ends_at, place, planned_at)
      select ${town.id}::int, d, d, 'planned', d + time '08:30', d + time '11:30', '联络站', ${now}
      from unnest(${receptions.map(isoOf)}::date[]) as t(d)`
    for (const [number, visit] of visits.entries())
      await tx.sql`
        insert into visit (congress_id, year, number, kind, received_on, deputy_id, matter, people, due_on, status,
                           entered_by, entered_at)
        values (${town.id}, ${visit.isOfLastYear ? 2025 : 2026}, ${number + 1}, ${visit.kind},
                ${isoOf(visit.isOfLastYear ? visit.day - 365 : visit.day)}::date, ${by}, '秘密事项', 2,
                ${visit.due === null ? null : isoOf(visit.due)}::date, ${visit.isOpen ? 'open' : 'closed'}, ${by}, ${now})`
    for (const [number, { due, isOpen }] of decisions.entries())
      await tx.sql`
        insert into decision (congress_id, year, number, state, words, due_on)
        values (${town.id}, 2026, ${number + 1}, ${isOpen ? 'open' : 'done'}, '秘密决定',
                ${due === null ? null : isoOf(due)}::date)`
    const [office] = await tx.sql<{ id: number }[]>`
      insert into office (congress_id, name) values (${town.id}, '农业办')
      on conflict (congress_id, name) do update set name = excluded.name returning id`
    for (const { day: handed, isConfidential } of suggestions) {
      const on = { year: 2026, month: atDay(handed).getUTCMonth() + 1, day: atDay(handed).getUTCDate() }
      const entering = { on, at: atDay(handed), enteredBy: by, message: null }
      const item = await handIn(
        tx,
        town.id,
        '2026',
        {
          ...({
            type: 'submitted',
            kind: 'suggestion',
            raised: 'between',
            source: 'own',
            title: '秘密建议',
          } as const),
          ...({ text: '秘密建议', category: null, district: null, visitId: null, signerId: by } as const),
          confidential: isConfidential,
        },
        entering,
      )
      if (office !== undefined && handed % 2 === 0) await append(tx, item, [{ type: 'admitted' }], entering)
    }
  })
}

it('agrees with what each town’s own papers and lists say, for every figure', {
  timeout: 120_000,
}, async () => {
  let county = 0
  await fc.assert(
    fc.asyncProperty(fc.array(townYear, { minLength: 1, maxLength: 4 }), async years => {
      const name = `第${++county}县`
      const { id } = await addCounty(name)
      for (const year of years) await live(await addTown(year.kind, name), year)
      await db.transaction(async tx => {
        const towns = await townsOf(tx, id)
        expect(towns).toHaveLength(years.length)
        const seen = await readTowns(tx, towns, now)
        expect(seen.map(({ town }) => town.id)).toEqual(towns.map(town => town.id))
        expect(JSON.stringify(seen)).not.toMatch(/秘密|代表\d/u)
        for (const [i, town] of towns.entries()) {
          const one = seen[i]
          if (one === undefined) throw new Error('no figures')
          const facts = await readYearFacts(tx, town, 2026, now)
          const own = figuresOf(facts)
          const of = (key: Parameters<typeof own.get>[0]) => own.get(key)?.value
          expect(one.sessions).toBe(of('sessions'))
          expect(one.presidium?.year ?? null).toBe(town.kind === 'street' ? null : of('presidium'))
          const inQuarter = facts.held.filter(
            ({ kind, on }) => kind === 'presidium' && on.month >= 7 && on.month <= 9,
          )
          expect(one.presidium?.quarter ?? null).toBe(town.kind === 'street' ? null : inQuarter.length)
          expect(hasNotMet(one)).toBe(town.kind === 'township' && inQuarter.length === 0)
          expect(one.activities).toBe(of('activities'))
          expect(one.studies).toBe((of('presidiumStudies') ?? 0) + (of('deputyStudies') ?? 0))
          expect(one.receptionDays).toBe(of('receptionDays'))
          expect(one.matters).toBe((of('visits') ?? 0) + (of('letters') ?? 0))
          expect(one.suggestions.handedIn).toBe(of('suggestions'))
          expect(one.plan).toBeNull()
          const scope = { congressId: town.id, deputyId: null }
          const before = await countVisits(tx, scope, { year: 2025, month: null }, today)
          const { overdue } = await countVisits(tx, scope, { year: 2026, month: null }, today)
          expect(one.overdue.find(({ kind }) => kind === 'matter')?.count ?? 0).toBe(before.overdue + overdue)
          const late = (await openDecisions(tx, town.id)).filter(
            ({ dueOn }) =>
              dueOn !== null && Date.UTC(dueOn.year, dueOn.month - 1, dueOn.day) < Date.UTC(2026, 7, 20),
          )
          expect(one.overdue.find(({ kind }) => kind === 'decision')?.count ?? 0).toBe(late.length)
          const { dueSoonDays } = settingsOf(town).suggestions
          const pressed = watched(await openItems(tx, [town.id]), today, dueSoonDays)
          expect(one.overdue.find(({ kind }) => kind === 'answer')?.count ?? 0).toBe(
            pressed.filter(({ about, left }) => about === 'answer' && left < 0).length,
          )
        }
      })
    }),
    { numRuns: 12 },
  )
})

it('thirty towns take as many statements as one', async () => {
  const one = await addCounty('小县')
  await addTown('township', '小县')
  const many = await addCounty('大县')
  for (let i = 0; i < 30; i++) await addTown('township', '大县')
  const count = (id: number) =>
    db.transaction(async tx => {
      const watching = counted(tx)
      const figures = await readTowns(watching.tx, await townsOf(watching.tx, id), now)
      return { statements: watching.statements(), towns: figures.length, figures }
    })
  const [few, all] = [await count(one.id), await count(many.id)]
  expect([few.towns, all.towns]).toEqual([1, 30])
  expect(all.statements).toBe(few.statements)
  expect(all.statements).toBeLessThan(25)
  // Of 1 … 9 without 5: 4 and 8 are of the county alone.
  for (const { deputies } of all.figures) expect(deputies).toBe(6)
})

it('a town is tied to a county of its name and province, whichever came first, and to no other', async () => {
  const before = await addTown('township', '后来县')
  const late = await addCounty('后来县')
  const after = await addTown('street', '后来县')
  await db.transaction(async tx => {
    expect((await townsOf(tx, late.id)).map(({ id }) => id)).toEqual([before.id, after.id])
    const other = await createCongress(
      tx,
      { name: '外省镇', kind: 'township', county: '后来县', province: '江苏' },
      now,
    )
    expect(other === null ? null : await linkAdded(tx, other)).toEqual([])
    expect(await findCongress(tx, late.id)).toMatchObject({ kind: 'county' })
  })
})
