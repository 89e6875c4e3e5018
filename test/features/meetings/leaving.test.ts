import { expect, test } from 'vitest'
import { addNotes } from '../../../src/features/notes/store.ts'
import { setOfficeState } from '../../../src/features/roster/store/office-state.ts'
import type { OfficeState } from '../../../src/features/roster/types.ts'
import { startTown } from '../../support/town.ts'
import { whileNothingIsPushed } from '../../support/ways.ts'

/** Who is in office counts; what was said stays. The presidium has nine members. */
const town = await startTown()
const { sql } = town.database.db
const chair = '杨国梁'
const presidium = '主席团'

async function idOf(name: string): Promise<{ congressId: number; personId: number }> {
  const [row] = await sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (row === undefined) throw new Error(`nobody is called ${name}`)
  return row
}

const set = async (name: string, state: OfficeState) => {
  const who = await idOf(name)
  return town.database.db.transaction(tx => setOfficeState(tx, who, state, town.clock.now()))
}
const leave = (name: string) => set(name, { inOffice: false, reason: 'resigned' })
const comeBack = (name: string) => set(name, { inOffice: true })

const keysOf = (card: Record<string, unknown> | null) =>
  ((card?.button_list ?? []) as { key: string }[]).map(button => button.key)
const lines = async (number: number) => (await town.say(chair, `/名单 ${number}`)).text ?? ''
const written = () => sql<{ n: number }[]>`select count(*)::int as n from answer_entry`

const posted = await town.say(
  chair,
  '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复',
  presidium,
)
const card = posted.message?.id ?? ''
const [attend = ''] = keysOf(posted.card)
await town.say('王秀兰', '请假 住院')
await town.say(chair, '/准假 王秀兰')
await town.say('胡志强', '参加')

test('who leaves is counted no more in a meeting to come, and the log says so', async () => {
  expect(await lines(1)).toContain('应到9人')
  expect(await leave('王秀兰')).toBe('changed')
  expect(await leave('钟林海')).toBe('changed')
  const after = await lines(1)
  expect(after).toContain('应到7人')
  expect(after).not.toMatch(/王秀兰|钟林海/)
  const log = (await town.say(chair, '/日志 1')).text ?? ''
  expect(log).toMatch(/因离任不再计入应到，王秀兰/)
  expect(log).toMatch(/王秀兰：请假/)
  expect(
    await sql`
    select detail from deed where action = 'meeting.member_left' order by id`,
  ).toMatchObject([
    { detail: { answer: 'leave', decision: 'approved' } },
    { detail: { answer: null, decision: null } },
  ])
})

test('who has left is told so, on cards and in words, and nothing is written', async () => {
  const before = await written()
  for (const heard of [
    await town.click('王秀兰', card, attend, presidium),
    await town.say('王秀兰', '参加', presidium),
    await town.say('王秀兰', '我的'),
    await town.say('王秀兰', '/名单 1', presidium),
  ])
    expect(heard.text).toContain('已离任')
  expect(await written()).toEqual(before)
})

test('who has left is nudged no more, answered for by nobody and addressed by nothing new', async () => {
  const { pushed } = await town.say(chair, '/催 1', presidium)
  expect(JSON.stringify(pushed)).toContain('jiliansheng')
  expect(JSON.stringify(pushed)).not.toMatch(/wangxiulan|zhonglinhai/)
  expect((await town.say(chair, '/代 1 钟林海 参加')).text).not.toContain('已替钟林海')
  const next = await town.say(chair, '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议', presidium)
  expect(next.message?.text).toContain('7人')
})

test('who is back has his line again, with what he had said and how it was decided', async () => {
  expect(await comeBack('王秀兰')).toBe('changed')
  expect(await comeBack('王秀兰')).toBe('unchanged')
  const after = await lines(1)
  expect(after).toContain('应到8人')
  expect(after).toMatch(/已准.*\n?.*王秀兰/)
  expect((await town.say(chair, '/日志 1')).text).toMatch(/恢复计入应到，王秀兰/)
  // The second notice was announced while she was away.
  expect(await lines(2)).toContain('应到7人')
  expect((await town.click('王秀兰', card, attend, presidium)).text).toContain('您已回复：参加')
})

test('who was taken off the sheet after he was back does not get on it again', async () => {
  const { personId } = await idOf('王秀兰')
  const [line] = await sql`select * from invitee where meeting_id = 1 and person_id = ${personId}`
  await sql`delete from invitee where meeting_id = 1 and person_id = ${personId}`
  await leave('麻水仙')
  await comeBack('麻水仙')
  expect(await sql`select from invitee where meeting_id = 1 and person_id = ${personId}`).toEqual([])
  await sql`
    insert into invitee select * from jsonb_populate_record(null::invitee, ${sql.json(line ?? {})})`
})

test('the rights of a clerk end with the office', async () => {
  expect((await town.say('沈月英', '/催 2')).text).not.toContain('没有这个权限')
  await leave('沈月英')
  expect((await town.say('沈月英', '/催 2')).text).toContain('已离任')
  expect((await town.say('沈月英', '/会议 3月30日上午9点 三楼', presidium)).text).toContain('已离任')
  await comeBack('沈月英')
  expect((await town.say('沈月英', '/催 2')).text).not.toContain('已离任')
})

test('nothing private is kept for who has left', async () => {
  const gone = await idOf('季连生')
  const there = await idOf('麻水仙')
  await leave('季连生')
  const ids = [gone.personId, there.personId]
  const notes = await town.database.db.transaction(tx =>
    addNotes(tx, { personIds: ids, text: '例', rights: [] }, town.clock.now()),
  )
  expect(notes.map(note => note.personId)).toEqual([there.personId])
})

test('the sheet of a meeting that has begun stays as it was', async () => {
  await town.moveTo('2026-03-18T09:00:00+08:00')
  const before = await lines(1)
  await leave('胡志强')
  expect(await lines(1)).toBe(before)
  expect(before).toContain('胡志强')
})

test('put off to a day to come, it counts those who are in office then', async () => {
  expect(await lines(1)).toContain('应到7人')
  await town.say(chair, '/改 1 时间改为3月20日上午9点，3月19日下午6点前回复', presidium)
  expect(await lines(1)).toContain('应到6人')
})

test('a notice that goes out while somebody is leaving does not address him', async () => {
  await whileNothingIsPushed(town, () =>
    town.say(chair, '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议 通知主席团成员'),
  )
  const who = await idOf('许金泉')
  const publishing = await town.database.db.transaction(async tx => {
    await setOfficeState(tx, who, { inOffice: false, reason: 'died' }, town.clock.now())
    const said = town.say(chair, '/发布 3', presidium)
    await someoneWaits()
    // In a list: a promise by itself would be waited for, and it waits for the end of this transaction.
    return [said]
  })
  expect((await publishing[0])?.card).not.toBeNull()
  expect(await lines(3)).toContain('应到5人')
  expect(await lines(3)).not.toContain('许金泉')
})

/** Until a transaction waits for another's row. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const [row] = await sql<{ waits: boolean }[]>`
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waits`
    if (row?.waits) return
  }
}
