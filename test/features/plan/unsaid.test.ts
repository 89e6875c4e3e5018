/** What a plan does not say to everybody, and of whom it asks nothing. */
import { expect, it } from 'vitest'
import { privateNotes } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const notes = async () => (await privateNotes(db)).map(({ text }) => text)

it('a group whose last deputy left is in no draft, behind with nothing, and idle nowhere', async () => {
  await db.sql`
    update person set group_id = (select id from deputy_group where name = '第四代表小组')
    where group_id = (select id from deputy_group where name = '第五代表小组')`
  expect(await say(liaison, '/计划 生成')).toContain('新增28项')
  const plan = await say(liaison, '/计划')
  expect(plan).toContain('第四代表小组开展活动')
  expect(plan).not.toContain('第五代表小组')
  const list = await say(liaison, '/活动')
  expect(list).toContain('第四代表小组0次')
  expect(list).not.toContain('第五代表小组')
})

it('a draft is the clerks’ own, and theirs alone with the machine', async () => {
  expect(await say('王秀兰', '/计划')).toBe('2026年工作计划尚未定稿。')
  const heard = await town.say(liaison, '/计划', '全体代表')
  const said = [heard.text ?? '', ...heard.pushed.map(({ text }) => text)].join('\n')
  expect(said).toContain('2026年工作计划尚未定稿。')
  expect(said).not.toContain('第1项')
  expect(await say(liaison, '/计划')).toContain('草案')
})

it('why something was not done only clerks read, alone', async () => {
  await say(liaison, '/计划 说明 2 因班子调整推迟')
  await say(liaison, '/计划 完成 3 由副书记代办')
  await say(liaison, '/计划 定稿')
  expect(await say(liaison, '/计划')).toContain('已说明（因班子调整推迟）')
  const heard = await town.say(liaison, '/计划', '全体代表')
  const inGroup = [heard.text ?? '', ...heard.pushed.map(({ text }) => text)].join('\n')
  for (const plan of [await say('王秀兰', '/计划'), inGroup]) {
    expect(plan).toContain('未完成，已说明')
    expect(plan).not.toMatch(/班子调整|代办/)
  }
})

it('the plan’s reminders name no group that is empty', async () => {
  await town.moveTo('2026-06-10T12:00:00+08:00')
  const behind = (await notes()).find(text => text.includes('二季度计划提醒')) ?? ''
  expect(behind).toContain('第四代表小组今年开展活动0次')
  expect(behind).not.toContain('第五代表小组')
})
