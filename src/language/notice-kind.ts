import type { NoticeKind } from './notice-reading.ts'

/** The word that stands last decides: 视察情况座谈会 is a discussion. */
const kinds: readonly (readonly [NoticeKind, RegExp])[] = [
  [
    'session',
    /人民代表大会(?!常|主席团|代表)|人代会(?!筹备)|代表大会第?|预备会议|(?:第.{1,4}届)?人大(?:第.{1,4}|[一二三四五六七八九十]{1,3})次会议/g,
  ],
  ['presidium', /主席团(?:碰头会|扩大|例|办公|成员|全体|第|\(|会|联席|工作)|主席团/g],
  ['reception', /接待(?:日|选民|群众|活动|值班|代表|周|月|来访)?|进站|驻站|选民接待/g],
  ['law_check', /执法检查|(?:法|条例)(?:贯彻)?(?:实施|执行)?情况检查/g],
  ['inspection', /视察|察看|查看|巡查|督查|督导|检查|参观/g],
  ['survey', /调研|调查|摸底/g],
  ['review', /评议|测评|满意度|评价会|评分/g],
  ['duty_report', /述职/g],
  ['study', /培训|学习|讲座|轮训|辅导|研讨班|学法|宣讲|课堂|讲堂|上课|党课|夜校/g],
  ['visit', /走访|慰问|看望|入户|探望|联系选民|回访|进万家|送温暖/g],
  ['other', /座谈|小组活动|组长会|联席会|恳谈|联谊|交流会|协商会|议事会|推进会|部署会|动员会|碰头会/g],
]

/** Offices that report are assessed, deputies who report give an account. */
const offices = /部门|负责人|站所|[办局中心所站]主任|所长|站长|办公室|单位|政府工作|职能|七站八所|窗口|村干部/

/** @param words the title, or where there is none what the notice says first; folded */
export function kindOf(words: string): NoticeKind {
  if (/执法检查/.test(words) && !/座谈|培训/.test(words)) return 'law_check'
  if (/述职/.test(words)) return offices.test(words) ? 'review' : 'duty_report'
  if (/小组/.test(words) && /学习|活动|会/.test(words) && !/视察|调研|走访|接待|检查|培训/.test(words))
    return 'other'
  let last: { kind: NoticeKind; end: number } | null = null
  for (const [kind, pattern] of kinds) {
    for (const match of words.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (last === null || end > last.end) last = { kind, end }
    }
  }
  return last?.kind ?? 'other'
}

/** @returns whether the words name any activity at all */
export function namesActivity(words: string): boolean {
  return kinds.some(([, pattern]) => words.search(pattern) >= 0)
}
