import type { Keep } from '../types.ts'
import { purpose } from './words.ts'

/** `/我的信息`: what is stored about the speaker. */

export const showStored = {
  summary: '查看为您保存了哪些个人信息、保存多久、怎样更正和删除',
  usage: '/我的信息',
  examples: ['/我的信息'],
}

export const askAlone = '个人信息只单独告诉本人，请单独给我发送“/我的信息”。'

export interface Own {
  readonly name: string
  readonly phone: string | null
  readonly account: string
  readonly aliases: readonly string[]
  /** What else is kept, by how long. */
  readonly kept: readonly { readonly long: Long; readonly purposes: readonly (keyof typeof purpose)[] }[]
  readonly months: { readonly leave: number; readonly contact: number }
  /** Other than the speaker. */
  readonly liaisons: readonly string[]
}

/** Few enough for a chat: for good, until a rule takes it, for days. */
export type Long = 'record' | 'rule' | 'days'

export const longOf: Readonly<Record<Keep, Long>> = {
  record: 'record',
  contacts: 'rule',
  leave: 'rule',
  visitors: 'rule',
  until_removed: 'record',
  until_changed: 'rule',
  messages: 'days',
  sent: 'days',
  notes: 'days',
  dialogue: 'days',
  app_messages: 'days',
  proposals: 'days',
  links: 'days',
  sessions: 'days',
  standing: 'rule',
}

const heads: Readonly<Record<Long, string>> = {
  record: '长期保存',
  rule: '按规定删除',
  days: '到期删除（最长180天）',
}

/** Enough to see whether it is right; whoever looks over his shoulder cannot call him. */
const masked = (phone: string): string => phone.replace(/^(.{3}).*(.{4})$/s, '$1××××$2')

export const stored = (congress: string, own: Own): string =>
  [
    `【${congress}保存的您的个人信息】`,
    `姓名：${own.name}；电话：${own.phone === null ? '未登记' : masked(own.phone)}；企业微信账号：${own.account}${
      own.aliases.length === 0 ? '' : `；其他称呼：${own.aliases.join('、')}`
    }。`,
    ...own.kept.map(
      ({ long, purposes }) => `${heads[long]}：${purposes.map(one => purpose[one]).join('；')}。`,
    ),
    `请假原因在年度结束${own.months.leave}个月后删除；离任后，电话在本届结束${own.months.contact}个月后删除。`,
    '依据《个人信息保护法》第十三条，为履行法定职责保存，只用于人大工作。',
    own.liaisons.length === 0
      ? '查阅、更正、删除，请与本单位人大办公室联系。'
      : `查阅、更正、删除，请与联络员${own.liaisons.join('、')}联系。`,
  ].join('\n')
