/** A message number that comes again from somebody else, or in a group: what was said to one alone is not said to another. */
import { expect, it } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import * as stage from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
await stage.announce(db, sixty)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const said = (userid: string, chat: string | null) => stage.words(userid, '名单', { msgid: 'm-1', chat })

it('is answered to whoever it was from, where it was, and to nobody else', async () => {
  await desk(stage.words('d2', '请假 住院', { chat: null }))
  const first = await desk(said('d1', null))
  expect(JSON.stringify(first)).toContain('住院')
  expect(await desk(said('d1', null))).toEqual(first)
  expect(JSON.stringify(await desk(said('d3', null)))).not.toContain('住院')
  expect(JSON.stringify(await desk(said('d1', stage.group)))).not.toContain('住院')
})

it('so is a click: nobody is shown what another has answered', async () => {
  const [meetingId = 0] = (
    await db.sql<{ id: number }[]>`select id from meeting where congress_id = ${sixty}`
  ).map(({ id }) => id)
  const pressed = (userid: string, chat: string | null) =>
    desk(stage.click(userid, `leave:${meetingId}`, { msgid: 'm-2', chat }))
  const first = await pressed('d5', stage.group)
  expect(JSON.stringify(first)).toContain('请假')
  expect(await pressed('d5', stage.group)).toEqual(first)
  expect(await pressed('d6', stage.group)).toEqual({ kind: 'silent' })
  expect(await pressed('d5', null)).toEqual({ kind: 'silent' })
})
