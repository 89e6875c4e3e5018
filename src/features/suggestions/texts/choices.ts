import type { Ground } from '../types.ts'

/** The drop-downs on an item's card and the buttons beside them. An option has room for ten characters (P101032). */

export const pleaseChoose = '请选择'
export const chooseGroundTitle = '不予接收的理由'
export const chooseOfficeTitle = '主办单位'
export const groundOptions: Readonly<Record<Ground, string>> = {
  own_affairs: '个人或亲属事务',
  private_letter: '转交的个人来信',
  court: '在审的司法案件',
  academic: '学术问题',
  advertising: '推荐作品、产品',
  no_content: '没有具体内容',
  other: '其他，另写理由',
}
export const buttons = { reject: '不予接收', assign: '交办', back: '返回' } as const
export const cardTitle = '代表建议'
/** Of an item that is not there, or not for him to see. */
export const gone = '没有查到这件建议。发送“待办”查看等您办理的建议。'
