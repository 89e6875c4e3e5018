import { cut } from '../../visits/texts/words.ts'
import type { Suggestion, SuggestionKind } from '../types.ts'
import { bareNumber, kindNames, numberOf, stateNames } from './words.ts'

/** What handing in answers. In a group nothing of the words is repeated but the title of what was handed in. */

export const faces = {
  suggestion: {
    summary: '提出代表建议，写一段话就行；也可以发送 /批评、/意见；只写编号是查看',
    usage: '/建议 标题和内容',
    examples: [
      '/建议 修复枫树湾村路灯，坏了两个月，晚上走路看不见',
      '/建议 关于加快公交站台建设的建议。石桥村站台没有雨棚……附议人：董长庚、毛水法',
      '/建议 代张三：修复石桥村水渠，春耕缺水',
      '/建议 17',
    ],
  },
  criticism: {
    summary: '提出批评',
    usage: '/批评 标题和内容',
    examples: ['/批评 高标准农田建后管护不到位，沟渠淤塞没人管'],
  },
  opinion: {
    summary: '提出意见',
    usage: '/意见 标题和内容',
    examples: ['/意见 民生实事项目征集范围太窄，应当向村民征集'],
  },
  motion: {
    summary: '提出议案，由代表联名',
    usage: '/议案 标题和内容',
    examples: ['/议案 关于制定集镇停车管理办法的议案。集镇停车难……附议人：董长庚、毛水法'],
  },
} as const satisfies Record<SuggestionKind, object>

const examples: Readonly<Record<SuggestionKind, string>> = {
  suggestion: '/建议 修复枫树湾村路灯，坏了两个月，晚上走路看不见',
  criticism: '/批评 高标准农田建后管护不到位，沟渠淤塞没人管',
  opinion: '/意见 民生实事项目征集范围太窄，应当向村民征集',
  motion: '/议案 关于制定集镇停车管理办法的议案。集镇停车难……附议人：董长庚、毛水法',
}

export const needsWords = (kind: SuggestionKind): string =>
  `请在命令后写明${kindNames[kind]}的内容，如：${examples[kind]}。要查看某一件，请写编号，如：/建议 17`

/** What was written goes back to its writer where he is alone, so that nothing has to be typed twice. */
const echo = (said: string | null): string => (said === null ? '' : `\n您写的是：\n${said}`)

export const nothingSaid = (kind: SuggestionKind, said: string | null): string =>
  `没有看到${kindNames[kind]}的内容，还没有登记。请写明要解决什么问题，如：${examples[kind]}${echo(said)}`

export const onlyDeputies = (said: string | null): string =>
  `建议、批评、意见、议案由代表提出，还没有登记。如有需要，请与联络员联系。${echo(said)}`
export const forWhom = (kind: SuggestionKind, said: string | null): string =>
  `${kindNames[kind]}由代表提出，还没有登记。替代表登记的，请写明姓名：/${kindNames[kind]} 代张三：内容${echo(said)}`
export const onlyClerksForOthers = (name: string, said: string | null): string =>
  `替${name}代表登记由主席、副主席、联络员办理，还没有登记。您自己提出的，请不要写“代${name}”。${echo(said)}`
export const unknownSigner = (name: string, said: string | null): string =>
  `花名册的代表中没有“${cut(name, 12)}”，还没有登记。请核对姓名后再发送一次。${echo(said)}`
export const severalSigners = (name: string, places: readonly string[], said: string | null): string =>
  `有${places.length}位${name}，还没有登记。请在姓名后写上选区，如：代${name}（${places[0] ?? '选区'}）：${echo(said)}`
export const noDeputy = (name: string, said: string | null): string =>
  `${name}不是代表，不能提出，还没有登记。请核对姓名。${echo(said)}`

export const entered = (item: Suggestion): string => `已登记，编号${bareNumber(item)}。`
export const enteredFor = (item: Suggestion, name: string): string =>
  `已为${name}代表登记，编号${bareNumber(item)}。`
export const enteredInGroup = '已登记。这一件请在单聊中查看。'

export const unknownCosigners = (item: Suggestion, names: readonly string[]): string =>
  `所写的附议人中，${names.map(name => `“${cut(name, 12)}”`).join('、')}不是花名册中的代表或有同名，没有通知。请本人发送：/附议 ${bareNumber(item)}`
export const unknownCosignersInGroup = (item: Suggestion, count: number): string =>
  `所写的附议人中，有${count}人不是花名册中的代表或有同名，没有通知。请本人发送：/附议 ${bareNumber(item)}`
export const unknownVillage = (name: string): string => `“${cut(name, 12)}”不在花名册的选区中，请核对。`

/** A number was written, and then something else. */
export const nothingDoneWith = (item: Suggestion): string =>
  `编号后面的话没有登记。要附议请发送：/附议 ${bareNumber(item)}；要更正请发送：/改建议 ${bareNumber(item)} 要改的内容`

export const similarTitle = '有相近的建议'
export const similarLead = (count: number): string =>
  `还没有登记。已有${count}件相近的，请看看是不是同一件事：`
export const similarLine = (item: Suggestion, isSigner: boolean): string =>
  `${numberOf(item)}《${cut(item.title, 40)}》（${stateNames[item.state]}${isSigner ? '，您已署名' : ''}）`
export const similarWays = (canCosign: boolean, showExample: string): string =>
  `${canCosign ? '是同一件事，请点“附议”；' : ''}要看全文，请在单聊中发送：/建议 ${showExample}；不是一件事，请点“仍然提出”，您写的内容已保留两小时。`
export const cosignButton = ({ number }: Suggestion): string => `附议${number}号`
export const anywayButton = '仍然提出'
export const choiceIsOver = '这次选择已处理或已过期，没有登记。要提出，请重新发送。'
export const mineButton = '我的通知'

/** With a matter of the register of visits: what is like it does not hold it up. */
export const alikeOnes = (items: readonly Suggestion[]): string =>
  `相近的建议：${items.map(item => `${numberOf(item)}《${cut(item.title, 20)}》`).join('、')}，可以一并办理。`
