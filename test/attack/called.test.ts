/** Whom a notice calls by office is called, and of whom nobody can tell it is asked: never everybody instead. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const call = async (whom: string) =>
  (await town.say('杨国梁', `/会议 3月20日上午9点 三楼会议室 协调会 参加人员：${whom}`, '主席团')).text ?? ''

it.each([
  ['主席、副主席', '（2人）'],
  ['副主席、联络员', '（2人）'],
  ['联络员', '（1人）'],
  ['张火木、副主席', '（2人）'],
])('参加人员：%s is %s', async (whom, people) => {
  expect(await call(whom)).toContain(people)
})

it.each(['各组长', '各代表小组组长', '张火木、各组长', '组长'])('参加人员：%s is asked about', async whom => {
  const before = await town.database.db.sql`select from meeting where status <> 'draft'`
  expect(await call(whom)).toContain('组长')
  const after = await town.database.db.sql`select from meeting where status <> 'draft'`
  expect(after).toHaveLength(before.length)
})
