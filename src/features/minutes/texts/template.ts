import { sayDay } from '../../../calendar/say.ts'
import type { TemplateTrouble } from '../files/read-template.ts'
import type { TemplateInUse } from '../store/templates.ts'
import type { PaperKind } from '../types.ts'
import { allNames, blockNames, inDelimiters } from './placeholders.ts'

export const setTemplate = {
  summary: '查看、更换会议记录和会议纪要的文档模板',
  usage: '/模板 [会议记录｜会议纪要] [恢复]',
  examples: ['/模板', '/模板 会议纪要', '/模板 会议纪要 恢复'],
}

export const paperNames: Readonly<Record<PaperKind, string>> = { record: '会议记录', minutes: '会议纪要' }
export const templateNames: Readonly<Record<PaperKind, string>> = {
  record: '会议记录模板',
  minutes: '会议纪要模板',
}

export const alone = (botName: string): string => `请单独给${botName}发送，模板不在群里收发。`
export const isTaken = '已收到过；要再换，请先发送“/模板 会议记录”或“/模板 会议纪要”'
export const notTaken = (name: string, why: string): string => `没有保存：${name}${why}。`

const all = allNames.map(inDelimiters).join(' ')
const blocks = Object.values(blockNames).map(inDelimiters).join('、')

export const listed = (inUse: readonly TemplateInUse[], now: Date, zone: string): string =>
  [
    ...(['record', 'minutes'] as const).map(kind => {
      const own = inUse.find(one => one.kind === kind)
      return own === undefined
        ? `${paperNames[kind]}：使用系统自带格式。`
        : `${paperNames[kind]}：使用${own.senderName}${sayDay(own.receivedAt, now, zone)}上传的模板${own.name === '' ? '' : `“${own.name}”`}。`
    }),
    '更换请发送“/模板 会议记录”或“/模板 会议纪要”，再把Word文件（.docx）发到这里。',
    '模板里可以写下面的词，生成时换成登记的内容：',
    all,
    `${blocks}要单独占一段。可以先下载样例，在样例上改。`,
  ].join('\n')

export const sendNow = (kind: PaperKind): string =>
  [
    `请在30分钟内把${templateNames[kind]}（.docx，不超过2兆）直接发到这里，检查合格就启用。`,
    `可以用的词：${all}`,
    `${blocks}要单独占一段。恢复系统自带格式请发送：/模板 ${paperNames[kind]} 恢复`,
  ].join('\n')

export const inUse = (kind: PaperKind, names: readonly string[]): string =>
  `${templateNames[kind]}已启用，找到${names.length}个要填的词：${names.map(inDelimiters).join(' ')}。试一试请发送：/${paperNames[kind]}`

export const restored = (kind: PaperKind): string =>
  `${paperNames[kind]}已恢复系统自带格式，原模板保留在记录中。`
export const isOwn = (kind: PaperKind): string => `${paperNames[kind]}本来就使用系统自带格式，没有更改。`
export const whichKind = '请写明是哪一种，如：/模板 会议纪要。查看请发送：/模板'

export function refused(name: string, trouble: TemplateTrouble): string {
  return `没有启用${name}：${reasonOf(trouble)}`
}

function reasonOf(trouble: TemplateTrouble): string {
  switch (trouble.kind) {
    case 'too_large':
      return '文件过大（不超过2兆），或里面的图片太多，请压缩、删减后再发。'
    case 'too_much':
      return '文件内容太多或格式太复杂（最多2000段、200个要填的词，同一段最多20个），请删减后再发。'
    case 'old_word':
      return '这是旧版Word文件（.doc），请另存为 .docx 后再发。'
    case 'no_docx':
      return '这不是Word文件（.docx），请核对后再发。'
    case 'broken':
      return '文件不完整或打不开，请在Word中另存一次后再发。'
    case 'macros':
      return '文件带有宏，不能使用。请另存为不带宏的 .docx 后再发。'
    case 'embedded':
      return '文件里嵌有其他文件或控件，请删除后再发。'
    case 'links':
      return '文件里有外部链接，或有页码、日期以外的域，请取消后再发。'
    case 'no_placeholders':
      return `文件里没有要填的词，如${inDelimiters('会议名称')}。查看可以用的词请发送：/模板`
    case 'unknown':
      return `有不认识的词：${trouble.names.slice(0, 10).map(inDelimiters).join(' ')}。查看可以用的词请发送：/模板`
    case 'not_alone':
      return `${inDelimiters(trouble.name)}要单独占一段，前后不能有别的字，请改好后再发。`
  }
}
