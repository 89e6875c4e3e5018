import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'

test('called by its number, a closed notice is answered late although another is open', async () => {
  await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月12日上午11点前回复', presidium)
  await town.say(chair, '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议', presidium)
  await town.moveTo('2026-03-12T12:00:00+08:00')
  expect((await town.say('王秀兰', '第1号 参加')).text).toContain('逾期')
  const { text } = await town.say(chair, '/名单 1')
  expect(text).toContain('王秀兰（逾期）')
})

test('an answer to a number is never booked on another notice', async () => {
  expect((await town.say('胡志强', '第7号 参加')).text).toContain('没有第7号')
  expect((await town.say('胡志强', '第2号 参加')).text).toContain('3月25日')
  expect((await town.say(chair, '/名单 1')).text).not.toMatch(/参加】.*胡志强/)
})

test('a meeting that is over is neither cancelled nor changed, and nobody is called because of it', async () => {
  await town.moveTo('2026-03-20T10:00:00+08:00')
  for (const words of ['/取消 1 不开了', '/改 1 地点改在五楼会议室']) {
    const { text, pushed } = await town.say(chair, words, presidium)
    expect(text, words).toContain('已经开过')
    expect(pushed, words).toEqual([])
  }
  expect((await town.say(chair, '/名单 1')).text).toContain('已截止')
})

test('a nudge at night whose morning comes after the deadline is not promised', async () => {
  await town.moveTo('2026-03-24T22:00:00+08:00')
  await town.say(chair, '/会议 3月26日上午9点 镇政府三楼会议室 主席团会议 3月25日上午7点前回复', presidium)
  const { text, pushed } = await town.say(chair, '/催 3', presidium)
  expect(text).toContain('未发提醒')
  expect(pushed).toEqual([])
})
