import { expect, it, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { documentsAreLinks, linksIn } from '../../support/ways.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const { sql } = town.database.db
const clerk = '杨国梁'
const say = async (who: string, words: string, room?: string): Promise<string> =>
  (await (room === undefined ? town.say(who, words) : town.say(who, words, room))).text ?? ''

it('a book is for a clerk alone: a deputy is refused, a group hears where it is had', async () => {
  expect(await say('王秀兰', '/导出 来访簿')).toContain('由主席、副主席和联络员使用')
  const inGroup = await say(clerk, '/导出 来访簿', '主席团')
  expect(inGroup).toContain('请单独给我发送“/导出 来访簿”')
  expect(linksIn(inGroup)).toEqual([])
  expect(await say(clerk, '/导出', '主席团')).toContain('请单独给我发送“/导出”')
})

it('what there is, no book, no year: each has its sentence, and no link is made', async () => {
  await sql`delete from download`
  expect(await say(clerk, '/导出 五簿一册')).toContain('1. 主席团会议记录簿')
  expect(await say(clerk, '/导出 账本')).toContain('没有读出是哪一本')
  expect(await say(clerk, '/导出 来访簿 明年吧')).toContain('没有读出是哪一年')
  expect(await say(clerk, '/导出 花名册 2025年')).toContain('花名册按当前情况导出')
  expect(await sql`select from download`).toHaveLength(0)
})

test.runIf(documentsAreLinks)('a link of somebody who has left opens nothing', async () => {
  const [link = ''] = linksIn(await say('胡志强', '/导出 来访簿'))
  const [own = ''] = linksIn(await say(clerk, '/导出 来访簿'))
  expect(link === '').toBe(true)
  await sql`update person set active = false where name = ${clerk}`
  const response = await fetch(own)
  expect(response.status).not.toBe(200)
  expect(await response.text()).not.toContain('PK')
  await sql`update person set active = true where name = ${clerk}`
})

it('a street has no presidium, so no such book', async () => {
  await sql`update congress set kind = 'street'`
  const all = await say(clerk, '/导出')
  expect(all).toContain('人民来信来访记录簿')
  expect(all).not.toContain('主席团')
  expect(await say(clerk, '/导出 主席团会议记录簿')).toContain('没有读出是哪一本')
  await sql`update congress set kind = 'township'`
})
