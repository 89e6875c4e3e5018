import type { Day } from '../../../calendar/day.ts'
import type { SuggestionEvent } from '../rules/events.ts'

/** In the order of the way; other steps are not counted. */
const steps: readonly (readonly [SuggestionEvent['type'], string])[] = [
  ['submitted', '提出'],
  ['rejected', '不予接收'],
  ['withdrawn', '撤回'],
  ['assigned', '交办'],
  ['returned', '退回'],
  ['answered', '答复'],
  ['redone', '重新办理'],
  ['closed', '办结'],
]

/** 【3月代表建议】提出5件、交办4件；… Null: nothing was done. Figures only: nobody is named, and nothing confidential is. */
export function sayMonth(
  { year, month }: Pick<Day, 'year' | 'month'>,
  counts: readonly { readonly type: string; readonly count: number }[],
  now: { readonly open: number; readonly overdue: number },
): string | null {
  const done = steps.flatMap(([type, name]) => {
    const count = counts.find(one => one.type === type)?.count ?? 0
    return count === 0 ? [] : [`${name}${count}件`]
  })
  if (done.length === 0) return null
  const overdue = now.overdue === 0 ? '没有逾期的' : `其中逾期${now.overdue}件`
  return `【${year}年${month}月代表建议】${done.join('、')}。现在没有办结的${now.open}件，${overdue}。要看全部情况，请发送：逾期`
}
