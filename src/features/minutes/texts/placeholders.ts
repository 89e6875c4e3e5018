/** What may stand in a congress's own form of a paper, in double braces: {{会议名称}}. */

export const inlineNames = {
  title: '会议名称',
  issue: '期号',
  time: '时间',
  date: '日期',
  place: '地点',
  chair: '主持人',
  recorder: '记录人',
  organ: '单位',
  should: '应到',
  presentCount: '实到',
  leaveCount: '请假人数',
  absentCount: '缺席人数',
  guestCount: '列席人数',
  present: '出席名单',
  leave: '请假名单',
  absent: '缺席名单',
  guests: '列席名单',
  opening: '会议概况',
} as const

/** They stand alone in their paragraph, and become as many paragraphs as there are. */
export const blockNames = { agenda: '议程', text: '正文', decisions: '决定事项' } as const

export type InlineKey = keyof typeof inlineNames
export type BlockKey = keyof typeof blockNames

export const inDelimiters = (name: string): string => `{{${name}}}`
export const allNames: readonly string[] = [...Object.values(inlineNames), ...Object.values(blockNames)]
