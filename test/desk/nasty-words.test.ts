import { expect, test } from 'vitest'
import { figure } from '../support/guarantees.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'

const nasty: Record<string, string> = {
  'only spaces': '   　\t ',
  'only a slash': '/',
  'a full-width slash': '／',
  'two slashes': '//会议',
  'an ideographic comma for the slash': '、帮助',
  'the name twice': '@联络员 @联络员 帮助',
  'a full-width mention': '＠联络员　帮助',
  'full-width digits': '/名单　１',
  'zero-width marks': '参\u200b加\u200d',
  'right-to-left override': '\u202e参加\u202c',
  'a control character': '请假\u0007 住院',
  'a family of emoji': '👨‍👩‍👧‍👦 参加 👍🏽',
  'four-byte characters': '请假 𠮷野家聚会',
  'a lone surrogate': '请假 \ud83d 住院',
  'a mention of all': '@all <@all> 参加',
  'markdown and a link': '请假 **住院** [点这里](https://evil.example) `x`',
  'a font tag': '<font color="warning">参加</font>',
  SQL: "请假 ';drop table person;--",
  'a template': ['请假 $', '{process.env.PATH} {{7*7}}'].join(''),
  '31 February': '/会议 2月31日上午9点 三楼会议室 主席团会议',
  '29 February of a common year': '/会议 2027年2月29日上午9点 三楼会议室 主席团会议',
  '25 o’clock': '/会议 3月18日25:00 三楼会议室 主席团会议',
  'the eighth weekday': '/会议 下周八上午9点 三楼会议室 主席团会议',
  'the past': '/会议 去年3月18日上午9点 三楼会议室 主席团会议',
  'fifty years on': '/会议 2076年3月18日上午9点 三楼会议室 主席团会议',
  'a title of 10 000 characters': `/会议 3月18日上午9点 三楼会议室 ${'长'.repeat(10_000)}会议`,
  '20 000 characters': '啊'.repeat(20_000),
  '20 000 characters of brackets': '（('.repeat(10_000),
  '20 000 digits': '1'.repeat(20_000),
  'a command in the middle': '各位好 /会议 3月18日上午9点',
  'two commands': '/名单 /取消 1 不开了',
  'an unknown command': '/删除 全部',
  'a huge number': '/名单 99999999999999999999',
  'a negative number': '/取消 -1 原因',
  'a number that is not there': '/准假 王秀兰 42',
  'a name with a formula': '/代 =HYPERLINK("http://evil") 参加',
  prototype: '/__proto__ constructor',
  NUL: '参加\u0000',
  // Cut where the platform's bytes end, in the middle of a character.
  'half a character at the end': Buffer.from('汉'.repeat(683)).subarray(0, 2_047).toString('utf8'),
  '2 049 bytes': '汉'.repeat(683),
}

const apology = '没有处理成功'
let longestBytes = 0

for (const [what, words] of Object.entries(nasty)) {
  test(`${what}: an answer, never an exception, alone and in a group`, async () => {
    for (const chat of [undefined, presidium]) {
      const heard = await town.say(chair, words, chat)
      expect(heard.message, what).not.toBeNull()
      longestBytes = Math.max(longestBytes, Buffer.byteLength(heard.message?.text ?? ''))
      expect(heard.message?.text).not.toContain(apology)
      expect(heard.violations).toEqual([])
      const shown = JSON.stringify(heard.reply)
      expect(shown).not.toContain('<@')
      expect(shown).not.toContain('](')
      expect(shown).not.toContain('<font')
    }
  })
}

test('no meeting came of impossible dates, and none of what was said changed an answer of somebody else', async ({
  annotate,
}) => {
  const rows = await town.database.db.sql<{ status: string; startsAt: Date | null; heads: number }[]>`
    select status, starts_at as "startsAt", count(*) as heads from meeting group by 1, 2 order by 1, 2`
  // Of all those days one is a day: that of the long title, posted in the group. The others are asked about.
  const said = new Date('2026-03-18T09:00:00+08:00')
  expect(rows.filter(({ status }) => status !== 'draft')).toEqual([
    { status: 'open', startsAt: said, heads: 1 },
  ])
  expect(rows.filter(({ startsAt }) => startsAt !== null && startsAt.getTime() !== said.getTime())).toEqual(
    [],
  )
  const answers = await town.database.db.sql`
    select 1 from answer_entry a join person p on p.id = a.person_id where p.name <> ${chair}`
  expect(answers).toEqual([])
  await figure(
    annotate,
    'B6',
    `${Object.keys(nasty).length} nasty words, alone and in a group: every one answered (pass: all), the longest answer ${longestBytes} bytes (pass: <= 20480), nobody mentioned, no meeting on a wrong day (pass: 0)`,
  )
  expect(longestBytes).toBeLessThanOrEqual(20_480)
})
