import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { events, forget, latest, told } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const author = '王秀兰'
const group = '全体代表'
const liaison = '周晓敏'

beforeEach(() => forget(db))

describe('signing', () => {
  it('is each one’s own, once', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    expect((await town.say('董长庚', '/附议 1')).message?.text).toContain('已附议')
    expect((await town.say('董长庚', '/附议 1')).message?.text).toContain('不用再附议')
    expect((await latest(db)).signers).toEqual([author, '董长庚'])
    await town.say('董长庚', '/取消附议 1')
    expect((await latest(db)).signers).toEqual([author])
    expect((await town.say(author, '/取消附议 1')).message?.text).toContain('领衔代表，不能取消署名')
  })

  it('in a group works without a slash, too', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say('董长庚', '附议 1', group)
    expect((await latest(db)).signers).toEqual([author, '董长庚'])
  })

  it('five at the same moment are five', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    const others = ['董长庚', '毛水法', '章美琴', '罗根荣', '应彩娥']
    await Promise.all(others.map(name => town.say(name, '/附议 1')))
    expect((await latest(db)).signers.toSorted()).toEqual([author, ...others].toSorted())
  })

  it('is not for an office’s contact person', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    expect((await town.say('徐志刚', '/附议 1')).message?.text).toContain('由代表办理')
  })

  it.each(['/附议', '/附议 99', '/附议 2025-001', '附议 9999'])('%s: which one is told', async said => {
    const { text } = await town.say('董长庚', said)
    expect(text).toMatch(/编号|没有查到/)
  })
})

describe('a motion', () => {
  it('shows how many it wants until it has them; then the clerks and whoever leads are told', async () => {
    const { message } = await town.say(author, '/议案 关于制定停车管理办法的议案，集镇停车难')
    expect(message?.text).toContain('还差4人')
    for (const name of ['董长庚', '毛水法']) await town.say(name, '/附议 1')
    expect((await town.say(author, '/建议 1')).message?.text).toContain('还差2人')
    await town.say('章美琴', '/附议 1')
    const before = await told(db)
    await town.say('罗根荣', '/附议 1')
    const after = (await told(db)).slice(before.length)
    expect(after.map(note => note.name).toSorted()).toEqual([liaison, author].toSorted())
    expect(after.filter(note => note.text.includes('可以审查')).map(note => note.name)).toContain(liaison)
    await town.say('应彩娥', '/附议 1')
    expect((await told(db)).filter(note => note.name === liaison)).toHaveLength(
      [...before, ...after].filter(note => note.name === liaison).length,
    )
    expect((await town.say(author, '/建议 1')).message?.text).not.toContain('还差')
  })
})

describe('taking it back', () => {
  it('wants a reason', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const said of ['/撤回建议 1', '/撤回建议 1 。', '/撤回建议 1 同意'])
      expect((await town.say(author, said)).text).toContain('请写明撤回的理由')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    expect((await latest(db)).state).toBe('withdrawn')
  })

  it('wants all who signed it; the others are told how to agree and how not', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const name of ['董长庚', '毛水法']) await town.say(name, '/附议 1')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    const asked = (await told(db)).filter(note => ['董长庚', '毛水法'].includes(note.name))
    expect(asked).toHaveLength(2)
    for (const part of ['理由：“路灯已经修好”', '/撤回建议 2026-001 同意', '/撤回建议 2026-001 不同意'])
      expect(asked[0]?.text).toContain(part)
    await town.say('董长庚', '/撤回建议 1 同意')
    expect((await latest(db)).state).toBe('submitted')
    const last = await town.say('毛水法', '/撤回建议 1 同意')
    expect((await latest(db)).state).toBe('withdrawn')
    // Nobody is asked for what is done.
    expect(last.message?.text).toContain('已撤回')
    expect(last.message?.text).not.toContain('同意请发送')
  })

  it.each(['不同意', '不同意撤回', '反对', '不撤', '继续办理', '我不同意，还没有修好'])(
    '%s is no agreement, and it goes on',
    async said => {
      await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
      await town.say('董长庚', '/附议 1')
      await town.say(author, '/撤回建议 1 路灯已经修好')
      await town.say('董长庚', `/撤回建议 1 ${said}`)
      expect((await latest(db)).state).toBe('submitted')
      expect((await events(db)).at(-1)).toMatchObject({ type: 'withdrawal_refused' })
      expect((await told(db)).at(-1)).toMatchObject({ name: author })
    },
  )

  it('with three signers says who has asked, who agrees, and how many are left', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const name of ['董长庚', '毛水法', '章美琴']) await town.say(name, '/附议 1')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    const before = (await told(db)).length
    const { message } = await town.say('董长庚', '/撤回建议 1 同意')
    expect(message?.text).toContain(`已登记您同意撤回（${author}提出），还差2名署名代表同意`)
    expect(message?.text).not.toContain('已提出撤回')
    const heard = (await told(db)).slice(before)
    const said = heard.map(({ text }) => text).join('\n')
    expect(said).toContain(`董长庚同意撤回`)
    expect(said).toContain(`（${author}提出，理由：“路灯已经修好”），还差2名署名代表同意`)
    expect(said).not.toContain('董长庚提出撤回')
    expect(heard.map(({ name }) => name).toSorted()).toEqual([author, '毛水法', '章美琴'].toSorted())
  })

  it('whoever has left is not said to have agreed', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const name of ['董长庚', '毛水法']) await town.say(name, '/附议 1')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    await db.sql`update person set active = false, left_at = now() where name = '毛水法'`
    try {
      await town.say('董长庚', '/撤回建议 1 同意')
      expect((await latest(db)).state).toBe('withdrawn')
      const said = (await told(db)).at(-1)?.text ?? ''
      expect(said).toContain('已由在任的署名代表同意撤回，不再办理（毛水法已离任，没有征求意见）')
    } finally {
      await db.sql`update person set active = true, left_at = null where name = '毛水法'`
    }
  })

  it('a clerk enters what a signer without an account says by telephone, once it was asked for', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const name of ['董长庚', '毛水法']) await town.say(name, '/附议 1')
    const early = await town.say(liaison, '/撤回建议 1 代 毛水法 同意')
    expect(early.text).toContain('请写明撤回的理由')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    await town.say('董长庚', '/撤回建议 1 同意')
    await db.sql`update person set userid = null where name = '毛水法'`
    try {
      // Nobody else speaks for him, nor is anything taken for his word.
      await town.say('董长庚', '/撤回建议 1 代 毛水法 同意')
      await town.say(liaison, '/撤回建议 1 同意')
      await town.say(liaison, '/撤回建议 1 代 胡志强 同意')
      await town.say(liaison, '/撤回建议 1 代 毛水法 再想想')
      expect((await latest(db)).state).toBe('submitted')
      await town.say(liaison, '/撤回建议 1 代 毛水法 同意')
      expect((await latest(db)).state).toBe('withdrawn')
      expect((await events(db)).map(({ type }) => type).slice(-2)).toEqual(['withdrawal_joined', 'withdrawn'])
      const life = (await town.say(liaison, '/建议 1')).message?.text
      expect(life).toContain(`毛水法同意撤回（${liaison}代为登记）`)
    } finally {
      await db.sql`update person set userid = 'maoshuifa' where name = '毛水法'`
    }
  })

  it('and that he does not', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say('董长庚', '/附议 1')
    await town.say(author, '/撤回建议 1 路灯已经修好')
    const { message } = await town.say(liaison, '/撤回建议 1 代 董长庚 不同意')
    expect(message?.text).toContain('已登记董长庚不同意撤回，继续办理')
    expect((await told(db)).filter(({ name }) => name === '董长庚').at(-1)?.text).toContain(
      `董长庚（${liaison}代为登记）不同意撤回`,
    )
    expect((await events(db)).at(-1)).toMatchObject({ type: 'withdrawal_refused' })
  })

  it('is nobody’s but the signers’', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const who of ['董长庚', liaison]) await town.say(who, '/撤回建议 1 不需要了')
    expect((await latest(db)).state).toBe('submitted')
  })
})

describe('correcting', () => {
  it.each([
    ['类别 交通道路', { category: '交通道路' }],
    ['类别改为交通', { category: '交通道路' }],
    ['交通道路', { category: '交通道路' }],
    ['标题 修复主干道路灯', { title: '修复主干道路灯' }],
    ['内容 主干道坏了；支路也坏了\n请修复', { text: '主干道坏了；支路也坏了\n请修复' }],
    ['种类 批评', { kind: 'criticism' }],
    ['类型 建议；类别 交通道路', { kind: 'suggestion', category: '交通道路' }],
    ['转为议案', { kind: 'motion' }],
    ['保密', { confidential: true }],
    ['保密 是', { confidential: true }],
  ])('%s', async (said, expected) => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say(author, `/改建议 1 ${said}`)
    expect(await latest(db)).toMatchObject(expected)
  })

  it('村、来源、提出时间 as well', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say(author, '/改建议 1 村 石桥；来源 走访；提出时间 大会期间')
    expect((await events(db)).at(-1)).toMatchObject({
      type: 'corrected',
      fields: { district: '石桥村', source: 'visit', raised: 'session' },
    })
  })

  it.each([
    ['', '请写明要改的内容'],
    ['类别 水利', '类别请从这些中选'],
    ['标题', '请写明标题'],
    ['种类 提案书', '种类请写'],
    ['来源 不知道', '来源请写'],
    ['保密 也许', '保密请写'],
    ['今天天气很好', '没有看懂要改什么'],
    ['类别 城乡建设', '没有改动'],
  ])('%j changes nothing, and what is expected is told', async (said, answer) => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    const before = await events(db)
    expect((await town.say(author, `/改建议 1 ${said}`)).text).toContain(answer)
    expect(await events(db)).toEqual(before)
  })

  it.each([
    ['标题', { title: '修复枫树湾村路灯' }],
    ['保密 也许', { confidential: true }],
    ['今天天气很好', { category: '城乡建设' }],
  ])('the example told after %j is understood as it stands', async (said, expected) => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say(author, '/改建议 1 类别 交通道路')
    const { text } = await town.say(author, `/改建议 1 ${said}`)
    await town.say(author, text?.replace(/^.*如：/su, '') ?? '')
    expect(await latest(db)).toMatchObject(expected)
  })

  it('is for signers and clerks, and the other signers are told', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    expect((await town.say('董长庚', '/改建议 1 类别 交通道路')).text).toContain('署名的代表和主席')
    await town.say('董长庚', '/附议 1')
    await town.say(liaison, '/改建议 1 类别 交通道路')
    expect((await latest(db)).category).toBe('交通道路')
    const notes = (await told(db)).filter(note => note.text.includes('已更正'))
    expect(notes.map(note => note.name).toSorted()).toEqual([author, '董长庚'].toSorted())
  })
})
