import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { events, forget, handedIn, latest, told } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const deputy = '王秀兰'
const liaison = '周晓敏'
const chair = '杨国梁'
const group = '全体代表'

beforeEach(() => forget(db))

describe('a suggestion in free words', () => {
  it('is numbered at once, with all that was understood, and shown with a card', async () => {
    const { message, card } = await town.say(deputy, '/建议 修复枫树湾路灯，坏了两个月，晚上走路看不见')
    expect(await latest(db)).toMatchObject({
      series: '2026',
      number: 1,
      kind: 'suggestion',
      state: 'submitted',
      title: '修复枫树湾路灯',
      text: '修复枫树湾路灯，坏了两个月，晚上走路看不见',
      category: '城乡建设',
      confidential: false,
      signers: [deputy],
    })
    expect((await events(db))[0]).toMatchObject({ district: '枫树湾村', source: 'own', raised: 'between' })
    expect(card).not.toBeNull()
    for (const shown of [
      '建议2026-001（已提出）',
      `提出人：${deputy}`,
      '《修复枫树湾路灯》',
      '枫树湾村',
      '城乡建设',
    ])
      expect(message?.text).toContain(shown)
  })

  it.each([
    ['/批评 沟渠淤塞没人管，秧苗缺水', 'criticism'],
    ['/意见 征集范围太窄，应当向村民征集', 'opinion'],
    ['/议案 关于制定停车管理办法的议案，集镇停车难', 'motion'],
    ['/建议 关于制定停车管理办法的议案，集镇停车难', 'motion'],
    ['/议案 关于制定停车管理办法的建议，集镇停车难', 'motion'],
    ['/建议修复石桥村水渠，春耕缺水', 'suggestion'],
  ])('%s is a %s', async (said, kind) => {
    await town.say(deputy, said)
    expect((await latest(db)).kind).toBe(kind)
  })

  it('keeps the emoji in its words as they were sent, and what hides in them not', async () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'
    await town.say(deputy, `/建议 修复枫树湾路灯，${family}晚上走路\u202e看不见`)
    expect((await latest(db)).text).toBe(`修复枫树湾路灯，${family}晚上走路看不见`)
  })

  it('what it lacks is asked for, with how to add it; it has its number all the same', async () => {
    const { message } = await town.say('杨国梁', '/建议 民生实事项目')
    expect(message?.text).toContain('/改建议 2026-001 内容')
    expect(message?.text).toContain('/改建议 2026-001 类别')
    expect(await handedIn(db)).toHaveLength(1)
  })

  it('where no village is named it is of the signer’s own', async () => {
    await town.say(deputy, '/建议 增加公交班次，群众出行不便')
    expect((await events(db))[0]).toMatchObject({ district: '石桥村' })
  })

  it('ten at the same moment have ten numbers without a gap', async () => {
    const about = [
      '枫树湾村路灯不亮',
      '大坪村水渠堵塞',
      '石桥村公交班次少',
      '东岙村老年食堂',
      '白岩村垃圾清运',
    ]
    const more = ['洋头村危桥重建', '桥亭村小学操场', '后山村卫生室村医', '竹坑村手机信号', '集镇停车位']
    const people = [
      chair,
      deputy,
      '胡志强',
      '许金泉',
      '季连生',
      '沈月英',
      '郑永福',
      '罗根荣',
      '钟林海',
      '傅德胜',
    ]
    await Promise.all([...about, ...more].map((what, i) => town.say(people[i] ?? chair, `/建议 ${what}`)))
    expect((await handedIn(db)).map(row => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('the same message three times hands in once', async () => {
    await town.api('faults', { duplicate: 3 })
    await town.say(deputy, '/建议 修复枫树湾路灯，坏了两个月')
    await town.api('faults', { clear: true })
    expect(await handedIn(db)).toHaveLength(1)
  })

  it('its deed and its log hold none of its words', async () => {
    await town.say(deputy, '/建议 修复枫树湾路灯，坏了两个月')
    const deeds = await db.sql`select detail, subject from deed where action like 'suggestion.%'`
    expect(deeds.length).toBeGreaterThan(0)
    expect(JSON.stringify(deeds)).not.toMatch(/路灯|枫树湾/)
  })

  it('the liaison is told, who examines it, and nobody of what he entered himself', async () => {
    await town.say(deputy, '/建议 修复枫树湾路灯，坏了两个月')
    expect((await told(db)).map(note => note.name).toSorted()).toEqual([liaison])
    await forget(db)
    await town.say(liaison, '/建议 代王秀兰：修复枫树湾路灯，坏了两个月')
    expect((await told(db)).map(note => note.name)).not.toContain(liaison)
  })
})

describe('who may', () => {
  it('an office’s contact person hands nothing in, and keeps his words where he is alone', async () => {
    const alone = await town.say('徐志刚', '/建议 修复枫树湾路灯，坏了两个月')
    expect(alone.text).toContain('由代表提出')
    expect(alone.text).toContain('修复枫树湾路灯，坏了两个月')
    expect(await handedIn(db)).toEqual([])
  })

  it('a stranger is told that he is not on the roster', async () => {
    expect((await town.say('何小川', '/建议 修复路灯，坏了两个月')).text).toContain('花名册中还没有您')
    expect(await handedIn(db)).toEqual([])
  })

  it('a clerk who is no deputy is asked for whom', async () => {
    const { text } = await town.say(liaison, '/建议 修复枫树湾路灯，坏了两个月')
    expect(text).toContain('/建议 代张三')
    expect(text).toContain('修复枫树湾路灯，坏了两个月')
    expect(await handedIn(db)).toEqual([])
  })

  it.each([
    '/建议 代王秀兰：修复枫树湾路灯，坏了两个月',
    '/建议 代表王秀兰提出：修复枫树湾路灯，坏了两个月',
    '/建议 代王秀兰 修复枫树湾路灯，坏了两个月',
    '/建议 提出人：王秀兰，修复枫树湾路灯，坏了两个月',
  ])('%s: a clerk enters it, the deputy signs and is told how to take it back', async said => {
    await town.say(liaison, said)
    const row = await latest(db)
    expect(row).toMatchObject({ signers: [deputy], title: '修复枫树湾路灯' })
    const note = (await told(db)).find(one => one.name === deputy)
    expect(note?.text).toContain(`${liaison}替您登记了`)
    expect(note?.text).toContain('/撤回建议 2026-001')
    await town.say(deputy, '/撤回建议 1 不是我的意思')
    expect((await latest(db)).state).toBe('withdrawn')
  })

  it.each([
    [
      'a deputy for another',
      deputy,
      '/建议 代胡志强：修复路灯，坏了两个月',
      '替胡志强代表登记由主席、副主席、联络员办理',
    ],
    ['for somebody whom nobody knows', liaison, '/建议 代王大海：修复路灯，坏了两个月', '没有“王大海”'],
    ['for one of two of a name', liaison, '/建议 代陈建华：修复路灯，坏了两个月', '有2位陈建华'],
    ['for somebody who is no deputy', liaison, '/建议 代徐志刚：修复路灯，坏了两个月', '徐志刚不是代表'],
  ])('%s: nothing is entered, and it is told', async (_what, who, said, answer) => {
    expect((await town.say(who, said)).text).toContain(answer)
    expect(await handedIn(db)).toEqual([])
  })

  it('of two of a name the place tells which', async () => {
    await town.say(liaison, '/建议 代陈建华（东岙村）：修复路灯，坏了两个月')
    expect((await events(db))[0]).toMatchObject({ district: '东岙村' })
  })

  it('words that only begin like that are words', async () => {
    await town.say(deputy, '/建议 代表小组活动经费少，建议增加预算')
    expect(await latest(db)).toMatchObject({ signers: [deputy], text: '代表小组活动经费少，建议增加预算' })
  })
})

describe('nothing that could be handed in', () => {
  it.each(['/建议', '/建议 ，，。。', '/建议 👍👍', '/议案 ……', '/建议 附议人：董长庚'])('%s', async said => {
    const { text } = await town.say(deputy, said)
    expect(text).toMatch(/请/)
    expect(text).toContain('如：/')
    expect(await handedIn(db)).toEqual([])
  })

  it('in a group the words are not repeated', async () => {
    const { text } = await town.say(liaison, '/建议 修复枫树湾路灯，坏了两个月', group)
    expect(text).not.toContain('枫树湾')
  })
})

describe('co-signers who are named', () => {
  it('do not sign: they are invited, and each confirms for himself', async () => {
    const { message } = await town.say(deputy, '/建议 修复石桥村水渠，春耕缺水。附议人：董长庚、毛水法')
    expect(await latest(db)).toMatchObject({ signers: [deputy], text: '修复石桥村水渠，春耕缺水。' })
    expect(message?.text).toContain('已请董长庚、毛水法附议')
    const notes = (await told(db)).filter(note => ['董长庚', '毛水法'].includes(note.name))
    expect(notes).toHaveLength(2)
    expect(notes[0]?.text).toContain('/附议 2026-001')
    await town.say('董长庚', '/附议 1')
    expect((await latest(db)).signers).toEqual([deputy, '董长庚'])
  })

  it('whom nobody knows, and of whom there are two, are told, and stay among the words', async () => {
    const { message } = await town.say(
      deputy,
      '/建议 修复石桥村水渠，春耕缺水。附议人：陈建华、王大海、董长庚',
    )
    expect(message?.text).toContain('“陈建华”、“王大海”不是花名册中的代表或有同名')
    expect((await latest(db)).text).toContain('附议人：陈建华、王大海、董长庚')
    expect((await events(db)).at(-1)).toMatchObject({ type: 'invited' })
  })

  it('of a confidential item may see it, because they are asked to sign it', async () => {
    await town.say(deputy, '/建议 （保密）有人偷排污水，夜里排到溪里。附议人：董长庚')
    expect((await town.say('董长庚', '/建议 1')).message?.text).toContain('有人偷排污水')
    expect((await town.say('毛水法', '/建议 1')).text).toContain('没有查到')
    await town.say('董长庚', '/附议 1')
    expect((await latest(db)).signers).toEqual([deputy, '董长庚'])
  })
})
