import type { Day } from '../../../calendar/day.ts'
import type { ItemWords } from '../../agenda/types.ts'

export const monthDay = ({ month, day }: Day): string => `${month}月${day}日`

/** 听取上半年工作报告（报告人：李明）；审议民生实事项目 */
export const sayAgenda = (items: readonly Omit<ItemWords, 'kind'>[]): string =>
  items
    .map(({ title, reporter }) =>
      reporter === null || title.includes(reporter)
        ? cited(title)
        : `${cited(title)}（报告人：${cited(reporter)}）`,
    )
    .join('；')

/** Somebody's words inside a sentence: on one line, without the full stop that would end it. */
export const cited = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[。；;.]+$/u, '')
