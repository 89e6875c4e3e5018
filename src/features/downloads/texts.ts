import type { Below } from '../../bot/reply.ts'
import type { Document } from './types.ts'

/** An attachment's link tells which one it is, a book's which format; of papers there are two kinds. */
type Named =
  | Exclude<Document['kind'], 'attachment' | 'meeting_paper' | 'paper_template' | 'register'>
  | 'record'
  | 'minutes'
  | 'template_record'
  | 'template_minutes'

const linkWords: Readonly<Record<Named, string>> = {
  reception_notice: '下载公告文档',
  visit_register: '下载记录簿表格',
  suggestion_register: '下载记录簿表格',
  suggestion_form: '下载建议表',
  answer_letters: '下载答复函',
  record: '下载会议记录',
  minutes: '下载会议纪要',
  template_record: '下载会议记录模板',
  template_minutes: '下载会议纪要模板',
  year_paper: '下载草稿文档',
  bulletin: '下载简报文档',
  duty_file: '下载履职档案',
  duty_report: '下载述职报告草稿',
}

/** Shown in place of the address. */
export const linkTo = (kind: Named): string => linkWords[kind]

const linkLife = '链接15分钟内有效，只能打开一次，请勿转发。'
const filesFollow = '文件随后发来。涉及个人信息的，请勿转发。'

/** Under the words of an answer with one document. */
export const belowWords: Below = { links: linkLife, files: filesFollow }

/** Of one that is made to be put up. */
export const belowNotice: Below = { links: linkLife, files: '公告文档随后发来，供打印张贴。' }

/** Of an answer with several, which are looked at. @param each what tells one from the other, where no link does */
export const belowSeveral = (each: readonly string[]): Below => ({
  links: `点下面的链接查看。${linkLife}`,
  files: [...each, filesFollow].join('\n'),
})
