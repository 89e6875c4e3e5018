import { sayDate } from '../../../calendar/say.ts'
import { saidHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import { cited } from '../../reports/texts/words.ts'
import { cut } from '../../visits/texts/words.ts'
import { type Called, partsOf } from '../rules/keys.ts'
import type { Dispute, Entry, EntryKey, What } from '../types.ts'
import { codeOf, letters, sentenceOf } from './entries.ts'

/** What is said about disputed entries. */

/** `我对会12有异议`: nothing else begins so. */
const openings = Object.values(letters).flatMap(letter =>
  Array.from({ length: 9 }, (_, nth) => `我对${letter}${nth + 1}`),
)

export const face = {
  begins: [...openings, '我对履职档案', '提出异议', '履职异议'],
  summary: '对自己的履职档案提出异议；主席、副主席、联络员核实处理',
  usage: '/异议 编号 理由',
  examples: [
    '/异议',
    '/异议 会12 当天到会，签到漏登',
    '我对会12有异议：当天到会',
    '/异议 3 采纳 当天到会，签到漏登',
    '/异议 3 维持 签到表上没有签名',
  ],
}

export const inSingleChat = '履职档案的异议请单独给我发送，群里不登记、不显示。'
export const howTo =
  '请写明档案中的编号和理由，如：/异议 会12 当天到会，签到漏登。编号在“/我的履职”中每条记录的前面。'
export const noReason = (key: EntryKey): string => `请写明理由，如：/异议 ${codeOf(key)} 当天到会，签到漏登`
export const tooLong = (most: number): string => `理由请控制在${most}字以内。没有登记，请缩短后再发一次。`
export const calledAs = ({ what, number }: Called): string => (what === null ? '' : letters[what]) + number
/** The same for what does not exist and for what is somebody else's. */
export const notYours = (said: string): string =>
  `您的履职档案中没有编号“${said}”。请发送“/我的履职”核对编号；没有列入的工作，请与联络员联系补登。`
export const which = (entries: readonly Entry[]): string =>
  [
    '有几条记录是这个编号，请写明是哪一条：',
    ...entries.map(entry => `${codeOf(entry.key)} ${sentenceOf(entry)}`),
  ].join('\n')
export const already = ({ number }: Dispute): string =>
  `这条记录您已经提出过异议（第${number}号），正在核实，不必重复提交。`
export const ruledBefore = (dispute: Dispute): string =>
  `这条记录的异议（第${dispute.number}号）已经处理：${sayRuling(dispute)}。记录没有变化，不再重复登记。如仍有出入，请与联络员当面核对。`

export const registered = ({ number, sentence, entry }: Dispute): string =>
  `已登记第${number}号异议：${codeOf(entry)} ${sentence}。由联络员核实，结果单独告知您。`

const sayRuling = ({ ruling, reason }: Dispute): string =>
  ruling === null
    ? '待核实'
    : ruling.accepted
      ? ruling.note === null
        ? `已采纳本人意见“${cited(reason)}”`
        : `已采纳，更正为“${cited(ruling.note)}”`
      : `维持原记录${ruling.note === null ? '' : `，${cited(ruling.note)}`}`

export const line = (dispute: Dispute): string =>
  `第${dispute.number}号 ${dispute.personName}：${codeOf(dispute.entry)} ${sayDate(dispute.on)} ${dispute.sentence}。理由：${cited(dispute.reason)}。${dispute.ruling === null ? '待核实' : `${dispute.ruling.byName}处理：${sayRuling(dispute)}`}`
export const ownLine = (dispute: Dispute): string =>
  `第${dispute.number}号 ${codeOf(dispute.entry)} ${dispute.sentence}。理由：${cited(dispute.reason)}。${sayRuling(dispute)}`

export const openHeading = (count: number): string => `【履职异议】待核实${count}件：`
export const noneOpen = '没有待核实的履职异议。'
export const ownHeading = (count: number): string => `【我的履职异议】共${count}件：`
export const noneOwn = `您没有提出过履职异议。${howTo}`
export const howToDecide = '处理请发送“/异议 号 采纳 更正说明”或“/异议 号 维持 理由”。'
export const more = (count: number): string => `……还有${count}件，没有全部列出。`

export const plainTitle = '履职异议'
export const cardTitle = ({ number }: Dispute): string => `第${number}号履职异议`
export const cardBody = (dispute: Dispute): string =>
  `${dispute.personName}对履职档案提出异议：${codeOf(dispute.entry)} ${dispute.sentence}\n理由：${cut(dispute.reason, 200)}`
export const accept = '采纳'
export const uphold = '维持'
export const done = '我的'
export const toClerks = (dispute: Dispute): string =>
  `【履职异议】第${dispute.number}号，${cardBody(dispute)}\n处理请发送“/异议 ${dispute.number} 采纳 更正说明”或“/异议 ${dispute.number} 维持 理由”。`

export const clerksDecide = '异议由主席、副主席、联络员核实处理，结果会单独告知您。'
/** A clerk's number and words that are no decision: never a dispute of his own. */
export const undecided = (dispute: Dispute): string =>
  `${line(dispute)}\n没有看懂怎样处理，没有登记。${howToDecideOne(dispute)}如是您本人对第${dispute.number}号通知的记录有异议，请写明“会${dispute.number}”。`
const howToDecideOne = ({ number }: Dispute): string =>
  `处理请发送“/异议 ${number} 采纳 更正说明”或“/异议 ${number} 维持 理由”。`
export const noSuch = (number: number): string => `没有第${number}号履职异议。请发送“/异议”核对。`
export const upholdNeedsReason = (number: number): string =>
  `维持原记录须写明理由，如：/异议 ${number} 维持 签到表上没有签名`
export const decidedBefore = (dispute: Dispute): string =>
  `第${dispute.number}号异议已由${dispute.ruling?.byName ?? ''}处理：${sayRuling(dispute)}。没有变化。`
export const notOwn = '这是您本人提出的异议，请由其他负责同志核实处理。'

/** With which command the record itself is corrected, by what it is a record of. */
const corrections = {
  notice: (number, name) =>
    `到会记录请用“/点名 ${number} ${name}到”或“/点名 ${number} ${name}未到”更正；当时请了假的，请用“/代 ${number} ${name} 请假 原因”补登。会议过去一个月以后也可以更正这一人，更正后统计数随之改变`,
  report: (number, name) =>
    `述职记录请用“/述职 ${number} ${name}”或“/述职 ${number} 撤销 ${name}”更正，更正后统计数随之改变`,
  // The rota of a day that has begun is not changed any more: nothing is promised that cannot be done.
  day: () => '接待日开始后值班记录不能更改，统计数不变；采纳的意见随这条记录在档案中一并显示',
  visit: number => `来访、来信、联系记录请用“/改来访 ${number}”更正，更正后统计数随之改变`,
  suggestion: number => `建议记录请用“/改建议 ${number}”更正，更正后统计数随之改变`,
  decision: number => `决定事项请用“/改决定 ${number}”更正，更正后统计数随之改变`,
} as const satisfies Record<What, (number: string, name: string) => string>

export const accepted = (dispute: Dispute, hearing: HearingByName): string => {
  const { what, number } = partsOf(dispute.entry)
  return `已采纳第${dispute.number}号异议，档案中${sayRuling(dispute)}。${corrections[what](number, dispute.personName)}。${saidHeard(hearing)}`
}
export const upheld = (dispute: Dispute, hearing: HearingByName): string =>
  `已维持第${dispute.number}号异议所指的原记录，双方意见都保留在档案中。${saidHeard(hearing)}`

export const toDeputy = (dispute: Dispute): string =>
  `您的第${dispute.number}号履职异议（${codeOf(dispute.entry)} ${dispute.sentence}）已由${dispute.ruling?.byName ?? ''}核实：${sayRuling(dispute)}。`
