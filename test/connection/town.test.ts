/** The sample town over the long connection: what people do goes as frames through Tencent's client and the whole service. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deputy, jpeg, photoTown } from '../features/attachments/stage.ts'
import { quietLog } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

const town = await startTown(wednesdayMorning, quietLog, 'connection')
const { sql } = town.database.db
const chair = '杨国梁'
const presidium = '主席团'
const buttons = z.array(z.looseObject({ key: z.string(), text: z.string() }))
const keysOf = (card: Record<string, unknown> | null) => buttons.parse(card?.button_list).map(one => one.key)
const outbox = () =>
  sql<{ channel: string; state: string; lastError: string | null }[]>`
    select channel, state, last_error as "lastError" from outbox where channel in ('connection', 'media') order by id`

describe('over the long connection', () => {
  it('words alone with the bot are answered by naming their request', async () => {
    const heard = await town.say(chair, '帮助')
    expect(heard.text).toContain('会议')
    expect(heard.reply).toMatchObject({ msgtype: 'stream', stream: { finish: true } })
  })

  it('a notice in a group is a card; who clicks sees it changed, and the others do not', async () => {
    const posted = await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
    expect(posted.reply).toMatchObject({ msgtype: 'template_card' })
    const [attend = ''] = keysOf(posted.card)
    const clicked = await town.click('王秀兰', posted.message?.id ?? '', attend, presidium)
    expect(clicked.reply).toMatchObject({ response_type: 'update_template_card', userids: ['wangxiulan'] })
    expect(clicked.text).toContain('参加')
    const seen = await town.messages(presidium)
    expect(seen.find(message => message.id === posted.message?.id)?.text).not.toContain('您已登记')
  })

  it('whoever opens the chat is greeted, once a day', async () => {
    const { body } = await town.api('enter', { user: '胡志强' })
    expect(body).toMatchObject({ delivered: true, reply: { msgtype: 'text' }, violations: [] })
  })

  it('a greeting tells how much waits and reads nothing of it, for it may come too late to be said', async () => {
    const unread = () => sql`select from private_note where read_at is null`
    await sql`
      insert into private_note (person_id, text, created_at)
      select id, '您的请假未获批准。', ${wednesdayMorning} from person where name = '陆巧珍'`
    const { body } = await town.api('enter', { user: '陆巧珍' })
    expect(JSON.stringify(body)).toContain('您另有1条新消息')
    expect(await unread()).toHaveLength(1)
    expect((await town.say('陆巧珍', '帮助')).text).toContain('您的请假未获批准。')
    expect(await unread()).toEqual([])
  })

  it('words that tell of a link have it behind them', async () => {
    const heard = await town.say(chair, '/网页')
    expect(heard.text).toMatch(new RegExp(`\\n\\[打开网页\\]\\(${town.url}/console/\\S+\\)$`, 'u'))
  })

  it('a photo is fetched with the key that came with it, and kept', async () => {
    const { send, kept } = photoTown(town)
    await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了两个月，转城建办一周内修好')
    const content = jpeg('照片')
    await send(deputy, content)
    expect((await kept()).map(each => each.content)).toEqual([content])
  })

  it('a document follows its words as a file', async () => {
    const heard = await town.say(chair, '/来访簿')
    expect(heard.violations).toEqual([])
    const [file] = heard.pushed
    expect(file).toMatchObject({ msgtype: 'file', via: 'push', files: [{ kind: 'file' }] })
    expect(heard.text).not.toMatch(/http|链接/)
    const [{ used } = { used: false }] = await sql<{ used: boolean }[]>`
      select used_at is not null as used from download order by created_at desc limit 1`
    expect(used).toBe(true)
  })

  it('what the clock brings is said where the bot was spoken to, and nowhere else', async () => {
    await town.moveTo('2026-03-18T08:00:00+08:00')
    const places = await sql<{ target: string }[]>`
      select distinct target from outbox where channel = 'connection' except select place from spoken_place`
    expect(places).toEqual([])
  })

  it('all of it was accepted', async () => {
    expect((await outbox()).filter(row => row.state === 'dead' || row.lastError !== null)).toEqual([])
  })
})

describe('a notice that is written alone', async () => {
  const aside = await startTown(wednesdayMorning, quietLog, 'connection')

  it('goes to every group of those it is for, and its chair hears whom it does not reach', async () => {
    const rows = () =>
      aside.database.db.sql<{ target: string; people: number; text: string }[]>`
        select target, cardinality(person_ids) as people, payload->'card'->>'taskId' as text
        from outbox where dedupe_key like 'notice:%' order by id`
    await aside.say(chair, '帮助', presidium)
    await aside.say('王秀兰', '帮助', '第二代表小组')
    for (const words of ['/会议 3月26日上午9点 主席团会议', '/改 1 增加第二代表小组、第三代表小组'])
      await aside.say(chair, words)
    await aside.say(chair, '/改 1 地点 镇政府三楼会议室')
    const heard = await aside.say(chair, '/发布 1')
    const sent = await rows()
    expect(sent.map(row => row.target)).toEqual([
      'group:wrYunxiPresidium01',
      expect.stringMatching(/^group:wrYunxiGroup/),
    ])
    expect(new Set(sent.map(row => row.text)).size).toBe(2)
    expect(heard.text).toMatch(/已发布，正在发到2个群，通知对象\d+人/)
    expect(heard.text).toContain('不在群里，也没有单独给我发过消息，通知不到，请打电话告知。')
    expect(heard.violations).toEqual([])
    const reached = (await aside.say(chair, '/送达 1')).text
    expect(reached).toMatch(/没有通知到10人；已送达，未回复20人/)
  })
})
