/** What is under way when its people, its hour or its figures change: nothing of it is undone, or goes to somebody else, without a word. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

const call = async (words: string): Promise<number> => {
  await town.say('杨国梁', words, presidium)
  const [row] = await town.database.db.sql<{ number: number }[]>`
    select number from meeting order by id desc limit 1`
  return row?.number ?? 0
}

it('a meeting that was called to order is not moved: its check-ins had become nothing, without a word', async () => {
  const number = await call('/会议 3月16日上午9点 三楼会议室 主席团会议 议题：审议预算')
  await town.moveTo('2026-03-16T09:00:00+08:00')
  await alone('周晓敏', `/点名 ${number} 全到`)
  const before = (await alone('周晓敏', `/到会 ${number}`)).split('[打开')[0]
  // People are there: to another day it goes by a new notice, half an hour later they are there as well.
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月18日上午9点`)).toContain('时间没有改')
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月16日上午9点30分`)).toContain('时间改为')
  expect((await alone('周晓敏', `/到会 ${number}`)).split('\n')[1]).toContain('实到9人')
  expect(before).toContain('实到9人')

  await town.moveTo('2026-03-16T09:30:00+08:00')
  await alone('杨国梁', '/开会')
  for (const hour of ['3月16日上午10点', '3月18日上午9点']) {
    const text = await alone('杨国梁', `/改 ${number} 时间改到${hour}`)
    expect(text).toContain(`/取消 ${number} 原因`)
    expect(text).toContain('“/会议”')
  }
  expect(await alone('周晓敏', `/到会 ${number}`)).toContain('实到9人')
  expect(await alone('杨国梁', `/改 ${number} 地点改在四楼会议室`)).toContain('地点改为')
})

it('a meeting at which nobody is yet is moved as before', async () => {
  const number = await call('/会议 3月16日下午3点 三楼会议室 主席团会议 议题：人事')
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月17日上午9点`)).toContain('时间改为')
})

it('a roll that is corrected below the votes says which of them no longer fit', async () => {
  const number = await call('/会议 3月17日下午3点 三楼会议室 主席团会议 议题：1.审议预算；2.审议人事事项')
  await town.moveTo('2026-03-17T15:05:00+08:00')
  await alone('周晓敏', `/点名 ${number} 全到`)
  await alone('周晓敏', `/表决 ${number} 第1项 赞成8 反对1`)
  expect(await alone('周晓敏', `/表决 ${number} 第2项 赞成7 反对1`)).toContain('已登记')
  const text = await alone('周晓敏', `/点名 ${number} 王秀兰未到`)
  expect(text).toContain('多于实到人数')
  expect(text).toContain('第1项')
  expect(text).not.toContain('第2项')
  expect(await alone('周晓敏', `/点名 ${number} 王秀兰到`)).not.toContain('多于实到人数')
})

it('of two who are called alike the one whose village is written is given a decision or a paper', async () => {
  const number = await call('/会议 3月17日下午4点 三楼会议室 主席团会议 议题：修渠')
  const asked = await alone('周晓敏', `/决定 ${number} 修复石桥渠 承办：陈建华 期限：4月30日`)
  const example = /如：(陈建华（[^）]+）)/.exec(asked)?.[1] ?? ''
  expect(example).not.toBe('')
  const given = await alone('周晓敏', `/决定 ${number} 修复石桥渠 承办：${example} 期限：4月30日`)
  expect(given).toContain('已登记决定')
  await alone('周晓敏', '/收文 县人大办 云人办〔2026〕12号 关于上报名单的通知 3份')
  expect(await alone('周晓敏', '/文件 1 交 陈建华（东岙村） 办理 4月12日前')).toContain('已交陈建华办理')
  expect(await alone('周晓敏', '/文件 1 传阅 陈建华（上溪村）、王秀兰')).toContain('已请陈建华、王秀兰阅看')
  const rows = await town.database.db.sql<{ district: string }[]>`
    select p.district from incoming_paper i join person p on p.id = i.person_id`
  expect(rows.map(({ district }) => district)).toEqual(['东岙村'])
  expect(await alone('周晓敏', '/文件 1 交 陈建华（无此村） 办理')).toContain('没有更改')
})
