import { stretches } from '../rules/recount.ts'
import type { Counted, SourceRecord } from '../types.ts'
import { monthDay } from './words.ts'

export const sourcesTitle = '附：数据来源'
export const sourcesNote =
  '以下逐项列出正文各数所依据的记录，供核对，不随正文印发。“第几号通知”可用“/名单”“/到会”查看，来访、建议、计划按编号在相应记录中查看。'

/** 3. 主席团会议4次：第3号通知（3月13日）、…… */
export const sourceLine = (figure: Counted, nth: number): string =>
  `${nth}. ${figure.name}${figure.value}${figure.unit}：${recordsOf(figure)}。`

function recordsOf({ how, records }: Counted): string {
  if (records.length === 0) return '没有记录'
  if (how === 'persons') return persons(records)
  return stretches(records)
    .map(({ first, last, count }) =>
      count > 1 ? `${first.ref}至${last.ref}（${count}条）` : recordOf(first),
    )
    .join('、')
}

function recordOf({ ref, on, amount }: SourceRecord): string {
  const facts = [...(on === null ? [] : [monthDay(on)]), ...(amount === 1 ? [] : [`计${amount}`])]
  return `${ref}${facts.length === 0 ? '' : `（${facts.join('，')}）`}`
}

/** Each person once, with how often where it was more. */
function persons(records: readonly SourceRecord[]): string {
  const times = new Map<string, { ref: string; count: number }>()
  for (const { person, ref } of records) {
    const key = person ?? ref
    times.set(key, { ref, count: (times.get(key)?.count ?? 0) + 1 })
  }
  return [...times.values()].map(({ ref, count }) => (count === 1 ? ref : `${ref}（${count}次）`)).join('、')
}
