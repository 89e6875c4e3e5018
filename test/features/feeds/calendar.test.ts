/** Calendar feeds through the town: asked for in the chat, read over HTTP, parsed by an independent reader. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { subscriberOf } from '../../../src/features/feeds/store/feeds.ts'
import { readFeed } from '../../../src/features/feeds/store/read-feed.ts'
import { counted } from '../../support/counted.ts'
import { linkOf } from '../../support/feeds.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const clerk = '周晓敏'
const { sql } = town.database.db

const address = async (who: string, words = '/日历') => linkOf(await town.say(who, words))

const load = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })

async function eventsAt(url: string) {
  const response = await load(url)
  expect(response.status).toBe(200)
  const text = await response.text()
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one))
  return { text, calendar, events }
}
async function eventAt(url: string, summary: RegExp) {
  const { events } = await eventsAt(url)
  const found = events.filter(event => summary.test(event.summary))
  expect(found, String(summary)).toHaveLength(1)
  const event = found[0]
  if (event === undefined) throw new Error('no event')
  const status = String(event.component.getFirstPropertyValue('status'))
  const sequence = Number(event.component.getFirstPropertyValue('sequence'))
  return { event, status, sequence, start: event.startDate.toJSDate(), uid: event.uid }
}

const own = await address('王秀兰')
const congress = await address(clerk, '/日历 全镇')

describe('a meeting in the calendar', () => {
  it('appears with its hours, place and one’s own answer', async () => {
    await say(
      '杨国梁',
      '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目；其他',
      '主席团',
    )
    const { event, status, start, sequence } = await eventAt(own, /主席团会议/)
    expect(start).toEqual(new Date('2026-03-18T09:00:00+08:00'))
    expect(event.endDate.toJSDate()).toEqual(new Date('2026-03-18T13:00:00+08:00'))
    expect(event.location).toBe('镇政府三楼会议室')
    expect(event.description).toContain('您尚未回复')
    expect({ status, sequence }).toEqual({ status: 'CONFIRMED', sequence: 0 })
    await say('王秀兰', '请假 母亲住院', '主席团')
    const { text } = await eventsAt(own)
    expect(text).toContain('请假')
    expect(text).not.toContain('母亲')
    expect((await eventsAt(congress)).text).not.toContain('母亲')
  })

  it('is moved in the same entry when it is moved', async () => {
    const before = await eventAt(own, /主席团会议/)
    await say('杨国梁', '/改 1 时间改到3月19日下午2点半', '主席团')
    const after = await eventAt(own, /主席团会议/)
    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBeGreaterThan(before.sequence)
    expect(after.start).toEqual(new Date('2026-03-19T14:30:00+08:00'))
  })

  it('stays as cancelled when it is cancelled, and comes back when it is restored', async () => {
    const before = await eventAt(own, /主席团会议/)
    await say('杨国梁', '/取消 1 防汛', '主席团')
    const gone = await eventAt(own, /主席团会议/)
    expect(gone).toMatchObject({ status: 'CANCELLED', uid: before.uid })
    expect(gone.sequence).toBeGreaterThan(before.sequence)
    expect(gone.event.summary).toContain('已取消')
    await say('杨国梁', '/恢复 1', '主席团')
    const back = await eventAt(own, /主席团会议/)
    expect(back).toMatchObject({ status: 'CONFIRMED', uid: before.uid })
    expect(back.sequence).toBeGreaterThan(gone.sequence)
  })

  it('says by when answers are wanted; who has not answered has that day, until he has or nobody is asked', async () => {
    await say('杨国梁', '/会议 3月25日上午9点 镇政府 主席团会议 3月20日17点前回复', '主席团')
    const reply = /^回复截止：主席团会议$/
    expect(
      (await eventsAt(own)).events.find(({ description }) => /第2号通知。/.test(description))?.description,
    ).toContain('请于3月20日（星期五）下午5:00前回复')
    const due = await eventAt(own, reply)
    expect(due.event.startDate.isDate).toBe(true)
    expect(due.event.startDate.toString()).toBe('2026-03-20')
    expect(due.event.description).toContain('第2号 请假 原因')
    expect((await eventsAt(congress)).events.some(({ summary }) => reply.test(summary))).toBe(false)
    const { text } = await eventsAt(own)
    expect((await eventsAt(own)).text).toBe(text)
    await say('杨国梁', '/改 2 回复截止改到3月22日17点', '主席团')
    const moved = await eventAt(own, reply)
    expect(moved.event.startDate.toString()).toBe('2026-03-22')
    expect(moved.uid).toBe(due.uid)
    expect(moved.sequence).toBeGreaterThan(due.sequence)
    await say('杨国梁', '/取消 2 防汛', '主席团')
    const has = async () => (await eventsAt(own)).events.some(({ summary }) => reply.test(summary))
    expect(await has()).toBe(false)
    await say('杨国梁', '/恢复 2', '主席团')
    expect(await has()).toBe(true)
    await say('王秀兰', '第2号 参加')
    expect(await has()).toBe(false)
    await say('杨国梁', '/取消 2 不开了', '主席团')
  })

  it('is only in the calendars of those who are addressed, and of the clerks for the congress', async () => {
    const other = await address('毛水法')
    expect((await eventsAt(other)).events).toEqual([])
    expect((await eventsAt(congress)).text).toContain('主席团会议')
  })

  it('a draft is in nobody’s', async () => {
    await say(clerk, '/会议 全体代表 学习')
    expect((await eventsAt(congress)).text).not.toContain('学习')
  })
})

describe('what else is in it', () => {
  it('reception days: to whoever is on duty his own, to clerks all', async () => {
    await say(clerk, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
    await town.moveTo('2026-03-11T10:05:00+08:00')
    const all = (await eventsAt(congress)).events.filter(({ summary }) => summary === '代表接待选民日')
    expect(all.length).toBeGreaterThan(6)
    expect((await eventsAt(own)).events.some(({ summary }) => summary.includes('接待'))).toBe(false)
    await say(clerk, '/排班 3月15日 王秀兰')
    const { start, event } = await eventAt(own, /接待选民日（您值班）/)
    expect(start.getUTCHours()).toBe(0)
    expect(event.location).toBe('代表联络站')
  })

  it('deadlines of suggestions as whole days, of what is confidential without a title', async () => {
    await say('毛水法', '/建议 石料厂路口缺少红绿灯，建议尽快安装')
    await say('毛水法', '/建议 保密 某村干部侵占林地，建议调查')
    for (const number of ['2026-001', '2026-002']) {
      await say(clerk, `/审查 ${number} 通过`)
      await say(clerk, `/交办 ${number} 农业农村办`)
    }
    const rows = await sql`select from suggestion where due_on is not null`
    expect(rows.count).toBe(2)
    const { events, text } = await eventsAt(congress)
    const due = events.filter(({ summary }) => summary.includes('答复期限'))
    expect(due).toHaveLength(2)
    for (const event of due) expect(event.startDate.isDate).toBe(true)
    expect(text.replaceAll('\r\n ', '')).toContain('红绿灯')
    expect(text.replaceAll('\r\n ', '')).not.toContain('林地')
    // The deputy who handed them in has nothing to do by then.
    expect((await eventsAt(await address('毛水法', '/日历 更换'))).events).toEqual([])
  })

  it('what a finalised plan has left, on its day', async () => {
    await say(clerk, '/计划 生成')
    expect((await eventsAt(congress)).text).not.toContain('年度计划')
    await say(clerk, '/计划 定稿')
    const { events } = await eventsAt(congress)
    const planned = events.filter(({ summary }) => summary.startsWith('年度计划'))
    expect(planned.length).toBeGreaterThan(3)
    for (const event of planned) expect(event.duration.toSeconds()).toBeLessThanOrEqual(7 * 86_400)
  })

  it('takes as many statements for much as for little', async () => {
    const count = (url: string) =>
      town.database.db.transaction(async tx => {
        const watched = counted(tx)
        const token = /calendar\/([\w-]{43})\.ics/.exec(url)?.[1] ?? ''
        const subscriber = await subscriberOf(watched.tx, token)
        if (subscriber === null) throw new Error('nobody')
        const feed = await readFeed(watched.tx, subscriber, town.clock.now())
        return { statements: watched.statements(), events: feed?.events.length ?? 0 }
      })
    const before = await count(congress)
    for (let nth = 0; nth < 5; nth++)
      await say(
        '杨国梁',
        `/会议 4月${nth + 10}日上午9点 镇政府三楼会议室 主席团会议 议题：第${nth}项`,
        '主席团',
      )
    const after = await count(congress)
    expect(after.events).toBe(before.events + 5)
    expect(after.statements).toBe(before.statements)
    expect(after.statements).toBeLessThan(25)
  })
})

describe('the address', () => {
  it('answers as a calendar of its reader alone, and with 304 while nothing has changed', async () => {
    const first = await load(own)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toContain('private')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    await town.moveTo('2026-03-11T10:30:00+08:00')
    const same = await load(own, { 'if-none-match': etag })
    expect(same.status).toBe(304)
    expect(await same.text()).toBe('')
    expect((await load(own, { 'if-none-match': '"other"' })).status).toBe(200)
    await say('杨国梁', '/改 1 地点改为镇政府二楼会议室', '主席团')
    const changed = await load(own, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
    expect((await fetch(own, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(own, { method: 'POST' })).status).toBe(405)
  })

  it('is shown once, is not shown in a group, and is kept only as a hash', async () => {
    const again = await town.say('王秀兰', '/日历')
    expect(again.text).toContain('不再显示')
    expect(again.text).not.toContain('/calendar/')
    expect(await say('王秀兰', '/日历', '主席团')).toContain('单独给我发送')
    const token = /calendar\/([\w-]{43})\.ics/.exec(own)?.[1] ?? ''
    expect(token).not.toBe('')
    const rows = await sql<{ row: string }[]>`select f::text as row from calendar_feed f`
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  })

  it('is over at once when another one is made', async () => {
    const old = await address('章美琴')
    expect((await load(old)).status).toBe(200)
    const fresh = await address('章美琴', '/日历 更换')
    expect((await load(old)).status).toBe(404)
    expect((await load(fresh)).status).toBe(200)
  })

  it('of the congress is a clerk’s, as long as he is one', async () => {
    expect(await say('王秀兰', '/日历 全镇')).toContain('由主席、副主席和联络员订阅')
    const deputy = await address('沈月英', '/日历 全镇')
    expect((await load(deputy)).status).toBe(200)
    await sql`
      delete from person_role r using person p
      where p.id = r.person_id and p.name = '沈月英' and r.role = 'vice_chair'`
    expect((await load(deputy)).status).toBe(404)
  })

  it('of somebody who has left, or has another account, shows nothing from that moment', async () => {
    const one = await address('金志明')
    const two = await address('陆巧珍')
    await sql`update person set active = false where name = '金志明'`
    await sql`update person set userid = 'another' where name = '陆巧珍'`
    expect((await load(one)).status).toBe(404)
    expect((await load(two)).status).toBe(404)
  })

  it('guessed in vain is no address, and after many guesses it is waited for; a good one works all the same', async () => {
    const guess = () => load(`${town.url}/calendar/${'a'.repeat(43)}.ics`)
    expect((await guess()).status).toBe(404)
    for (const path of ['', 'x.ics', `${'a'.repeat(43)}`, `${'a'.repeat(43)}.ics/x`, `../console`])
      expect((await load(`${town.url}/calendar/${path}`)).status).toBeGreaterThanOrEqual(401)
    let status = 404
    for (let tries = 0; tries < 40 && status === 404; tries++) status = (await guess()).status
    expect(status).toBe(429)
    expect((await load(own)).status).toBe(200)
  })

  it('is nothing to a stranger', async () => {
    expect(await say('何小川', '/日历')).toContain('花名册中还没有您')
  })
})

it('of the congress keeps nothing of the plan that was held', async () => {
  await say(clerk, '/计划 生成')
  await say(clerk, '/计划 定稿')
  const congress = await address(clerk, '/日历 全镇 更换')
  const left = async () =>
    (await eventsAt(congress)).events.filter(({ summary }) => summary.includes('第一季度主席团会议')).length
  expect(await left()).toBe(1)
  await town.moveTo('2026-03-26T09:00:00+08:00')
  const said = await town.say('杨国梁', '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  const number = /第(\d+)号/.exec(JSON.stringify(said))?.[1] ?? ''
  await town.moveTo('2026-03-27T12:30:00+08:00')
  await say(clerk, `/点名 ${number} 全到`)
  expect(await left()).toBe(0)
})
