import type { Day } from '../../calendar/day.ts'
import type { Mime } from './rules/file-type.ts'
import type { Attachment, MediaTrouble } from './types.ts'

export const attach = {
  summary: '说明接下来发送的照片、文件附在哪一件来访、建议或哪一次活动',
  usage: '/附图 号',
  examples: ['/附图 12', '/附图 建议2026-017', '/附图 活动3'],
}
export const show = {
  summary: '查看一件来访、建议或一次活动的照片和文件',
  usage: '/看附件 号',
  examples: ['/看附件 12', '/看附件 建议2026-017'],
}
export const remove = {
  summary: '删除发错的照片、文件',
  usage: '/删附件 号 第几个',
  examples: ['/删附件 12 2'],
}

const example = (usage: string, number: string): string => usage.replace('第几个', '2').replace('号', number)
export const needsNumber = (usage: string): string => `请写明号数，如：${example(usage, '12')}`
/** Of what is not his somebody is not told whether it is there. */
export const noSuch = '没有查到您可以办理的这一号，请核对号数。'
export const whichOne = (names: readonly string[], usage: string): string =>
  `同号的有${names.length}件：${names.join('、')}。请写全号数，如：${example(usage, names[0] ?? '')}`
export const onlyAlone = (botName: string): string => `照片和文件请单独发给${botName}，不要发在群里。`
export const lookAlone = (botName: string): string => `请单独给${botName}发送，群里不显示照片和文件。`

export const sendNow = (name: string, count: number): string =>
  `请在30分钟内直接发送照片或PDF文件，将附在${name}。${count === 0 ? '' : `现有${count}个附件，查看请发送：/看附件 ${name}`}`
/** Said when something is entered in a single chat. */
export const sendAnyTime = '有照片的，30分钟内直接发到这里，就附在这一件上。'

export const whichSubject =
  '没有保存：不知道附在哪一件。请先发送“/附图 号”（如：/附图 12），再发一次照片。刚登记、刚提出的，30分钟内直接发照片即可。'
export const isOver = (name: string, over: string): string => `没有保存：${name}${over}。`
export const onlyPhotos = '没有保存：只能保存照片（JPG、PNG、HEIC）和PDF文件。'
export const saving = (name: string, files: number): string =>
  `正在保存${files === 1 ? '' : `${files}张照片`}，附在${name}。保存好会告诉您；五分钟内没有收到，请再发一次。`

export const countOf = (name: string, count: number): string =>
  `${name}现有${count}个附件。${count === 0 ? '' : `查看、删除请发送：/看附件 ${name}`}`
export const saved = (name: string, count: number): string => `已保存，${countOf(name, count)}`
export const savedBefore = (name: string, count: number): string =>
  `这个文件已经保存过，没有重复保存；${countOf(name, count)}`
export const tooMany = (name: string, most: number): string =>
  `没有保存：${name}已有${most}个附件，不能再加。不用的可以删除，请发送：/看附件 ${name}`
export const notYours = '没有保存：您现在不能办理这一件。如有疑问，请与联络员联系。'
/** Of several that came in one message. @param nth from 0 */
export const ofSeveral = (nth: number, text: string): string => `第${nth + 1}张${text}`

export const troubles: Readonly<Record<MediaTrouble, string>> = {
  foreign: '没有保存：这个文件不是从企业微信发来的。',
  gone: '没有保存：文件已过期或取不到，请再发一次。',
  too_large: '没有保存：文件超过10兆。请压缩后再发。',
  unreadable: '没有保存：文件不完整，无法打开，请再发一次。',
}

/** @param name of the matter; null where it is not there any more */
export const lost = (name: string | null): string =>
  `没有保存：您发来的文件${name === null ? '' : `（${name}）`}没能取回或处理，请再发一次；仍不成功的，请换一份文件或与管理员联系。`

export const unnamed = '照片'

export const none = (name: string): string => `${name}还没有附件。要添加，请发送：/附图 ${name}`
/** @param removable the number of one that he may remove; null when there is none */
export const listed = (
  name: string,
  {
    all,
    open,
    removable,
  }: { readonly all: number; readonly open: number; readonly removable: number | null },
): string =>
  [
    `${name}现有${all}个附件。`,
    ...(all === open ? [] : [`其中${all - open}个是别人发送的，您不能查看。`]),
    ...(removable === null ? [] : [`发错了可以删除，如：/删附件 ${name} ${removable}`]),
  ].join('\n')

const mimeNames: Readonly<Record<Mime, string>> = {
  'image/jpeg': '照片',
  'image/png': '照片',
  'image/heic': '照片',
  'application/pdf': 'PDF',
}
const shownChars = 16

/** 第2个 路灯.jpg（照片，3月11日，王秀兰） */
export function linkTo({ number, name, mime, senderName }: Attachment, sentOn: Day, today: Day): string {
  const characters = Array.from(name)
  const sentIn = sentOn.year === today.year ? '' : `${sentOn.year}年`
  const shown = characters.length <= shownChars ? name : `${characters.slice(0, shownChars - 1).join('')}…`
  return `第${number}个 ${shown}（${mimeNames[mime]}，${sentIn}${sentOn.month}月${sentOn.day}日，${senderName}）`
}

export const whichAttachment = (name: string): string =>
  `请写明删除第几个，如：/删附件 ${name} 1。查看请发送：/看附件 ${name}`
export const noSuchAttachment = (name: string, number: number): string =>
  `${name}没有您可以删除的第${number}个附件。查看请发送：/看附件 ${name}`
export const notYoursToRemove = (name: string, number: number): string =>
  `${name}的第${number}个附件由发送人或主席、副主席、联络员删除。`
export const removed = (name: string, number: number, left: number): string =>
  `已删除${name}的第${number}个附件，现有${left}个。如删错了，请重新发送：先发“/附图 ${name}”，再发照片。`

/** On cards and in lists. */
export const countLine = (count: number): string => `附件${count}个`
