import { expect, test } from 'vitest'
import { tellAllPrivately } from '../../../src/features/notes/outreach.ts'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached } from '../../support/ways.ts'

const town = await startTown()
const presidium = '主席团'
const { sql } = town.database.db

test('a note that went out is not shown again, not even when the outbox has forgotten what it sent', async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
  await town.say('王秀兰', '请假 住院')
  const approved = await town.say('周晓敏', '/准假 王秀兰', presidium)
  expect(approved.pushed.map(push => push.chat)).toEqual([
    everybodyIsReached ? 'app:wangxiulan' : 'single:wangxiulan',
  ])
  expect((await town.say('王秀兰', '我的')).text).not.toContain('【新消息】')
  await sql`delete from outbox where dedupe_key like 'note:%'`
  expect((await town.say('王秀兰', '我的')).text).not.toContain('【新消息】')
})

test('a note that could not go out is shown once, and in no group', async () => {
  await town.say('胡志强', '请假 开会', presidium)
  if (everybodyIsReached) await town.api('faults', { unseen: ['huzhiqiang'] })
  await town.say('周晓敏', '/不准 胡志强 本次要表决', presidium)
  await town.api('faults', { clear: true })
  expect((await town.say('胡志强', '我的', presidium)).text).not.toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).not.toContain('本次要表决')
})

test('a quiet word calls nobody and goes out to nobody: it is read when its person speaks to the bot alone', async () => {
  const people = await sql<{ id: number; congressId: number }[]>`
    select id, congress_id as "congressId" from person where name in ('金志明', '陆巧珍') order by id`
  const [silent, speaking] = people
  await town.say('陆巧珍', '我的')
  const posted = async () => (await sql`select from outbox`).length
  const before = await posted()
  const hearing = await town.database.db.transaction(tx =>
    tellAllPrivately(tx, town.clock, town.clock.now(), [
      {
        congressId: silent?.congressId ?? 0,
        personIds: [silent?.id ?? 0, speaking?.id ?? 0],
        text: '不急的事',
        rights: [],
        subject: 'test',
        quiet: true,
        zone: 'Asia/Shanghai',
        quietHours: { fromMinute: 0, untilMinute: 0 },
        botName: '联络员',
      },
    ]),
  )
  expect(hearing).toEqual({ told: [], unreached: [], gone: [] })
  expect(await posted()).toBe(before)
  for (const name of ['金志明', '陆巧珍']) {
    expect((await town.say(name, '我的')).text).toContain('不急的事')
    expect((await town.say(name, '我的')).text).not.toContain('不急的事')
  }
})
