import { quoted } from '../../meetings/texts/quotation.ts'
import { type FactKind, type Facts, factKinds, type MinutesPart, type SaidFacts } from '../types.ts'

export const writeMinutes = {
  summary: '记会议内容，可分多次发送；写“第2项：”“张三：”会归到议程和发言人；不写内容时查看',
  usage: '/纪要 [会议号] 内容',
  examples: [
    '/纪要 第2项：会议认为项目安排合理',
    '/纪要 3 王秀兰：建议先修排灌渠',
    '/纪要 3 主持人：杨国梁',
    '/纪要 3',
  ],
}
export const changeMinutes = {
  summary: '改会议内容的某一段，原文保留',
  usage: '/改纪要 [会议号] 第几段 内容',
  examples: ['/改纪要 3 第2段 会议认为项目安排基本合理', '/改纪要 3 第2段 第1项'],
}
export const removeMinutes = {
  summary: '删去会议内容的某一段，原文保留、标明已删',
  usage: '/删纪要 [会议号] 第几段',
  examples: ['/删纪要 3 第2段'],
}
export const getRecord = {
  summary: '下载会议记录（Word文档），由登记的到会、议程、表决、发言和决定事项生成',
  usage: '/会议记录 [会议号]',
  examples: ['/会议记录', '/会议记录 3'],
}
export const getMinutes = {
  summary: '下载会议纪要（Word文档），按公文格式生成',
  usage: '/会议纪要 [会议号]',
  examples: ['/会议纪要', '/会议纪要 3'],
}

const factNames: Readonly<Record<FactKind, string>> = {
  chair: '主持人',
  recorder: '记录人',
  issue: '期号',
}

export const onlyClerksWrite = '会议内容由主席、副主席、联络员记录。'
export const onlyForPresidium =
  '会议内容、会议记录和会议纪要由主席团成员、联络员查看。议程和表决结果请发送：/议程'
export const alone = (botName: string): string => `请单独给${botName}发送，群里不显示会议内容和文档。`
export const tooLong = (most: number): string => `一次最多${most}字，没有记录。请分几次发送。`
export const nothingSaid = '没有看到要记的内容。请写明，如：/纪要 3 第2项：会议认为项目安排合理'

const place = (part: Pick<MinutesPart, 'speaker'>, item: number | null): string => {
  const parts = [
    ...(item === null ? [] : [`第${item}项`]),
    ...(part.speaker === null ? [] : [`${part.speaker}发言`]),
  ]
  return parts.length === 0 ? '' : `（${parts.join('，')}）`
}

export interface Written {
  readonly number: number
  readonly item: number | null
  readonly speaker: string | null
}

/** Said in groups, too: never a word of what was written. */
export function written(meeting: number, parts: readonly Written[], facts: SaidFacts, same: Same): string {
  const [first] = parts
  const said = Object.keys(facts).length === 0 ? [] : [factLine(facts)]
  const there = sameLine(same)
  const kept = there === '' ? '' : `原已有：${there}，没有重复记录。`
  if (first === undefined) return `已登记第${meeting}号会议的${said.join('')}。${kept}`
  const where =
    parts.length === 1
      ? `第${first.number}段${place(first, first.item)}`
      : parts.map(part => `第${part.number}段${place(part, part.item)}`).join('、')
  return [
    `已记入第${meeting}号会议：${where}。${said.length === 0 ? '' : `并登记${said.join('')}。`}${kept}`,
    `查看：/纪要 ${meeting}；改：/改纪要 ${meeting} 第${first.number}段 内容；下载：/会议记录 ${meeting}`,
  ].join('\n')
}
/** All of it stands there. */
export const writtenBefore = (meeting: number, same: Same): string =>
  `第${meeting}号会议已有同样的内容（${sameLine(same)}），没有重复记录。查看：/纪要 ${meeting}`
/** What of a message stood there already. */
interface Same {
  readonly parts: readonly number[]
  readonly facts: SaidFacts
}
const sameLine = ({ parts, facts }: Same): string =>
  [...parts.map(part => `第${part}段`), ...(Object.keys(facts).length === 0 ? [] : [factLine(facts)])].join(
    '、',
  )
const factLine = (facts: SaidFacts): string =>
  factKinds
    .flatMap(kind => (facts[kind] === undefined ? [] : [`${factNames[kind]}：${facts[kind]}`]))
    .join('，')

export const nothingYet = (meeting: number): string =>
  `第${meeting}号会议还没有记录内容。要记，请发送：/纪要 ${meeting} 内容`

const mostShown = 400
export function shown(
  meeting: number,
  title: string,
  facts: Facts,
  parts: readonly (MinutesPart & { readonly item: number | null })[],
): string {
  const known = factKinds.flatMap(kind =>
    facts[kind] === null ? [] : [`${factNames[kind]}：${facts[kind]}`],
  )
  return [
    `第${meeting}号${quoted(title)}的内容：`,
    ...(known.length === 0 ? [] : [known.join('　')]),
    ...parts.map(part =>
      part.isRemoved
        ? `第${part.number}段（已删去）`
        : `第${part.number}段${place(part, part.item)}：${shorten(part.words)}`,
    ),
    `改：/改纪要 ${meeting} 第几段 内容；删：/删纪要 ${meeting} 第几段；下载：/会议记录 ${meeting}、/会议纪要 ${meeting}`,
  ].join('\n')
}
const shorten = (words: string): string => {
  const characters = Array.from(words)
  return characters.length <= mostShown
    ? words
    : `${characters.slice(0, mostShown).join('')}…（共${characters.length}字，全文见文档）`
}
export const countInGroup = (meeting: number, parts: number, botName: string): string =>
  `第${meeting}号会议已记${parts}段。内容请单独给${botName}发送：/纪要 ${meeting}`

export const whichPart = (meeting: number): string =>
  `请写明第几段，如：/改纪要 ${meeting} 第2段 内容。查看请发送：/纪要 ${meeting}`
export const noSuchPart = (meeting: number, part: number): string =>
  `第${meeting}号会议没有第${part}段。查看请发送：/纪要 ${meeting}`
export const needsWords = (meeting: number, part: number): string =>
  `请写明改成什么，如：/改纪要 ${meeting} 第${part}段 内容`
/** @param set what was said of the meeting as a whole and stood there otherwise; `said`: all that was said of it */
export function changed(
  meeting: number,
  part: number,
  isChanged: boolean,
  set: SaidFacts,
  said: SaidFacts,
): string {
  const facts = Object.keys(set).length === 0 ? '' : factLine(set)
  if (isChanged)
    return `已改第${meeting}号会议第${part}段，原文保留。${facts === '' ? '' : `并登记${facts}。`}`
  if (facts !== '') return `已登记第${meeting}号会议的${facts}。第${part}段没有更改。`
  return Object.keys(said).length === 0
    ? `第${meeting}号会议第${part}段已经是这样，没有更改。`
    : `第${meeting}号会议已有${factLine(said)}，第${part}段也没有更改。`
}
export const removed = (meeting: number, part: number): string =>
  `已删去第${meeting}号会议第${part}段，原文保留，不再印入文档。要恢复，请用“/改纪要 ${meeting} 第${part}段 内容”重写。`
export const removedBefore = (meeting: number, part: number): string =>
  `第${meeting}号会议第${part}段已删去，没有重复删除。`
/** 归到哪一项, an item that there is not. */
export const noSuchItem = (item: number): string => `议程没有第${item}项，没有更改。`

/** Words that are to be written down, sent to the command that gives the paper. */
export const meantToWrite = (paper: string): string =>
  `下载请发送“/${paper} 会议号”，如：/${paper} 3。要记会议内容，请发送“/纪要 会议号 内容”，如：/纪要 3 第2项：会议认为项目安排合理`

/** @param when 3月18日（星期三）上午9:00 */
export const notBegun = (meeting: number, paper: string, when: string): string =>
  `第${meeting}号会议${when}召开，还没有开始，不能生成${paper}。请在会议开始后再发送：/${paper} ${meeting}`

export function offered(meeting: number, what: string, missing: readonly string[], speeches: number): string {
  return [
    `第${meeting}号会议的${what}已生成。`,
    ...(missing.length === 0 ? [] : [`没有登记的留空待填：${missing.join('、')}。`]),
    ...(speeches === 0 ? [] : [`有${speeches}段个人发言，只印入会议记录，不印入纪要。`]),
  ].join('\n')
}
