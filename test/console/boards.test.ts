/** The board and the page of one item, as each person; held against what the chat tells the same person. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readWish } from '../../src/features/suggestions/rules/board.ts'
import { readBoard } from '../../src/features/suggestions/store/board.ts'
import {
  agriculture,
  author,
  building,
  chair,
  handledTown,
  liaison,
  second,
} from '../features/suggestions/handled.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await handledTown()
const { db } = town.database
const nasty = `<script>alert(1)</script>=cmd|' /C calc'!A0\u202e`
const board = '/console/c/1/suggestions'

async function pageOf(who: string, path: string): Promise<string> {
  const browser = new PlainBrowser(town.url)
  await browser.enter(linkIn((await town.say(who, '网页')).text))
  const { status, html } = await browser.get(path)
  return status === 200 ? html : `${status}`
}

const figure = (html: string, name: string): number =>
  Number(new RegExp(`<dt>${name}</dt><dd>(\\d+)</dd>`).exec(html)?.[1])
const numbers = (html: string): string[] =>
  [...html.matchAll(/>(?:建议|批评|意见|议案)(2026-\d{3}) /g)].map(([, number = '']) => number).toSorted()
const numberIn = (text: string | null, pattern: RegExp): number => Number(pattern.exec(text ?? '')?.[1] ?? 0)

beforeAll(async () => {
  await town.handIn({ title: '修复枫树湾路灯' }, [author, second])
  await town.handIn({ title: '石桥村渠道清淤' })
  await town.handIn({ title: '卫生院增设夜间急诊' }, [second])
  await town.handIn({ title: '暗访废油回收' })
  await town.handIn({ title: nasty, text: `${nasty}${'长'.repeat(3_000)}` }, [second])
  await town.makeConfidential(4)
  await town.say(liaison, '/审查 1、2、4')
  await town.say(liaison, '/交办 1 农业农村办主办，财政所协办')
  await town.say(liaison, '/交办 2 农业农村办')
  await town.say(liaison, '/交办 4 村镇建设办')
  await town.say(agriculture, '/接收 1')
  await town.say(agriculture, '/约商 1 请说明是哪几盏路灯')
  await town.moveTo('2026-06-20T10:00:00+08:00')
}, 120_000)

describe('the board', () => {
  it.each([
    [liaison, ['2026-001', '2026-002', '2026-003', '2026-004', '2026-005']],
    [author, ['2026-001', '2026-002', '2026-003', '2026-004', '2026-005']],
    [second, ['2026-001', '2026-002', '2026-003', '2026-005']],
    [agriculture, ['2026-001', '2026-002', '2026-003', '2026-005']],
    [building, ['2026-001', '2026-002', '2026-003', '2026-004', '2026-005']],
  ])('shows %s what the chat would show him', async (who, shown) => {
    const html = await pageOf(who, board)
    expect(numbers(html)).toEqual(shown)
    for (const number of ['001', '004']) {
      const { card } = await town.say(who, `/建议 2026-${number}`)
      expect(card !== null, number).toBe(shown.includes(`2026-${number}`))
    }
  })

  it.each([liaison, chair, author, second, agriculture, building])(
    'counts for %s what waits and what is overdue as /待办 and /逾期 do',
    async who => {
      const html = await pageOf(who, board)
      const todo = (await town.say(who, '/待办 全部')).text
      expect(figure(html, '等您办理')).toBe(numberIn(todo, /等您办理的代表建议有(\d+)件/))
      const late = (await town.say(who, '/逾期')).text
      expect(figure(html, '办理逾期')).toBe(numberIn(late, /逾期(\d+)件/))
      expect(figure(html, '将到期')).toBe(numberIn(late, /将到期(\d+)件/))
    },
  )

  it('says in words that something is overdue, stands still, and whose turn it is', async () => {
    const html = await pageOf(liaison, board)
    expect(html).toContain('期限：6月11日（星期四）到期，已逾期9天。')
    expect(html).toContain('<strong>期限暂停</strong>')
    expect(html).toContain('承办单位请代表说明：请说明是哪几盏路灯')
    expect(html).toContain('轮到：署名代表')
    expect(html).toContain('轮到：农业农村办')
    expect(html).toContain('<strong>交办逾期</strong>')
  })

  it('shows what is asked for: one office, what is overdue, his own, one heading', async () => {
    const offices = await db.sql<{ id: number }[]>`select id from office where name = '农业农村办'`
    expect(numbers(await pageOf(liaison, `${board}?office=${offices[0]?.id}`))).toEqual([
      '2026-001',
      '2026-002',
    ])
    expect(numbers(await pageOf(liaison, `${board}?overdue=1`))).toEqual(['2026-002', '2026-004'])
    expect(numbers(await pageOf(author, `${board}?overdue=1&mine=1`))).toEqual(['2026-002', '2026-004'])
    expect(numbers(await pageOf(second, `${board}?mine=1`))).toEqual(['2026-001', '2026-003', '2026-005'])
    expect(numbers(await pageOf(liaison, `${board}?state=assigned&page=9`))).toEqual(['2026-002', '2026-004'])
    expect(numbers(await pageOf(liaison, `${board}?year=2025`))).toEqual([])
    const odd = await pageOf(liaison, `${board}?office=x&class=<b>&year=1&state=__proto__&page=-1`)
    expect(odd).not.toContain('<b>')
  })

  it('takes nasty words as words', async () => {
    const html = await pageOf(liaison, board)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script')
  })
})

describe('the page of one item', () => {
  it('explains its clock and tells its life as the chat does', async () => {
    for (const number of [1, 2]) {
      const html = await pageOf(liaison, `${board}/${number}`)
      const [, ...lines] = ((await town.say(liaison, `/期限 ${number}`)).text ?? '').split('\n')
      expect(lines.length).toBeGreaterThan(2)
      for (const line of lines) expect(html).toContain(`<p>${line}</p>`)
    }
    const html = await pageOf(author, `${board}/1?series=2026`)
    expect(html).toContain('等您办理：承办单位请您说明')
    expect(html).toMatch(
      /<li>3月11日 王秀兰提出<\/li>.*<li>3月11日 农业农村办请代表说明：请说明是哪几盏路灯<\/li>/,
    )
    expect(html).toContain('“/建议表 2026-001”')
  })

  it('is for whoever may know of it, and its papers for those who have a part in it', async () => {
    expect(await pageOf(second, `${board}/4`)).toBe('404')
    expect(await pageOf(building, `${board}/4`)).toContain('保密')
    expect(await pageOf(building, `${board}/1`)).not.toContain('/建议表')
    expect(await pageOf(liaison, `${board}/99`)).toBe('404')
    expect(await pageOf(liaison, `${board}/1?series=2025`)).toBe('404')
    expect(await pageOf(liaison, '/console/c/2/suggestions/1')).toBe('404')
  })

  it('has a long nasty text in full, as text', async () => {
    const html = await pageOf(second, `${board}/5`)
    expect(html).not.toContain('<script')
    expect(html).toContain('长'.repeat(3_000))
  })

  it('of a number that two open series have asks which is meant', async () => {
    await db.sql`update suggestion set series = '2025', number = 1 where number = 3`
    const html = await pageOf(liaison, `${board}/1`)
    expect(html).toContain('这个编号有几件')
    expect(html).toContain('/console/c/1/suggestions/1?series=2025')
    expect(await pageOf(liaison, `${board}/1?series=2025`)).toContain('卫生院增设夜间急诊')
  })
})

it('takes as many statements for many items as for few', async () => {
  const statements = () =>
    db.transaction(async tx => {
      let count = 0
      const counting = new Proxy(tx.sql, {
        apply(target, self, args) {
          count++
          return Reflect.apply(target, self, args)
        },
      })
      Object.defineProperty(tx, 'sql', { value: counting })
      const congress = { id: 1, zone: 'Asia/Shanghai', province: null, settings: {} }
      const who = { personId: 1, isClerk: true, isDeputy: false, officeIds: [] }
      const wish = readWish(new URLSearchParams())
      const { total } = await readBoard(tx, congress, who, wish, town.clock.now())
      return { count, total }
    })
  const few = await statements()
  for (let n = 0; n < 40; n++) await town.handIn({ title: `第${n}件` })
  const many = await statements()
  expect(many.total).toBe(few.total + 40)
  expect(many.count).toBe(few.count)
  const html = await pageOf(liaison, board)
  expect(html).toMatch(/待审查（4\d件）/)
  expect(html).toMatch(/还有\d+件，查看全部/)
  expect(numbers(await pageOf(liaison, `${board}?state=submitted`)).length).toBeGreaterThan(40)
})
