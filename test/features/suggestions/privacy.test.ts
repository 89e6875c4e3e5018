import { describe, expect, it } from 'vitest'
import { queued } from '../../support/opened.ts'
import {
  agriculture,
  author,
  bodyOf,
  cardText,
  does,
  finance,
  handledTown,
  liaison,
  second,
} from './handled.ts'

const town = await handledTown()
const presidium = '主席团'
const secret = /保密事|机密|2026-001/

describe('a confidential item', () => {
  it('is nothing to whoever has no part in it: the same words as for a number that is none', async () => {
    await town.handIn({ title: '保密事项', text: '机密内容', confidential: true }, [author])
    for (const words of [
      '/答复',
      '/面商',
      '/满意',
      '/补充',
      '/接收',
      '/退回',
      '/兑现',
      '/约商',
      '/延期',
      '/协办意见',
    ]) {
      const there = await town.say(second, `${words} 1 好`)
      const none = await town.say(second, `${words} 99 好`)
      expect(there.text?.replace('1', '99')).toBe(none.text)
      expect(there.card).toBeNull()
    }
    expect((await town.say(finance, '待办')).text).not.toMatch(secret)
  })

  it('is in no group, whoever speaks of it there, and nothing of it is said there', async () => {
    for (const who of [liaison, author]) {
      for (const words of [
        '/审查 1',
        '/交办 1 农业农村办',
        '/满意 1',
        '待办',
        '满意',
        '我的',
        '/归档 全部',
      ]) {
        const heard = await town.say(who, words, presidium)
        expect(`${heard.text}${cardText(heard)}`).not.toMatch(secret)
      }
    }
    expect((await town.item(1)).state).toBe('submitted')
    expect((await town.say(liaison, '/审查 1', presidium)).text).toBe(
      '在群里没有查到第1号建议。请在单聊中办理。',
    )
  })

  it('goes its way in the single chats of its own people, and of it nobody is told in a group', async () => {
    await does(town, liaison, '/交办 1 农业农村办')
    await does(town, agriculture, '/面商 1 与王秀兰面商：机密的话')
    await does(town, agriculture, '/答复 1 A 机密的答复')
    await does(town, agriculture, '/面商 1 与王秀兰面商：机密的话二')
    expect((await town.say(author, '满意', presidium)).text).toContain('现在没有等您评价的建议')
    await does(town, author, '满意')
    const told = await town.told()
    expect(new Set(told.map(line => line.split('：')[0]))).toEqual(new Set([agriculture, author, liaison]))
    for (const { text } of await town.messages(presidium)) expect(text).not.toMatch(secret)
    const posted = (await queued(town.database.db)).filter(({ channel }) => channel === 'webhook')
    for (const { payload } of posted) expect(payload.text).not.toMatch(secret)
  })
})

describe('any item in a group', () => {
  it('shows no words of talks, answers, ratings or reasons', async () => {
    await town.handIn({ title: '修复路灯', text: '内情' }, [author])
    const steps: [string, string][] = [
      [liaison, '/审查 2'],
      [liaison, '/交办 2 农业农村办'],
      [liaison, '/面商 2 与王秀兰面商：私下的话'],
      [liaison, '/答复 2 A 答复的话'],
      [liaison, '/面商 2 与王秀兰面商：私下的话二'],
      [author, '/评价 2 态度满意 结果基本满意 评价的话'],
    ]
    for (const [who, words] of steps) {
      const heard = await town.say(who, words, presidium)
      expect(heard.card, heard.text ?? '').not.toBeNull()
      expect(cardText(heard)).not.toMatch(/的话|内情|结果基本满意/)
    }
    expect((await town.item(2)).ratings[0]).toMatchObject({ result: 'basically', words: '评价的话' })
  })
})

describe('strangers and people who have left', () => {
  it('do nothing and learn nothing', async () => {
    for (const words of ['/接收 2', '待办', '满意', '/归档 2']) {
      const { text } = await town.say('何小川', words)
      expect(text).toContain('花名册中还没有您的企业微信账号')
    }
    await town.database.db.sql`update person set active = false where name = ${agriculture}`
    expect((await town.say(agriculture, '/兑现 2 好')).text).toContain('离任')
    await town.told()
    await does(town, liaison, '/办结建议 2 路灯已修复')
    expect((await town.told()).map(line => line.split('：')[0])).toEqual([author])
  })

  it('deeds hold who did what to which item, and none of its words', async () => {
    const deeds = await town.database.db.sql<{ detail: unknown }[]>`
      select detail from deed where action like 'suggestion.%'`
    expect(deeds.length).toBeGreaterThan(10)
    expect(JSON.stringify(deeds)).not.toMatch(/[一-龥]/)
  })
})

describe('nasty words', () => {
  it.each([
    '/答复 2 A <@all> [点我](http://x) `code`',
    `/面商 2 面商：${'长'.repeat(5000)}`,
    '/审查 99999999999',
    '/交办 2 \u202eabc\u0000',
    '/归档 1-2-3-4-5',
    '/评价 2 代 代 代',
    '/延期 2 到99月99日 x',
    '/兑现 2 2月30日 好',
    "/退回 2 '; drop table suggestion; --",
  ])('%s is answered, and breaks nothing', async words => {
    const heard = await town.say(liaison, words)
    expect((heard.text ?? bodyOf(heard)).length).toBeGreaterThan(5)
    expect(heard.text ?? '').not.toContain('没有处理成功')
  })
})
