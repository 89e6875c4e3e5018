import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountOf } from '../../src/bot/account.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { readKept } from '../../src/features/meetings/express/kept-click.ts'
import { lockMeetings, readCounts } from '../../src/features/meetings/store/answers.ts'
import { followRoster } from '../../src/features/meetings/store/follow-roster.ts'
import { changeInvitees } from '../../src/features/meetings/store/invitees.ts'
import type { Counts } from '../../src/features/meetings/types.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click, recorded, words } from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const openDesk = () => createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

async function announceOne(): Promise<number> {
  const [id] = await stage.announce(db, sixty)
  if (id === undefined) throw new Error('nothing was announced')
  return id
}

const counted = (meetingId: number): Promise<Counts> =>
  db.transaction(async tx => {
    const [meeting] = await lockMeetings(tx, [meetingId])
    if (meeting === undefined) throw new Error('no meeting')
    return readCounts(tx, meeting)
  })

async function personIdOf(userid: string): Promise<number> {
  const [person] = await db.sql<{ id: number }[]>`select id from person where userid = ${userid}`
  return person?.id ?? 0
}

const wordOf = async (meetingId: number): Promise<string | null> => {
  const [row] = await db.sql<{ word: string | null }[]>`
    select counted_by as word from meeting where id = ${meetingId}`
  return row?.word ?? null
}

type Desk = ReturnType<typeof openDesk>

/** @returns what the card that came back counts */
async function press(desk: Desk, meetingId: number, userid: string, action: 'attend' | 'leave') {
  const one = click(userid, `${action}:${meetingId}`)
  await desk(one)
  const [row] = await recorded(db, one.origin.msgid)
  return { counts: readKept(row?.reply)?.counts, statements: accountOf(one.origin).statements ?? 0 }
}

/** So often that the desk remembers the sheet's counts. */
async function pressUntilKnown(desk: Desk, meetingId: number): Promise<void> {
  for (let nth = 0; nth < 2_000; nth++) {
    const before = await wordOf(meetingId)
    await press(desk, meetingId, `d${(nth % 60) + 1}`, nth % 120 < 60 ? 'attend' : 'leave')
    if (before !== null && before === (await wordOf(meetingId))) return
  }
  throw new Error('it is never known')
}

test('a sheet in which one desk alone writes is not counted any more', async () => {
  const [desk, meetingId] = [openDesk(), await announceOne()]
  const first = await press(desk, meetingId, 'd1', 'attend')
  await pressUntilKnown(desk, meetingId)
  const later = await press(desk, meetingId, 'd59', 'attend')
  expect(later.counts).toEqual(await counted(meetingId))
  expect(later.statements).toBe(first.statements - 1)
})

const others: Readonly<Record<string, (meetingId: number) => Promise<unknown>>> = {
  'says it in words': meetingId =>
    numberOf(meetingId).then(number => openDesk()(words('d2', `第${number}号 请假 住院`))),
  'presses at another desk': meetingId => press(openDesk(), meetingId, 'd2', 'leave'),
  'is called no longer': async meetingId => {
    const personId = await personIdOf('d2')
    await db.transaction(async tx => {
      await lockMeetings(tx, [meetingId])
      await changeInvitees(tx, meetingId, { added: [], removed: [{ personId }] })
    })
  },
  'leaves office and comes back': async () => {
    const personId = await personIdOf('d2')
    for (const active of [false, true]) {
      await db.sql`update person set active = ${active} where id = ${personId}`
      await db.transaction(tx => followRoster(tx, sixty, stage.now))
    }
  },
  'is decided upon': meetingId => db.sql`
    update invitee set answer = 'leave', decision = 'approved'
    where meeting_id = ${meetingId} and person_id = (select id from person where userid = 'd2')`,
}

async function numberOf(meetingId: number): Promise<number> {
  const [row] = await db.sql<{ number: number }[]>`select number from meeting where id = ${meetingId}`
  return row?.number ?? 0
}

test.each(Object.keys(others))('it is counted again when somebody %s', async what => {
  const [desk, meetingId] = [openDesk(), await announceOne()]
  await pressUntilKnown(desk, meetingId)
  await press(desk, meetingId, 'd2', 'attend')
  await others[what]?.(meetingId)
  expect(await wordOf(meetingId)).toBe(null)
  expect((await press(desk, meetingId, 'd3', 'attend')).counts).toEqual(await counted(meetingId))
})

test('who waited for another desk knows what that one wrote', async () => {
  const [desk, meetingId] = [openDesk(), await announceOne()]
  await pressUntilKnown(desk, meetingId)
  let waiting: ReturnType<typeof press> | undefined
  await db.transaction(async tx => {
    await lockMeetings(tx, [meetingId])
    waiting = press(desk, meetingId, 'd4', 'attend')
    await expect
      .poll(
        () => db.sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        { timeout: 5000, interval: 5 },
      )
      .toHaveLength(1)
    await changeInvitees(tx, meetingId, { added: [], removed: [{ personId: await personIdOf('d5') }] })
  })
  expect((await waiting)?.counts).toEqual(await counted(meetingId))
})

test('what failed is not remembered', async () => {
  const [desk, meetingId] = [openDesk(), await announceOne()]
  await pressUntilKnown(desk, meetingId)
  await press(desk, meetingId, 'd6', 'attend')
  await db.sql`
    create function fails() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`
  await db.sql`create trigger fails before insert on answer_entry execute function fails()`
  expect((await press(desk, meetingId, 'd6', 'leave')).counts).toBe(undefined)
  await db.sql`drop trigger fails on answer_entry`
  expect((await press(desk, meetingId, 'd7', 'attend')).counts).toEqual(await counted(meetingId))
})

const doers = ['one', 'two', ...Object.keys(others)] as const
const step = fc.record({
  // Mostly clicks, as on such a morning: else nothing would ever be known.
  who: fc.oneof(
    { weight: 40, arbitrary: fc.constant('one') },
    { weight: 4, arbitrary: fc.constantFrom(...doers) },
  ),
  person: fc.integer({ min: 6, max: 60 }),
  action: fc.constantFrom('attend', 'leave'),
})

test('whoever writes in between, every card says what the sheet says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 60 }), async steps => {
      const meetingId = await announceOne()
      const desks: Readonly<Record<string, Desk>> = { one: openDesk(), two: openDesk() }
      for (const { who, person, action } of steps) {
        const desk = desks[who]
        if (desk === undefined) await others[who]?.(meetingId)
        else
          expect((await press(desk, meetingId, `d${person}`, action)).counts ?? null).toEqual(
            await counted(meetingId),
          )
      }
    }),
    { numRuns: 8 },
  )
})

test('two desks at once: nothing is lost, and the last cards are right', async () => {
  const meetingId = await announceOne()
  const desks = [openDesk(), openDesk()]
  for (let round = 0; round < 12; round++) {
    const action = round % 2 === 0 ? 'attend' : 'leave'
    const desksNow = round % 3 === 0 ? desks : desks.slice(round % 2, (round % 2) + 1)
    await Promise.all(
      stage.deputies.map((userid, nth) =>
        press(desksNow[nth % desksNow.length] as Desk, meetingId, userid, action),
      ),
    )
    for (const desk of desks)
      expect((await press(desk, meetingId, 'd1', action === 'attend' ? 'leave' : 'attend')).counts).toEqual(
        await counted(meetingId),
      )
  }
})
