import type { Labels } from '../../congress/types.ts'
import type { RegisterFormat, RegisterKey } from '../types.ts'
import { registerName, shortName } from './names.ts'

/** 导出 in the chat. */

export const exportRegister = {
  summary: '导出五簿一册，附表格和可打印的文档',
  usage: '/导出 [簿名] [年]',
  examples: ['/导出', '/导出 主席团会议', '/导出 来访簿 2025年', '/导出 建议簿 19-3', '/导出 花名册'],
}

const linkWords: Readonly<Record<RegisterFormat, string>> = {
  xlsx: '下载表格',
  docx: '下载打印文档',
}
export const linkTo = (format: RegisterFormat): string => linkWords[format]

export const heading = (title: string): string => `【${title}】`
export const rows = (count: number): string => (count === 0 ? '还没有登记，导出的是空簿。' : `共${count}行。`)

/** @param key null: none was named */
export const inGroup = (key: RegisterKey | null, labels: Labels): string =>
  `簿册里有姓名、电话等信息，群里不发。请单独给我发送“/导出${key === null ? '' : ` ${shortName(key, labels)}`}”领取。`

/** What there is. */
export const list = (keys: readonly RegisterKey[], labels: Labels): string =>
  [
    '可以导出的簿册：',
    ...keys.map(
      (key, i) =>
        `${i + 1}. ${registerName(key, labels)}：/导出 ${shortName(key, labels)}${key === 'deputies' ? '' : ' 年'}`,
    ),
    '年不写就是今年，如：/导出 来访簿 2025年。也可以发送“网页”，在“登记簿”里查看和下载。',
  ].join('\n')

export const unknownName = (keys: readonly RegisterKey[], labels: Labels): string =>
  `没有读出是哪一本。请写簿名：${keys.map(key => shortName(key, labels)).join('、')}，如：/导出 来访簿 2025年`

const wrongPeriod: Readonly<Partial<Record<RegisterKey, string>>> = {
  suggestions: '请写年份或届次，如：/导出 建议簿 2025年、/导出 建议簿 19-3',
  deputies: '花名册按当前情况导出，不分年份，请发送：/导出 花名册',
}
export const unknownPeriod = (key: RegisterKey, labels: Labels): string =>
  `没有读出是哪一年。${wrongPeriod[key] ?? `请写年份，如：/导出 ${shortName(key, labels)} 2025年；不写就是今年。`}`
