import type { CarriedFigures } from '../rules/carried.ts'
import { verdicts } from '../rules/outcome.ts'
import { type Percentages, percentages, share } from '../rules/percentages.ts'
import type { OfficeFigures, Statistics } from '../rules/statistics.ts'
import type { Stretch, Verdict } from '../types.ts'
import { kindNames, raisedNames, sessionName, verdictNames } from './words.ts'

/** The figures in words, the same on paper and in the chat. */

export const sayStretch = (stretch: Stretch): string =>
  'year' in stretch ? `${stretch.year}年` : sessionName(stretch.series)

/** What is printed of a rate when nothing else is said (domain 3). */
const usualDecimals = 1

export function statisticsLines(figures: Statistics, decimals = usualDecimals): string[] {
  const { total, answered, rated } = figures
  return [
    byKind(figures),
    ...(total === 0 ? [] : [byCategory(figures), examined(figures), handled(figures, decimals)]),
    ...(answered === 0 ? [] : [byClass(figures, decimals)]),
    ...(rated === 0 ? [] : [byVerdict(figures, decimals)]),
    ...(total === 0 ? [] : [ended(figures)]),
  ]
}

function byKind({ total, kinds, raised }: Statistics): string {
  const all = (['suggestion', 'criticism', 'opinion', 'motion'] as const).map(kind =>
    items(kindNames[kind], kinds[kind]),
  )
  const when = (['session', 'between'] as const).map(each => items(raisedNames[each], raised[each]))
  return `合计${total}件：${all.join('、')}；${when.join('、')}。`
}

const byCategory = ({ categories }: Statistics): string =>
  `类别：${categories.map(({ name, count }) => items(name ?? '未分类', count)).join('、')}。`

const examined = ({ admitted, rejected, withdrawn, waiting }: Statistics): string =>
  `审查：予以接收${admitted}件、不予接收${rejected}件、撤回${withdrawn}件、待审查${waiting}件。`

function handled(figures: Statistics, decimals: number): string {
  const { assigned, consulted, consultedTwice, answered, inTime, overdue } = figures
  const rate = (name: string, part: number) => {
    const shares = share(part, assigned, decimals)
    return shares === null ? '' : `（${name}${percent(shares, 0)}）`
  }
  return [
    `交办${assigned}件`,
    `已面商${consulted}件${rate('面商率', consulted)}，其中两次面商${consultedTwice}件`,
    `已答复${answered}件${rate('答复率', answered)}，其中按期答复${inTime}件`,
    `逾期未答复${overdue}件。`,
  ].join('；')
}

function byClass({ classes }: Statistics, decimals: number): string {
  const shares = percentages(
    classes.map(({ count }) => count),
    decimals,
  )
  const said = classes.map(
    ({ code, name, count }, i) =>
      `${code}类${name === null ? '' : `（${name}）`}${count}件${shares === null ? '' : `，占${percent(shares, i)}`}`,
  )
  return `办理结果：${said.join('；')}。`
}

function byVerdict({ answered, rated, attitude, result }: Statistics, decimals: number): string {
  const shares = shareOf(result, decimals)
  return [
    `满意率${shares === null ? '' : percent(shares, 0)}：对办理结果，${sayVerdicts(result, decimals)}`,
    `对办理态度，${sayVerdicts(attitude, decimals)}`,
    `未评价${answered - rated}件，不计入满意率。`,
  ].join('；')
}

const shareOf = (counts: Readonly<Record<Verdict, number>>, decimals: number): Percentages | null =>
  percentages(
    verdicts.map(verdict => counts[verdict]),
    decimals,
  )

function sayVerdicts(counts: Readonly<Record<Verdict, number>>, decimals: number): string {
  const shares = shareOf(counts, decimals)
  return verdicts
    .map((verdict, i) => {
      const said = items(verdictNames[verdict], counts[verdict])
      return shares === null ? said : `${said}（${percent(shares, i)}）`
    })
    .join('、')
}

function ended({ closed, redone, promises }: Statistics): string {
  const kept = `，已兑现${promises.kept}件，到期未兑现${promises.late}件`
  return `办结${closed}件，重新办理${redone}件；承诺事项${promises.all}件${promises.all === 0 ? '' : kept}。`
}

/** A line apart: these are not of the year's own. Null: earlier years left nothing. */
export function carriedLine({ items, itemsOver, promises, promisesKept }: CarriedFigures): string | null {
  if (items + promises === 0) return null
  return `往年结转（不计入以上各项）：未办结${items}件，现已办结${itemsOver}件；承诺未兑现${promises}件，现已兑现${promisesKept}件。`
}

/** @param nameOf of an office */
export function officeLine(
  { officeId, leads, assists, answered, inTime, overdue, result }: OfficeFigures,
  nameOf: (officeId: number) => string,
): string {
  const said = verdicts.filter(verdict => result[verdict] > 0)
  // What it only assists with it answers to the office that leads.
  const led = [
    `主办${leads}件`,
    `已答复${answered}件${answered === 0 ? '' : `（按期${inTime}件）`}`,
    ...(overdue === 0 ? [] : [`逾期${overdue}件`]),
    ...said.map(verdict => items(verdictNames[verdict], result[verdict])),
  ]
  const parts = [...(leads === 0 ? [] : [led.join('，')]), ...(assists === 0 ? [] : [`协办${assists}件`])]
  return `${nameOf(officeId)}：${parts.join('；')}`
}

const items = (name: string, count: number): string => `${name}${count}件`

/** 58.07% */
const percent = ({ units, decimals }: Percentages, i: number): string =>
  `${((units[i] ?? 0) / 10 ** decimals).toFixed(decimals)}%`
