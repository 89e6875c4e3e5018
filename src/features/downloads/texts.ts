import type { Document } from './types.ts'

const linkWords: Readonly<Record<Document['kind'], string>> = {
  reception_notice: '下载公告文档',
  visit_register: '下载记录簿表格',
  suggestion_register: '下载记录簿表格',
  suggestion_form: '下载建议表',
  answer_letters: '下载答复函',
}

/** Shown in place of the address. */
export const linkTo = (kind: Document['kind']): string => linkWords[kind]

export const linkLife = '链接15分钟内有效，只能打开一次，请勿转发。'
