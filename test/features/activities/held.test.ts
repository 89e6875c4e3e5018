import { beforeAll, expect, it } from 'vitest'
import { readHeld } from '../../../src/features/activities/store/held.ts'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import { startTown } from '../../support/town.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const { db } = town.database
const { sql } = db

beforeAll(async () => {
  const words = '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目'
  await town.say('杨国梁', words, '主席团')
  await town.moveTo('2026-03-19T09:00:00+08:00')
})

const held = () =>
  db.transaction(async tx => {
    const congress = await findCongressByName(tx, '云溪镇')
    if (congress === null) throw new Error('no town')
    const day = { year: 2026, month: 3, day: 18 }
    return (await readHeld(tx, congress, { from: day, until: day }, town.clock.now())).length
  })

it('a report that was taken back, a part that was removed: the meeting was not held by that', async () => {
  expect(await held()).toBe(0)
  const report = (nth: number, kind: string) => sql`
    insert into activity_entry (meeting_id, nth, kind, person_id, way, at, entered_by, bot, msgid)
    select m.id, ${nth}, ${kind}, p.id, ${kind === 'report' ? 'oral' : null}::text, now(), p.id, 'b', 'm'
    from meeting m, person p where p.name = '王秀兰'`
  await report(1, 'report')
  expect(await held()).toBe(1)
  await report(2, 'unreport')
  expect(await held()).toBe(0)
  const part = (nth: number, act: string) => sql`
    insert into minutes_entry (meeting_id, part, nth, act, kind, words, entered_by, at, bot, msgid)
    select m.id, 1, ${nth}, ${act}, 'text', '发言', p.id, now(), 'b', 'm' from meeting m, person p where p.name = '王秀兰'`
  await part(1, 'add')
  expect(await held()).toBe(1)
  await part(2, 'remove')
  expect(await held()).toBe(0)
})
