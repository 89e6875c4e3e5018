import { type Day, daysBetween } from '../../../calendar/day.ts'
import { cut } from '../../visits/texts/words.ts'
import { isOpen, type Own } from '../rules/own.ts'
import type { Suggestion } from '../types.ts'
import { sayShortDay } from './life.ts'
import { numberOf, stateNames } from './words.ts'

/** 我的建议 */

export const nothing = '您还没有提出或附议建议。提出请发送：/建议 标题和内容'
export const ofCongress = (name: string): string => `【${name}人大】`

export function counts({ led, cosigned, offices }: Own): string {
  const signed = [...led, ...cosigned]
  const own =
    signed.length === 0
      ? []
      : [
          `您提出${led.length}件、附议${cosigned.length}件，其中办理中${signed.filter(isOpen).length}件、已结束${signed.filter(item => !isOpen(item)).length}件`,
        ]
  const office = offices.length === 0 ? [] : [`您单位承办、没有办完的${offices.length}件`]
  return `${[...own, ...office].join('；')}。`
}

export const headings = { led: '您提出的：', cosigned: '您附议的：', offices: '您单位承办的：' } as const

export function line(item: Suggestion, today: Day): string {
  const late = item.dueOn === null ? 0 : daysBetween(item.dueOn, today)
  const due =
    item.dueOn === null ? '' : `，限${sayShortDay(item.dueOn, today)}${late > 0 ? `，已逾期${late}天` : ''}`
  const secret = item.confidential ? '，保密' : ''
  return `${numberOf(item)}《${cut(item.title, 30)}》（${stateNames[item.state]}${due}${secret}）`
}
export const more = (count: number): string => `另有${count}件没有列出。`
export const howToShow = '要看某一件，请发送编号，如：/建议 17'
export const inSingleChat = '明细请在单聊中查看。'
