import { beforeAll, expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'
import { everybodyIsReached } from '../../support/ways.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'
let posted: Heard

beforeAll(async () => {
  posted = await town.say(
    chair,
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复',
    presidium,
  )
  await town.click('王秀兰', posted.message?.id ?? '', 'attend:1', presidium)
})

const said = async (mark: string) =>
  (await town.messages(presidium)).filter(message => message.text.includes(mark))
/** How often somebody was asked for his answer: by name in the group, or alone with the app, where the others do not see it. */
const nudgesTo = async (name: string, userid: string) => {
  const called = (await said('【请回复】')).filter(({ text }) => mentions(text).includes(name))
  const alone = everybodyIsReached ? await town.messages(`app:${userid}`) : []
  return [...called, ...alone.filter(({ text }) => text.includes('您还没有回复'))].map(({ text }) => text)
}
const mentions = (text: string) => [...text.matchAll(/@(\S+)/gu)].map(match => match[1])

test('the silent, and only they, are nudged one day before the deadline', async () => {
  await town.moveTo('2026-03-16T17:59:00+08:00')
  expect(await nudgesTo('胡志强', 'huzhiqiang')).toEqual([])
  await town.moveTo('2026-03-16T18:00:30+08:00')
  expect(await nudgesTo('胡志强', 'huzhiqiang')).toEqual([expect.stringContaining('3月17日')])
  expect(await nudgesTo('王秀兰', 'wangxiulan')).toEqual([])
  expect(await said('【请回复】')).toHaveLength(everybodyIsReached ? 0 : 1)
})

test('nobody is nudged twice on one day, also when the chair asks for it', async () => {
  const again = await town.say(chair, '/催', presidium)
  expect(again.text).toContain('今天都已提醒过')
  expect(await nudgesTo('胡志强', 'huzhiqiang')).toHaveLength(1)
})

test('the deadline morning nudges those who are still silent', async () => {
  await town.click('胡志强', posted.message?.id ?? '', 'attend:1', presidium)
  await town.moveTo('2026-03-17T08:00:30+08:00')
  expect(await nudgesTo('胡志强', 'huzhiqiang')).toHaveLength(1)
  expect(await nudgesTo('许金泉', 'xujinquan')).toHaveLength(2)
})

test('at the deadline the notice closes by itself, says the counts, and later answers are late', async () => {
  await town.moveTo('2026-03-17T18:00:30+08:00')
  const [closed] = await said('【回复截止】')
  expect(closed?.text).toContain('应到9人，已确认参加2人')
  const late = await town.click('沈月英', posted.message?.id ?? '', 'attend:1', presidium)
  expect(late.text).toContain('逾期')
  expect((await town.say(chair, '名单')).text).toContain('沈月英（逾期）')
  expect((await town.say(chair, '/催', presidium)).text).not.toContain('正在提醒')
})

test('those who confirmed are reminded the evening before and one hour before, once each', async () => {
  await town.moveTo('2026-03-17T19:00:30+08:00')
  await town.moveTo('2026-03-18T08:00:30+08:00')
  await town.moveTo('2026-03-18T12:00:00+08:00')
  const reminders = await said('【会议提醒】')
  expect(reminders.map(reminder => reminder.at)).toEqual([
    expect.stringMatching(/^2026-03-17T11:00/),
    expect.stringMatching(/^2026-03-18T00:00/),
  ])
  for (const reminder of reminders) {
    expect(mentions(reminder.text).sort()).toEqual(['沈月英', '王秀兰', '胡志强'].sort())
  }
})

test('the log says how many were reminded each time', async () => {
  const { text } = await town.say(chair, '/日志 1')
  expect(text?.match(/自动提醒，\d+人/gu)).toEqual([
    '自动提醒，3人',
    '自动提醒，3人',
    expect.any(String),
    expect.any(String),
  ])
})
