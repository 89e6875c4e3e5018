/** The calendar of reception days and the page of one, held against /接待日, /排班, /公告 and the register. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { daysInMonth, weekdayOf } from '../../src/calendar/day.ts'
import { knownHolidays } from '../../src/calendar/holidays.ts'
import { weeksOf } from '../../src/features/reception/rules/month-grid.ts'
import { readCalendar } from '../../src/features/reception/store/calendar.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const path = '/console/c/1/reception'
const reason = '<i>住院</i>手术'

async function pageOf(who: string, at: string): Promise<string> {
  const browser = new PlainBrowser(town.url)
  await browser.enter(linkIn((await town.say(who, '网页')).text))
  const { status, html } = await browser.get(at)
  return status === 200 ? html : `${status}`
}
const figure = (html: string, name: string): number =>
  Number(new RegExp(`<dt>${name}</dt><dd>(\\d+)</dd>`).exec(html)?.[1])
/** The row of a day, with its marks taken out. */
const rowOf = (html: string, day: string): string =>
  (new RegExp(`<a [^>]*>${day}</a>.*?</tr>`).exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ')

beforeAll(async () => {
  await town.say(
    liaison,
    '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666',
  )
  for (const [day, names] of [
    ['3月16日', '王秀兰、胡志强'],
    ['4月15日', '王秀兰'],
    ['5月15日', '胡志强'],
  ])
    await town.say(liaison, `/排班 ${day} ${names}`)
  await town.say('王秀兰', '/值班 3月16日 确认')
  await town.say('王秀兰', `/值班 4月15日 请假 ${reason}`)
  await town.say(liaison, '/接待日 6月15日 取消 防汛')
  await town.moveTo('2026-03-16T12:00:00+08:00')
  await town.say('王秀兰', '/来访 村民李四（13800009999）反映枫树湾路灯坏了，转村镇建设办一周内修好')
  await town.say('胡志强', '/来访 枫树湾村民张三等3人反映渠道淤塞，当场解答')
}, 120_000)

describe('the year', () => {
  it('has the days of /接待日 with the reason of each shift and who comes', async () => {
    const html = await pageOf('王秀兰', path)
    const said = (await town.say('王秀兰', '/接待日')).text ?? ''
    for (const line of said.split('\n').slice(1)) {
      const [, day, shift] = /^(\d+月\d+日（星期.）).*?(?:（(.*)）)?$/.exec(line) ?? []
      if (day === undefined || line.includes('已取消') || !day.includes('月')) continue
      const row = rowOf(html, day)
      if (row === '') continue
      if (shift !== undefined) expect(row).toContain(shift)
    }
    expect(rowOf(html, '3月16日（星期一）')).toMatch(
      /3月15日为星期日，顺延至3月16日.*王秀兰、胡志强.*您值班。您的回复：已确认。/,
    )
    expect(rowOf(html, '5月15日（星期五）')).toContain('胡志强')
    expect(rowOf(html, '6月15日（星期一）')).toContain('已取消：防汛')
    // A town that has not said who comes says so; what is over presses nobody any more.
    expect(rowOf(html, '7月15日（星期三）')).toMatch(/未排.*无人值班/)
    // Whoever cannot see to it is not asked to.
    expect(html).not.toMatch(/请安排|请发送“补班”/)
  })

  it('has for clerks how it stands with each, as /排班, and for nobody else', async () => {
    const html = await pageOf(liaison, path)
    const rota = (await town.say(liaison, '/排班')).text ?? ''
    const told = /4月15日（星期三）：(.*)/.exec(rota)?.[1] ?? ''
    expect(told).toContain('请假')
    expect(rowOf(html, '4月15日（星期三）')).toContain(told)
    expect(rowOf(html, '4月15日（星期三）')).toContain('无人值班，请发送“补班”或“/排班”安排')
    const other = await pageOf('董长庚', path)
    expect(other).not.toMatch(/请假|未确认|住院/)
  })

  it('counts what was brought as the register has it, and tells whether the public was told', async () => {
    const html = await pageOf('董长庚', path)
    const book = (await town.say(liaison, '/来访簿 3月')).text ?? ''
    expect(figure(html, '来访件数')).toBe(Number(/来访(\d+)件/.exec(book)?.[1]))
    expect(rowOf(html, '3月16日（星期一）')).toContain('已结束，已公告')
    const [, people] = /共2件；(\d+)人次/.exec(book) ?? []
    expect(rowOf(html, '3月16日（星期一）')).toContain(`2件，${people}人次`)
    expect(rowOf(html, '5月15日（星期五）')).toContain('未公告')
    expect(html).not.toMatch(/李四|张三|1380000/)
  })

  it('of another year, or of none, is what it is', async () => {
    expect(await pageOf(liaison, `${path}?year=2035`)).toContain('2035年没有安排代表接待日')
    for (const odd of ['abc', '99999', '-1', '0'])
      expect(await pageOf(liaison, `${path}?year=${odd}&month=${odd}`)).toContain('2026年代表接待日')
  })
})

describe('the month', () => {
  it('is a grid with every day once, Monday first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const weeks = weeksOf(year, month)
        const days = weeks.flat().flatMap(day => (day === null ? [] : [day.day]))
        expect(days).toEqual(Array.from({ length: daysInMonth(year, month) }, (_, n) => n + 1))
        for (const week of weeks) {
          expect(week).toHaveLength(7)
          for (const [place, day] of week.entries()) if (day !== null) expect(weekdayOf(day)).toBe(place + 1)
        }
      }),
    )
  })

  it('shows the day, and what is off', async () => {
    const html = await pageOf('董长庚', `${path}?year=2026&month=5`)
    expect(html).toMatch(/<table class="month">/)
    expect(html).toContain('劳动节放假')
    expect(html).toContain('胡志强')
  })
})

describe('one day', () => {
  const day = `${path}/20260316`
  it('names who came to clerks, to a deputy those whom he received, to others nobody', async () => {
    expect(await pageOf(liaison, day)).toMatch(/来访人李四 13800009999/)
    const received = await pageOf('王秀兰', day)
    expect(received).toContain('李四')
    expect(received).not.toContain('张三')
    const other = await pageOf('董长庚', day)
    expect(other).toContain('共登记来访2件')
    expect(other).not.toMatch(/李四|张三|路灯|1380000/)
  })

  it('has reasons of leave for clerks alone, as they were written', async () => {
    const html = await pageOf(liaison, `${path}/20260415`)
    expect(html).toContain('&lt;i>住院&lt;/i>手术')
    for (const who of ['王秀兰', '董长庚'])
      expect(await pageOf(who, `${path}/20260415`)).not.toContain('住院')
  })

  it('has the announcement of /公告, and no other day is one', async () => {
    const said = (await town.say('董长庚', '/公告 5月15日')).text ?? ''
    expect(await pageOf('董长庚', `${path}/20260515`)).toContain(said)
    for (const none of ['20260514', '20261399', '1', '99999999'])
      expect(await pageOf(liaison, `${path}/${none}`)).toBe('404')
  })
})

it('takes as many statements for a year as for a day', async () => {
  const statements = (until: number) =>
    db.transaction(async tx => {
      let count = 0
      const counting = new Proxy(tx.sql, {
        apply(target, self, args) {
          count++
          return Reflect.apply(target, self, args)
        },
      })
      Object.defineProperty(tx, 'sql', { value: counting })
      const from = { year: 2026, month: 3, day: 16 }
      const stretch = { from, until: { year: 2026, month: until, day: 31 } }
      const { length } = await readCalendar(tx, 1, stretch, knownHolidays)
      return { count, length }
    })
  const [few, many] = [await statements(3), await statements(12)]
  expect(many.length).toBeGreaterThan(few.length)
  expect(many.count).toBe(few.count)
})

it('whoever was there is still named after he has left office', async () => {
  await db.sql`update person set active = false where name = '胡志强'`
  for (const who of ['董长庚', liaison]) {
    expect(rowOf(await pageOf(who, path), '3月16日（星期一）')).toMatch(/王秀兰、胡志强/)
    expect(await pageOf(who, `${path}/20260316`)).toContain('胡志强')
  }
  expect(rowOf(await pageOf('董长庚', path), '5月15日（星期五）')).not.toContain('胡志强')
  await db.sql`update person set active = true where name = '胡志强'`
})
