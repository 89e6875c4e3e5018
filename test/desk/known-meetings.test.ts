import { beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import type { Tx } from '../../src/db/tx.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { KnownMeetings } from '../../src/features/meetings/express/known-meetings.ts'
import { lockKnown } from '../../src/features/meetings/store/answers.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click } from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

let meetingId = 0
beforeEach(async () => {
  meetingId = (await stage.announce(db, sixty))[0] ?? 0
  await desk(click('d1', `attend:${meetingId}`))
})

async function clickOf(userid: string): Promise<string> {
  return JSON.stringify(await desk(click(userid, `attend:${meetingId}`)))
}

test('a meeting is read again only when its row, or its congress, was written', async () => {
  const found: string[] = []
  const known = new KnownMeetings()
  const lock = async () => {
    const before = known.get(meetingId)
    await db.transaction(tx => lockKnown(tx, [meetingId], known, tx.sql.part`null`))
    found.push(known.get(meetingId) === before ? 'known' : 'read')
  }
  await lock()
  await lock()
  await db.sql`update meeting set status = status where id = ${meetingId}`
  await lock()
  await lock()
  await db.sql`update congress set name = name where id = ${sixty}`
  await lock()
  await lock()
  expect(found).toEqual(['read', 'known', 'read', 'known', 'read', 'known'])
})

test("its congress's new name is shown by the next click", async () => {
  expect(await clickOf('d2')).not.toContain('改名后的人大')
  await db.sql`update congress set name = '改名后的人大' where id = ${sixty}`
  expect(await clickOf('d3')).toContain('改名后的人大')
})

const waiters = () => db.sql`
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

interface Change {
  readonly what: string
  readonly write: (tx: Pick<Tx, 'sql'>) => Promise<unknown>
  readonly shown: string
}

const changes: readonly Change[] = [
  {
    what: 'its place, though its version stays',
    write: ({ sql }) =>
      sql`update meeting set notice = jsonb_set(notice, '{place}', '"新址会议室"') where id = ${meetingId}`,
    shown: '新址会议室',
  },
  {
    what: 'its state',
    write: ({ sql }) =>
      sql`update meeting set status = 'cancelled', cancel_reason = '台风来袭' where id = ${meetingId}`,
    shown: '台风来袭',
  },
]

describe.each(changes)('when $what is written', ({ write, shown }) => {
  test('the next click shows it', async () => {
    expect(await clickOf('d2')).not.toContain(shown)
    await write(db)
    expect(await clickOf('d3')).toContain(shown)
  })

  test('who waited while it was written shows it, too', async () => {
    let waiting: Promise<string> | undefined
    await db.transaction(async tx => {
      await tx.sql`select from meeting where id = ${meetingId} for update`
      await write(tx)
      waiting = clickOf('d4')
      await expect.poll(async () => (await waiters()).length, { timeout: 5000, interval: 5 }).toBe(1)
    })
    expect(await waiting).toContain(shown)
  })

  test('what was undone is not shown', async () => {
    const undone = db.transaction(async tx => {
      await tx.sql`select from meeting where id = ${meetingId} for update`
      await write(tx)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await clickOf('d5')).not.toContain(shown)
  })
})
