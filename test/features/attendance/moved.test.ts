/** A meeting that is moved to another day begins there anew; one at which people are, or that was called to order, is not moved. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    presidium,
  )
  await town.moveTo('2026-03-18T08:40:00+08:00')
  await alone('王秀兰', '签到')
  expect(await alone('杨国梁', '/改 1 时间改到3月25日上午9点')).toContain('时间没有改')
  await alone('周晓敏', '/点名 1 王秀兰未到')
  await alone('杨国梁', '/改 1 时间改到3月25日上午9点')
})

it('it was not held, nobody is there, and nothing is closed', async () => {
  expect(await alone('周晓敏', '/计划')).not.toContain('已完成')
  await town.moveTo('2026-03-25T08:40:00+08:00')
  expect(await alone('周晓敏', '/到会 1')).toMatch(/应到9人，实到0人/)
  expect(await alone('王秀兰', '签到')).toContain('您已签到')
  await town.moveTo('2026-03-25T09:00:00+08:00')
  expect(await alone('杨国梁', '/开会')).toContain('开会。应到9人，实到1人')
})

it('votes are of those in the hall, and a correction sets right what was entered with a sheet that was not whole', async () => {
  await alone('周晓敏', '/点名 1 全到')
  await town.moveTo('2026-03-25T10:00:00+08:00')
  await alone('胡志强', '/早退 有事')
  expect(await alone('周晓敏', '/表决 1 第1项 全票通过')).toContain('赞成8票')
  expect(await alone('周晓敏', '/表决 1 第1项 更正 赞成9')).toContain('赞成9票')
  expect(await alone('周晓敏', '/表决 1 第1项 更正 赞成10')).not.toContain('赞成10票，')
})
