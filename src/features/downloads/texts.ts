import type { Document } from './types.ts'

/** An attachment's link tells which one it is. */
type Named = Exclude<Document['kind'], 'attachment'>

const linkWords: Readonly<Record<Named, string>> = {
  reception_notice: '下载公告文档',
  visit_register: '下载记录簿表格',
  suggestion_register: '下载记录簿表格',
  suggestion_form: '下载建议表',
  answer_letters: '下载答复函',
  year_paper: '下载草稿文档',
  bulletin: '下载简报文档',
}

/** Shown in place of the address. */
export const linkTo = (kind: Named): string => linkWords[kind]

export const linkLife = '链接15分钟内有效，只能打开一次，请勿转发。'
