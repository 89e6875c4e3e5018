import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { type ActivityRecord, type HeldMeeting, type RecordField, recordFields } from '../types.ts'
import { called, fieldNames, sayOn, sayVotes, shortened, wayNames } from './words.ts'

export const face = {
  summary: '记录一次会议、活动的主题、地点、发现的问题、意见建议和成效，可以分多次记',
  usage: '/活动记录 [号] 内容',
  examples: [
    '/活动记录 3 主题：农田水利 地点：石桥村、白岩村 发现问题：渠道淤塞 意见建议：入冬前清淤',
    '/活动记录 3 成效：已清淤两公里',
    '/活动记录 3 更正 地点 石桥村',
    '/活动记录 3 建议 12、15',
    '/活动记录 3',
  ],
}

/** How a meeting is asked for where none is named. */
export const asked = { command: '活动记录', usage: '/活动记录 3' } as const
export const typed = (number: number): string => `/活动记录 ${number}`

export const noSuch = (number: number): string => `没有第${number}号通知，请核对号数。`
export const noneLately = (usage: string): string =>
  `最近一周没有举行过的会议、活动。请写明号数，如：${usage}`
export const whichOne = (
  items: readonly { readonly number: number; readonly title: string }[],
  command: string,
): string =>
  [
    '是哪一次？请写明号数：',
    ...items.map(({ number, title }) => `第${number}号：${shortened(title, 40)}`),
    `如：/${command} ${items[0]?.number ?? 1} ……`,
  ].join('\n')
export const isDraft = (number: number): string => `第${number}号还没有发布，不能记录。`
/** @param restorable whether who asks can restore it now */
export const isCancelled = (number: number, restorable: boolean): string =>
  `第${number}号已取消，不能记录。${restorable ? `要恢复请发送：/恢复 ${number}` : ''}`
export const notBegun = (number: number): string => `第${number}号还没有开始，活动后再记录。`

export const nothingToCorrect =
  '没有读出要更正哪一项。请写明项目和新内容，如：/活动记录 3 更正 地点 石桥村。可以更正：主题、地点、参加、发现问题、意见建议、结果'

export const recorded = (
  number: number,
  title: string,
  fields: readonly RecordField[],
  how: 'add' | 'replace',
): string => {
  const names = [...new Set(fields)].map(field => fieldNames[field]).join('、')
  return how === 'add'
    ? `已记入${called(number, shortened(title, 40))}：${names}。可以接着补充；查看请发送：/活动记录 ${number}`
    : `已更正${called(number, shortened(title, 40))}：${names}。更正前的内容仍保留，查看请发送：/活动记录 ${number}`
}
export const recordedBefore = (number: number): string => `这些内容第${number}号已经记过，没有重复记录。`

export const linked = (number: number, names: readonly string[], missing: readonly string[]): string =>
  [
    ...(names.length === 0 ? [] : [`已把${names.join('、')}登记为第${number}号活动提出的建议。`]),
    ...(missing.length === 0 ? [] : [`没有查到：${missing.join('、')}，未登记。请核对号数。`]),
  ].join('\n')
export const unlinked = (number: number, names: readonly string[]): string =>
  names.length === 0
    ? `第${number}号活动没有登记过这些建议，没有变化。`
    : `已取消：${names.join('、')}不再算作第${number}号活动提出的建议。`

export const photosCome = '有照片的，30分钟内直接发到这里，就附在这一次活动上。'

interface Shown {
  readonly number: number
  readonly title: string
  readonly on: Day | null
  readonly place: string | null
  readonly record: ActivityRecord
  /** Null: not held, or not known to be. */
  readonly held: HeldMeeting | null
  readonly suggestions: readonly string[]
  readonly photos: number
  readonly today: Day
  readonly zone: string
}

/** The whole record, for one person alone. */
export function shown({
  number,
  title,
  on,
  place,
  record,
  held,
  suggestions,
  photos,
  today,
  zone,
}: Shown): string {
  const lines = [`【活动记录】${called(number, title)}`]
  if (on !== null) lines.push(`时间：${sayOn(on, today)}${place === null ? '' : `；通知地点：${place}`}`)
  if (held?.isChecked === true) {
    const { should, present, guests } = held.attendance
    lines.push(`出席：应到${should}人，实到${present}人${guests === 0 ? '' : `，列席${guests}人`}`)
  }
  for (const field of recordFields) {
    const parts = record.parts[field]
    if (parts.length > 0)
      lines.push(`${fieldNames[field]}：${shortened(parts.map(({ text }) => text).join('；'))}`)
  }
  if (record.reports.length > 0)
    lines.push(
      `述职：${record.reports
        .map(
          ({ name, way, votes }) =>
            `${name}（${wayNames[way]}${votes === null ? '' : `，${sayVotes(votes)}`}）`,
        )
        .join('、')}`,
    )
  if (suggestions.length > 0) lines.push(`提出建议：${suggestions.join('、')}`)
  if (photos > 0) lines.push(`附件${photos}个，查看请发送：/看附件 活动${number}`)
  const pieces = recordFields.flatMap(field => record.parts[field])
  const last = pieces.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (last !== undefined) lines.push(`最近由${last.by}于${sayOn(dayOf(last.at, zone), today)}记录`)
  if (record.earlier.length > 0)
    lines.push(
      '更正前：',
      ...record.earlier.map(
        ({ field, text, by, at }) =>
          `${fieldNames[field]}：${shortened(text, 100)}（${by}，${sayOn(dayOf(at, zone), today)}）`,
      ),
    )
  if (lines.length <= 3 && pieces.length === 0 && record.reports.length === 0)
    lines.push(`还没有记录。要记录请发送：/活动记录 ${number} 主题：…… 发现问题：……`)
  return lines.join('\n')
}

/** Of a suggestion, on its card. */
export const cameOf = (numbers: readonly number[]): string =>
  `来自${numbers.map(number => `第${number}号通知的活动`).join('、')}。`
/** A suggestion named an activity that there is not. */
export const noSuchActivity = (number: number): string =>
  `没有第${number}号通知，未登记来自哪次活动。要登记请联络员发送：/活动记录 号 建议 号`
