/** A year in pictures: every figure is the chat's, whatever the year was like. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { HeldMeeting } from '../../src/features/activities/types.ts'
import { attendanceOf, byBody, byMonth, ranked, rateOf } from '../../src/features/reports/rules/charts.ts'
import { readChartFacts } from '../../src/features/reports/store/charts.ts'
import { theService } from '../../src/features/suggestions/rules/standing.ts'
import { openStage } from '../features/suggestions/stage.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
const liaison = '周晓敏'
const path = '/console/c/1/charts'
const villages = ['石桥村', '白岩村', '枫树湾村', '<b>后山</b>村', null]
const categories = ['基础设施', '民生保障', null]

async function pageOf(who: string, at = path): Promise<string> {
  const browser = new PlainBrowser(town.url)
  await browser.enter(linkIn((await town.say(who, '网页')).text))
  return (await browser.get(at)).html
}
const said = async (who: string, words: string) => (await town.say(who, words)).text ?? ''
/** Name → the figures of its row, of the table with this caption. */
function tableOf(html: string, caption: string): ReadonlyMap<string, number[]> {
  const table = new RegExp(`<caption>${caption}</caption>.*?</table>`).exec(html)?.[0] ?? ''
  const rows = [...table.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/g)]
  return new Map(
    rows.map(([, name = '', cells = '']) => [
      name,
      [...cells.matchAll(/<div>([\d.]+)%?<\/div>/g)].map(([, figure]) => Number(figure)),
    ]),
  )
}
const sum = (table: ReadonlyMap<string, number[]>, column = 0): number =>
  [...table.values()].reduce((total, row) => total + (row[column] ?? 0), 0)

/** A year that nobody wrote: each number is drawn, and printed when it fails. */
const seed = 20260715
const draw = <T>(arbitrary: fc.Arbitrary<T>, count: number, nth: number): T[] =>
  fc.sample(arbitrary, { seed: seed + nth, numRuns: count })

/** What the chat answered to the roll of each meeting. */
let rolls: readonly string[] = []

beforeAll(async () => {
  const congress = await stage.congress()
  const deputy = await stage.idOf('王秀兰')
  const visits = draw(
    fc.record({
      kind: fc.constantFrom('visit', 'visit', 'letter', 'contact'),
      village: fc.constantFrom(...villages),
      category: fc.constantFrom(...categories),
      status: fc.constantFrom('open', 'closed', 'void'),
      month: fc.integer({ min: 1, max: 12 }),
      people: fc.integer({ min: 1, max: 9 }),
    }),
    90,
    1,
  )
  for (const [n, visit] of visits.entries())
    await db.sql`
      insert into visit (congress_id, year, number, kind, received_on, deputy_id, village, matter, category, people, status,
                         entered_by, entered_at)
      values (${congress.id}, 2026, ${n + 1}, ${visit.kind}, make_date(2026, ${visit.month}::int, 10), ${deputy},
              ${visit.village}, '事项', ${visit.category}, ${visit.people}, ${visit.status}, ${deputy}, now())`
  const fates = draw(fc.record({ far: fc.nat(3), wait: fc.integer({ min: 1, max: 20 }) }), 12, 2)
  let at = town.clock.now()
  const later = async (days: number) => {
    at = new Date(at.getTime() + days * 86_400_000)
    await town.moveTo(at.toISOString())
  }
  for (const [n, { far, wait }] of fates.entries()) {
    const { id } = await stage.handsIn(`第${n}件`)
    if (far > 0) await stage.assigned(id, n % 2 === 0 ? '农业农村办' : '村镇建设办')
    await later(wait)
    if (far > 1) await stage.consults(id)
    if (far > 2)
      await stage.does(id, {
        ...({ act: 'answer', officeId: null, text: '已办', promisedOn: null } as const),
        resultClass: n % 3 === 0 ? 'A' : 'C',
      })
  }
  await town.say(liaison, '/会议 后天上午9点 石桥村村委会 视察农田水利 对象：第二代表小组', '全体代表')
  await town.say(liaison, '/会议 后天上午9点半 镇政府三楼会议室 主席团会议 议题：研究督办', '主席团')
  await later(2)
  rolls = [await said(liaison, '/点名 1 除董长庚外全到'), await said(liaison, '/点名 2 全到')]
}, 240_000)

describe('the pictures', () => {
  it('of suggestions have the figures of /建议统计', async () => {
    const html = await pageOf(liaison)
    const chat = await said(liaison, '/建议统计 2026年')
    const [, total, answered] = [/合计(\d+)件/, /合计(\d+)件/, /已答复(\d+)件/].map(pattern =>
      Number(pattern.exec(chat)?.[1]),
    )
    expect(answered).toBeGreaterThan(0)
    expect(html).toContain(`全年提出${total}件，已答复${answered}件。`)
    const classes = tableOf(html, '代表建议的办理结果')
    for (const [, code, name, count] of chat.matchAll(/([A-D])类（(.*?)）(\d+)件/g))
      expect(classes.get(`${code}类 ${name}`)).toEqual([Number(count)])
    expect(sum(classes)).toBe(answered)
    const offices = tableOf(html, '各单位承办代表建议')
    expect(offices.size).toBeGreaterThan(0)
    for (const [name, [leads, inTime = 0, late = 0, unanswered = 0]] of offices) {
      expect(chat).toContain(`${name}：主办${leads}件，已答复${inTime + late}件`)
      expect(inTime + late + unanswered).toBe(leads)
    }
    const days = tableOf(html, '答复用时')
    expect(sum(days)).toBe(answered)
    expect(sum(days, 1)).toBe(Number(/按期答复(\d+)件/.exec(chat)?.[1]))
  })

  it('of matters have as many as /来访簿', async () => {
    const html = await pageOf(liaison)
    const chat = await said(liaison, '/来访簿 2026年')
    const matters = Number(/来访(\d+)件/.exec(chat)?.[1]) + Number(/来信(\d+)件/.exec(chat)?.[1])
    for (const caption of ['来访、来信按村（社区）', '来访、来信按类别'])
      expect(sum(tableOf(html, caption)), caption).toBe(matters)
    expect(html).toContain(`全年登记来访、来信共${matters}件。`)
  })

  it('of groups and of attendance have the figures of /活动 and of the day’s sheets', async () => {
    const html = await pageOf(liaison)
    const chat = await said(liaison, '/活动 2026年')
    const groups = tableOf(html, '各代表小组活动次数')
    expect(groups.size).toBeGreaterThan(1)
    for (const [name, [held]] of groups) expect(chat).toContain(`${name}${held}次`)
    const bodies = tableOf(html, '各类会议活动出勤率')
    const months = tableOf(html, '各月会议活动出勤率')
    for (const column of [0, 1, 2, 3, 4]) expect(sum(months, column)).toBe(sum(bodies, column))
    for (const [nth, body] of ['代表活动', '主席团会议'].entries()) {
      const [, should, present] = /应到(\d+)人，实到(\d+)人/.exec(rolls[nth] ?? '') ?? []
      expect(Number(present), rolls[nth]).toBeGreaterThan(0)
      expect(bodies.get(body)?.slice(1, 3)).toEqual([Number(should), Number(present)])
    }
  })

  it('of matters have for a deputy his own, as /来访簿 has them, and say so', async () => {
    for (const [who, own] of [
      ['王秀兰', true],
      ['胡志强', false],
    ] as const) {
      const html = await pageOf(who)
      const chat = await said(who, '/来访簿 2026年')
      const [, visits = 0] = /来访(\d+)件/.exec(chat) ?? []
      const [, letters = 0] = /来信(\d+)件/.exec(chat) ?? []
      const matters = Number(visits) + Number(letters)
      expect(matters > 0, chat).toBe(own)
      expect(html).toContain(`全年您接待的来访、来信共${matters}件。`)
      expect(html).toContain('来访来信只计您接待的')
      expect(html).not.toContain('全年登记来访')
      if (own) expect(sum(tableOf(html, '您接待的来访、来信按类别'))).toBe(matters)
    }
    expect(await pageOf(liaison)).not.toContain('您接待的')
  })

  it('are for every member, with no name of a person, and by office for clerks alone', async () => {
    const html = await pageOf('王秀兰')
    expect(html).toContain('来访、来信按村（社区）')
    expect(html).not.toContain('各单位承办代表建议')
    expect(html.replace('云溪镇人大 王秀兰', '')).not.toContain('王秀兰')
    expect(html).not.toContain('<b>')
    expect(html).not.toMatch(/ style=/)
  })

  it('of a year without anything say so', async () => {
    const html = await pageOf(liaison, `${path}?year=2030`)
    expect(html).toContain('2030年图表')
    expect(html).toContain('这一年还没有数据。')
    expect(html).not.toMatch(/NaN|Infinity/)
    expect(await pageOf(liaison, `${path}?year=x`)).toContain('2026年图表')
  })
})

const held = fc
  .record({
    kind: fc.constantFrom('session', 'presidium', 'study', 'inspection', 'survey'),
    month: fc.integer({ min: 1, max: 12 }),
    present: fc.nat(60),
    onLeave: fc.nat(9),
    absent: fc.nat(9),
  })
  .map(({ kind, month, present, onLeave, absent }) => ({
    ...({ kind, on: { year: 2026, month, day: 1 } } as Pick<HeldMeeting, 'kind' | 'on'>),
    attendance: { should: present + onLeave + absent, present, onLeave, absent, guests: 0 },
    isChecked: present > 0,
  }))

describe('sums', () => {
  it('by month and by body are those of the year, and no rate is more than all', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 30 }), given => {
        const meetings = given as unknown as HeldMeeting[]
        const year = attendanceOf(meetings)
        for (const parts of [byMonth(meetings), byBody(meetings)])
          for (const of of ['meetings', 'should', 'present', 'onLeave', 'absent'] as const)
            expect(parts.reduce((total, part) => total + part[of], 0)).toBe(year[of])
        expect(year.present + year.onLeave + year.absent).toBe(year.should)
        const rate = rateOf(year)
        if (year.should === 0) expect(rate).toBeNull()
        else expect(rate).toBeLessThanOrEqual(1000)
      }),
    )
  })

  it('by name lose nothing to what is left out', () => {
    const counts = fc.array(
      fc.record({ name: fc.option(fc.constantFrom('甲', '乙', '丙', '丁', '戊')), count: fc.nat(20) }),
    )
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 6 }), (given, most) => {
        const { shown, rest } = ranked(given, most)
        const total = given.reduce((all, { count }) => all + count, 0)
        expect(shown.reduce((all, { count }) => all + count, 0) + rest.count).toBe(total)
        expect(shown.filter(({ name }) => name !== null).length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

it('takes as many statements for a full year as for an empty one', async () => {
  const statements = (year: number) =>
    db.transaction(async tx => {
      let count = 0
      const counting = new Proxy(tx.sql, {
        apply(target, self, args) {
          count++
          return Reflect.apply(target, self, args)
        },
      })
      Object.defineProperty(tx, 'sql', { value: counting })
      await readChartFacts(
        tx,
        await stage.congress(),
        { deputyId: null, who: theService },
        year,
        town.clock.now(),
      )
      return count
    })
  expect(await statements(2026)).toBeLessThanOrEqual((await statements(2030)) + 10)
})
