import type { Dispute, DutyBook, FigureKey, Period } from '../types.ts'
import { periodName } from './chat.ts'

/** The words of the pages of duty files; what is said in the chat too stands with that. */

export const filesTitle = '履职档案'
export const ownTitle = '我的履职'
export const listTitle = (period: Period): string => `${periodName(period)}代表履职情况`
export const listNote =
  '按代表小组和花名册顺序排列，不排名。人代会、主席团会议为出席次数/应到次数；没有记录的留空。'
export const periods = '其他年度和届次'
export const groupTitle = (name: string | null, count: number): string => `${name ?? '未编组'}（${count}名）`
export const nobody = '花名册中还没有代表。'
export const left = (name: string): string => `${name}（已离任）`
export const notDeputy = '花名册中您不是人大代表，没有履职档案。如有出入，请与联络员联系。'
export const howToDispute =
  '记录有出入的，请在企业微信里单独给机器人发送“/异议 编号 理由”；打印本页即为纸质档案。'

export const listColumns = {
  name: '姓名',
  session: '人代会',
  presidium: '主席团会议',
  activities: '活动',
  studies: '学习',
  receptions: '接待值班',
  visits: '来访来信',
  contacts: '联系选民',
  led: '领衔建议',
  cosigned: '附议',
  reports: '述职',
  disputes: '待核实异议',
} as const

/** 出席/应到; empty where nobody expected him. */
const body = (book: DutyBook, of: 'session' | 'presidium'): string => {
  const should = book.get(`${of}Should`)?.value ?? 0
  return should === 0 ? '' : `${book.get(`${of}Present`)?.value ?? 0}/${should}`
}
const count = (book: DutyBook, key: FigureKey): string => {
  const value = book.get(key)?.value ?? 0
  return value === 0 ? '' : String(value)
}

/** In the order of the columns, without the name. */
export function listCells(book: DutyBook, disputes: readonly Dispute[]): string[] {
  const open = disputes.filter(({ ruling }) => ruling === null).length
  return [
    body(book, 'session'),
    body(book, 'presidium'),
    ...(
      ['activities', 'studies', 'receptions', 'visits', 'contacts', 'led', 'cosigned', 'reports'] as const
    ).map(key => count(book, key)),
    open === 0 ? '' : String(open),
  ]
}
