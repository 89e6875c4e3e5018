/** A day that is moved and moved back before anybody was told: what was said and answered holds, and who heard of the other day is told. */
import { expect, it } from 'vitest'
import { notedFor } from '../../support/opened.ts'
import { receivingTown } from './duty-town.ts'

const town = await receivingTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const notesFor = (name: string) => notedFor(town.database.db, name)

await alone('周晓敏', '/排班 12月15日 许金泉、傅德胜、郦国庆')
await town.moveTo('2026-12-09T10:00:00+08:00')
await alone('许金泉', '/值班 12月15日 确认')
await alone('郦国庆', '/值班 12月15日 确认')

it('the clerk is told that nobody is told, and that who confirmed stays confirmed', async () => {
  expect(await alone('周晓敏', '/接待日 12月15日 改到 12月17日')).toContain('请重新确认')
  const back = await alone('周晓敏', '/接待日 12月17日 改到 12月15日')
  expect(back).toContain('已改到12月15日')
  expect(back).toContain('与已通知的相同，不再另行通知，已确认的仍然有效')
  expect(back).not.toContain('请重新确认')
  expect(await alone('许金泉', '/值班 12月15日')).toContain('许金泉')
  expect(await alone('许金泉', '值班')).toContain('您的回复：已确认')
  expect((await notesFor('许金泉')).join()).not.toContain('改回')
})

it('who answered for the other day, or was put on duty on it, hears that it is the first again', async () => {
  await alone('周晓敏', '/接待日 12月15日 改到 12月17日')
  await alone('许金泉', '/值班 12月17日 确认')
  await alone('周晓敏', '/排班 12月17日 换 傅德胜 胡志强')
  const back = await alone('周晓敏', '/接待日 12月17日 改到 12月15日')
  expect(back).toContain('胡志强、许金泉')
  for (const name of ['许金泉', '胡志强'])
    expect((await notesFor(name)).at(-1)).toMatch(/【接待日变更】.*改回12月15日.*请重新/)
  expect((await notesFor('郦国庆')).join()).not.toContain('改回')
  expect(await alone('许金泉', '值班')).toContain('尚未确认')
  expect(await alone('郦国庆', '值班')).toContain('已确认')
})

it('so too when it is restored', async () => {
  await alone('许金泉', '/值班 12月15日 确认')
  await alone('周晓敏', '/接待日 12月15日 改到 12月18日')
  await alone('许金泉', '/值班 12月18日 请假 出差')
  expect(await alone('周晓敏', '/接待日 12月18日 恢复')).toMatch(/已恢复：\n12月15日.*\n(?:.*\n)*.*许金泉/)
  expect((await notesFor('许金泉')).at(-1)).toMatch(/改回12月15日/)
})

it('who cannot be told is named', async () => {
  await town.database.db.sql`update person set userid = null where name = '余海波'`
  await alone('周晓敏', '/接待日 12月15日 改到 12月17日')
  await alone('周晓敏', '/排班 12月17日 换 胡志强 余海波')
  const back = await alone('周晓敏', '/接待日 12月17日 改到 12月15日')
  expect(back).toContain('余海波暂时收不到消息')
  expect(back).not.toContain('余海波已请')
})
