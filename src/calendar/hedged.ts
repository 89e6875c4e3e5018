/**
 * Words beside a day by which it is not settled: 可能5月1日, 暂定5月1日, 5月1日（待定）. Whatever a command enters a day for asks
 * for one that is; what a notice names is announced as it is written (`readWhen`, corpus rules D1–D10), unless it is doubted.
 */
const doubts = '可能|大概|大约|约莫|差不多|也许|或许|估计|恐怕|说不定|没准|不一定'
const leavesOpen = '暂时?定|初步定|初定|待定|未定'
const linked = '(?:就?是|会?在|于|要到|得到|到|至|要|会|得|改到|改在|推迟到|延到|定在|安排在|需要?)?'

const beside = (words: string) => ({
  before: new RegExp(`(?:${words})(?:的|时间|日期)?${linked}[ :,(]{0,2}$`),
  inside: new RegExp(words),
  behind: new RegExp(`^(?:之?前|以前)? ?[(,]?(?:${words}|再定|再说)[吧了)]*(?=$|[ ,。;!\\n])`),
})
const doubted = beside(doubts)
const hedged = beside(`${doubts}|${leavesOpen}`)

const stands = (
  { before, inside, behind }: typeof doubted,
  text: string,
  from: number,
  to: number,
): boolean =>
  inside.test(text.slice(from, to)) ||
  before.test(text.slice(Math.max(0, from - 10), from)) ||
  behind.test(text.slice(to, to + 12))

/** @param text folded; what is looked at stands in it from `from` to `to` */
export const isHedged = (text: string, from: number, to: number): boolean => stands(hedged, text, from, to)
/** 可能3月26日, and not 暂定3月26日: whoever says so does not know it. */
export const isDoubted = (text: string, from: number, to: number): boolean => stands(doubted, text, from, to)

/** How long the words are that stand in front of it so: 大概. */
export const hedgeInFront = (text: string, from: number): number =>
  hedged.before.exec(text.slice(Math.max(0, from - 10), from))?.[0].length ?? 0

const loosely = /^(?:之?前|以前)? ?(?:左右|前后|上下)/
/** How long the words are by which what stands in front of them is not settled: 左右, （暂定）. */
export const hedgeBehind = (text: string): number =>
  (loosely.exec(text) ?? hedged.behind.exec(text))?.[0].length ?? 0

/** Anywhere in a clause. */
export const hedges = hedged.inside

/** What stands in front of a day, if it is nothing else: 大概 of «大概5月1日». */
export const isOnlyHedge = (text: string): boolean =>
  text !== '' && hedgeInFront(text, text.length) === text.length
