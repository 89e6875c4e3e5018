/**
 * Years that nobody thought of: what the duty files say agrees with what the other features say, and with the year as it was
 * made. And a hundred and ten files take as many statements as one.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tx } from '../../../src/db/tx.ts'
import { activitiesAmong } from '../../../src/features/activities/rules/by-group.ts'
import { studyTimes } from '../../../src/features/activities/rules/study.ts'
import { daysOf } from '../../../src/features/activities/rules/year.ts'
import { addEntries } from '../../../src/features/activities/store/entries.ts'
import { readHeld } from '../../../src/features/activities/store/held.ts'
import { reportsIn, studiesAmong } from '../../../src/features/activities/store/year.ts'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import { yearPeriod } from '../../../src/features/duty-file/rules/period.ts'
import { openFile } from '../../../src/features/duty-file/rules/published.ts'
import { ownEntriesCalled } from '../../../src/features/duty-file/store/called.ts'
import { readDutyFile, readDutyFiles } from '../../../src/features/duty-file/store/files.ts'
import type { DutyFile, FigureKey, What } from '../../../src/features/duty-file/types.ts'
import { createDraft, publish } from '../../../src/features/meetings/store/meetings.ts'
import { recount } from '../../../src/features/reports/rules/recount.ts'
import { ownOf } from '../../../src/features/suggestions/rules/own.ts'
import { ownSuggestions } from '../../../src/features/suggestions/store/own.ts'
import { readSuggestionStanding } from '../../../src/features/suggestions/store/standing.ts'
import { append, handIn } from '../../../src/features/suggestions/store/suggestions.ts'
import { absencesIn, currentTerm } from '../../../src/features/terms/rules/seat.ts'
import { readSessionMeetings, toSitting } from '../../../src/features/terms/store/sittings.ts'
import { readTerms, setTerm } from '../../../src/features/terms/store/terms.ts'
import { contactsOf } from '../../../src/features/visits/store/contacts.ts'
import { countVisits } from '../../../src/features/visits/store/counts.ts'
import { insertVisit } from '../../../src/features/visits/store/visits.ts'
import { type NoticeKind, type NoticeReading, readNotice } from '../../../src/language/notice.ts'
import { settleTowns } from '../../desk/stage.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
await settleTowns(db)
const now = new Date('2026-12-31T18:00:00+08:00')
const message = { bot: 'b', msgid: 'm' }
/** So many of the sixty do all that is done; the others show that nobody gets what is not his. */
const actors = 6

await db.sql`
  insert into person_role (person_id, role)
  select id, 'presidium_member' from person where userid in ('d2', 'd3', 'd4') on conflict do nothing`
const congress = await db.transaction(tx => findCongressByName(tx, '云溪镇'))
if (congress === null) throw new Error('no congress')
const everybody = (
  await db.sql<{ id: number }[]>`select id from person where congress_id = ${congress.id} order by id`
).map(({ id }) => id)
const ids = everybody.slice(0, actors)

type Came = 'present' | 'late' | 'leave' | 'absent' | 'uncalled'
interface Meeting {
  readonly kind: NoticeKind
  readonly month: number
  readonly session: number
  readonly isCounted: boolean
  readonly came: readonly Came[]
  readonly reporters: readonly number[]
}

const meetings: fc.Arbitrary<Meeting> = fc.record({
  kind: fc.constantFrom<NoticeKind[]>(
    'session',
    'presidium',
    'study',
    'inspection',
    'survey',
    'duty_report',
    'other',
  ),
  month: fc.integer({ min: 1, max: 11 }),
  session: fc.integer({ min: 1, max: 2 }),
  isCounted: fc.boolean(),
  came: fc.array(fc.constantFrom<Came[]>('present', 'present', 'late', 'leave', 'absent', 'uncalled'), {
    minLength: actors,
    maxLength: actors,
  }),
  reporters: fc.uniqueArray(fc.integer({ min: 0, max: actors - 1 }), { maxLength: 2 }),
})
const visits = fc.record({
  who: fc.option(fc.integer({ min: 0, max: actors - 1 }), { nil: null }),
  kind: fc.constantFrom('visit', 'letter', 'contact'),
  people: fc.integer({ min: 1, max: 30 }),
  status: fc.constantFrom('open', 'closed', 'void'),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.constantFrom(2025, 2026, 2026, 2026),
})
const suggestions = fc.record({
  signers: fc.uniqueArray(fc.integer({ min: 0, max: actors - 1 }), { minLength: 1, maxLength: 4 }),
  kind: fc.constantFrom('suggestion', 'motion'),
  confidential: fc.boolean(),
})
const years = fc.record({
  meetings: fc.array(meetings, { maxLength: 7 }),
  visits: fc.array(visits, { maxLength: 8 }),
  suggestions: fc.array(suggestions, { maxLength: 5 }),
})
type Year = typeof years extends fc.Arbitrary<infer Y> ? Y : never

const noticeOf = ({ kind, month, session }: Meeting, nth: number): NoticeReading => ({
  ...readNotice('3月20日上午9点 镇政府三楼会议室 审议事项', now, congress.zone),
  kind,
  title:
    kind === 'session' ? `云溪镇第十九届人民代表大会第${session === 1 ? '一' : '二'}次会议` : `第${nth}次`,
  startsAt: new Date(Date.UTC(2026, month - 1, 1 + nth, 1)),
  replyBy: null,
  audience: { to: kind === 'presidium' ? 'presidium' : 'deputies' },
  problems: [],
})

async function hold(tx: Tx, meeting: Meeting, nth: number): Promise<void> {
  const notice = noticeOf(meeting, nth)
  const [by = 0] = ids
  const { id } = await createDraft(tx, { congressId: congress?.id ?? 0, createdBy: by, notice, now })
  const called = ids.filter((_, i) => meeting.came[i] !== 'uncalled')
  await publish(tx, id, { notice, chatId: null, personIds: called, now })
  const lines = meeting.came.map((came, i) => ({ id: ids[i] ?? 0, came }))
  const onLeave = lines.filter(({ came }) => came === 'leave').map(one => one.id)
  await tx.sql`
    update invitee v set answer = 'leave', decision = 'approved', time_version = m.time_version, answered_at = ${now}
    from meeting m where m.id = v.meeting_id and m.id = ${id} and v.person_id = any(${onLeave}::int[])`
  const at = notice.startsAt ?? now
  await tx.sql`update sitting set called_at = ${at} where meeting_id = ${id}`
  if (meeting.isCounted)
    await tx.sql`
      insert into attendance (meeting_id, person_id, is_member, arrived_at, late, door)
      select ${id}::int, t.id, true, ${at}::timestamptz, t.came = 'late', 'clerk'
      from jsonb_to_recordset(${tx.sql.json(lines)}) as t(id int, came text) where t.came in ('present', 'late')`
  if (meeting.reporters.length > 0)
    await addEntries(
      tx,
      id,
      meeting.reporters.map(i => ({ kind: 'report', personId: ids[i] ?? 0, way: 'oral', votes: null })),
      { at: now, enteredBy: by, message },
    )
}

async function play(tx: Tx, year: Year): Promise<void> {
  await tx.sql`truncate meeting, visit, suggestion, visit_counter, suggestion_counter, term cascade`
  const congressId = congress?.id ?? 0
  await setTerm(tx, congressId, { number: 19, beganAt: new Date('2021-12-01T00:00:00+08:00') })
  for (const [nth, meeting] of year.meetings.entries()) await hold(tx, meeting, nth)
  for (const { who, month, year: of, kind, people, status } of year.visits)
    await insertVisit(
      tx,
      {
        congressId,
        ...({ kind, people, status } as const),
        receivedOn: { year: of, month, day: 12 },
        deputyId: who === null ? null : (ids[who] ?? 0),
        ...{
          village: null,
          matter: '修路',
          category: null,
          handling: null,
          officeId: null,
          officeName: null,
        },
        ...{ dueOn: null, outcome: null, closedOn: null, followedUpOn: null, satisfaction: null },
        enteredBy: ids[0] ?? 0,
      },
      now,
    )
  for (const { signers, kind, confidential } of year.suggestions) {
    const [first = 0, ...others] = signers.map(i => ids[i] ?? 0)
    const on = { year: 2026, month: 5, day: 6 }
    const entering = { on, at: now, enteredBy: first, message }
    const item = await handIn(
      tx,
      congressId,
      '2026',
      {
        ...({
          type: 'submitted',
          kind,
          raised: 'between',
          source: 'own',
          title: '修路',
          text: '修路',
        } as const),
        ...{ category: null, district: null, confidential, visitId: null, signerId: first },
      },
      entering,
    )
    if (others.length > 0)
      await append(
        tx,
        item,
        others.map(personId => ({ type: 'cosigned', personId })),
        entering,
      )
  }
}

const figure = (file: DutyFile, key: FigureKey): number => file.book.get(key)?.value ?? Number.NaN

/** What the year had, counted from how it was made. */
function made(year: Year, i: number, kinds: readonly NoticeKind[], ...came: readonly Came[]): number {
  const isInBody = (kind: NoticeKind) => kind !== 'presidium' || i <= 3
  return year.meetings.filter(
    meeting =>
      kinds.includes(meeting.kind) &&
      isInBody(meeting.kind) &&
      meeting.isCounted &&
      meeting.came.some(one => one === 'present' || one === 'late') &&
      came.includes(meeting.came[i] ?? 'uncalled'),
  ).length
}

it('whatever a year has, the files say what the year had and what 学习, 活动, 述职, 缺席, 联系 and 我的建议 say', async () => {
  await fc.assert(
    fc.asyncProperty(years, async year => {
      await db.transaction(async tx => {
        await play(tx, year)
        const files = await readDutyFiles(tx, congress, yearPeriod(2026), now)
        expect(files.map(({ person }) => person.id)).toEqual(everybody)
        const held = await readHeld(tx, congress, daysOf(2026), now)
        const studies = studiesAmong(held)
        const [forAll, forPresidium] = [studyTimes(studies, 'deputies'), studyTimes(studies, 'presidium')]
        const contacts = new Map((await contactsOf(tx, congress.id, 2026)).map(one => [one.personId, one]))
        const reports = await reportsIn(tx, congress, 2026, now)
        const terms = await readTerms(tx, congress.id)
        const sittings = (await readSessionMeetings(tx, congress.id)).map(one => toSitting(one, now))
        const absences = absencesIn(currentTerm(terms, sittings, now), terms, sittings)
        for (const [i, file] of files.entries()) {
          const id = file.person.id
          for (const one of file.book.values()) {
            expect(one.value, one.key).toBe(recount(one))
            expect(new Set(one.entries).size, one.key).toBe(one.entries.length)
          }
          expect(new Set(file.entries.map(({ key }) => key)).size).toBe(file.entries.length)
          expect(figure(file, 'studies')).toBe((forAll.get(id) ?? 0) + (forPresidium.get(id) ?? 0))
          expect(figure(file, 'contacts')).toBe(contacts.get(id)?.contacts)
          expect(figure(file, 'voters')).toBe(contacts.get(id)?.voters)
          expect(figure(file, 'reports')).toBe(reports.filter(({ report }) => report.personId === id).length)
          const missed = absences.get(id)
          expect(file.missed).toEqual(missed === undefined ? [] : [{ term: 19, absences: missed }])
          for (const body of ['session', 'presidium'] as const)
            expect(figure(file, `${body}Should`)).toBe(
              figure(file, `${body}Present`) + figure(file, `${body}Leave`) + figure(file, `${body}Absent`),
            )
          if (i >= actors) {
            expect(file.entries).toEqual([])
            continue
          }
          expect(figure(file, 'sessionPresent')).toBe(made(year, i, ['session'], 'present', 'late'))
          expect(figure(file, 'sessionLeave')).toBe(made(year, i, ['session'], 'leave'))
          expect(figure(file, 'sessionAbsent')).toBe(made(year, i, ['session'], 'absent'))
          expect(figure(file, 'presidiumPresent')).toBe(made(year, i, ['presidium'], 'present', 'late'))
          expect(figure(file, 'presidiumAbsent')).toBe(made(year, i, ['presidium'], 'absent'))
          expect(figure(file, 'activities')).toBe(
            made(year, i, ['inspection', 'survey', 'other'], 'present', 'late'),
          )
          expect(figure(file, 'late')).toBe(made(year, i, ['session', 'presidium'], 'late'))
          const counts = await countVisits(
            tx,
            { congressId: congress.id, deputyId: id },
            { year: 2026, month: null },
            { year: 2026, month: 12, day: 31 },
          )
          expect(figure(file, 'visits')).toBe(counts.visits + counts.letters)
          expect(figure(file, 'contacts')).toBe(counts.contacts)
          expect(figure(file, 'visitors')).toBe(counts.people - counts.voters)
          const actor = { personId: id, name: '', userid: '', congressId: congress.id, roles: [] }
          const items = await ownSuggestions(tx, congress.id, { personId: id, officeIds: [] })
          const own = ownOf(items, await readSuggestionStanding(tx, actor))
          expect(figure(file, 'led')).toBe(own.led.length)
          expect(figure(file, 'cosigned')).toBe(own.cosigned.length)
          expect(figure(openFile(file), 'led')).toBe(own.led.filter(one => !one.confidential).length)
          expect(await readDutyFile(tx, congress, yearPeriod(2026), now, id)).toEqual(file)
        }
        // Who was at an activity, added up over all, is who was there.
        const present = activitiesAmong(held).reduce(
          (sum, { attendance }) => sum + attendance.present + attendance.guests,
          0,
        )
        expect(files.reduce((sum, file) => sum + figure(file, 'activities'), 0)).toBe(present)
      })
    }),
    { numRuns: 12 },
  )
}, 120_000)

/** Counts what is sent to the database through the transaction's SQL. */
function counted(tx: Tx): () => number {
  let count = 0
  const counting = new Proxy(tx.sql, {
    apply: (target, self, args) => {
      count++
      return Reflect.apply(target, self, args)
    },
  })
  Object.defineProperty(tx, 'sql', { value: counting })
  return () => count
}

it('the files of a hundred and ten deputies and of many meetings take as many statements as one deputy’s of one', async () => {
  const year: Year = {
    meetings: Array.from({ length: 3 }, (_, nth) => ({
      ...({ kind: nth === 0 ? 'session' : 'inspection', month: 3, session: 1, isCounted: true } as const),
      came: Array.from({ length: actors }, () => 'present' as const),
      reporters: [],
    })),
    visits: [{ who: 0, kind: 'visit', people: 1, status: 'open', month: 3, year: 2026 }],
    suggestions: [{ signers: [0, 1], kind: 'suggestion', confidential: false }],
  }
  const read = async (of: number | null) =>
    db.transaction(async tx => {
      const statements = counted(tx)
      const files = await readDutyFiles(tx, congress, yearPeriod(2026), now, of)
      return { statements: statements(), files: files.length }
    })
  await db.transaction(tx => play(tx, year))
  const one = await read(everybody[0] ?? 0)
  await db.sql`
    insert into person (congress_id, name, userid, levels, updated_at)
    select ${congress.id}, '代表' || n, 'x' || n, '{town}', ${now} from generate_series(1, 50) n`
  const many = { ...year, meetings: Array.from({ length: 6 }, () => year.meetings).flat() }
  await db.transaction(tx => play(tx, many))
  const all = await read(null)
  expect(one.files).toBe(1)
  expect(all.files).toBe(110)
  expect(all.statements).toBe(one.statements)
  expect(all.statements).toBeLessThan(25)
})

it('a record that is named in full is read on its day alone, and one that there is not is not looked for', async () => {
  await db.transaction(async tx => {
    await play(tx, {
      meetings: [
        {
          ...({ kind: 'session', month: 3, session: 1, isCounted: true } as const),
          came: Array.from({ length: actors }, () => 'present' as const),
          reporters: [],
        },
      ],
      visits: [{ who: 0, kind: 'visit', people: 1, status: 'open', month: 3, year: 2025 }],
      suggestions: [],
    })
    const statements = counted(tx)
    const found = async (what: What | null, number: string) =>
      (await ownEntriesCalled(tx, congress, ids[0] ?? 0, { what, number }, now)).map(({ key }) => key)
    for (const [what, number] of [
      ['notice', '999'],
      ['visit', '2025-999'],
      ['decision', '2025-999'],
      ['day', '2025-3-15'],
    ] as const) {
      const before = statements()
      expect(await found(what, number)).toEqual([])
      expect(statements() - before).toBe(1)
    }
    const [meeting] = await tx.sql<{ number: number }[]>`select number from meeting`
    expect(await found('notice', String(meeting?.number))).toEqual([`notice:${meeting?.number}`])
    expect(await found('visit', '2025-1')).toEqual(['visit:2025-1'])
    // Without its year: of this year and the last.
    expect(await found('visit', '1')).toEqual(['visit:2025-1'])
  })
})
