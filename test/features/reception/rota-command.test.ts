import { expect, test } from 'vitest'
import { deedsOf, receivingTown, rotaOf } from './duty-town.ts'

const town = await receivingTown()
const liaison = '周晓敏'
const say = async (text: string, who = liaison) => (await town.say(who, text)).text ?? ''

test('before anything is set up the next step is said', async () => {
  expect(await say('/排班')).toContain('未排')
  expect(await say('/排班')).toContain('/排班 2027年 每次3人 按小组')
  expect(await say('/排班 2027年 按小组')).toContain('请写明每次几人')
  expect(await say('/排班 固定 王秀兰 董长庚')).toContain('请先这样发送')
})

test('a rota that cannot be filled is not made, and says on which day, why, and what to change', async () => {
  const before = await rotaOf(town)
  expect(await say('/排班 每次0人 按小组')).toContain('1至30人')
  expect(await say('/排班 每次31人')).toContain('1至30人')
  expect(await say('/排班 每次1人 按层级')).toContain('至少2人')
  expect(await say('/排班 每次3人 按小组 乱七八糟')).toContain('没有看懂“乱七八糟”')
  expect(await say('/排班 2029年 每次3人')).toMatch(/2029年没有可排的接待日.*2027年12月15日/)
  expect(await say('/排班 2020年 每次3人')).toContain('没有可排的接待日')
  expect(await say('/排班 每次1人 固定 董长庚 毛水法')).toContain('固定搭档两人须同班')
  expect(await say('/排班 每次3人 固定 董长庚')).toContain('请写两位搭档')
  expect(await say('/排班 每次3人 组长带班 固定 王秀兰 董长庚')).toContain('王秀兰轮流带班')
  expect(await say('/排班 每次3人 不排 陈建华')).toContain('有2位')
  expect(await say('/排班 每次3人 不排 张三')).toContain('没有“张三”')
  expect(await say('/排班 每次3人 不排 周晓敏')).toContain('不是代表')
  expect(await say('/排班 每次3人 不排 董长庚 农忙的时候')).toContain('没有看懂“农忙的时候”')
  expect(await rotaOf(town)).toEqual(before)
  expect((await deedsOf(town)).filter(line => line.includes('rota.'))).toEqual([])
})

test('one command makes a year: a group each time, its leader leading, everybody as often as the others', async () => {
  const said = await say('/排班 2027年 每次3人 按小组 组长带班')
  expect(said).toContain('已排班：按代表小组，每次3人，另由组长轮流带班，共12次。2027年每人0至1次。')
  expect(said).toContain('2027年1月15日（星期五）：郑永福（带班）、杨国梁、沈月英、陈建华')
  const rota = await rotaOf(town)
  expect(rota.slice(0, 2)).toEqual(['2026-11-16: ', '2026-12-15: '])
  expect(rota.slice(2)).toHaveLength(12)
  const names = rota.flatMap(line => line.split(': ')[1]?.split(' ') ?? []).filter(name => name !== '')
  const leaders = ['郑永福*', '王秀兰*', '胡志强*', '许金泉*', '季连生*']
  expect([...new Set(names.filter(name => name.endsWith('*')))]).toEqual(leaders)
  const others = names.filter(name => !name.endsWith('*') && name !== '陈建华')
  expect(new Set(others).size).toBe(others.length)
  expect((await deedsOf(town)).at(-1)).toBe('zhouxiaomin rota.make done {"by": "group", "persons": 3}')
})

test('the same again changes nothing, and neither does a repeated message', async () => {
  const before = await rotaOf(town)
  await say('/排班 2027年 每次3人 按小组 组长带班')
  await town.api('faults', { duplicate: 2 })
  await say('/排班')
  await town.api('faults', { duplicate: 1 })
  expect(await rotaOf(town)).toEqual(before)
})

test('without a year it is made from today on, and the days of the next year know those of this one', async () => {
  const said = await say('/排班 每次2人 不分组 不带班')
  expect(said).toContain('共14次。每年每人0至1次。')
  const names = (await rotaOf(town)).flatMap(line => line.split(': ')[1]?.split(' ') ?? [])
  expect(names).toHaveLength(28)
  expect(new Set(names).size).toBe(28)
})

test('pairs serve together, and who is not to serve does not, for good or in a month; both are shown and undone', async () => {
  await say('/排班 固定 王秀兰 胡志强')
  const said = await say('/排班 不排 杨国梁')
  expect(said).toContain('固定搭档：王秀兰和胡志强')
  expect(said).toContain('不排：杨国梁')
  const rota = await rotaOf(town)
  expect(rota.join()).not.toContain('杨国梁')
  for (const line of rota) expect(line.includes('王秀兰')).toBe(line.includes('胡志强'))
  expect(await say('/排班 不排 沈月英 11月、12月')).toContain('沈月英（11月、12月）')
  expect(
    (await rotaOf(town)).filter(line => line.includes('-11-') || line.includes('-12-')).join(),
  ).not.toContain('沈月英')
  expect(await say('/排班 可排 杨国梁、沈月英')).not.toContain('不排：')
  expect(await say('/排班 拆开 王秀兰')).not.toContain('固定搭档')
  expect((await rotaOf(town)).join()).toContain('杨国梁')
})

test('one day is set by hand, or one person replaced, and stays so when the rota is made again', async () => {
  expect(await say('/排班 12月15日 王秀兰带班、胡志强')).toBe(
    '已改为：12月15日（星期二）：王秀兰（带班）、胡志强。到时将通知值班人员。',
  )
  expect(await say('/排班 12月15日 王秀兰带班、胡志强')).toContain('没有变化')
  expect(await say('/排班 12月15日 换 胡志强 许金泉')).toContain('王秀兰（带班）、许金泉')
  expect(await say('/排班 12月15日 许金泉换成诸葛晴')).toContain('诸葛晴')
  expect(await say('/排班 12月15日')).toBe('12月15日（星期二）：王秀兰（带班）、诸葛晴')
  const said = await say('/排班 每次3人 按小组')
  expect(said).toContain('其中1次已通知、已回复或由人工排定，没有改动')
  expect((await rotaOf(town))[1]).toBe('2026-12-15: 王秀兰* 诸葛晴')
})

test('a day by hand that cannot be is explained, and nothing changes', async () => {
  const before = await rotaOf(town)
  expect(await say('/排班 12月16日 王秀兰')).toMatch(/12月16日.*不是接待日.*11月16日/)
  expect(await say('/排班 2月30日 王秀兰')).toContain('没有“2月30日”这一天')
  expect(await say('/排班 12月15日（星期三） 王秀兰')).toContain('对不上')
  expect(await say('/排班 10月15日 王秀兰')).toContain('不是接待日')
  expect(await say('/排班 12月15日 周晓敏')).toContain('不是代表')
  expect(await say('/排班 12月15日 王五')).toContain('没有“王五”')
  expect(await say('/排班 12月15日 陈建华')).toContain('有2位')
  expect(await say('/排班 12月15日 换 胡志强')).toContain('谁换成谁')
  expect(await say('/排班 12月15日 换 胡志强 许金泉')).toContain('胡志强不在')
  expect(await say('/排班 12月15日 换 王秀兰 诸葛晴')).toContain('诸葛晴已在')
  expect(await say(`/排班 12月15日 ${'很长的话'.repeat(700)}`)).toContain('没有')
  expect(await rotaOf(town)).toEqual(before)
})

test('a nominal day means the day that it was shifted to', async () => {
  expect(await say('/排班 11月15日')).toContain('11月16日（星期一）')
})

test('a deputy and a stranger may not, and are told who may', async () => {
  expect(await say('/排班 每次3人', '王秀兰')).toContain('由主席、副主席和联络员使用')
  expect(await say('/排班 每次3人', '何小川')).toContain('还没有您的企业微信账号')
})

test('the chair may, and in a group too', async () => {
  expect((await town.say('杨国梁', '/排班 2027年', '主席团')).text).toContain('2027年接待值班表')
})

test('a long rota is shown in parts, with where the rest is', async () => {
  await say('/接待设置 每周一、周四')
  const said = await say('/排班 2027年 每次2人 按选区')
  const [, count, year, month] = /还有(\d+)次，请发送“\/排班 (\d+)年(\d+)月”查看/.exec(said) ?? []
  expect(Number(count)).toBeGreaterThan(50)
  expect(year).toBe('2027')
  const rest = await say(`/排班 ${year}年${month}月`)
  expect(rest).toContain('2027年接待值班表')
  expect(rest).not.toContain('2027年1月')
})

test('given up, it stays as it is and nothing is made any more', async () => {
  const before = await rotaOf(town)
  expect(await say('/排班 停止')).toContain('已停止自动排班')
  expect(await say('/排班 停止')).toContain('现在没有自动排班')
  expect(await rotaOf(town)).toEqual(before)
})
