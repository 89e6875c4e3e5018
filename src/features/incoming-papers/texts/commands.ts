import type { Day } from '../../../calendar/day.ts'
import { dayOfIso } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import { countLine } from '../../attachments/texts.ts'
import { remindedInstead } from '../../decisions/texts/words.ts'
import { commaHeard, outOfReach } from '../../notes/texts.ts'
import type { Hearing, HearingByName } from '../../notes/types.ts'
import { isSecret, type PaperRefusal } from '../rules/fold.ts'
import type { LabelledField } from '../rules/labels.ts'
import type { IncomingPaper, PaperCounts, PaperEntry, PaperEvent } from '../types.ts'
import {
  bareNumber,
  line,
  numberOf,
  sayDue,
  secrecyNames,
  shortened,
  stateNames,
  titleOf,
  urgencyNames,
  whoOf,
} from './words.ts'

export const enter = {
  summary: '登记收到的文件，自动编号',
  usage: '/收文 来文单位 文号 标题 份数 缓急',
  examples: [
    '/收文 县人大办 云人办〔2026〕12号 关于做好换届选举工作的通知 3份 急件',
    '/收文 来文单位：县人大办 文号：云人办〔2026〕12号 标题：关于做好换届选举工作的通知 份数：3 承办：张三 期限：12月1日',
  ],
}

export const handle = {
  summary: '查看收文；交办、传阅、办结、归档、更正、作废一份文件',
  usage: '/文件 [号] [交 谁 办理 期限｜传阅 谁｜办结 结果｜归档 档号｜更正 项目 内容｜作废]',
  examples: [
    '/文件',
    '/文件 5',
    '/文件 5 交 张三 办理 12月1日前',
    '/文件 5 传阅 张三、李四',
    '/文件 5 办结 已报送名单',
    '/文件 5 归档 2026-永久-3',
    '/文件 5 更正 标题 关于做好换届选举工作的通知',
    '/文件 5 作废 重复登记',
  ],
}

const fieldNames: Readonly<Record<LabelledField, string>> = {
  sender: '来文单位',
  reference: '文号',
  title: '标题',
  copies: '份数',
  secrecy: '密级',
  urgency: '缓急',
  receivedOn: '收文日期',
  handler: '承办',
  due: '期限',
}

export const needsWords = `请写明来文单位、文号、标题，如：${enter.examples[0] ?? ''}`
/** @param fields that are not there, or cannot be read */
export const asks = (missing: readonly LabelledField[], unclear: readonly LabelledField[]): string => {
  const names = (fields: readonly LabelledField[]) => fields.map(field => fieldNames[field]).join('、')
  const label = [...missing, ...unclear][0] ?? 'sender'
  return [
    '没有登记：',
    ...(missing.length === 0 ? [] : [`没有读出${names(missing)}。`]),
    ...(unclear.length === 0 ? [] : [`没有看懂${names(unclear)}。`]),
    `请补上后连同原来的内容重新发送，如：/收文 …… ${fieldNames[label]}：${fieldExamples[label]}`,
  ].join('')
}
const fieldExamples: Readonly<Record<LabelledField, string>> = {
  sender: '县人大办',
  reference: '云人办〔2026〕12号',
  title: '关于做好换届选举工作的通知',
  copies: '3',
  secrecy: '机密（没有密级的写“无”）',
  urgency: '急件（不急的写“无”）',
  receivedOn: '3月10日',
  handler: '张三',
  due: '12月1日',
}
export const tooLong = (field: LabelledField, most: number): string =>
  `没有登记：${fieldNames[field]}最多${most}字，请写短一些。`

const secretNote =
  '这是密件：标题不在群里显示，也不收图片和文件。涉密内容不得通过企业微信传输，请按保密规定登记和管理原件。'

export function entered(
  paper: IncomingPaper,
  { today, isOpenly, rest, twin }: Shown & { readonly rest: string; readonly twin: IncomingPaper | null },
): string {
  return [
    `已登记${numberOf(paper)}：`,
    ...facts(paper, today, isOpenly),
    ...(isSecret(paper) ? [secretNote] : []),
    ...(twin === null
      ? []
      : [`文号与${numberOf(twin)}相同，如是重复登记，请发送：/文件 ${bareNumber(paper)} 作废`]),
    ...(rest === ''
      ? []
      : [isSecret(paper) && !isOpenly ? '另有内容没有登记。' : `没有登记的内容：${shortened(rest, 60)}`]),
    `要改请发送：/文件 ${bareNumber(paper)} 更正 项目 内容${whoOf(paper) === null ? `；交办请发送：/文件 ${bareNumber(paper)} 交 姓名 办理 日期前` : ''}`,
  ].join('\n')
}

interface Shown {
  readonly today: Day
  /** A secret one's title may be said: to a clerk alone. */
  readonly isOpenly: boolean
}

function facts(paper: IncomingPaper, today: Day, isOpenly: boolean): string[] {
  const hides = isSecret(paper) && !isOpenly
  const { reference, copies, secrecy, urgency, receivedOn, task, dueOn, readerNames, fileMark, result } =
    paper
  const who = whoOf(paper)
  return [
    `标题：${titleOf(paper, isOpenly, 300)}`,
    ...(hides
      ? []
      : [`来文单位：${shortened(paper.sender, 60)}${reference === null ? '' : `　文号：${reference}`}`]),
    [
      `收文：${sayDate(receivedOn)}`,
      ...(copies === null ? [] : [`${copies}份`]),
      ...(secrecy === null ? [] : [secrecyNames[secrecy]]),
      ...(urgency === null ? [] : [urgencyNames[urgency]]),
    ].join('　'),
    ...(who === null
      ? []
      : [`承办：${who}${task === null ? '' : `（${task}）`}　期限：${sayDue(dueOn, today)}`]),
    ...(readerNames.length === 0 ? [] : [`传阅：${readerNames.join('、')}`]),
    ...(result === null || hides ? [] : [`办理结果：${shortened(result, 300)}`]),
    ...(fileMark === null ? [] : [`归档号：${fileMark}`]),
  ]
}

export function shown(
  paper: IncomingPaper,
  entries: readonly PaperEntry[],
  nameOf: (event: PaperEvent) => string,
  { today, isOpenly, attachments }: Shown & { readonly attachments: number },
): string {
  return [
    `${numberOf(paper)}（${stateNames[paper.state]}）`,
    ...facts(paper, today, isOpenly),
    ...(attachments === 0 ? [] : [`${countLine(attachments)}，查看请发送：/看附件 ${numberOf(paper)}`]),
    ...entries.map(
      ({ event, day, enteredByName }) =>
        `${day.month}月${day.day}日 ${entryLine(event, nameOf(event), today, isSecret(paper) && !isOpenly)}（${enteredByName}）`,
    ),
  ].join('\n')
}

/** One step of its life. @param who the office or people of the event @param hides its words are not for whoever looks */
function entryLine(event: PaperEvent, who: string, today: Day, hides: boolean): string {
  switch (event.type) {
    case 'received':
      return '收文登记'
    case 'corrected':
      return hides
        ? '更正'
        : `更正为：${shortened(event.title, 60)}，${shortened(event.sender, 30)}${event.reference === null ? '' : `，${event.reference}`}`
    case 'charged':
      return `交${who}${event.task ?? '办理'}，期限：${sayDue(event.dueOn === null ? null : dayOfIso(event.dueOn), today)}`
    case 'circulated':
      return `传阅：${who}`
    case 'done':
      return hides ? '办结' : `办结：${shortened(event.result, 100)}`
    case 'reopened':
      return '重新办理'
    case 'archived':
      return event.mark === null ? '归档' : `归档：${shortened(event.mark, 40)}`
    case 'voided':
      return event.reason === null || hides ? '作废' : `作废：${shortened(event.reason, 60)}`
    case 'restored':
      return '恢复'
  }
}

/** What is counted of 密级 and 缓急 is not every mark: 内部 is no secret, 平急 is not urgent. So it is named wherever it stands. */
export const sayMarked = ({ secret, urgent }: Pick<PaperCounts, 'secret' | 'urgent'>): [string, string] => [
  `涉密${secret}件`,
  `急件${urgent}件`,
]

/** The figures, as they stand on paper too. */
export const sayCounts = ({
  papers,
  copies,
  open,
  overdue,
  done,
  archived,
  secret,
  urgent,
}: PaperCounts): string =>
  `收文${papers}件${copies === 0 ? '' : `（${copies}份）`}，其中${sayMarked({ secret, urgent }).join('、')}；办理中${open}件${overdue === 0 ? '' : `（逾期${overdue}件）`}，已办结${done}件，已归档${archived}件。`

export const list = (
  year: number,
  counts: PaperCounts,
  open: readonly IncomingPaper[],
  { more, earlier }: { readonly more: number; readonly earlier: number },
  shown: Shown,
): string =>
  [
    `【${year}年收文】${sayCounts(counts)}`,
    ...(open.length === 0
      ? []
      : [
          earlier === 0 ? '办理中：' : `办理中（其中往年${earlier}件）：`,
          ...open.map(paper => line(paper, shown.today, shown.isOpenly)),
        ]),
    ...(more > 0 ? [`另有${more}件办理中，没有逐件列出。`] : []),
    '看某一件请发送：/文件 号；登记请发送：/收文 来文单位 文号 标题',
  ].join('\n')

/** @param more so many are not shown */
export const ownList = (open: readonly IncomingPaper[], more: number, today: Day): string =>
  open.length === 0
    ? '目前没有交您办理、请您阅看的文件。'
    : [
        '交您办理、请您阅看的文件：',
        ...open.map(paper => line(paper, today, false)),
        ...(more > 0 ? [`另有${more}件，没有逐件列出。`] : []),
      ].join('\n')

export const namesAlone = '文件逐件的情况请单独给我发送“/文件”查看。'
export const noSuch = '没有查到这一号文件。查看请发送：/文件'
export function whichYear(papers: readonly IncomingPaper[], wanted: 'see' | 'change'): string {
  const oldest = papers.slice(-1).map(bareNumber).join('')
  const said = `有${papers.length}份同号的文件：${papers.map(numberOf).join('、')}`
  return wanted === 'see'
    ? `${said}。请写全号数，如：/文件 ${oldest}`
    : `${said}，没有更改。请写全号数，如：/文件 ${oldest} 办结 结果`
}
export const unknownWords = (number: string): string =>
  `没有看懂要怎样处理，没有更改。可以这样写：/文件 ${number} 交 张三 办理 12月1日前；传阅 张三；办结 结果；归档 档号；更正 标题 ……；作废`
export const onlyClerks =
  '文件的登记、交办、归档由主席、副主席、联络员办理。交您办理的，办完请发送：/文件 号 办结 结果'
export const needsNumber = '请写明文件号，如：/文件 5 办结 结果。查看请发送：/文件'
export const needsWho = (number: string): string => `请写明交给谁，如：/文件 ${number} 交 张三 办理 12月1日前`
export const unknownWho = (who: string, offices: readonly string[]): string =>
  `没有更改：没有查到承办单位或人员“${shortened(who, 20)}”。${offices.length === 0 ? '请写花名册中的姓名。' : `承办单位有：${offices.join('、')}；也可以写花名册中的姓名。`}`
export const severalWho = (who: string, names: readonly string[]): string =>
  `没有更改：“${shortened(who, 20)}”有${names.length}位：${names.join('、')}，请在姓名后写明，如：${names[0] ?? who}`
export const unclearDue = (said: string): string =>
  `没有更改：期限“${shortened(said, 20)}”没有看懂，或者已经过去。请写明日期，如：12月1日前`
export const toHandle = '办理'
export const longWords = (most: number): string => `没有登记：内容最多${most}字，请写短一些。`
export const onlyTheDay = (number: string, beside: string): string =>
  `没有更改：期限后面的“${shortened(beside, 20)}”不清楚写到哪里。只改期限的，请只写日期，如：/文件 ${number} 期限 12月1日前；要一并写明办什么的，如：/文件 ${number} 交 张三 报送材料 12月1日前`
export const chargeApart = (number: string): string =>
  `没有更改：承办和期限不在这里更正，请另发：/文件 ${number} 交 张三 办理 12月1日前。其他项目请再发一次，如：/文件 ${number} 更正 份数 3`
export const nothingToCorrect = (number: string): string =>
  `没有读出要更正哪一项。请写明项目和内容，如：/文件 ${number} 更正 标题 关于……的通知。可以更正：来文单位、文号、标题、份数、密级、缓急、收文日期`

export function refusal(paper: IncomingPaper, why: PaperRefusal): string {
  const number = bareNumber(paper)
  switch (why) {
    case 'void':
      return `${numberOf(paper)}已作废，没有更改。要恢复请发送：/文件 ${number} 恢复`
    case 'not_void':
      return `${numberOf(paper)}没有作废，没有更改。`
    case 'open':
      return `${numberOf(paper)}正在办理，没有更改。`
    case 'archived':
      return `${numberOf(paper)}${stateNames[paper.state]}，没有更改。要重新办理请发送：/文件 ${number} 重新办理`
    case 'needs_result':
      return `请写明办理结果，如：/文件 ${number} 办结 已报送名单`
    case 'same':
      return `${numberOf(paper)}已经是这样，没有更改。`
    case 'other_year':
      return `${numberOf(paper)}按收文年份编号，收文日期不能改到别的年份。请作废后重新登记：/文件 ${number} 作废`
  }
}

/** @param holders who has it and is in office; hearing: of those of them who are not whoever says it */
export function charged(
  paper: IncomingPaper,
  today: Day,
  { hearing, holders }: { readonly hearing: Hearing; readonly holders: number },
): string {
  const who = whoOf(paper) ?? ''
  const given = `${numberOf(paper)}已交${who}${paper.task ?? '办理'}，期限：${sayDue(paper.dueOn, today)}。`
  const { told, unreached } = hearing
  const isSilent = told.length === 0 && unreached.length > 0
  const follows =
    paper.dueOn === null ? '没有期限，不作提醒' : `到期前提醒${isSilent ? remindedInstead : ''}，逾期每周提醒`
  if (told.length > 0) return `${given}已告知承办人；${follows}。`
  if (isSilent) return `${given}${outOfReach([who])}；${follows}。`
  if (holders > 0) return `${given}由您承办，没有另行告知；${follows}。`
  const why = paper.officeId === null ? `${who}已离任` : `${who}还没有联系人`
  return `${given}${why}，没有告知，请转告，或改交他人：/文件 ${bareNumber(paper)} 交 姓名 办理 日期前`
}
export const circulated = (paper: IncomingPaper, hearing: HearingByName): string =>
  `${numberOf(paper)}已请${paper.readerNames.join('、')}阅看${commaHeard(hearing)}。`
export const changed = (paper: IncomingPaper, today: Day, isOpenly: boolean): string =>
  [`${numberOf(paper)}（${stateNames[paper.state]}）已更新：`, ...facts(paper, today, isOpenly)].join('\n')
/** Its facts are for those whom it concerns, each alone. */
export const changedInGroup = (paper: IncomingPaper): string =>
  `${numberOf(paper)}（${stateNames[paper.state]}）已更新。逐件的情况请单独给我发送“/文件 ${bareNumber(paper)}”查看。`
/** @param kept what was sent for it while it was open */
export const nowSecret = (
  paper: IncomingPaper,
  kept: readonly { readonly number: number; readonly name: string }[],
): string[] => [
  secretNote,
  ...(kept.length === 0
    ? []
    : [
        `改为密件以前保存的附件${kept.length}个，请逐个删除，单独给我发送：`,
        ...kept.map(({ number }) => `/删附件 ${numberOf(paper)} ${number}`),
      ]),
]
export const photosCome = '文件的照片或PDF，30分钟内直接发到这里，就附在这一份文件上。'
