/** Random strings that look like what people type: names of commands, dates, names and numbers beside every nasty character. */
import { registry } from '../../src/desk/registry.ts'

const pieces = [
  ...[
    '明天',
    '3月18日',
    '下周八',
    '2月30日',
    '25:00',
    '上午9点',
    '十二月三十二日',
    '2076年',
    '第1号',
    '1号',
    '№1',
    '-1',
    '0',
    '1e9',
  ],
  ...[
    '99999999999999999999',
    '①',
    '一百零一',
    '１２',
    'd1',
    '赵一',
    '张三',
    '代赵二',
    '全体代表',
    '第一代表小组',
    '主席团',
    '政府办',
  ],
  ...[
    '参加',
    '请假 住院',
    '不去',
    '收到',
    '同意',
    '附议人：',
    '时间改为',
    '地点：',
    '标题：',
    '内容：',
    '回复截止',
    '因为',
    '，',
    '。',
    '\n',
  ],
  ...[
    '@联络员',
    '@all',
    '<@all>',
    '／',
    '/',
    '、',
    '//',
    '?',
    '%',
    '_',
    '\\',
    "'",
    '"',
    "';drop table person;--",
    '$',
    '{x}',
    '{{7*7}}',
  ],
  ...[
    '=1+1',
    '+HYPERLINK("x")',
    '<b>',
    '</font>',
    '**',
    '](http://x)',
    '`',
    '\u0000',
    '\u0007',
    '\u200b',
    '\u202e',
    '\u2066',
    '\ufeff',
  ],
  ...[
    '👨‍👩‍👧‍👦',
    '𠮷',
    '\ud83d',
    '\udc00',
    'ﷺ',
    'İ',
    'ß',
    '汉'.repeat(700),
    ' '.repeat(300),
    '9'.repeat(400),
    '（'.repeat(400),
  ],
] as const

const names = registry.commands.flatMap(({ name, aliases }) => [name, ...aliases])

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)]

/** Mostly a command and up to seven pieces after it. */
export function randomCommand(random: () => number): string {
  const parts: string[] = []
  if (random() < 0.85) parts.push(`${random() < 0.7 ? '/' : ''}${pick(names, random)}`)
  const count = Math.floor(random() * 8)
  for (let nth = 0; nth < count; nth++) {
    const piece =
      random() < 0.8 ? pick(pieces, random) : String.fromCodePoint(0x20 + Math.floor(random() * 0x2fff))
    parts.push(random() < 0.6 ? ` ${piece}` : `${piece}`)
  }
  return parts.join('')
}
