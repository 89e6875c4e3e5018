/** Who is late is known when the meeting has been called to order: until then nobody is told that he is. */
import { expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

it('words and sheet agree, whenever it is called to order', async () => {
  await town.say('杨国梁', '/会议 3月16日上午9点 三楼会议室 主席团会议 议题：审议预算', '主席团')
  await town.moveTo('2026-03-16T09:20:00+08:00')
  const early = await alone('王秀兰', '签到')
  expect(early).toContain('已过通知的时间')
  expect(early).toContain('按宣布开会的时间计算')
  expect(early).not.toContain('（迟到）')
  await alone('杨国梁', '/开会 1')
  expect(await alone('杨国梁', '/到会 1')).not.toContain('迟到')
  await town.moveTo('2026-03-16T09:50:00+08:00')
  expect(await alone('许金泉', '签到')).toContain('（迟到）')
  expect(await alone('杨国梁', '/到会 1')).toContain('迟到1人')
})
