import { cut } from '../../visits/texts/words.ts'
import type { SuggestionRules } from '../settings.ts'
import { grounds, type Suggestion } from '../types.ts'
import { howTo, howToRate, quoted } from './acts.ts'
import { bareNumber, groundNames, numberOf } from './words.ts'

/** What is asked for when a step lacks something; nothing is done until it is there. */

type Item = Pick<Suggestion, 'kind' | 'series' | 'number'>

const again = (command: string): string => `请发送${quoted(command)}`

export const type = (command: string): string => `请发送：${command}`
export const tooMany = (most: number): string => `一次最多办理${most}件，请分几次发送。`
export const examineWords = (said: string, item: Item): string =>
  `没有看懂“${cut(said, 20)}”。审查通过${again(howTo('admit', item))}；不予接收${again(howTo('reject', item))}；交办${again(howTo('assign', item))}。`
export const rejectReason = (item: Item): string =>
  `请写明不予接收的理由，${again(howTo('reject', item))}。可以不予接收的有：${grounds
    .filter(ground => ground !== 'other')
    .map(ground => groundNames[ground])
    .join('；')}。`
export const chooseGround = '请先选择理由，再点“不予接收”。'
export const otherGround = (item: Item): string => `选“其他”的，要写明理由，${again(howTo('reject', item))}。`
export const noOffices = '花名册中还没有承办单位。请管理员添加后再交办。'
export const unknownOffices = (unknown: readonly string[], offices: readonly string[]): string =>
  `没有“${unknown.map(one => cut(one, 12)).join('”“')}”这个承办单位，还没有交办。现有承办单位：${offices.join('、')}。请核对后再发送一次。`
export const oddMonths = (said: number, { months }: Pick<SuggestionRules, 'months'>, item: Item): string =>
  `办理期限只有${months.normal}个月和${months.wide}个月（涉及面广、情况复杂的）两种，没有${said}个月，还没有交办。${again(`${howTo('assign', item)} ${months.wide}个月`)}`
/** @param offices those that there are: of two an example is made */
export function chooseOffice(item: Item, [lead, assist]: readonly string[]): string {
  const example = `/交办 ${bareNumber(item)} ${lead}主办，${assist}协办`
  const several = assist === undefined ? '' : `有协办单位的，请这样发送：${quoted(example)}`
  return `请先选择主办单位，再点“交办”。${several}`
}
export const moreOffices = (item: Item): string => `没有列出的单位，${again(howTo('assign', item))}。`

export const returnReason = (item: Item): string =>
  `请写明退回的理由，如：${quoted(`/退回 ${bareNumber(item)} 不属于本单位职责`)}`
export const askWords = (item: Item): string =>
  `请写明要请代表说明什么，如：${quoted(`/约商 ${bareNumber(item)} 请说明是哪几盏路灯`)}`
export const nobodyToAsk = (item: Item): string =>
  `${numberOf(item)}的署名代表都已离任，没有人能说明，办理期限照常计算。需要了解情况的，请与联络员联系。`
export const replyWords = (item: Item): string =>
  `请写明要告诉承办单位的话，如：${quoted(`/补充 ${bareNumber(item)} 村口三盏路灯`)}`
export const talkDay = (item: Item): string =>
  `面商的日期没有看懂或没有这一天，还没有登记。${again(howTo('consult', item))}；不写日期就是今天。`
export const talkWords = (item: Item): string =>
  `请写明面商的情况，还没有登记。如：${quoted(`/面商 ${bareNumber(item)} 12月3日 在镇政府 与代表姓名 面商：代表同意修复方案`)}`
export const answerText = (item: Item, code: string): string =>
  `请写明答复内容，还没有登记。如：${quoted(`/答复 ${bareNumber(item)} ${code} 路灯已全部修复`)}`
export const assistText = (item: Item): string =>
  `请写明协办意见，如：${quoted(`/协办意见 ${bareNumber(item)} 资金已列入预算`)}`
export const extensionDay = (item: Item): string =>
  `请写明延到哪一天，还没有申请。如：${quoted(`/延期 ${bareNumber(item)} 到6月30日 汛期不能施工`)}或${quoted(`/延期 ${bareNumber(item)} 一个月 汛期不能施工`)}`
export const extensionReason = (item: Item): string =>
  `请写明延期的理由，还没有申请。如：${quoted(`/延期 ${bareNumber(item)} 到6月30日 汛期不能施工`)}`
export const refusalReason = (item: Item): string =>
  `请写明不准延期的理由，如：${quoted(`/不准延 ${bareNumber(item)} 请按期答复`)}`
export const redoReason = (item: Item): string =>
  `请写明重新办理的原因，如：${quoted(`/重办 ${bareNumber(item)} 代表不满意，路灯又坏了`)}`
export const outcome = (item: Item): string =>
  `请写明办理结果，如：${quoted(`/办结建议 ${bareNumber(item)} 路灯已全部修复`)}`
export const promiseWords = (item: Item): string =>
  `请写明落实的情况，如：${quoted(`/兑现 ${bareNumber(item)} 路灯已全部安装`)}`
/** 还没有修好 ends nothing. */
export const notDone = (item: Item): string =>
  `您写的是还没有办完，没有办结。办完以后请发送${quoted(`/办结建议 ${bareNumber(item)} 办理的结果`)}`
export const answerNotDone = (item: Item, code: string): string =>
  `您写的是还没有解决，与“${code}”类不符，没有登记答复。请核对类别后重新发送，如：/答复 ${bareNumber(item)} B 已列入计划，12月底前完成`
export const promiseNotKept = (item: Item): string =>
  `您写的是还没有落实，没有登记兑现，到期照常提醒。落实以后请发送${quoted(`/兑现 ${bareNumber(item)} 落实的情况`)}`
export const promiseDay = (item: Item): string =>
  `落实的日期没有看懂或没有这一天，还没有登记。${again(howTo('keep_promise', item))}；不写日期就是今天。`

/** @param attitude what he thinks of it, when it is not the same */
export const dissatisfiedReason = (item: Item, attitude: string | null = null): string =>
  `请写明不满意的原因，承办单位要据此重新办理，还没有登记。如：${quoted(
    `/不满意 ${bareNumber(item)}${attitude === null ? '' : ` 态度${attitude}`} 路灯又坏了`,
  )}`
export const ratingWords = (item: Item): string =>
  `没有看懂评价，还没有登记。${again(howToRate(item).slice(1, -1))}；态度和结果不同的，如：${quoted(`/评价 ${bareNumber(item)} 态度满意 结果不满意 路灯又坏了`)}`
export const ratingBoth = (item: Item): string =>
  `请把对态度和结果的评价都写上，还没有登记。如：${quoted(`/评价 ${bareNumber(item)} 态度满意 结果不满意 路灯又坏了`)}`
export const nothingToRate = '现在没有等您评价的建议。发送“我的建议”可以查看您的建议。'
export const whichToRate = (items: readonly Suggestion[]): string =>
  `有${items.length}件建议等您评价，请写明编号：${items
    .map(item => `${numberOf(item)}“${cut(item.title, 20)}”`)
    .join('、')}。如：${quoted(`/满意 ${items.slice(0, 1).map(bareNumber).join('')}`)}`
export const unknownSigner = (item: Item, signers: readonly string[]): string =>
  `所写的不是${numberOf(item)}的署名代表。署名的有：${signers.join('、')}。请核对后再发送一次。`
export const whichSigner = (item: Item, signers: readonly string[], command: string): string =>
  `${numberOf(item)}有${signers.length}名署名代表（${signers.join('、')}），请写明代谁登记，如：${quoted(`${command} ${bareNumber(item)} 代 ${signers[0] ?? '姓名'} …`)}`
export const nothingToArchive =
  '没有可以归档的建议。办结、不予接收或撤回的建议才归档；有承诺的，落实后再归档。'
export const howToArchive = (count: number): string =>
  `有${count}件建议可以归档。全部归档请发送“/归档 全部”；归档一件请发送“/归档 编号”。`
export const notUnderstood = (said: string, usage: string): string =>
  `没有看懂“${cut(said, 20)}”。请这样写：${usage}`
