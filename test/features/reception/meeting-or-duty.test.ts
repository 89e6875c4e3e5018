/** A notice and a turn of duty are both open: words that can be meant for one only are, else one card asks. */

import { beforeAll, expect, test } from 'vitest'
import { places } from '../../../src/db/sealed-columns.ts'
import { entriesOf, keysOf, optionsOf, receivingTown } from './duty-town.ts'

const town = await receivingTown()
const { sql } = town.database.db
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
async function meetingAnswers(name: string): Promise<string[]> {
  const rows = await sql<{ answer: string; meetingId: number; reason: string | null }[]>`
    select a.answer, a.meeting_id as "meetingId", a.reason
    from answer_entry a join person p on p.id = a.person_id where p.name = ${name} order by a.id`
  return rows.map(({ answer, meetingId, reason }) =>
    reason === null ? answer : `${answer} ${sql.vault.open(places.leave(meetingId), reason)}`,
  )
}
const dutyAnswers = async (name: string) =>
  (await entriesOf(town, '2026-11-16')).filter(
    line => line.startsWith(name) && !/assigned|removed/.test(line),
  )
/** Chooses on the card: `会` or `值班` stands in the option. */
async function choose(who: string, card: Awaited<ReturnType<typeof town.say>>, word: string) {
  const option = optionsOf(card).find(one => one.text.includes(word))
  return town.click(who, card.message?.id ?? '', keysOf(card)[0] ?? '', undefined, {
    meeting: option?.id ?? '',
  })
}

beforeAll(async () => {
  await say('周晓敏', '/排班 11月16日 王秀兰、胡志强、许金泉、沈月英')
  await say('杨国梁', '/会议 11月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
})

test('a bare 参加 is for neither until it is chosen; both are on the card', async () => {
  const card = await town.say('王秀兰', '参加')
  expect(card.text).toContain('您既有会议通知，又有接待值班，这次回复的是哪一个？')
  expect(keysOf(card)).toEqual([expect.stringMatching(/^which:\d+$/)])
  expect(optionsOf(card).map(option => option.text)).toEqual(['11月16日值班', expect.stringContaining('会')])
  expect(await meetingAnswers('王秀兰')).toEqual([])
  expect(await dutyAnswers('王秀兰')).toEqual([])
  const done = await choose('王秀兰', card, '值班')
  expect(done.text).toContain('已确认：11月16日')
  expect(await dutyAnswers('王秀兰')).toEqual(['王秀兰 confirm'])
  expect(await meetingAnswers('王秀兰')).toEqual([])
  // The turn is confirmed, the notice waits: the same words are for the notice now.
  expect(await say('王秀兰', '参加')).toMatch(/已登记：您参加/)
  expect(await meetingAnswers('王秀兰')).toEqual(['attend'])
})

test('a choice is good once: another card for the same words changes nothing', async () => {
  const card = await town.say('胡志强', '确认')
  const other = await town.say('胡志强', '参加')
  expect((await choose('胡志强', other, '会')).text).toMatch(/已登记：您参加/)
  expect(await meetingAnswers('胡志强')).toEqual(['attend'])
  expect((await choose('胡志强', card, '值班')).text).toContain('已处理或已过期')
  expect(await dutyAnswers('胡志强')).toEqual([])
})

test('leave is asked about even where one of them was answered, and keeps its reason', async () => {
  const card = await town.say('王秀兰', '请假 住院')
  expect(card.text).toContain('您既有会议通知，又有接待值班')
  const done = await choose('王秀兰', card, '会')
  expect(done.text).toContain('请假申请已登记')
  expect(await meetingAnswers('王秀兰')).toEqual(['attend', 'leave 住院'])
  expect(await dutyAnswers('王秀兰')).toEqual(['王秀兰 confirm'])
})

test('in a group neither the card nor what is chosen tells the reason', async () => {
  const card = await town.say('沈月英', '请假 老伴住院', '主席团')
  expect(card.text).toContain('您既有会议通知，又有接待值班')
  const option = optionsOf(card).find(one => one.text.includes('值班'))
  const done = await town.click('沈月英', card.message?.id ?? '', keysOf(card)[0] ?? '', '主席团', {
    meeting: option?.id ?? '',
  })
  expect(done.text).not.toContain('老伴')
  expect(await dutyAnswers('沈月英')).toEqual(['沈月英 leave 老伴住院'])
})

test('words that name the duty are for the duty, a number is for the notice, a day for what is on it', async () => {
  expect(await say('许金泉', '值班 确认')).toContain('已确认：11月16日')
  expect(await say('许金泉', '值班请假 出差')).toMatch(/已登记：11月16日.*您请假/)
  expect(await say('许金泉', '11月16日 参加')).toContain('已确认：11月16日')
  expect(await meetingAnswers('许金泉')).toEqual([])
  expect(await say('许金泉', '第1号 请假 下乡')).toContain('请假申请已登记')
  expect(await dutyAnswers('许金泉')).toEqual(['许金泉 confirm', '许金泉 leave 出差', '许金泉 confirm'])
  expect(await meetingAnswers('许金泉')).toEqual(['leave 下乡'])
})

test('值班请假 is for the turn long before anybody is asked for it; 值班 behind a comma is why one misses the meeting', async () => {
  await town.say('周晓敏', '/排班 12月15日 傅德胜、麻水仙')
  const ahead = async (name: string) =>
    (await entriesOf(town, '2026-12-15')).filter(
      line => line.startsWith(name) && !/assigned|removed/.test(line),
    )
  expect(await say('傅德胜', '值班请假 岳母白内障')).toMatch(/已登记：12月15日.*您请假/)
  expect(await ahead('傅德胜')).toEqual(['傅德胜 leave 岳母白内障'])
  expect(await meetingAnswers('傅德胜')).toEqual([])
  expect(await say('麻水仙', '在卫生院值班，去不了')).toContain('请假申请已登记')
  expect(await ahead('麻水仙')).toEqual([])
  expect(await meetingAnswers('麻水仙')).toHaveLength(1)
})

test('收到 and doubt are told what is open', async () => {
  await town.say('周晓敏', '/排班 12月15日 季连生')
  await town.moveTo('2026-12-08T10:00:00+08:00')
  await say('杨国梁', '/会议 12月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  expect(await say('季连生', '收到')).toMatch(/第\d号 参加|值班 确认/)
  expect(await say('季连生', '到时候再说吧')).toContain('暂不登记')
  expect(await say('周晓敏', '/代 季连生 请假 住院')).toMatch(/既有会议通知又有接待值班/)
  expect(await say('周晓敏', '/代 季连生 值班 确认')).toContain('已替季连生登记12月15日')
})
