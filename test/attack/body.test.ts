/** Who belongs to the presidium may change while a notice is out: everything that says its quorum says the same. */
import { expect, it } from 'vitest'
import { setOfficeState } from '../../src/features/roster/store/office-state.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const presidium = '主席团'

const personOf = async (name: string) => {
  const [row] = await db.sql<{ personId: number; congressId: number }[]>`
    select id as "personId", congress_id as "congressId" from person where name = ${name}`
  if (row === undefined) throw new Error(`nobody is called ${name}`)
  return row
}
const enter = async (name: string) => {
  const { personId } = await personOf(name)
  await db.sql`insert into person_role (person_id, role) values (${personId}, 'presidium_member')`
}
const take = async (name: string) => {
  const { personId } = await personOf(name)
  await db.sql`delete from person_role where person_id = ${personId} and role = 'presidium_member'`
}
const alone = async (name: string, words: string) => (await town.say(name, words)).text ?? ''

it('whoever comes into it after the notice is of the quorum everywhere, and the clerks see whom nobody has told', async () => {
  const { message, text } = await town.say(
    '杨国梁',
    '/会议 3月16日上午9点 镇政府三楼会议室 主席团会议 议题：审议预算',
    presidium,
  )
  expect(text).toContain('法定人数:须5人，还差5人')
  const card = message?.id ?? ''
  await enter('金志明')
  expect(await alone('周晓敏', '/到会 1')).toContain('应到10人')
  expect(await alone('周晓敏', '/到会 1')).toContain('法定人数6人，还差6人')

  const sheet = await alone('周晓敏', '名单 1')
  expect(sheet).toContain('法定人数：须6人，还差6人')
  expect(sheet).toContain('【未通知】1人：金志明')
  const pressed = await town.click('王秀兰', card, 'attend:1', presidium)
  expect(pressed.text).toContain('法定人数:须6人，还差5人')
  expect((await town.click('胡志强', card, 'list:1', presidium)).text).toContain('须6人，还差5人')

  // As it is proposed there.
  await town.say('周晓敏', '/改 1 增加 金志明')
  expect(await alone('金志明', '第1号 参加')).toContain('已登记')
  const both = await alone('周晓敏', '名单 1')
  expect(both).toContain('须6人，还差4人')
  expect(both).not.toContain('未通知')
})

it('whoever is of it no more is no vote, though he is on the sheet', async () => {
  await take('金志明')
  const sheet = await alone('周晓敏', '名单 1')
  expect(sheet).toContain('须5人，还差4人')
  expect(await alone('周晓敏', '/到会 1')).toContain('法定人数5人')
})

it('what a meeting’s sheet says afterwards is of those who belonged on its day', async () => {
  await town.moveTo('2026-03-16T09:05:00+08:00')
  await town.say('周晓敏', '/点名 1 全到')
  const before = await alone('周晓敏', '名单 1')
  await enter('董长庚')
  await enter('毛水法')
  expect(await alone('周晓敏', '名单 1')).toBe(before)
  await take('董长庚')
  await take('毛水法')
})

it('an office that makes somebody one of the presidium says so, and who is no deputy is said to be none', async () => {
  const handed = await alone('沈月英', '/交接 主席 董长庚')
  expect(handed).toContain('主席团成员由9人变为10人')
  await alone('沈月英', '/交接 主席 杨国梁')
  const outsider = await alone('杨国梁', '/交接 副主席 周晓敏')
  expect(outsider).toContain('周晓敏在花名册中不是本级代表')
  expect(outsider).toContain('主席团成员由9人变为10人')
  await alone('杨国梁', '/交接 副主席 沈月英')
  expect(await alone('沈月英', '/交接 联络员 章美琴')).not.toContain('主席团成员')
  await alone('沈月英', '/交接 联络员 周晓敏')
})

it('who leaves office is off the sheet and of the quorum, as before', async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：人事', presidium)
  const member = await personOf('麻水仙')
  const state = { inOffice: false, reason: 'resigned' } as const
  await db.transaction(tx => setOfficeState(tx, member, state, town.clock.now()))
  expect(await alone('周晓敏', '名单 2')).toContain('应到8人')
  expect(await alone('周晓敏', '名单 2')).toContain('须5人')
})

it('who comes into a group after its notice is named to the clerks, too', async () => {
  await town.say(
    '周晓敏',
    '/会议 3月20日上午9点 镇政府三楼会议室 第三代表小组座谈会 参加人员：第三代表小组',
    '第三代表小组',
  )
  const sheet = () => alone('周晓敏', '名单 3')
  expect(await sheet()).not.toContain('未通知')
  const { personId } = await personOf('董长庚')
  await db.sql`update person set group_id = (select id from deputy_group where name = '第三代表小组') where id = ${personId}`
  expect(await sheet()).toContain('【未通知】1人：董长庚')
  // Whom the chair took off it was called, and is called no more.
  await town.say('周晓敏', '/改 3 去掉林惠珍')
  expect(await sheet()).toContain('【未通知】1人：董长庚')
})
