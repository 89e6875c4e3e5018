import type { VisitReading } from '../../../language/visit-reading.ts'
import type { Contacts } from '../rules/contacts.ts'
import type { VisitNumber } from '../rules/number.ts'
import type { Visit, VisitKind } from '../types.ts'
import { bareNumber, cut, kindNames, numberOf, sayNeeded } from './words.ts'

/** What entering, correcting and closing answer. Nothing here repeats who came. */

const example: Record<VisitKind, string> = {
  visit: '/来访 村民反映枫树湾路灯坏了两个月，转村镇建设办一周内修好',
  letter: '/信箱 石桥村信箱来信反映公交班次少，转为建议',
  contact: '/联系 走访石桥村选民12人，了解春耕情况',
}

export const needsWords = (kind: VisitKind): string =>
  `请在命令后写明${kind === 'contact' ? '联系的情况' : '反映的事项'}，如：${example[kind]}`

/** @param said what is to be completed; null in a group, where nothing is repeated */
export const needsMatter = (kind: VisitKind, said: string | null): string =>
  said === null
    ? `没有看到反映的事项，还没有登记。请连同事项再发送一次，如：${example[kind]}`
    : `没有看到反映的事项，还没有登记。请补上事项，再发送一次：\n/${kind === 'letter' ? '信箱' : kindNames[kind]} ${cut(said, 200)}，反映……`

export const mayNotEnter = '来访、来信、联系由代表和主席、副主席、联络员登记。如有需要，请与联络员联系。'

/** `/来访人李四…` and `/来访者…` mean the visitor. */
export const withVisitorWord = (said: string): string =>
  /^[人者](?=[\p{L}:：\s])/u.test(said) ? `来访${said}` : said

const deputyTroubles = {
  none: '没有写接待代表，请补充',
  unknown: '花名册中没有所写的接待代表，请更正',
  several: '所写的接待代表有几位同名，请写上选区或小组更正',
}
export type DeputyTrouble = keyof typeof deputyTroubles
export const deputyNote = (trouble: DeputyTrouble, visit: Visit): string =>
  `${deputyTroubles[trouble]}，如：/改来访 ${bareNumber(visit)} 接待 姓名${trouble === 'several' ? ' 选区' : ''}`

export const notYourself = (visit: Visit): string =>
  `${numberOf(visit)}的接待代表没有改。改为您本人的，请由现在的接待代表或主席、副主席、联络员更正。`

/** What the writer should know about what was understood. */
export function notesOn(
  { visitor, due, handling, office, isApproximate, isNotTaken, village }: VisitReading,
  {
    kind,
    inGroup,
    isLost,
  }: { readonly kind: VisitKind; readonly inGroup: boolean; readonly isLost: boolean },
): string[] {
  const notes: string[] = []
  if (inGroup && (visitor.phone !== null || visitor.name !== null))
    notes.push('群众的姓名、电话已登记，不在群里显示。涉及个人信息的，今后请在单聊中登记。')
  if (due !== null && isLost)
    notes.push(
      inGroup || due.kind !== 'unclear'
        ? '期限没有看懂或已经过去，请更正期限。'
        : `期限“${cut(due.said, 20)}”定不了日子或已经过去，请更正期限。`,
    )
  else if (handling === 'timed' && due === null) notes.push('没有写办理期限，请补充。')
  if (handling === 'referred' && office === null) notes.push('没有写承办单位，请补充。')
  else if (kind !== 'contact' && handling === null && office === null)
    notes.push('没有写怎样处理，请在下面选择处理方式。')
  else if (office !== null && !office.known)
    notes.push('承办单位不在花名册的单位中，按所写登记；如有误请更正。')
  if (village !== null && !village.known && !inGroup) notes.push('村（社区）不在花名册的选区中，请核对。')
  if (isApproximate) notes.push('人数不是确数，先按1人登记，可以更正人数。')
  if (isNotTaken) notes.push('所写的接待日期还没有到、太早或者不存在，先按今天登记，请更正日期。')
  return notes
}

/** A contact is counted by how many were met. */
export const votersNote = (visit: Visit): string =>
  `没有写联系了几位选民，先按1人登记。更正请发送：/改来访 ${bareNumber(visit)} 人数 12`
/** What the deputy has by now this year. */
export const contactsSoFar = (had: Contacts, needed: Contacts): string =>
  `今年您已登记联系选民${had.contacts}次、${had.voters}人${sayNeeded('，全年不少于', needed)}。`

export const needsNumber = (usage: string): string => `请写明号数，如：${usage.replace('号', '12')}`
export const noSuchVisit = ({ year, number }: VisitNumber): string =>
  `没有查到您可以办理的第${year === null ? '' : `${year}-`}${number}号。发送“/来访簿”查看您的登记。`
export const whichYear = (visits: readonly Pick<Visit, 'kind' | 'year' | 'number'>[]): string =>
  `有${visits.length}条同号的登记：${visits.map(numberOf).join('、')}。请写全号数，如：${visits
    .slice(0, 1)
    .map(bareNumber)
    .join('')}`

export const closeNeedsOutcome = (visit: Visit): string =>
  `请写明办理结果，如：/办结 ${bareNumber(visit)} 路灯已修好`
/** 还没修好 ends nothing. */
export const notDoneYet = (visit: Visit): string =>
  `您写的是还没有办完，没有办结。办完以后请发送：/办结 ${bareNumber(visit)} 办理的结果`
export const closed = (visit: Visit, outcome: string | null): string =>
  `${numberOf(visit)}已办结${outcome === null ? '' : `：${cut(outcome, 200)}`}。告知群众后，请发送：/回访 ${bareNumber(visit)} 满意（或基本满意、不满意）`
export const closedBefore = (visit: Visit): string =>
  `${numberOf(visit)}以前已经办结。要改结果，请发送：/改来访 ${bareNumber(visit)} 结果 新的结果`
export const isVoid = (visit: Visit): string =>
  `${numberOf(visit)}已作废。要恢复，请发送：/作废来访 ${bareNumber(visit)} 恢复`

export const followUpNeedsWord = (visit: Visit): string =>
  `请写明满意程度，如：/回访 ${bareNumber(visit)} 满意（或基本满意、不满意）`
export const notClosedYet = (visit: Visit): string =>
  `${numberOf(visit)}还没有办结。请先发送：/办结 ${bareNumber(visit)} 结果`
export const followedUp = (visit: Visit, satisfaction: string): string =>
  `已登记${numberOf(visit)}的回访：${satisfaction}。`
export const dissatisfied = (visit: Visit): string =>
  `要继续办理，请发送：/改来访 ${bareNumber(visit)} 状态 未办结`

/** Each example is said with its command in front: alone it would not be understood. */
const fieldProblems: Record<string, string> = {
  people: '人数请写数字，如：人数 5',
  visitor: '请写明来访人，如：来访人 李四',
  phone: '请写明电话，如：电话 13800000000',
  village: '请写明村（社区），如：村 枫树湾',
  matter: '请写明事项，如：事项 路灯坏了两个月',
  handling: '处理方式请写：当场解答、转交、限时、转为建议、转信访',
  office: '请写明承办单位，如：承办 村镇建设办',
  due: '期限请写还没有过去的日子，如：期限 12月20日',
  deputy: '请写明接待代表，如：接待 张三',
  date: '日期请写已经过去的日子，如：日期 3月10日',
  outcome: '请写明结果，如：结果 路灯已修好',
  status: '状态只能改为未办结，如：状态 未办结',
  nothing:
    '没有看懂要改什么。可以改：村、事项、类别、处理方式、承办、期限、接待、来访人、电话、人数、日期、结果、状态，如：村 枫树湾',
}
export const correctionProblem = (problem: string, categories: readonly string[], visit: Visit): string =>
  problem === 'category'
    ? `类别请从这些中选：${categories.join('、')}`
    : (fieldProblems[problem] ?? '').replace('如：', `如：/改来访 ${bareNumber(visit)} `)
/** @param said null: in a group, where it may be who came */
export const besideCorrection = (said: string | null, visit: Visit): string =>
  `没有更正：不清楚${said === null ? '其中一些话' : `“${cut(said, 30)}”`}要改哪一项。改几项的，请用分号隔开，如：/改来访 ${bareNumber(visit)} 期限 12月20日；承办 村镇建设办`
export const correctionNeedsWords = (visit: Visit): string =>
  `请写明要改的内容，如：/改来访 ${bareNumber(visit)} 村 枫树湾`
export const otherYear = (visit: Visit): string =>
  `号数按年份编排，日期不能改到别的年份。请先作废${numberOf(visit)}，再按正确的日期登记。`
export const corrected = '已更正。'
export const nothingChanged = '和原来一样，没有改动。'
export const voided = '已作废。'
export const restored = '已恢复。'
export const notYours = '这条登记由接待代表、登记人和主席、副主席、联络员办理。'
export const gone = '没有查到这条登记。'
export const notInGroupNow = '群众的姓名、电话已改好，不在群里显示。涉及个人信息的，今后请在单聊中更正。'
export const cardTitle = '来访登记'
export const choiceMissing = '请先在上面选择，再点按钮。'

/** What the new handling still lacks. */
export function afterHandling(visit: Visit, isOther: boolean): string {
  const said = isOther ? corrected : nothingChanged
  if (visit.handling === 'timed' && visit.dueOn === null)
    return `${said}还没有办理期限，请发送：/改来访 ${bareNumber(visit)} 期限 12月20日`
  if (visit.handling === 'referred' && visit.officeName === null)
    return `${said}还没有承办单位，请发送：/改来访 ${bareNumber(visit)} 承办 村镇建设办`
  return said
}
