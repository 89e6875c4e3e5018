/** A notice that was sent by mistake, where it stands in a group: the platform takes nothing back there. */
import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, reached } from '../../support/ways.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'
const notice = '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目'

test('is void at once, everybody is told by name, and its card takes no answer', async () => {
  const posted = await town.say(chair, notice, presidium)
  const heard = await town.say(chair, '/撤回 1 时间写错', presidium)
  expect(heard.text).toBe(
    `第1号“主席团会议”的通知已撤回。正在${everybodyIsReached ? '' : '群里'}逐一通知所有对象。群里已发的消息不能收回，再点卡片会显示已取消。请改好后重新发布；要恢复请发送：/恢复 1`,
  )
  const told = /的通知有误，已撤回，请勿据此安排，也不需要回复。原因：时间写错。请以重新发出的通知为准。/
  expect(reached(heard.pushed, told)).toHaveLength(9)
  expect(heard.pushed.filter(({ text }) => !told.test(text))).toEqual([])
  const clicked = await town.click('王秀兰', posted.message?.id ?? '', 'attend:1', presidium)
  expect(clicked.text).toContain('取消原因：通知有误，已撤回（时间写错）。')
  expect((await town.say(chair, '/日志 1')).text).toContain('杨国梁：撤回')
})

test('taken back twice it is void once, and nobody but clerks takes one back: a deputy is asked for his suggestion', async () => {
  expect((await town.say(chair, '/撤回 1')).text).toContain('已经取消')
  await town.say(chair, notice, presidium)
  expect((await town.say('王秀兰', '/撤回 2')).text).toContain('没有查到第2号建议')
  expect((await town.say(chair, '/我的')).text).toContain('第2号')
})

test('nothing is taken back that was not named, and no notice in place of a suggestion', async () => {
  expect((await town.say(chair, '/撤回')).text).toContain('请写明撤回第几号通知')
  expect((await town.say(chair, '/撤回 时间写错')).text).toContain('请写明撤回第几号通知')
  expect((await town.say(chair, '/撤回 17 与他人重复')).text).toContain('没有第17号通知')
  expect((await town.say(chair, '/取消 17 与县里会议冲突')).text).toContain('没有第17号通知')
  // Figures that are no number are none of the only notice, either.
  for (const figures of ['-1', '－1', '+ 1', '99999999999999999999'])
    expect((await town.say(chair, `/取消 ${figures} 与县里会议冲突`)).text, figures).toContain('请写明号数')
  expect((await town.say(chair, '/我的')).text).toContain('第2号')
})

test('a reminder that waits for the morning is not said any more', async () => {
  town.clock.moveTo(new Date('2026-03-11T22:30:00+08:00'))
  expect((await town.say(chair, '/催 2')).text).toContain('将在早上提醒')
  await town.say(chair, '/撤回 2')
  const waiting = await town.database.db.sql`select id from outbox where state in ('scheduled', 'waiting')`
  expect(waiting).toEqual([])
})
