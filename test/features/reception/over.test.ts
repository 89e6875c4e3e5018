/** What is said of a turn that is over, or was called off. */
import { expect, it } from 'vitest'
import { receivingTown } from './duty-town.ts'

const town = await receivingTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

it('a turn that is over is called so, and not denied', async () => {
  await alone('周晓敏', '/排班 11月16日 许金泉、胡志强')
  await alone('周晓敏', '/排班 12月15日 许金泉')
  await town.moveTo('2026-11-17T10:00:00+08:00')
  expect(await alone('许金泉', '/值班 11月16日 请假 出差')).toContain('11月16日（星期一）的接待已经结束，未作登记')
  expect(await alone('许金泉', '/值班 11月16日')).toContain('11月16日（星期一）')
  expect(await alone('许金泉', '/换班 胡志强 11月16日')).toContain('已经开始或结束，不能换班')
  expect(await alone('傅德胜', '/值班 11月16日 请假 出差')).toContain('没有您的接待值班')
  expect(await alone('傅德胜', '/换班 胡志强 11月16日')).toContain('没有您的接待值班')
})

it('so is one that was called off', async () => {
  await alone('周晓敏', '/接待日 12月15日 取消 防汛')
  expect(await alone('许金泉', '/值班 12月15日 请假 出差')).toContain('已取消')
  expect(await alone('许金泉', '/换班 胡志强 12月15日')).toContain('已取消')
})
