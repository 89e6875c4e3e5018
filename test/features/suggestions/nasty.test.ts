import { beforeEach, describe, expect, it } from 'vitest'
import { nastyTexts } from '../../language/nasty.ts'
import { startTown } from '../../support/town.ts'
import { forget, latest } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const deputy = '王秀兰'

/** What has broken readers, renderers and databases before. */
const words = [
  ...nastyTexts.map(([what, text]) => [what, text.slice(0, 3_000)] as const),
  ['NUL', '路灯坏了\u0000，请修复'] as const,
  ['a lone surrogate', '路灯\ud83d坏了，请修复'] as const,
  ['SQL', "路灯坏了'; drop table suggestion;-- 请修复"] as const,
  ['markup', '<@all> **路灯** [坏了](https://evil.example) <font color="warning">x</font>，请修复'] as const,
  ['a figure that is no number', '99999999999999999999'] as const,
]

describe('nasty words', () => {
  it.each(words)('%s: alone and in a group, never an apology', async (_what, text) => {
    await forget(db)
    for (const chat of [undefined, '全体代表'])
      for (const command of [
        '/建议 ',
        '/改建议 1 标题 ',
        '/改建议 1 内容 ',
        '/撤回建议 1 不同意 ',
        '/附议 ',
      ]) {
        const heard = await town.say(deputy, command + text, chat)
        expect(heard.message?.text ?? '').not.toBe('')
        expect(heard.message?.text).not.toContain('没有处理成功')
        expect(heard.violations).toEqual([])
        const reply = JSON.stringify(heard.reply)
        expect(reply).not.toMatch(/<@|<font/)
        if (heard.card === null) expect(reply).not.toContain('](')
      }
  })
})

describe('length', () => {
  beforeEach(() => forget(db))

  it.each([3_000, 20_000])(
    '%d characters are kept in full, and shown cut with their number',
    async length => {
      const long = `修复石桥村道路，${'坑洼多，下雨积水，'.repeat(3_000)}`.slice(0, length)
      const { message, violations } = await town.say(deputy, `/建议 ${long}`)
      expect((await latest(db)).text).toBe(long)
      expect(message?.text).toMatch(/…（共\d{4,5}字，已全文登记）/)
      expect(violations).toEqual([])
    },
  )

  it('emoji are kept', async () => {
    await town.say(deputy, '/建议 🌟修复路灯👍🏽，坏了两个月🔦')
    expect(await latest(db)).toMatchObject({ title: '修复路灯👍🏽', text: '🌟修复路灯👍🏽，坏了两个月🔦' })
  })
})
