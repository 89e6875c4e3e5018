import { expect, it } from 'vitest'
import { nastyTexts } from '../../language/nasty.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const deputy = '王秀兰'

/** What has broken readers, renderers and databases before. */
const words = [
  ...nastyTexts.map(([what, text]) => [what, text.slice(0, 3_000)] as const),
  ['NUL', '路灯坏了\u0000，转城建办'] as const,
  ['a lone surrogate', '村民\ud83d反映路灯坏了'] as const,
  ['SQL', "来访人'; drop table visitor;-- 反映路灯坏了"] as const,
  [
    'markdown, a link and a mention',
    '<@all> **路灯** [坏了](https://evil.example) <font color="warning">x</font>',
  ] as const,
  ['a figure that is no number', '路灯坏了，等99999999999999999999人，转城建办99999999999天内修好'] as const,
  ['the end of time', '路灯坏了，9999年12月31日前修好'] as const,
  ['a year of months', '路灯坏了，转城建办99个月内修好'] as const,
]

it.each(words)('%s: entered or asked about, alone and in a group, never an apology', async (_what, text) => {
  for (const chat of [undefined, '全体代表'])
    for (const command of ['/来访 ', '/改来访 1 ', '/办结 1 ', '/来访簿 ']) {
      const heard = await town.say(deputy, command + text, chat)
      expect(heard.message?.text ?? '').not.toBe('')
      expect(heard.message?.text).not.toContain('没有处理成功')
      expect(heard.violations).toEqual([])
      const reply = JSON.stringify(heard.reply)
      expect(reply).not.toMatch(/<@|<font/)
      // On a card nothing is obeyed; the link to the workbook is the bot's own.
      if (heard.card === null)
        expect(reply.replaceAll(/\]\(http:[^)]+\/download\/[\w-]+\)/g, '')).not.toContain('](')
    }
})

it('nothing that was entered has an impossible day or number', async () => {
  const rows = await town.database.db.sql`
    select 1 from visit where due_on > '2036-12-31' or people < 1 or people > 9999 or number < 1`
  expect(rows).toHaveLength(0)
})
