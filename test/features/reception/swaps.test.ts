import { expect, test } from 'vitest'
import { notedFor } from '../../support/opened.ts'
import { deedsOf, entriesOf, keysOf, optionsOf, receivingTown, rotaOf } from './duty-town.ts'

const town = await receivingTown()
const { sql } = town.database.db
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const notesFor = (name: string) => notedFor(town.database.db, name)
const states = async () =>
  (await sql<{ line: string }[]>`select state as line from duty_swap order by id`).map(row => row.line)

await town.say('周晓敏', '/排班 11月16日 王秀兰带班、胡志强')
await town.say('周晓敏', '/排班 12月15日 许金泉、傅德胜')
await town.say('周晓敏', '/排班 2027年1月15日 王秀兰')

test('what cannot be is said, and nothing is proposed', async () => {
  expect(await say('胡志强', '/换班 胡志强')).toContain('不能与自己换班')
  expect(await say('胡志强', '/换班 王秀兰')).toMatch(/王秀兰11月16日.*也在值班/)
  expect(await say('胡志强', '/换班 周晓敏')).toContain('周晓敏不是代表')
  expect(await say('胡志强', '/换班 张三丰')).toContain('没有“张三丰”')
  expect(await say('胡志强', '/换班 陈建华')).toContain('有2位')
  expect(await say('胡志强', '/换班 吴晓燕')).toContain('还没有绑定企业微信')
  expect(await say('胡志强', '/换班 许金泉、傅德胜')).toContain('一次只能与一位代表换班')
  expect(await say('胡志强', '/换班 许金泉 12月15日')).toMatch(/12月15日.*没有您的接待值班.*11月16日/)
  expect(await say('胡志强', '/换班 许金泉 11月16日 换 12月16日')).toContain('12月16日（星期三）不是接待日')
  expect(await say('胡志强', '/换班 许金泉 11月16日 换 1月15日')).toMatch(/许金泉2027年1月15日.*没有值班/)
  expect(await say('胡志强', '/换班 许金泉 11月16日 换 11月16日')).toContain('两个日期相同')
  expect(await say('王秀兰', '/换班 许金泉 11月16日 换 1月15日')).toContain('没有值班')
  expect(await say('胡志强', '/换班 许金泉 2月30日')).toContain('没有“2月30日”')
  expect(await say('胡志强', `/换班 ${'很长的话'.repeat(700)}`)).toContain('没有')
  expect(await say('董长庚', '/换班 许金泉')).toContain('目前没有您的接待值班')
  expect(await say('何小川', '/换班 许金泉')).toContain('还没有您的企业微信账号')
  expect(await say('周晓敏', '/换班 许金泉')).toContain('目前没有您的接待值班')
  expect(await states()).toEqual([])
})

test('who is on leave that day, or is not to be on duty then, is not asked', async () => {
  await town.say('许金泉', '/值班 12月15日 请假 出差')
  await town.say('周晓敏', '/排班 每次1人 不排 应彩娥 11月')
  expect(await say('傅德胜', '/换班 许金泉')).toMatch(/许金泉12月15日.*已请假/)
  expect(await say('胡志强', '/换班 应彩娥')).toMatch(/应彩娥11月16日.*不参加排班/)
  await town.say('许金泉', '/值班 12月15日 确认')
})

test('a proposal changes nothing; the other is told alone, with both days, and finds a card', async () => {
  const before = await rotaOf(town)
  expect(await say('胡志强', '/换班 许金泉 11月16日 换 12月15日')).toMatch(
    /已向许金泉提出换班：11月16日（星期一）由许金泉值班，12月15日（星期二）由您值班.*仍由您值班/,
  )
  expect(await say('胡志强', '/换班 许金泉 11月16日 换 12月15日')).toContain('已向许金泉提出过')
  expect(await rotaOf(town)).toEqual(before)
  expect((await notesFor('许金泉')).at(-1)).toMatch(/【换班请求】胡志强请您.*11月16日.*12月15日.*发送“换班”/)
  const card = await town.say('许金泉', '换班')
  expect(card.text).toMatch(/胡志强请您代为参加11月16日.*由胡志强代您参加12月15日/)
  expect(keysOf(card)).toEqual(['swapyes:1.1', 'swapno:1.1'])
  expect(await say('胡志强', '换班')).toMatch(/您向许金泉提出的换班.*还没有回复/)
})

test('agreed, both days change hands; both have confirmed, and clerks and both are told; a second click finds it done', async () => {
  const first = await town.say('许金泉', '换班')
  const second = await town.say('许金泉', '换班')
  const done = await town.click('许金泉', first.message?.id ?? '', 'swapyes:1.1')
  expect(done.text).toMatch(/已换班：11月16日.*由您值班，12月15日.*您不用到岗/)
  const again = await town.click('许金泉', second.message?.id ?? '', 'swapno:1.1')
  expect(again.text).toContain('已经处理或已撤回')
  expect((await rotaOf(town)).slice(0, 2)).toEqual([
    '2026-11-16: 王秀兰* 许金泉',
    '2026-12-15: 胡志强 傅德胜',
  ])
  expect(await states()).toEqual(['accepted'])
  expect((await notesFor('胡志强')).at(-1)).toMatch(
    /许金泉已同意换班：11月16日.*您不用到岗；12月15日.*由您值班/,
  )
  for (const clerk of ['周晓敏', '杨国梁'])
    expect((await notesFor(clerk)).at(-1)).toMatch(
      /11月16日.*由胡志强换为许金泉，12月15日.*由许金泉换为胡志强/,
    )
  expect((await entriesOf(town, '2026-11-16')).slice(-3).sort()).toEqual([
    '胡志强 removed',
    '许金泉 assigned',
    '许金泉 confirm',
  ])
  expect((await entriesOf(town, '2026-12-15')).at(-1)).toBe('胡志强 confirm')
  const sources = await sql<{ source: string }[]>`
    select u.source from reception_duty u join person p on p.id = u.person_id
    where p.name in ('许金泉', '胡志强') and u.day_id in (select id from reception_day where day in ('2026-11-16', '2026-12-15'))`
  expect(sources.map(row => row.source)).toEqual(['swap', 'swap'])
  expect((await deedsOf(town)).filter(line => line.includes('swap.accepted'))).toHaveLength(1)
})

test('what called him to the swap is not shown to him afterwards', async () => {
  expect(await say('许金泉', '我的')).not.toContain('换班请求')
})

test('two who agree at the same time: one turn is handed over once', async () => {
  await town.say('胡志强', '/换班 傅德胜 12月15日')
  expect(await states()).toEqual(['accepted'])
  await town.say('胡志强', '/换班 罗根荣 12月15日')
  const card = await town.say('罗根荣', '换班')
  const other = await town.say('罗根荣', '换班')
  const answers = await Promise.all([
    town.click('罗根荣', card.message?.id ?? '', 'swapyes:2.1'),
    town.click('罗根荣', other.message?.id ?? '', 'swapyes:2.1'),
  ])
  expect(answers.filter(({ text }) => text?.includes('已换班'))).toHaveLength(1)
  expect(answers.filter(({ text }) => text?.includes('已经处理'))).toHaveLength(1)
  expect((await rotaOf(town))[1]).toBe('2026-12-15: 罗根荣 傅德胜')
  expect((await entriesOf(town, '2026-12-15')).filter(line => line === '罗根荣 assigned')).toHaveLength(1)
})

test('a clerk who changes the day while the other agrees: the day has one end, and both hear the truth', async () => {
  await town.say('罗根荣', '/换班 余海波 12月15日')
  const card = await town.say('余海波', '换班')
  const [clicked, changed] = await Promise.all([
    town.click('余海波', card.message?.id ?? '', 'swapyes:3.1'),
    town.say('周晓敏', '/排班 12月15日 换 罗根荣 章美琴'),
  ])
  const day = (await rotaOf(town))[1] ?? ''
  if (day.includes('余海波')) {
    expect(clicked.text).toContain('已换班')
    expect(changed.text).toContain('罗根荣不在')
  } else {
    expect(day).toBe('2026-12-15: 章美琴 傅德胜')
    expect(clicked.text).toContain('已不是原来的人值班')
    expect((await notesFor('罗根荣')).at(-1)).toContain('换班没有办成')
  }
})

test('who leads hands over leading; another asked in his place makes the first proposal void', async () => {
  await town.say('王秀兰', '/换班 毛水法 11月16日')
  expect(await say('王秀兰', '/换班 应彩娥 1月15日')).toContain('已向应彩娥提出换班')
  expect(await say('王秀兰', '/换班 郦国庆 11月16日')).toMatch(
    /原来向毛水法提出的换班已撤回.*已向郦国庆提出换班/,
  )
  expect((await notesFor('毛水法')).at(-1)).toContain('【换班撤回】')
  expect(await say('毛水法', '换班')).toContain('没有等您回复的换班请求')
  expect(await say('郦国庆', '同意')).toContain('已换班：11月16日')
  expect((await rotaOf(town))[0]).toBe('2026-11-16: 郦国庆* 许金泉')
})

test('refused, nothing changes and he who asked is told what to do', async () => {
  expect(await say('应彩娥', '不同意', '全体代表')).toContain('已回复王秀兰：不同意换班')
  expect((await notesFor('王秀兰')).at(-1)).toMatch(/应彩娥不同意换班，2027年1月15日.*仍由您值班/)
  expect((await rotaOf(town))[2]).toBe('2027-01-15: 王秀兰')
  expect(await say('应彩娥', '不同意')).not.toContain('已回复')
})

test('of several own turns the card asks which', async () => {
  await town.say('周晓敏', '/排班 2027年2月17日 王秀兰')
  await town.say('周晓敏', '/排班 2027年2月15日 王秀兰')
  const card = await town.say('王秀兰', '/换班 毛水法')
  expect(card.text).toContain('要与毛水法换的是哪一次')
  expect(optionsOf(card).map(option => option.text)).toEqual(['1月15日', '2月15日'])
  const february = optionsOf(card)[1]?.id ?? ''
  const asked = await town.click('王秀兰', card.message?.id ?? '', keysOf(card)[0] ?? '', undefined, {
    day: february,
  })
  expect(asked.text).toMatch(/已向毛水法提出换班：2027年2月15日/)
})

test('two requests at once are answered one by one', async () => {
  await town.say('傅德胜', '/换班 毛水法 12月15日')
  const card = await town.say('毛水法', '同意')
  expect(optionsOf(card).map(option => option.text)).toEqual(['傅德胜 12.15', '王秀兰 2.15'])
  const [december] = optionsOf(card)
  const done = await town.click('毛水法', card.message?.id ?? '', 'swapyes', undefined, {
    swap: december?.id ?? '',
  })
  expect(done.text).toMatch(/已换班：12月15日/)
  expect(done.text).toContain('王秀兰请您代为参加2027年2月15日')
  expect(keysOf(done)).toHaveLength(2)
})

test('a request for a day that has begun is over', async () => {
  await town.say('许金泉', '/换班 方根生 11月16日')
  await town.moveTo('2026-11-16T09:00:00+08:00')
  expect(await say('方根生', '换班')).toContain('没有等您回复')
  expect(await say('许金泉', '/换班 方根生 11月16日')).toContain('已经开始或结束')
})
