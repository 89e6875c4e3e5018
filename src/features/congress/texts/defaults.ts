import type { Labels } from '../types.ts'

/** What these are called unless a congress says otherwise (also in use: 主席团例会, 主席团成员参加的会议). */
export const defaultLabels: Labels = {
  presidiumMeeting: '主席团会议',
  session: '人民代表大会会议',
}

/** What the matters of the register of visits are sorted into, unless a congress has a list of its own. */
export const defaultCategories: readonly string[] = [
  '基础设施',
  '农业农村',
  '民生保障',
  '生态环境',
  '教育卫生',
  '社会治理',
  '土地房屋',
  '其他',
]

/** Who ruled what the congress has set for itself. */
export const ownRule = '本级人大'
