/** What is said of a turn that is over, or was called off. */
import { expect, it } from 'vitest'
import { keysOf, receivingTown } from './duty-town.ts'

const town = await receivingTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

it('a turn that is over is called so, and not denied', async () => {
  await alone('周晓敏', '/排班 11月16日 许金泉、胡志强')
  await alone('周晓敏', '/排班 12月15日 许金泉')
  await town.moveTo('2026-11-17T10:00:00+08:00')
  expect(await alone('许金泉', '/值班 11月16日 请假 出差')).toContain(
    '11月16日（星期一）的接待已经结束，未作登记',
  )
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

it('who has no account is not said to be told, and who is no deputy any more is not put on duty', async () => {
  const { sql } = town.database.db
  await alone('周晓敏', '/排班 2027年1月15日 郦国庆、毛水法')
  await town.moveTo('2027-01-09T10:00:00+08:00')
  await sql`update person set userid = null where name in ('傅德胜', '余海波')`
  expect(await alone('周晓敏', '/排班 1月15日 郦国庆、傅德胜')).toContain('傅德胜暂时收不到消息')
  expect(await alone('周晓敏', '/排班 1月15日 郦国庆、毛水法')).toContain('傅德胜暂时收不到消息')
  expect(await alone('周晓敏', '/排班 1月15日 郦国庆、罗根荣')).not.toContain('收不到')
  await alone('罗根荣', '/值班 1月15日 请假 出差')
  const next = async () => {
    const card = await town.say('周晓敏', '补班')
    const [key = ''] = keysOf(card)
    const id = Number(key.split('.')[2])
    return { card: card.message?.id ?? '', key, id }
  }
  const first = await next()
  await sql`update person set levels = '{}' where id = ${first.id}`
  expect((await town.click('周晓敏', first.card, first.key)).text).toContain('现在不能安排')
  const second = await next()
  expect(second.id).not.toBe(first.id)
  await sql`update person set userid = null where id = ${second.id}`
  const filled = (await town.click('周晓敏', second.card, second.key)).text
  expect(filled).toContain('已安排')
  expect(filled).toContain('暂时收不到消息')
  expect(filled).not.toContain('将单独告知')
})
