import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const { sql } = town.database.db
const nasty = `<script>alert(1)</script>"'&=cmd|' /C calc'!A0`

async function browserOf(user: string): Promise<PlainBrowser> {
  const one = new PlainBrowser(town.url)
  await one.enter(linkIn((await town.say(user, '网页')).text))
  return one
}

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月14日上午9点 镇政府三楼会议室 学习培训 参加人员：全体代表 3月12日下午6点前回复',
    '全体代表',
  )
  await town.say('沈月英', '参加', '全体代表')
  await town.say('王秀兰', '请假 住院手术')
})

describe('/送达', () => {
  it('alone tells a clerk whom to call, with phones, and gives the page', async () => {
    const { text } = await town.say('杨国梁', '送达')
    expect(text).toMatch(/第1号“.+”送达情况：通知对象60人。/)
    expect(text).toContain('已回复2人')
    expect(text).toContain('没有企业微信账号1人')
    expect(text).toContain('吴晓燕 13800000048（没有企业微信账号）')
    const one = new PlainBrowser(town.url)
    const entered = await one.enter(linkIn(text))
    expect(entered.location).toMatch(/^\/console\/c\/\d+\/meetings\/1$/)
    const page = await one.get(entered.location ?? '')
    expect(page.html).toContain('尚未通知到（1人）')
  })

  it('tells of those who are not in the group that the notice stands in', async () => {
    await town.say(
      '杨国梁',
      '/会议 3月20日上午9点 镇政府三楼会议室 座谈会 参加人员：王秀兰、戴丽娟',
      '主席团',
    )
    const { text } = await town.say('杨国梁', '/送达 2')
    expect(text).toContain('没有通知到1人；已送达，未回复1人')
    expect(text).toContain('尚未通知到，请尽快联系：戴丽娟 13800000012（没有通知到）')
  })

  it('in a group has counts and neither names nor phones', async () => {
    const { text } = await town.say('杨国梁', '/送达 1', '主席团')
    expect(text).toContain('已回复2人')
    expect(text).not.toMatch(/吴晓燕|138000|console/)
  })

  it('is the clerks’, and does not take /未送达 for itself', async () => {
    expect((await town.say('王秀兰', '/送达')).text).toContain('由主席、副主席和联络员使用')
    expect((await town.say('杨国梁', '未送达')).text).toContain('没有发送失败的消息')
  })
})

describe('the page of a notice', () => {
  it('has the figures of the chat, and everybody once', async () => {
    const one = await browserOf('周晓敏')
    const sheet = (await town.say('周晓敏', '名单 1')).text ?? ''
    expect(sheet).toContain('应到60人，已确认参加1人，请假1人（已准0、待批1、未准0），未回复58人')
    const { html } = await one.get('/console/c/1/meetings/1')
    for (const [name, value] of [
      ['应到', 60],
      ['参加', 1],
      ['请假', 1],
      ['待批', 1],
      ['未回复', 58],
    ])
      expect(html).toContain(`<dt>${name}</dt><dd>${value}</dd>`)
    expect(html).toContain('住院手术')
    const list = await one.get('/console/c/1/meetings')
    expect(list.html).toContain('参加1，请假1，未回复58')
  })

  it('does not take the call to a request for leave for a reminder of the notice', async () => {
    const calls = await sql`select from outbox where dedupe_key like 'leave-call:%' and state = 'sent'`
    expect(calls.count).toBeGreaterThan(0)
    const { html } = await (await browserOf('周晓敏')).get('/console/c/1/meetings/1')
    expect(html).not.toContain('群里点名：')
  })

  it('shows a reminder in the group as that, and when', async () => {
    await town.moveTo('2026-03-12T08:05:00+08:00')
    const { html } = await (await browserOf('周晓敏')).get('/console/c/1/meetings/1')
    expect(html).toMatch(/群里点名：\d+月\d+日（星期.）(上午|下午|晚上)\d+:\d\d/)
  })

  it('of a deputy has his own answer and no other name', async () => {
    const { html } = await (await browserOf('王秀兰')).get('/console/c/1/meetings/1')
    expect(html).toContain('您的回复：请假（待批）')
    expect(html).not.toMatch(/沈月英|住院手术|138000/)
  })

  it('shows nasty names and reasons as they were written, and runs none', async () => {
    await sql`update person set name = ${nasty}, phone = ${nasty} where userid = 'dailijuan'`
    await town.say('俞爱仙', `请假 ${nasty}`)
    await sql`update meeting set notice = jsonb_set(notice, '{title}', to_jsonb(${nasty}::text))`
    const chair = await browserOf('杨国梁')
    for (const path of ['/console', '/console/c/1/meetings', '/console/c/1/meetings/1']) {
      const { html } = await chair.get(path)
      expect(html).toContain('&lt;script')
      const own = /<script src="\/console\/file\/[\w-]+\.js" defer><\/script>/
      expect(html.replace(own, '')).not.toMatch(/<script|href="javascript:/)
    }
  })
})

it('a meeting that was held is listed with who was there, as the day’s sheet says', async () => {
  await town.moveTo('2026-03-20T08:50:00+08:00')
  await town.say('杨国梁', '/点名 2 全到')
  await town.moveTo('2026-03-20T09:10:00+08:00')
  const said = (await town.say('杨国梁', '/到会 2')).text ?? ''
  const [, should, present] = /应到(\d+)人，实到(\d+)人/.exec(said) ?? []
  expect(Number(present)).toBeGreaterThan(0)
  const { html } = await (await browserOf('周晓敏')).get('/console/c/1/meetings')
  expect(html).toContain(`应到${should}，实到${present}，请假0，缺席0`)
})
