/** Whoever has left office between what he proposed and what somebody else makes of it. */
import { expect, it } from 'vitest'
import { setOfficeState } from '../../src/features/roster/store/office-state.ts'
import { keysOf, optionsOf, receivingTown, rotaOf } from '../features/reception/duty-town.ts'
import { notedFor } from '../support/opened.ts'

const town = await receivingTown()
const { db } = town.database
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

async function setOffice(name: string, inOffice: boolean): Promise<void> {
  const [who] = await db.sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (who === undefined) throw new Error(`nobody is called ${name}`)
  const state = { inOffice, reason: inOffice ? null : ('resigned' as const) }
  await db.transaction(tx => setOfficeState(tx, who, state, town.clock.now()))
}

it('an exchange of duty that was proposed by somebody who has left puts nobody on duty', async () => {
  await alone('周晓敏', '/排班 11月16日 许金泉、胡志强')
  await alone('周晓敏', '/排班 12月15日 王秀兰、傅德胜')
  const before = await rotaOf(town)
  expect(await alone('许金泉', '/换班 王秀兰 11月16日 换 12月15日')).toContain('已向王秀兰提出换班')
  const card = await town.say('王秀兰', '换班')
  await setOffice('许金泉', false)
  const done = await town.click('王秀兰', card.message?.id ?? '', 'swapyes:1.1')
  expect(done.text).toContain('提出人许金泉已离任，没有换成')
  expect(await rotaOf(town)).toEqual(before)
  expect(await alone('王秀兰', '换班')).toContain('没有等您回复的换班请求')
  await setOffice('许金泉', true)
})

it('nor one of a turn alone, agreed to in words after its day was moved', async () => {
  expect(await alone('许金泉', '/换班 郦国庆 11月16日')).toContain('已向郦国庆提出换班')
  await alone('周晓敏', '/接待日 11月16日 改到 11月17日')
  const before = await rotaOf(town)
  await setOffice('许金泉', false)
  expect(await alone('郦国庆', '同意')).toContain('提出人许金泉已离任，没有换成')
  expect(await rotaOf(town)).toEqual(before)
})

it('whoever waits for somebody who has left is told so', async () => {
  expect(await alone('胡志强', '/换班 毛水法 11月17日')).toContain('已向毛水法提出换班')
  await setOffice('毛水法', false)
  expect(await alone('胡志强', '换班')).toContain('毛水法已离任')
})

/** A presidium meeting that has been held; who asked leave of it, and who answered nothing, have left since. */
async function heldMeeting(): Promise<number> {
  await town.say('杨国梁', '/会议 11月12日上午9点 三楼会议室 主席团会议 议题：审议预算', '主席团')
  const [row] = await db.sql<{ number: number }[]>`select number from meeting order by id desc limit 1`
  const number = row?.number ?? 0
  await alone('胡志强', `第${number}号 请假 住院`)
  await town.moveTo('2026-11-12T09:00:00+08:00')
  await alone('周晓敏', `/点名 ${number} 全到`)
  await alone('杨国梁', `/开会 ${number}`)
  await alone('杨国梁', `/散会 ${number}`)
  await setOffice('胡志强', false)
  await setOffice('钟林海', false)
  return number
}

it('leave of somebody who has left since is decided by card and by words, and nobody is said to be told', async () => {
  const number = await heldMeeting()
  const pending = await town.say('杨国梁', '待批')
  expect(pending.text).toContain(`第${number}号 胡志强（已离任）：`)
  const [option] = optionsOf(pending)
  const [approve = ''] = keysOf(pending)
  const done = await town.click('杨国梁', pending.message?.id ?? '', approve, undefined, {
    leave: option?.id ?? '',
  })
  expect(done.text).toContain('已准假：胡志强。胡志强已离任，没有告知')
  expect(done.text).not.toContain('将告知')
  expect(await alone('杨国梁', `/不准 ${number} 胡志强 批错了`)).toMatch(
    /胡志强的请假未批准。胡志强已离任，没有告知/,
  )
  expect(await alone('杨国梁', '/准假 胡志强')).toContain('已准假：胡志强。')
  expect(await alone('杨国梁', `/准假 ${number} 钟林海`)).toContain('钟林海没有请假申请')
  expect(await alone('杨国梁', '/准假 钟林海')).toContain('钟林海已离任')
  const told = await notedFor(db, '胡志强')
  expect(told.filter(text => text.includes('准假') || text.includes('未批准'))).toEqual([])
})

it('whoever stands on the sheet of a notice that is named is found, also if he has left', async () => {
  const [{ number } = { number: 0 }] = await db.sql<{ number: number }[]>`
    select number from meeting order by id desc limit 1`
  expect(await alone('杨国梁', `/代 ${number} 钟林海 请假 出差`)).toMatch(/钟林海.*请假/)
  expect(await alone('杨国梁', `/名单 ${number}`)).toMatch(/钟林海/)
  for (const words of ['/代 钟林海 请假 出差', '/不准 钟林海 需到会'])
    expect(await alone('杨国梁', words)).toContain('钟林海已离任')
  expect(await alone('杨国梁', `/准假 ${number} 许金泉`)).toContain(`不在第${number}号通知的名单中`)
})

it('the name of somebody who has left in front of an answer does not make it the writer’s own', async () => {
  await town.say('杨国梁', '/会议 11月20日上午9点 三楼会议室 主席团会议 议题：听汇报', '主席团')
  const [{ id } = { id: 0 }] = await db.sql<{ id: number }[]>`select id from meeting order by id desc limit 1`
  const before = await db.sql`select count(*)::int from answer_entry where meeting_id = ${id}`
  for (const words of ['钟林海 请假 住院', '钟林海请假', '@钟林海 请假', '替钟林海请假'])
    for (const who of ['王秀兰', '杨国梁']) await alone(who, words)
  expect(await db.sql`select count(*)::int from answer_entry where meeting_id = ${id}`).toEqual(before)
})
