import type { CorrectionProblem } from '../rules/correction.ts'
import type { Suggestion } from '../types.ts'
import { bareNumber } from './words.ts'

/** What signing, taking back and correcting answer. */

export const faces = {
  cosign: {
    summary: '附议别的代表提出的建议、议案',
    usage: '/附议 编号',
    examples: ['/附议 17', '/附议 2026-017'],
  },
  uncosign: { summary: '取消自己的附议', usage: '/取消附议 编号', examples: ['/取消附议 17'] },
  withdraw: {
    summary: '撤回建议、议案，全体署名代表同意才撤回',
    usage: '/撤回建议 编号 理由',
    examples: [
      '/撤回建议 17 路灯已经修好',
      '/撤回建议 17 同意',
      '/撤回建议 17 不同意',
      '/撤回建议 17 代 王秀兰 同意',
    ],
  },
  correct: {
    summary: '更正建议的标题、内容、类别、村、种类、来源、保密',
    usage: '/改建议 编号 要改的内容',
    examples: [
      '/改建议 17 类别 城乡建设',
      '/改建议 17 内容 枫树湾村主干道路灯坏了两个月，请修复',
      '/改建议 17 保密',
    ],
  },
  mine: {
    summary: '查看您提出、附议的建议，和您单位承办的建议',
    usage: '/我的建议',
    examples: ['/我的建议'],
  },
} as const

export const cosigned = '已附议。'
export const uncosigned = '已取消附议。'
export const declined = '已登记您不附议。'
export const withdrawn = '已撤回，不再办理。'
/** So many have not agreed yet. @param gone who has left office and is not waited for */
const left = (item: Suggestion, gone: readonly number[]): number => {
  const agreed = item.withdrawal?.by ?? []
  return item.signers.filter(({ personId }) => !agreed.includes(personId) && !gone.includes(personId)).length
}
export const withdrawalAsked = (item: Suggestion, gone: readonly number[]): string =>
  `已提出撤回，还要其他${left(item, gone)}名署名代表同意。`
/** @param asker who has asked for it; name: for whom a clerk has entered it */
export const withdrawalAgreed = (
  item: Suggestion,
  gone: readonly number[],
  { asker, name }: { readonly asker: string; readonly name: string | null },
): string => `已登记${name ?? '您'}同意撤回（${asker}提出），还差${left(item, gone)}名署名代表同意。`
export const withdrawalRefused = (name: string | null): string =>
  name === null ? '好的，不撤回，继续办理。' : `已登记${name}不同意撤回，继续办理。`
/** Of those in office who have no account a clerk enters it. */
export const enterFor = (item: Suggestion): string =>
  `来电同意或者不同意的，代为登记请发送：/撤回建议 ${bareNumber(item)} 代 姓名 同意（或不同意）`
export const agreesOrNot = (item: Suggestion, name: string): string =>
  `没有登记：请写明${name}同意还是不同意，如：/撤回建议 ${bareNumber(item)} 代 ${name} 同意`
export const needsReason = (item: Suggestion): string =>
  `请写明撤回的理由，如：/撤回建议 ${bareNumber(item)} 问题已经解决`
/** What was said asks for it, denies it or puts it off. */
export const notWithdrawn = (item: Suggestion): string =>
  `没有撤回：看不出您确定要撤回。撤回后不能恢复；要撤回请写明理由，如：/撤回建议 ${bareNumber(item)} 问题已经解决`
export const agreeOrNot = (item: Suggestion): string =>
  `有署名代表提出撤回，理由：“${item.withdrawal?.reason ?? ''}”。您的答复还没有登记。同意撤回请发送“/撤回建议 ${bareNumber(item)} 同意”，不同意请发送“/撤回建议 ${bareNumber(item)} 不同意”。`
export const corrected = '已更正。'
export const correctionNeedsWords = (item: Suggestion): string =>
  `请写明要改的内容，如：/改建议 ${bareNumber(item)} 类别 城乡建设（或标题、内容、村、种类、来源、保密）`

/** Each example is said with its command in front: alone it would not be understood. */
const problems: Readonly<Record<Exclude<CorrectionProblem, 'category'>, string>> = {
  title: '请写明标题，60个字以内，如：标题 修复枫树湾村路灯',
  text: '请写明内容，如：内容 枫树湾村主干道路灯坏了两个月，请修复',
  district: '请写明村（社区），如：村 枫树湾',
  kind: '种类请写：建议、批评、意见、议案',
  source: '来源请写：代表提出、视察调研、走访选民、接待选民、代表信箱、代表小组活动',
  raised: '提出时间请写：大会期间、闭会期间',
  confidential: '保密请写是或否，如：保密 是',
  nothing: '没有看懂要改什么。可以改：标题、内容、类别、村、种类、来源、提出时间、保密，如：类别 城乡建设',
}
export const correctionProblem = (
  problem: CorrectionProblem,
  categories: readonly string[],
  item: Suggestion,
): string =>
  problem === 'category'
    ? `类别请从这些中选：${categories.join('、')}`
    : problems[problem].replace('如：', `如：/改建议 ${bareNumber(item)} `)
