import type { Day } from '../../../calendar/day.ts'
import type { Behind } from '../rules/behind.ts'
import type { MonthItems } from '../rules/calls.ts'
import type { Held } from '../rules/standing.ts'
import { saidFields } from './command.ts'
import { sayMonthDay } from './words.ts'

type GroupName = (id: number) => string | null

const shown = 15

export const draftAsk = (year: number, added: number): string =>
  added === 0
    ? `${year}年工作计划还没有定稿。请核对后发送：/计划 定稿。查看请发送：/计划`
    : `已按规定和去年的情况起草${year}年工作计划，新增${added}项。请发送“/计划”核对，用“/计划 增”“/计划 改”“/计划 删”调整后，发送：/计划 定稿`

/** 【5月工作安排】, to the group. Null: the month has nothing. */
export function monthPlan(month: number, { own, longer }: MonthItems, groupName: GroupName): string | null {
  if (own.length + longer.length === 0) return null
  const line = ({ item }: Held, i: number) => `${i + 1}. ${saidFields(item, groupName)}`
  const over = own.length - shown
  return [
    `【${month}月工作安排】`,
    ...own.slice(0, shown).map(line),
    ...(over > 0 ? [`……还有${over}项，全部请发送：/计划`] : []),
    ...(longer.length === 0
      ? []
      : [
          `继续推进：${longer
            .slice(0, shown)
            .map(({ item }) => saidFields(item, groupName))
            .join('；')}。`,
        ]),
    '具体时间、地点以通知为准。',
  ].join('\n')
}

/** To the clerks alone; the group knows the plan. Null: nothing is to be said. */
export function monthForClerks(
  month: number,
  { leftUndone }: Pick<MonthItems, 'leftUndone'>,
  isFinal: boolean,
  groupName: GroupName,
): string | null {
  const lines = [
    ...(leftUndone.length === 0
      ? []
      : [
          `上月计划还有${leftUndone.length}项没有完成：`,
          ...leftUndone
            .slice(0, shown)
            .map(({ item }) => `第${item.number}项 ${saidFields(item, groupName)}`),
          ...(leftUndone.length > shown ? [`……还有${leftUndone.length - shown}项，全部请发送：/计划`] : []),
          `已改期、合并或不再开展的，请说明：/计划 说明 ${leftUndone[0]?.item.number ?? 1} 原因`,
        ]),
    ...(isFinal ? [] : ['工作计划还是草案，没有向代表公布。核对后请发送：/计划 定稿']),
  ]
  return lines.length === 0 ? null : [`【${month}月计划提醒】`, ...lines].join('\n')
}

/** Where no way leads to the deputies. */
export const passOn = (text: string): string => `请转发给全体代表：\n${text}`

const quarterNames = ['一', '二', '三', '四'] as const

/** 【二季度计划提醒】 */
export function behind(
  { quarter, presidium, presidiumStudies, groups, items }: Behind,
  labels: { readonly presidiumMeeting: string },
  until: Day,
  groupName: GroupName,
): string {
  return [
    `【${quarterNames[quarter - 1]}季度计划提醒】以下各项请在${sayMonthDay(until)}前抓紧办理：`,
    ...(presidium === null
      ? []
      : [
          presidium.held === 0
            ? `本季度还没有召开${labels.presidiumMeeting}（每季度不少于${presidium.wanted}次）。`
            : `本季度召开${labels.presidiumMeeting}${presidium.held}次，不足${presidium.wanted}次。`,
        ]),
    ...(presidiumStudies === null
      ? []
      : [`本季度主席团学习${presidiumStudies.held}次，不足${presidiumStudies.wanted}次。`]),
    ...groups.map(
      ({ id, held, wanted }) => `${groupName(id) ?? ''}今年开展活动${held}次，按进度应有${wanted}次。`,
    ),
    ...items
      .slice(0, shown)
      .map(({ item }) => `第${item.number}项 ${saidFields(item, groupName)}，没有完成。`),
    ...(items.length > shown ? [`……还有${items.length - shown}项，全部请发送：/计划`] : []),
    '已有安排的请发出通知；不能按时开展的请说明：/计划 说明 项号 原因',
  ].join('\n')
}
