import type { MediaTrouble } from './types.ts'

export const attach = {
  summary: '说明接下来发送的照片、文件附在哪一件来访',
  usage: '/附图 号',
  examples: ['/附图 12'],
}

export const needsNumber = '请写号，如：/附图 12。然后直接发送照片。'
export const sendNow = (number: string): string => `请在30分钟内直接发送照片或PDF文件，将附在${number}。`

export const onlyAlone = (botName: string): string => `照片和文件请单独发给${botName}，不要发在群里。`
export const whichVisit =
  '没有保存：不知道附在哪一件。请先发送“/附图 号”（如：/附图 12），再发一次照片。刚登记的来访，30分钟内直接发照片即可。'
export const isVoid = (number: string): string => `没有保存：${number}已作废。`
export const onlyPhotos = '没有保存：只能保存照片（JPG、PNG、HEIC）和PDF文件。'
export const saving = (number: string): string =>
  `正在保存，附在${number}。保存好会告诉您；五分钟内没有收到，请再发一次。`

export const saved = (number: string, count: number): string => `已保存，${number}现有${count}个附件。`
export const savedBefore = (number: string, count: number): string =>
  `这个文件已经保存过，没有重复保存；${number}现有${count}个附件。`
export const tooMany = (number: string, most: number): string =>
  `没有保存：${number}已有${most}个附件，不能再加。`
export const notYours = '没有保存：您现在不能办理这件来访。如有疑问，请与联络员联系。'

export const troubles: Readonly<Record<MediaTrouble, string>> = {
  foreign: '没有保存：这个文件不是从企业微信发来的。',
  gone: '没有保存：文件已过期或取不到，请再发一次。',
  too_large: '没有保存：文件超过10兆。请压缩后再发。',
  unreadable: '没有保存：文件不完整，无法打开，请再发一次。',
}

export const unnamed = '照片'
