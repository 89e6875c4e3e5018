/**
 * Every command that does something, with everything by which its words are no order any more. Names and examples are the
 * commands' own, so a new one is in here without being written down.
 */
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/bot/command.ts'
import { afterSlash } from '../../src/bot/grammar.ts'
import { findCommand } from '../../src/desk/help.ts'
import { registry } from '../../src/desk/registry.ts'
import { withheld, withoutParticle } from '../../src/language/order.ts'
import { bestMs, nastyTexts } from './nasty.ts'

/** They show something, or what follows them is a matter in which anything may stand, or they are asked back by themselves. */
const shows =
  '名单 送达 待批 到会 届次 日志 我的 我的信息 会议记录 会议纪要 公告 值班 补班 来访簿 看附件 我的建议 建议簿 建议统计 建议表 答复函 优秀建议 待办 期限 逾期 活动 学习 我的履职 履职 述职报告 总结 报告 简报 导出 未送达 网页 各镇 日历 待确认 通讯录'
const keepsWhatIsWritten = '述职 附图 模板 我是 县通知'
/** What is no order is found by what reads their words. */
const readsItself = '参加 请假 代 撤回 撤回建议 议程 文件 履职设置'
const withoutOrder = [shows, keepsWhatIsWritten, readsItself].join(' ').split(' ')

type Ordering = Command & { readonly order: NonNullable<Command['order']> }
const ordering = registry.commands.filter((command): command is Ordering => command.order !== undefined)
const orders = ordering.filter(({ order }) => order.isMatter !== true)
const matters = ordering.filter(({ order }) => order.isMatter === true)
const han = (word: string): boolean => /^\p{Script=Han}+$/u.test(word)
const namesOf = ({ name, aliases }: Command): string[] => [name, ...aliases]
const heard = (command: Ordering, words: string) => withheld(words, namesOf(command), command.order)
const argumentsOf = (command: Command): string[] =>
  command.examples.map(example => findCommand(registry, afterSlash(example) ?? example)?.rest ?? '')

const misses: Readonly<Record<string, readonly string[]>> = {
  asked: [
    '3 吗？',
    '3？',
    '3 V吗',
    '3 V了吗',
    '3 V了没有',
    '3 V了没有？',
    '3 要不要V',
    '3 能不能V？',
    '3 是不是V',
    '3 是否V',
    '3 可以V吗',
    '3 为什么V',
    '3 怎么V',
    '3 什么时候V',
    '3 谁V的',
    '请问3 V吗',
  ],
  denied: [
    '3 不V',
    '3 不V了',
    '3 不要V',
    '3 先别V',
    '3 别V',
    '3 没说V',
    '3 没说要V',
    '3 还没V',
    '3 暂不V',
    '3 不是V',
    '3 不用V',
  ],
  'put off or thought of': [
    '3 等一等',
    '3 等等再说',
    '3 再说吧',
    '3 再想想',
    '3 还没定',
    '3 看情况',
    '3 如果下雨就V',
    '3 要是下雨就V',
    '3 可能V',
    '3 可能要V',
    '3 也许V',
    '3 考虑V',
    '3 打算V',
    '3 希望V',
    '3 下次再V',
    '3 上次V了',
    '3 听说要V',
    '3 等通知再V',
    '3 万一下雨再V',
  ],
}
const around: readonly string[] = ['X', 'X。', 'X！', 'X，谢谢', 'X 谢谢', 'X，辛苦了', 'X🙏', ' X  ', 'X～']

it('a command that does something says so, or is named here with its reason', () => {
  const others = registry.commands.filter(({ order }) => order === undefined).map(({ name }) => name)
  expect(others.toSorted()).toEqual(withoutOrder.toSorted())
})

describe.each(orders.map(command => [command.name, command] as const))('/%s', (_, command) => {
  const own = command.order.partly === true ? [] : namesOf(command)
  const verbs = [...own, ...(command.order.words ?? [])].filter(han)

  it.each(Object.entries(misses))('%s it is no order', (_what, frames) => {
    const said = frames.flatMap(frame => verbs.map(verb => frame.replace('V', verb)))
    expect(said.filter(words => heard(command, words) === null)).toEqual([])
  })

  it('its examples with a question behind them ask', () => {
    const said = argumentsOf(command)
      .filter(words => words !== '')
      .flatMap(words => asked(command, words).map(frame => frame.replace('X', words)))
    expect(said.filter(words => heard(command, words) === null)).toEqual([])
  })

  it('its examples are orders, however politely', () => {
    const said = argumentsOf(command).flatMap(words => around.map(frame => frame.replace('X', () => words)))
    expect(said.filter(words => heard(command, words) !== null)).toEqual([])
  })
})

/** What others ask in a matter is the matter; a question about the command is none. */
describe.each(matters.map(command => [command.name, command] as const))('/%s', (_, command) => {
  it('what says nothing of a matter is none', () => {
    const said = [
      '吗',
      '？',
      '吗？',
      '怎么提？',
      '怎么写',
      '如何登记',
      '可以吗',
      '行不行',
      '等一等',
      '再想想',
      '先别提',
    ]
    expect(said.filter(words => heard(command, words) === null)).toEqual([])
  })

  it('its examples, also asked, are matters', () => {
    const said = argumentsOf(command)
      .filter(words => /\p{Script=Han}/u.test(words))
      .flatMap(words =>
        [...around, 'X吗？', 'X，为什么？', 'X，能不能解决'].map(frame => frame.replace('X', () => words)),
      )
    expect(said.filter(words => heard(command, words) !== null)).toEqual([])
  })
})

/** Of a text with a label the last question may be its own: 议题：如何…吗. */
const asked = ({ order }: Ordering, words: string): string[] => [
  ...['X，可以吗', 'X，行不行？', 'X，好不好'],
  ...(order.isText === true && /[：:]/.test(words) ? [] : ['X吗', 'X吗？']),
]

it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
  for (const order of [{}, { isText: true }, { isMatter: true }] as const)
    expect(bestMs(() => withheld(text, ['取消'], order))).toBeLessThan(150)
})

/** What is asked behind what is stated, of the order or of whether it is so. */
it.each([
  ['退回', '17 不归我单位，要不要退回'],
  ['退回', '17 不归我单位，可以退回吗'],
  ['办结', '12 水管修好了，是不是可以办结了'],
  ['办结', '12 水管换了新的，修好了吗'],
  ['答复', '17 A 路灯已修好，群众满意吗'],
  ['答复', '17 A 路灯已经修好，解决了没有'],
  ['满意', '17 路灯都装好了，满意吗'],
  ['不满意', '17 路灯又坏了，不满意可以吗'],
  ['面商', '17 与王秀兰在镇政府，面商了没有'],
  ['改', '3 议题：村道怎么修？可以吗'],
  ['会议', '3月27日上午9点 三楼会议室 主席团会议，怎么没人来'],
  ['回访', '12 满意吗'],
])('/%s %s: asked', (name, words) => {
  const command = ordering.find(one => one.name === name)
  expect(command === undefined ? 'no command' : heard(command, words)).toBe('asked')
})

/** Reasons and texts as people give them, with words in them that look like a doubt. */
it.each([
  ['取消', '3 因台风影响，不再召开'],
  ['取消', '3 主席出差，改期再开，时间另行通知'],
  ['取消', '3 等县里通知'],
  ['取消', '3 可能有台风，安全第一'],
  ['取消', '3 不开了'],
  ['改', '3 地点不改，时间改到3月20日下午3点'],
  ['改', '3 议题改为研究要不要修村道'],
  ['改', '3 不用带笔记本了'],
  ['改', '3 不再通知王秀兰'],
  ['不准', '王秀兰 会议需要表决，不能请假'],
  ['退回', '17 不属于我单位职责'],
  ['答复', '17 B 目前还没有完成，计划12月底前完成'],
  ['答复', '17 C 因资金不足，暂不能解决'],
  ['办结', '12 问题已经解决，群众没有意见'],
  ['落实', '3 还没有完成，正在招标'],
  ['延期', '17 到6月30日 资金还没有到位'],
  ['不予接收', '17 没有具体内容'],
  ['会议', '明天上午9点 三楼会议室 主席团会议 议题：如何提高代表建议办理质量？'],
  ['会议', '3月20日上午9点 三楼会议室 建议办理工作推进会'],
  ['交办', '17 农业农村办主办，财政所协办'],
  ['点名', '王秀兰没来，胡志强未到'],
  ['约商', '17 具体是哪一段路？'],
  ['来访', '村民问什么时候修路，为什么一直没有修？'],
  ['取消', '3 省里督查组当天来镇，不能按时召开'],
  ['改', '2 取消要求'],
  ['改', '3 地点改到四楼会议室，三楼有别的会'],
  ['评价', '17 态度满意，结果不满意，路灯还没有修'],
  ['取消', '2 主席临时有事，时间再定'],
  ['取消', '2 县里要开会，改期时间待定'],
  ['取消', '2 主席出差，哪天开再定'],
  ['不准', '王秀兰 人数不够法定人数，能不能克服一下'],
  ['基本满意', '17 进度慢了点，能不能快些'],
  ['退回', '17 不归我单位，能否转村镇建设办？'],
  ['不予接收', '17 属于个人事务，能否走信访渠道'],
  ['不满意', '17 路灯又坏了，为什么一直没人管？'],
  ['满意', '17 修得很好，什么时候修村口那段？'],
  ['重办', '17 路灯又坏了，到底什么时候能修好？'],
  ['改建议', '17 内容 村里的路灯什么时候能修好？'],
  ['面商', '17 与王秀兰面商：代表问，什么时候能装好？'],
  ['答复', '17 C 因资金不足暂不能解决，能否由村里自筹一部分？'],
  ['延期', '17 到6月30日 汛期不能施工，能不能等汛期过后再修'],
  ['不准延', '17 群众等着用，能否提前？'],
  ['落实', '3 资金没到位，什么时候能到位？'],
  ['回访', '12 不满意 路灯又坏了，怎么办'],
  ['不准', '王秀兰 人数不够法定人数，会后再走可以不可以？谁来表决？'],
  ['改', '3 议题增加：村道怎么修？'],
])('/%s %s: an order', (name, words) => {
  const command = ordering.find(one => one.name === name)
  expect(command === undefined ? 'no command' : heard(command, words)).toBeNull()
})

it.each([
  ['改', '2 地点改到四楼会议室哈', '2 地点改到四楼会议室'],
  ['改', '2 推后一天嘛', '2 推后一天'],
  ['点名', '1 全到咯', '1 全到'],
  ['准假', '1 胡志强 哈', '1 胡志强'],
  ['恢复', '2 噻！', '2'],
  ['准假', '1 叶尔哈', '1 叶尔哈'],
  ['准假', '1 次仁喇嘛', '1 次仁喇嘛'],
  ['不准', '胡志强 人手不够噻', '胡志强 人手不够噻'],
  ['建议', '路灯修一下嘛', '路灯修一下嘛'],
])('/%s %s is ordered as «%s»', (name, typed, words) => {
  const command = ordering.find(one => one.name === name)
  expect(withoutParticle(typed, command?.order ?? {})).toBe(words)
})
