/**
 * The town over the self-built app, beside the bot and without one: what is said and pressed goes as sealed XML through the
 * whole service, and the stand-in checks all that the app sends. A violation of the platform's rules fails the file.
 */
import { describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { jpeg } from '../attachments/stage.ts'
import { appRooms, postAlone } from './app-rooms.ts'

const chair = '杨国梁'
const presidium = ['沈月英', '王秀兰', '胡志强', '钟林海', '许金泉', '傅德胜', '季连生', '麻水仙']

describe.each(['callback+app', 'app'] as const)('over %s', async plays => {
  const town = await startTown(undefined, undefined, plays)
  const { sql } = town.database.db
  const { room, lastOf, said, press, faults } = appRooms(town)

  it('a greeting is said to whoever opens the conversation for the first time, and only then', async () => {
    const first = (await town.api('enter', { user: '戴丽娟', chat: 'app' })).body as { text: string }
    expect(first.text).toContain('联络员')
    await town.moveTo('2026-03-12T10:00:00+08:00')
    const again = (await town.api('enter', { user: '戴丽娟', chat: 'app' })).body as { text: string | null }
    expect(again.text).toBeNull()
    expect(await room('戴丽娟')).toHaveLength(1)
  })

  it('words that tell of a link have it behind them', async () => {
    await said(chair, '/网页')
    expect((await lastOf(chair)).text).toMatch(new RegExp(`\\n打开网页：${town.url}/console/\\S+$`, 'u'))
  })

  it('a notice goes to each alone with its card, and a press there is counted in the sheet', async () => {
    const number = await postAlone(town)
    for (const name of presidium) expect((await lastOf(name)).text).toContain(`第${number}号通知`)
    const asked = await press('王秀兰', '请假')
    expect(asked.text).toContain('要写明原因的，请直接发送“请假 原因”')
    const pressed = await press('王秀兰', '改为参加')
    expect(pressed.text).toContain('您已回复：参加')
    expect((await lastOf('胡志强')).text).toContain('参加0')
    expect((await said(chair, `/名单 ${number}`)).text).toContain('【参加】1人：王秀兰')
  })

  it('a moved meeting changes the card that each has, and one code is used once', async () => {
    const number = await postAlone(town)
    const [before, mine] = [await lastOf('胡志强'), await lastOf('王秀兰')]
    await press('王秀兰', '参加', mine)
    await said(chair, `/改 ${number} 时间改到3月21日下午3点`)
    const cardOf = async (name: string, id: string) => (await room(name)).find(one => one.id === id)?.text
    expect(await cardOf('胡志强', before.id)).toContain('3月21日（星期六）下午3:00')
    expect(await cardOf('王秀兰', mine.id)).toContain('3月21日（星期六）下午3:00')
    // Its code is used up; what it says when it is pressed is how things stand.
    await said(chair, `/改 ${number} 地点改到二楼会议室`)
    expect(await cardOf('胡志强', before.id)).not.toContain('二楼会议室')
    const pressed = await press('胡志强', '参加', before)
    expect(pressed.text).toContain('二楼会议室')
    // The press has left a code: the next change reaches this card again.
    await said(chair, `/改 ${number} 地点改到一楼大厅`)
    expect(await cardOf('胡志强', before.id)).toContain('一楼大厅')
  })

  it('a cancelled notice has words in place of its buttons, and nothing can be pressed', async () => {
    const number = await postAlone(town)
    const card = await lastOf('钟林海')
    await said(chair, `/取消 ${number} 与县里会议冲突`)
    const closed = (await room('钟林海')).find(({ id }) => id === card.id)
    expect(closed?.card?.replace_text).toBe('已取消')
    const pressed = await town.api('click', {
      chat: 'app',
      user: '钟林海',
      message: card.id,
      key: card.card?.button_list[0]?.key,
    })
    expect(pressed.status).toBe(404)
    expect((await lastOf('钟林海')).text).toContain('【会议取消】')
  })

  it('a notice that is taken back disappears from every conversation, and each hears that it is void', async () => {
    const number = await postAlone(town)
    const card = await lastOf('傅德胜')
    await said(chair, `/撤回 ${number} 时间写错`)
    const shown = await room('傅德胜')
    expect(shown.find(({ id }) => id === card.id)).toMatchObject({ msgtype: 'recalled', card: null })
    expect(shown.at(-1)?.text).toContain('已撤回，请勿据此安排')
    for (const name of presidium)
      expect((await room(name)).filter(({ text }) => text.includes(`第${number}号通知`))).toEqual([])
  })

  it('the address book of the platform is read for a clerk, and shows whose account the roster lacks', async () => {
    await said(chair, '/通讯录')
    expect((await room(chair)).map(({ text }) => text).join('\n')).toContain('吴晓燕')
  })

  it('who has not answered is asked alone, with the card; the others are left in peace', async () => {
    const number = await postAlone(town)
    await press('沈月英', '参加')
    const before = (await room('沈月英')).length
    await said(chair, `/催 ${number}`)
    expect((await lastOf('季连生')).text).toContain('您还没有回复')
    expect((await room('沈月英')).length).toBe(before)
    expect((await press('季连生', '参加')).text).toContain('您已回复：参加')
  })

  it('leave, its kind, and its decision stay between the person and the clerks', async () => {
    const number = await postAlone(town)
    await press('许金泉', '请假')
    // He has several notices by now: he is asked which, and chooses on a card.
    await said('许金泉', '请假 陪母亲住院')
    const question = (await lastOf('许金泉')).card?.button_selection
    const option = question?.option_list.find(({ text }) => text.startsWith(`${number}号`))
    const chosen = await press('许金泉', '确定', undefined, {
      [question?.question_key ?? '']: option?.id ?? '',
    })
    expect(chosen.text).toContain('请假申请已登记')
    expect((await lastOf(chair)).text).toContain('请假申请待批')
    await said(chair, `/准假 ${number} 许金泉`)
    expect((await lastOf('许金泉')).text).toContain('您的请假已批准')
    for (const name of presidium.filter(one => one !== '许金泉' && one !== '沈月英'))
      expect((await room(name)).map(({ text }) => text).join()).not.toContain('住院')
  })

  it('a photo of a visit comes in by the app, once, under its name there', async () => {
    await said('王秀兰', '/来访 石桥村赵六反映水渠堵塞，转农业办处理')
    const sent = await town.api('send', {
      chat: 'app',
      user: '王秀兰',
      kind: 'image',
      name: 'IMG_1.jpg',
      base64: jpeg().toString('base64'),
    })
    expect(sent.status).toBe(200)
    expect((await room('王秀兰')).map(({ text }) => text).join('\n')).toMatch(/已保存，来访\S+现有1个附件/)
    const [kept] = await sql<{ name: string; content: Buffer }[]>`select name, content from attachment`
    expect(kept?.content.equals(jpeg())).toBe(true)
  })

  it('the register goes to the chair as a file, and its link is used up by that', async () => {
    const heard = await said(chair, '/来访簿')
    const file = await lastOf(chair)
    expect(file.files).toHaveLength(1)
    expect(file.files[0]?.name).toMatch(/\.xlsx$/)
    expect(heard.text).not.toMatch(/http|链接/)
    expect(heard.text).toMatch(/文件随后发来。涉及个人信息的，请勿转发。$/)
  })

  it('words longer than one message come in several, each within the limit and in order', async () => {
    const before = (await room(chair)).length
    expect((await said(chair, '/帮助')).text).not.toContain('@')
    await said(chair, '/帮助 全部')
    const pieces = (await room(chair)).slice(before + 1)
    expect(pieces.length).toBeGreaterThan(0)
    for (const { text } of pieces) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048)
  })

  it('an account that the app does not reach is told to the clerks by name, once a day, and to nobody else', async () => {
    // A minute later: so many words of the help have used up what one person may be sent in a minute.
    await town.moveTo('2026-03-12T10:30:00+08:00')
    await faults({ unseen: ['maoshuixian', 'mashuixian'] })
    await postAlone(town)
    const told = async (name: string) =>
      (await room(name))
        .filter(({ text }) => text.includes('企业微信应用的消息送不到'))
        .map(({ text }) => text)
    expect(await told(chair)).toEqual([expect.stringContaining('麻水仙（账号mashuixian）')])
    expect((await told('沈月英')).length).toBe(1)
    await postAlone(town)
    expect(await told(chair)).toHaveLength(1)
    for (const name of ['王秀兰', '胡志强']) expect(await told(name)).toEqual([])
    await town.moveTo('2026-03-13T11:00:00+08:00')
    await postAlone(town)
    expect(await told(chair)).toHaveLength(2)
    await faults({ clear: true })
  })

  it('who is alone with it is not told to mention anybody, nor of what is said in groups', async () => {
    const number = await postAlone(town)
    const texts: string[] = []
    for (const words of [
      `/改 ${number} 时间改到3月25日下午3点，增加董长庚`,
      `/催 ${number}`,
      `/取消 ${number} 与县里会议冲突`,
      `/恢复 ${number}`,
    ]) {
      await said(chair, words)
      const own = await Promise.all([...presidium, '董长庚'].map(room))
      texts.push(...own.flat().flatMap(({ text, via }) => (via === 'user' ? [] : [text])))
    }
    for (const begin of ['【通知变更】', '【会议通知】', '您还没有回复', '【会议恢复】'])
      expect(
        texts.some(text => text.includes(begin)),
        begin,
      ).toBe(true)
    expect(texts.filter(text => /在群里先|@/.test(text))).toEqual([])
  })

  it('nothing that somebody was to read was taken for a repetition', async () => {
    const { advice } = (await town.api('violations')).body as { advice: { rule: string }[] }
    expect(advice.filter(({ rule }) => rule === 'repeated')).toEqual([])
  })

  it('clerks whose own accounts are not reached do not tell each other in a ring', async () => {
    await town.moveTo('2026-03-14T11:00:00+08:00')
    await faults({ unseen: ['yangguoliang', 'shenyueying'] })
    await said(chair, '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目')
    const [deeds] = await sql<{ n: number }[]>`
      select count(*)::int as n from deed where action = 'reach.not_reached' and at > '2026-03-14T00:00:00+08:00'`
    expect(deeds?.n).toBe(2)
    await faults({ clear: true })
  })
})

describe('one sheet, many doors', async () => {
  const town = await startTown(undefined, undefined, 'callback+app')
  const { press, said, room } = appRooms(town)

  it('who answers on the card of the group, then on his own, then in words has one answer and three lines of history', async () => {
    const posted = await town.say(
      chair,
      '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目',
      '主席团',
    )
    await town.click('王秀兰', posted.message?.id ?? '', 'attend:1', '主席团')
    await said(chair, '/改 1 时间改到3月21日下午3点')
    await press('王秀兰', '请假')
    await said('王秀兰', '参加')
    const entries = await town.database.db.sql<{ answer: string; bot: string }[]>`
      select e.answer, e.bot from answer_entry e join person p on p.id = e.person_id
      where p.name = '王秀兰' order by e.id`
    expect(entries).toEqual([
      { answer: 'attend', bot: 'sandbox-bot' },
      { answer: 'leave', bot: 'app:1000002' },
      { answer: 'attend', bot: 'app:1000002' },
    ])
    expect((await said(chair, '/名单 1')).text).toContain('【参加】1人：王秀兰')
    const group = await town.click('胡志强', posted.message?.id ?? '', 'attend:1', '主席团')
    expect(group.text).toContain('参加2')
  })

  it('what is for one alone is said by the app and not in the group', async () => {
    await press('钟林海', '请假')
    await said(chair, '/准假 1 钟林海')
    expect((await room('钟林海')).at(-1)?.text).toContain('您的请假已批准')
    expect((await town.messages('主席团')).map(({ text }) => text).join()).not.toContain('批准')
  })
})

describe('what could not be sent', async () => {
  const town = await startTown(undefined, undefined, 'app')
  const { sql } = town.database.db
  const { press, said, room, faults } = appRooms(town)
  const account = (userid: string | null) =>
    sql`update person set userid = ${userid} where name = '王秀兰' and congress_id = (select min(congress_id) from person)`
  const dead = () => sql<{ target: string }[]>`select target from outbox where state = 'dead' order by id`

  it('sent again goes to the account that the roster has today, and while it has none to nobody', async () => {
    await account('wrongwxl')
    const number = await postAlone(town)
    expect(await dead()).toEqual([{ target: 'user:wrongwxl' }])
    expect((await room(chair)).map(({ text }) => text).join()).toContain('再发送“/重发 编号”')
    await account(null)
    expect((await said(chair, '/重发 全部')).text).toContain('没有企业微信账号')
    expect(await dead()).toHaveLength(1)
    await account('WangXiuLan')
    expect((await said(chair, '/重发 全部')).text).toBe('正在重新发送1条消息。')
    expect(await dead()).toEqual([])
    await account('wangxiulan')
    expect((await room('王秀兰')).at(-1)?.text).toContain(`第${number}号通知`)
    expect((await press('王秀兰', '参加')).text).toContain('您已回复：参加')
  })

  it('about a notice that was taken back is not there to be sent again', async () => {
    await faults({ unseen: ['mashuixian'] })
    const number = await postAlone(town)
    expect(await dead()).toContainEqual({ target: 'user:mashuixian' })
    await faults({ clear: true })
    await said(chair, `/撤回 ${number}`)
    await said(chair, '/重发 全部')
    const heard = (await room('麻水仙')).filter(({ text }) => text.includes(`第${number}号`))
    expect(heard.filter(({ card }) => card !== null)).toEqual([])
  })

  it('before a notice was cancelled shows no card that asks for an answer afterwards', async () => {
    const block = (until: Date | null) =>
      sql`update outbox_target set blocked_until = ${until} where channel = 'app' and target = 'user:zhonglinhai'`
    await block(new Date(town.clock.now().getTime() + 50 * 60_000))
    const number = await postAlone(town)
    await said(chair, `/取消 ${number} 与县里会议冲突`)
    await block(null)
    await said(chair, '/我的')
    const heard = (await room('钟林海')).filter(({ text }) => text.includes(`第${number}号`))
    expect(heard.map(({ card }) => card)).toEqual([null])
    expect(heard[0]?.text).toContain('取消')
  })
})
