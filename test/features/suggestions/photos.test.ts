/** Photos and files of suggestions: whose they may be, for whom they are, where they are counted. */
import { beforeEach, describe, expect, it } from 'vitest'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf, documentsAreLinks, documentsOf, linksIn } from '../../support/ways.ts'
import { heic, jpeg, pdf, photoTown, pushed } from '../attachments/stage.ts'
import { forget } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const { send, kept } = photoTown(town)
const author = '王秀兰'
const cosigner = '胡志强'
const stranger = '许金泉'
const liaison = '周晓敏'
const office = '徐志刚'
const otherOffice = '范巧云'

const say = async (user: string, words: string): Promise<string> => {
  const { text, message } = await town.say(user, words)
  return text ?? message?.text ?? ''
}
/** Words, whatever of theirs waited to be read before. */
const said = async (user: string, words: string): Promise<string> => {
  await town.say(user, '我的')
  return say(user, words)
}
/** What comes with the answer to these words. */
const got = async (user: string, words: string) => {
  await town.say(user, '我的')
  return documentsOf(town, await town.say(user, words))
}
const gotOne = async (user: string, words: string) => {
  await town.say(user, '我的')
  return (await documentOf(town, await town.say(user, words))).bytes
}

beforeEach(async () => {
  await forget(db)
  await db.sql`truncate attachment, attachment_target, download`
  await town.say(author, '/建议 修复枫树湾路灯，坏了两个月，晚上走路看不见')
})

describe('whoever hands one in alone with the bot', () => {
  it('is told in a sentence that photos may follow, and they are kept with it', async () => {
    expect(await say(author, '/建议 石桥村水渠堵塞，春耕缺水，请疏通')).toContain(
      '有照片的，30分钟内直接发到这里，就附在这一件上。',
    )
    const heard = await send(author, jpeg('lamp'), '路灯.jpg')
    expect(heard.text).toContain('正在保存，附在建议2026-002')
    expect(pushed(heard)).toContain('已保存，建议2026-002现有1个附件')
    expect(await kept()).toMatchObject([{ number: 1, name: '路灯.jpg', by: author }])
  })

  it('may send photo and words as one message', async () => {
    const heard = await send(author, jpeg('new'), 'n.jpg', { text: '/建议 增加农村公交班次，群众出行不便' })
    expect(heard.message?.text).toContain('建议2026-002')
    expect(heard.message?.text).toContain('正在保存，附在建议2026-002')
    expect(pushed(heard)).toContain('已保存，建议2026-002现有1个附件')
  })

  it('whose words are asked about has no photo put with what he entered before', async () => {
    const heard = await send(author, jpeg('x'), 'x.jpg', {
      text: '/建议 修复枫树湾路灯，坏了两个月，晚上走路看不见',
    })
    expect(heard.message?.text).toContain('有相近的建议')
    expect(heard.message?.text).toContain('没有保存：不知道附在哪一件')
    expect(await kept()).toEqual([])
    await town.say(author, '仍然提出')
    expect((await send(author, jpeg('x'))).text).toContain('附在建议2026-002')
  })

  it('has the photos put with what he entered last, a visit or a suggestion, and is told with which', async () => {
    await town.say(author, '/来访 杨树湾村李四反映水管漏水')
    expect((await send(author, jpeg('1'))).text).toContain('附在来访2026-001')
    await town.say(author, '/附图 建议1')
    expect((await send(author, jpeg('2'))).text).toContain('附在建议2026-001')
    await town.say(author, '/附图 来访1')
    expect((await send(author, jpeg('3'))).text).toContain('附在来访2026-001')
    expect(await say(author, '/附图 1')).toContain('同号的有2件：来访2026-001、建议2026-001。请写全号数')
  })
})

it('in a group no photo is asked for, and none is expected', async () => {
  const { message } = await town.say(cosigner, '/建议 石桥村水渠堵塞，春耕缺水，请疏通', '全体代表')
  expect(message?.text).not.toContain('照片')
  expect((await send(cosigner, jpeg())).text).toContain('不知道附在哪一件')
})

describe('a photo may be added', () => {
  it('by whoever put his name to it, by its offices and by a clerk', async () => {
    await town.say(cosigner, '/附议 1')
    await town.say(liaison, '/交办 1 农业农村办主办，财政所协办')
    for (const user of [cosigner, liaison, office, otherOffice]) {
      expect(await said(user, '/附图 1')).toContain('将附在建议2026-001')
      expect(pushed(await send(user, jpeg(user)))).toContain('已保存，建议2026-001')
    }
    expect((await kept()).map(({ by }) => by)).toEqual([cosigner, liaison, office, otherOffice])
  })

  it('by nobody else, though he may see the item; a cosigner who took his name off is nobody else’s better', async () => {
    await town.say(cosigner, '/附议 1')
    await town.say(cosigner, '/附图 1')
    await town.say(cosigner, '/取消附议 1')
    expect((await send(cosigner, jpeg())).text).toContain('没有保存：您现在不能办理这一件')
    expect(await said(stranger, '/附图 1')).toBe('没有查到您可以办理的这一号，请核对号数。')
    expect(await kept()).toEqual([])
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['refused', () => town.say(liaison, '/不予接收 1 没有具体内容'), '没有保存：建议2026-001不予接收。'],
    ['withdrawn', () => town.say(author, '/撤回 1 已经修好'), '没有保存：建议2026-001已撤回。'],
  ])('no more once it is %s; what is there can be looked at and removed', async (_what, end, told) => {
    await send(author, jpeg('a'), '甲.jpg')
    await end()
    expect((await send(author, jpeg('b'))).text).toContain(told)
    expect(await said(author, '/附图 1')).toContain(told)
    expect(await got(author, '/看附件 1')).toHaveLength(1)
    expect(await said(author, '/删附件 1 1')).toContain('已删除建议2026-001的第1个附件')
    expect((await kept()).map(({ content, name }) => [content, name])).toEqual([[null, '']])
  })
})

describe('looking at photos', () => {
  it('is for whoever may see the item', async () => {
    await send(author, jpeg('a'), '甲.jpg')
    for (const user of [author, stranger, liaison]) {
      expect((await got(user, '/看附件 1')).map(({ bytes }) => bytes.equals(jpeg('a')))).toEqual([true])
    }
    expect(await said(stranger, '/删附件 1 1')).toContain('由发送人或主席、副主席、联络员删除')
  })

  it('of a confidential item is for its people alone; others do not learn that it exists', async () => {
    await send(author, jpeg('a'), '甲.jpg')
    const before = linksIn(await said(stranger, '/看附件 1'))
    await town.say(liaison, '/改建议 1 保密')
    expect(before).toHaveLength(documentsAreLinks ? 1 : 0)
    for (const link of before) expect((await fetch(link)).status).toBe(403)
    for (const command of ['/看附件 1', '/附图 1', '/删附件 1 1', '/看附件 建议2026-001'])
      expect(await said(stranger, command)).toBe(
        await said(stranger, command.replace('1', '9').replace(/-001/, '-099')),
      )
    for (const user of [author, liaison]) expect(await got(user, '/看附件 1')).toHaveLength(1)
    await town.say(liaison, '/交办 1 农业农村办')
    expect(await got(office, '/看附件 1')).toHaveLength(1)
    expect(await said(otherOffice, '/看附件 1')).toBe('没有查到您可以办理的这一号，请核对号数。')
  })

  it('in a group is for nobody', async () => {
    await send(author, jpeg('a'), '甲.jpg')
    const { text } = await town.say(liaison, '/看附件 1', '主席团')
    expect(text).toContain('请单独给联络员发送')
  })
})

describe('how many there are', () => {
  it('stands on the card, alone with the way to look at them, in a group as a number', async () => {
    expect(await said(author, '/建议 1')).not.toContain('附件')
    await send(author, jpeg('a'), '甲.jpg')
    await send(author, pdf, '乙.pdf')
    await send(author, heic, 'IMG_0003.heic')
    expect(await said(author, '/建议 1')).toContain('附件3个，查看请发送：/看附件 建议2026-001')
    const inGroup = (await town.say(author, '/建议 1', '全体代表')).message?.text
    expect(inGroup).toMatch(/^附件3个$/m)
    expect(inGroup).not.toContain('甲.jpg')
  })

  it('stands in the register and on the form, where there are any', async () => {
    await town.say(cosigner, '/建议 石桥村水渠堵塞，春耕缺水，请疏通')
    await town.say(author, '/附图 1')
    await send(author, jpeg('a'), '甲.jpg')
    const book = [...unzip(await gotOne(liaison, '/建议簿')).values()].join('')
    expect(book).toContain('<t>附件</t>')
    expect([...book.matchAll(/1个/g)]).toHaveLength(1)
    const form = async (n: number) => wordsOf(await gotOne(liaison, `/建议表 ${n}`)).join('\n')
    expect(await form(1)).toContain('照片、文件1个')
    expect(await form(2)).not.toContain('照片')
  })
})

it('a number of a session means a suggestion and no visit', async () => {
  const { sql } = db
  await sql`update suggestion set series = '19-3'`
  await town.say(author, '/来访 杨树湾村李四反映水管漏水')
  await sql`update visit set number = 19`
  expect(await said(author, '/附图 19-3-001')).toContain('将附在建议19-3-001')
})
