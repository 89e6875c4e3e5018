/** A group that takes no cards: words with numbers to choose by. */
import { beforeAll, describe, expect, test } from 'vitest'
import { numberChoices } from '../../src/channels/menus.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

describe.each([
  { how: 'refused by the platform', groupCards: 'try', shows: 'refused' },
  { how: 'not tried, as it is set', groupCards: 'never', shows: 'shown' },
] as const)('where cards are $how', async ({ groupCards, shows }) => {
  const town = await startTown(wednesdayMorning, quietLog, 'connection', groupCards)
  const { sql } = town.database.db
  const chair = '杨国梁'
  const presidium = '主席团'
  const answers = () =>
    sql<{ name: string; number: number; answer: string }[]>`
    select p.name, m.number, a.answer from answer_entry a
    join person p on p.id = a.person_id join meeting m on m.id = a.meeting_id order by a.id`

  beforeAll(() => town.api('faults', { groupCards: shows }))

  test('a card is said in words, with a number for each button', async () => {
    const posted = await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
    expect(posted.card).toBeNull()
    const said = (await town.messages(presidium)).at(-1)?.text ?? ''
    expect(said).toContain('镇政府三楼会议室')
    expect(said).toMatch(/回复数字选择：\n1　参加\n2　请假\n3　名单$/)
  })

  test('the numbers of the next notice count on, so that each means one thing', async () => {
    await town.say(chair, '/会议 3月25日上午9点 镇政府二楼会议室 主席团会议', presidium)
    expect((await town.messages(presidium)).at(-1)?.text).toMatch(/\n4　参加\n5　请假\n6　名单$/)
    const heard = await town.say('王秀兰', '1', presidium)
    expect(heard.text).toContain('已登记参加')
    await town.say('胡志强', '５', presidium)
    expect(await answers()).toEqual([
      { name: '王秀兰', number: 1, answer: 'attend' },
      { name: '胡志强', number: 2, answer: 'leave' },
    ])
  })

  test('名单 by its number is answered as the words are', async () => {
    expect((await town.say(chair, '3', presidium)).text).toContain('应到')
  })

  test('a number that answers the bot’s own question is the number of the notice', async () => {
    await town.say('沈月英', '参加', presidium)
    expect((await town.messages(presidium)).at(-1)?.text).toContain('回复的是哪一个')
    await town.say('沈月英', '2', presidium)
    expect((await answers()).at(-1)).toEqual({ name: '沈月英', number: 2, answer: 'attend' })
    await town.say('钟林海', '参加', presidium)
    await town.say('钟林海', '2。', presidium)
    expect((await answers()).at(-1)).toEqual({ name: '钟林海', number: 2, answer: 'attend' })
  })

  test('which notice is meant is chosen by the number in front or by its own, and none is both', async () => {
    // The numbers after these two notices and what was said of them would begin with its own.
    const [last] = await sql<{ n: number }[]>`select max(number) as n from menu_choice`
    const own = (last?.n ?? 0) + 1
    await sql`update meeting set number = ${own} where number = 2`
    await town.say('麻水仙', '参加', presidium)
    const menu = (await town.messages(presidium)).at(-1)?.text ?? ''
    expect(menu).toContain(`${own}号`)
    const front = [...menu.matchAll(/^(\d+)　(\d+)号/gm)].map(([, number, notice]) => [
      Number(number),
      Number(notice),
    ])
    expect(front.map(([, notice]) => notice).toSorted()).toEqual([1, own].toSorted())
    for (const [number = 0] of front) expect([1, own]).not.toContain(number)
    await town.say('麻水仙', `${own}`, presidium)
    expect((await answers()).at(-1)).toEqual({ name: '麻水仙', number: own, answer: 'attend' })
    await town.say('麻水仙', '请假 出差', presidium)
    // An older question has the number of the notice before another one, and does not win.
    await sql`
      update menu_choice set number = ${own} where key like 'which:%' and option = (select id::text from meeting where number = 1)
        and number = (select min(number) from menu_choice where key like 'which:%')`
    await town.say('麻水仙', `${own}`, presidium)
    expect((await answers()).at(-1)).toEqual({ name: '麻水仙', number: own, answer: 'leave' })
    await sql`update meeting set number = 2 where number = ${own}`
  })

  test.each([
    ['许金泉', '1。', 1],
    ['傅德胜', '选4', 2],
    ['季连生', '回复 1！', 1],
  ])('%s may say it as “%s”, too', async (name, said, number) => {
    await town.say(name, said, presidium)
    expect((await answers()).at(-1)).toEqual({ name, number, answer: 'attend' })
  })

  test('whoever may not press it is told so, and nothing is promised alone', async () => {
    await town.say(chair, '/绑定 全体代表', presidium)
    const menu = (await town.messages(presidium)).at(-1)?.text ?? ''
    const number = /\n(\d+)　/u.exec(menu)?.[1] ?? ''
    expect((await town.say('麻水仙', number, presidium)).text).toContain('这个按钮由主席、副主席和联络员使用')
  })

  test('a number that stands before nothing is an ordinary word, and alone with the bot none has a meaning', async () => {
    const before = await answers()
    await town.say('沈月英', '47', presidium)
    await town.say('沈月英', '1')
    expect(await answers()).toEqual(before)
  })
})

test('a number keeps its meaning for a month, whatever is said meanwhile', async () => {
  const { db } = await testDatabase()
  const three = ['a', 'b', 'c'].map(key => ({ words: '', taskId: 't', key, question: null, option: null }))
  const days = (nth: number) => new Date(wednesdayMorning.getTime() + nth * 86_400_000)
  const numbered = (day: number) => numberChoices(db.sql, 'group:g', three, days(day))
  expect(await numbered(0)).toEqual([1, 2, 3])
  expect(await numbered(10), 'people still answer the first').toEqual([4, 5, 6])
  await db.sql`update menu_choice set number = number + 993 where number > 3`
  expect(await numbered(20), 'the first three are taken').toEqual([4, 5, 6])
  expect(await numbered(32), 'they are free by now, and come last').toEqual([7, 8, 9])
  await db.sql`
    insert into menu_choice (place, number, task_id, key, said_at)
    select 'group:g', n, 't', 'k', ${days(32)} from generate_series(1, 999) n on conflict do nothing`
  await db.sql`update menu_choice set said_at = ${days(32)}`
  expect(await numbered(33), 'none is free').toEqual([1000, 1001, 1002])
  expect(await numbered(70)).toEqual([1, 2, 3])
})
