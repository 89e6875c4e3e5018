import type { PendingLeave } from '../store/sheet.ts'
import { leaveKindNames } from './answers.ts'

export const title = '请假待批'
export const waiting = (count: number): string => `共${count}件`
export const noneLeft = '已全部处理'
export const choose = '选择申请'
export const approve = '准假'
export const refuse = '不准'
export const mine = '我的'

export const request = ({ number, name, active, leaveKind, reason }: PendingLeave): string => {
  const why = [leaveKind === null ? null : leaveKindNames[leaveKind], reason].filter(part => part !== null)
  return `第${number}号 ${name}${active ? '' : '（已离任）'}：${why.length === 0 ? '未说明原因' : why.join('，')}`
}

export const option = (name: string, number: number): string => `${name}（${number}号）`
