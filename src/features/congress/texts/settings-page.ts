import type { SettingSource } from '../settings.ts'

/** The page of all settings. */

export const settingsTitle = '设置'
export const intro =
  '各项规定按“国家规定、省级规定、本单位设定”的次序取用，后一级优先。这里只供查看，怎样改动写在各项后面。'
export const columns = { name: '项目', value: '现在的规定', source: '来源和依据', how: '怎样改动' } as const

/** In the order in which they stand; each group of the stored settings is in one of them. */
export const groups: readonly { readonly title: string; readonly of: readonly string[] }[] = [
  { title: '会议的法定人数和表决', of: ['quorum', 'majority'] },
  { title: '人民代表大会会议', of: ['session'] },
  { title: '会议当天', of: ['sitting'] },
  { title: '会议通知的提醒', of: ['reminders', 'quietHours', 'labels'] },
  { title: '代表建议、批评和意见的办理', of: ['suggestions'] },
  { title: '代表接待日的通知和公告', of: ['reception'] },
  { title: '来访登记和联系选民', of: ['visits'] },
  { title: '决定、决议的落实', of: ['decisions'] },
  { title: '年度计划', of: ['year'] },
  { title: '履职档案', of: ['dutyFile'] },
  { title: '个人信息', of: ['retention'] },
]

export const facts = {
  title: '本单位',
  name: '名称',
  kind: '类别',
  county: '县（市、区）',
  province: '省份',
  zone: '时区',
  reception: '接待日期',
  hours: '接待时间',
  place: '接待地点',
  rota: '值班办法',
  holidays: '放假安排',
} as const
export const receptionTitle = '代表接待日的安排'
export const kinds = {
  township: '乡镇人民代表大会',
  street: '街道人大工作委员会',
  county: '县（市、区）人大常委会',
} as const
export const notSet = '未设置'
export const byHand = '人工排班'
export const receptionHow = '日期、时间、地点发送“/接待设置”改动；值班发送“/排班”改动。'
export const holidaysKnown = (first: number, last: number): string =>
  `已有${first}年至${last}年的国务院放假安排，新一年的由管理员导入`
export const factsHow = '名称、省份、时区和花名册由管理员改动；届次发送“/届次”登记。'

/** Where a rule comes from. @param note the law or the practice */
export function source(source: SettingSource, note: string): string {
  switch (source) {
    case 'congress':
      return '本单位设定'
    case 'province':
      return `省级规定${note === '' ? '' : `：${note}`}`
    case 'default':
      return note
  }
}
export const basis = (kind: 'law' | 'practice' | 'habit', text: string): string => {
  switch (kind) {
    case 'law':
      return `国家规定：${text}`
    case 'practice':
      return '各地通行做法'
    case 'habit':
      return '系统默认'
  }
}

/** Of what provinces rule besides suggestions. */
export const provinceNotes: Readonly<Record<string, string>> = {
  'quorum.presidium 江苏': '江苏省乡镇人民代表大会工作条例',
}

export const suggestionHow = (name: string): string => `发送“/建议设置 ${name} 新的规定”`
export const publishingHow = '发送“/履职设置 公布 开”或“/履职设置 公布 关”'
/** @param path in the stored form, which no congress can say otherwise */
export const operatorHow = (congress: string, path: string): string =>
  `由管理员改动：congress settings --congress ${congress} --set ${path}=新的规定`
