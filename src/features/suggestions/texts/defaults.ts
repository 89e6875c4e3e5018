/** What a congress starts with, until it sets its own (`settings.ts`). */

export const defaultCategories = [
  '农业农村',
  '城乡建设',
  '交通道路',
  '生态环境',
  '教育文化',
  '卫生健康',
  '民政社保',
  '安全稳定',
  '政务服务',
  '其他',
] as const

/** The classes that offices answer with nearly everywhere (domain 3). */
export const defaultClasses = [
  { code: 'A', name: '已解决或基本解决', promises: false },
  { code: 'B', name: '正在解决或列入计划', promises: true },
  { code: 'C', name: '因条件限制暂不能解决', promises: false },
  { code: 'D', name: '留作参考', promises: false },
] as const
