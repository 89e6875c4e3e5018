/**
 * What each step of an item's life tells to whom, each to one person alone: what happened, and what to do next with
 * the very words to send. Nothing of it is ever said in a group.
 */
import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { cut } from '../../visits/texts/words.ts'
import { classNameOf } from '../rules/outcome.ts'
import { answering } from '../rules/reminders.ts'
import type { ResultClass } from '../settings.ts'
import type { Answer, Consultation, Party, Rating, Suggestion } from '../types.ts'
import { howTo, howToRate, quoted } from './acts.ts'
import { bareNumber, fieldNames, numberOf, verdictNames } from './words.ts'

/** What is quoted of long words; the item's card and papers have them all. */
const quotedChars = 120

const words = (said: string): string => `“${cut(said, quotedChars)}”`
const send = (command: string): string => `请发送${quoted(command)}`

/** 建议2026-017“修复枫树湾路灯” */
export const named = (item: Suggestion): string =>
  `${numberOf(item)}“${cut(item.title, 30)}”${item.confidential ? '（保密）' : ''}`

/** Where the card cannot come along: how to get it. */
export const cardByTodo = '发送“待办”可以直接办理。'

export interface StepWords {
  readonly item: Suggestion
  readonly today: Day
  readonly office: (officeId: number) => string
  readonly person: (personId: number) => string
}

const say = ({ today }: StepWords, day: Day): string => sayCalendarDay(day, today)
const dueOn = (step: StepWords): string =>
  step.item.dueOn === null ? '' : `，答复期限为${say(step, step.item.dueOn)}`

export const submitted = ({ item, person }: StepWords, missing: number): string => {
  const [lead] = item.signers
  const by = lead === undefined ? '' : `${person(lead.personId)}提出`
  return missing > 0
    ? `收到${by}的${named(item)}，还差${missing}名代表署名，人数够了再审查。`
    : `收到${by}的${named(item)}。审查${send(howTo('admit', item))}；直接交办${send(howTo('assign', item))}。`
}

export const cosigned = ({ item, person }: StepWords, personId: number): string =>
  `${person(personId)}附议了${named(item)}，现有${item.signers.length}名代表署名。`
export const motionComplete = ({ item }: StepWords): string =>
  `${named(item)}已有${item.signers.length}名代表署名，可以审查了。${send(howTo('admit', item))}`
export const uncosigned = ({ item, person }: StepWords, personId: number): string =>
  `${person(personId)}取消了对${named(item)}的附议，现有${item.signers.length}名代表署名。`

export const declined = ({ item, person }: StepWords, personId: number): string =>
  `${person(personId)}不附议${named(item)}。`

export const withdrawalAsked = ({ item, person }: StepWords, personId: number, reason: string): string =>
  `${person(personId)}提出撤回${named(item)}，理由：${words(reason)}。全体署名代表同意才撤回。${agreeHow(item)}`
export const agreeHow = (item: Suggestion): string =>
  `同意请发送“/撤回建议 ${bareNumber(item)} 同意”；不同意请发送“/撤回建议 ${bareNumber(item)} 不同意”。`

/** Who said it, and who has entered it for him. */
const enteredFor = ({ person }: StepWords, personId: number, enteredBy: number | null): string =>
  `${person(personId)}${enteredBy === null ? '' : `（${person(enteredBy)}代为登记）`}`
export const ifNotSo = '与实际不符的，请与联络员联系。'

/** @param left so many in office have not agreed yet */
export const withdrawalAgreed = (
  step: StepWords,
  {
    personId,
    enteredBy,
    left,
  }: { readonly personId: number; readonly enteredBy: number | null; readonly left: number },
): string => {
  const { item, person } = step
  const asked =
    item.withdrawal === null
      ? ''
      : `（${person(item.withdrawal.askedBy)}提出，理由：${words(item.withdrawal.reason)}）`
  return `${enteredFor(step, personId, enteredBy)}同意撤回${named(item)}${asked}，还差${left}名署名代表同意。`
}
export const withdrawalRefused = (step: StepWords, personId: number, enteredBy: number | null): string =>
  `${enteredFor(step, personId, enteredBy)}不同意撤回${named(step.item)}，继续办理。`
export const invited = ({ item, person }: StepWords): string => {
  const [lead] = item.signers
  const by = lead === undefined ? '' : person(lead.personId)
  return `${by}提出${named(item)}，请您附议。要看全文请发送“/建议 ${bareNumber(item)}”；同意附议${send(howTo('cosign', item))}；不附议不用回复。`
}
export const withdrawn = ({ item, person }: StepWords): string => {
  const agreed = item.withdrawal?.by ?? []
  const others = item.signers.map(({ personId }) => personId).filter(id => !agreed.includes(id))
  return others.length === 0 || agreed.length === 0
    ? `${named(item)}已由全体署名代表同意撤回，不再办理。`
    : `${named(item)}已由在任的署名代表同意撤回，不再办理（${others.map(person).join('、')}已离任，没有征求意见）。`
}

export const corrected = ({ item }: StepWords, fields: readonly string[]): string =>
  `${named(item)}的${fields.map(field => fieldNames[field] ?? field).join('、')}已更正。请核对：${quoted(`/建议 ${bareNumber(item)}`)}`

export const correctedUnderNames = (step: StepWords, fields: readonly string[]): string =>
  `${corrected(step, fields)}；您署了名，不同意改动的，请发送${quoted(`/取消附议 ${bareNumber(step.item)}`)}`

export const admitted = ({ item }: StepWords): string =>
  `${named(item)}已通过审查，接下来交办承办单位，交办后再告知您。`
export const rejected = ({ item }: StepWords): string =>
  `${named(item)}经审查不予接收，理由：${item.rejection === null ? '' : words(item.rejection.reason)}。补充或修改后可以重新提出；有疑问请与联络员联系。`

/** 农业农村办（主办）、财政所（协办） */
export function sayParties({ mode, parties }: Suggestion, office: (officeId: number) => string): string {
  const those = (role: Party['role']) =>
    parties.filter(party => party.role === role).map(({ officeId }) => office(officeId))
  const [lead, assist] = [those('lead'), those('assist')]
  const leading = mode === 'split' ? `${lead.join('、')}（分办）` : `${lead.join('、')}（主办）`
  return assist.length === 0 ? leading : `${leading}、${assist.join('、')}（协办）`
}

export const assignedToSigner = (step: StepWords): string =>
  `${named(step.item)}已交办${sayParties(step.item, step.office)}${dueOn(step)}。办理中承办单位会与您面商。`
export const assignedToLead = (step: StepWords, officeId: number): string => {
  const { item, office } = step
  const others = item.parties.filter(party => party.officeId !== officeId)
  const withOthers =
    others.length === 0
      ? ''
      : item.mode === 'split'
        ? `，同时分办的有${others.map(party => office(party.officeId)).join('、')}`
        : `，由${others.map(party => office(party.officeId)).join('、')}协办`
  const returnBy = item.parties.find(party => party.officeId === officeId)?.returnBy
  const back =
    returnBy === undefined || item.state === 'redo'
      ? ''
      : `不属于本单位的，在${say(step, returnBy)}前发送${quoted(howTo('return', item))}；接收${send(howTo('accept', item))}。`
  return `${named(item)}已交办${office(officeId)}办理${withOthers}${dueOn(step)}。${back}`
}
export const assignedToAssistant = (step: StepWords, officeId: number): string => {
  const { item, office } = step
  const lead = item.parties.filter(party => party.role === 'lead').map(party => office(party.officeId))
  return `${named(item)}由${lead.join('、')}主办，${office(officeId)}协办。请把意见发给主办单位：${quoted(howTo('assist', item))}`
}
/** To an office that had answered, and has the matter anew. */
export const answerLost = '您单位原来的答复不再计入，请重新登记。'
export const othersAssigned = (step: StepWords, officeId: number): string =>
  `${named(step.item)}现由${sayParties(step.item, step.office)}办理，${step.office(officeId)}${
    answering(step.item).includes(officeId) ? `照常办理${dueOn(step)}` : '已经答复，不用再办'
  }。`
export const takenAway = (step: StepWords, officeId: number): string =>
  `${named(step.item)}已改由${sayParties(step.item, step.office)}办理，${step.office(officeId)}不用再办。`

/** To an office that may not know any more what it is about, nor who has it. */
export const noLongerYours = (item: Suggestion): string => `${numberOf(item)}不再由您单位办理，请不要再办。`

export const accepted = ({ item, office }: StepWords, officeId: number): string =>
  `${office(officeId)}已接收${named(item)}，正在办理。`
export const returnedToClerk = ({ item, office }: StepWords, officeId: number, reason: string): string =>
  `${office(officeId)}退回了${named(item)}，理由：${words(reason)}。重新交办${send(howTo('assign', item))}。`
/** Of 分办, where the others go on. */
export const partToClerk = (step: StepWords, officeId: number, reason: string): string =>
  `${step.office(officeId)}退回了${named(step.item)}中由该单位办理的部分，理由：${words(reason)}。${sayParties(step.item, step.office)}照常办理。把这一部分交给别的单位${send(howTo('assign', step.item))}。`
export const partToOthers = (step: StepWords, officeId: number): string =>
  `${step.office(officeId)}退回了${named(step.item)}中由该单位办理的部分，将另行交办；您单位照常办理${dueOn(step)}。`
export const partToSigner = (step: StepWords, officeId: number): string =>
  `${named(step.item)}中由${step.office(officeId)}办理的部分已退回，将另行交办；${sayParties(step.item, step.office)}照常办理。`
export const returnedToOthers = ({ item, office }: StepWords, officeId: number): string =>
  `${named(item)}已由${office(officeId)}退回，等候重新交办，现在不用办理。`
export const returnedToSigner = ({ item, office }: StepWords, officeId: number): string =>
  `${named(item)}不属于${office(officeId)}职责，已退回，将重新交办，交办后再告知您。`

export const deputyAsked = ({ item, office }: StepWords, officeId: number, asked: string): string =>
  `${office(officeId)}就${named(item)}请您说明：${words(asked)}。说明${send(howTo('reply_to_office', item))}；在您说明前，办理期限暂停计算。`
export const deputyReplied = (step: StepWords, personId: number, said: string): string =>
  `${step.person(personId)}就${named(step.item)}说明：${words(said)}。办理期限继续计算${dueOn(step)}。`
export const otherReplied = ({ item, person }: StepWords, personId: number): string =>
  `${person(personId)}已就${named(item)}向承办单位作了说明，您不用再说明。`

/** 12月3日（星期四）在镇政府 */
const sayTalk = (step: StepWords, talk: Consultation): string => {
  const place = talk.place === null ? '' : `，${talk.place}`
  const who = talk.who === null ? '' : `，${talk.who}`
  return `${say(step, talk.on)}${place}${who}`
}
const talker = ({ office }: StepWords, { officeId }: Consultation): string =>
  officeId === null ? '主席、副主席、联络员' : office(officeId)

export const consulted = (step: StepWords, talk: Consultation): string =>
  `${talker(step, talk)}登记了${named(step.item)}的面商（${sayTalk(step, talk)}）：${words(talk.said)}。与实际不符的，请与联络员联系。`
export const consultedAgain = (step: StepWords, talk: Consultation): string => {
  const { item } = step
  const until = item.ratingUntil === null ? '' : `，${say(step, item.ratingUntil)}截止`
  return `${talker(step, talk)}登记了${named(item)}答复后的面商（${sayTalk(step, talk)}）：${words(talk.said)}。请您评价，发送${howToRate(item)}${until}。`
}

/** B类（正在解决或列入计划） */
export const sayClass = (code: string, name: string | null): string =>
  name === null ? `${code}类` : `${code}类（${name}）`
const sayAnswer = (step: StepWords, answer: Answer, classes: readonly ResultClass[]): string =>
  `${answer.resultClass === null ? '' : sayClass(answer.resultClass, classNameOf(answer, classes))}${
    answer.promisedOn === null ? '' : `，承诺${say(step, answer.promisedOn)}前完成`
  }`
export const answered = (step: StepWords, answer: Answer, classes: readonly ResultClass[]): string =>
  `${step.office(answer.officeId)}答复了${named(step.item)}，${sayAnswer(step, answer, classes)}：${words(answer.text)}。${
    step.item.state === 'answered' ? '承办单位会再次与您面商，然后请您评价。' : '其他承办单位还没有答复。'
  }`
export const answeredToClerk = (step: StepWords, answer: Answer, classes: readonly ResultClass[]): string =>
  `${step.office(answer.officeId)}答复了${named(step.item)}，${sayAnswer(step, answer, classes)}。`
export const assisted = ({ item, office }: StepWords, officeId: number, text: string): string =>
  `${office(officeId)}对${named(item)}提出协办意见：${words(text)}。`

export const extensionAsked = (step: StepWords): string => {
  const { item, office } = step
  if (item.extension === null) return ''
  const { officeId, until, reason } = item.extension
  return `${office(officeId)}申请把${named(item)}的答复期限延到${say(step, until)}，理由：${words(reason)}。同意${send(howTo('grant_extension', item))}；不同意${send(howTo('refuse_extension', item))}。`
}
export const extensionGranted = (step: StepWords): string =>
  `${named(step.item)}的延期申请已经批准${dueOn(step)}。`
export const extendedForSigner = (step: StepWords): string =>
  `${named(step.item)}经批准延期办理${dueOn(step)}。`
export const extensionRefused = (step: StepWords, reason: string): string =>
  `${named(step.item)}的延期申请没有批准，理由：${words(reason)}${dueOn(step)}，请按期办理。`

/** 态度满意，结果基本满意 */
export const sayVerdicts = ({ attitude, result }: Pick<Rating, 'attitude' | 'result'>): string =>
  attitude === result ? verdictNames[result] : `态度${verdictNames[attitude]}，结果${verdictNames[result]}`
export const rated = ({ item, person }: StepWords, rating: Omit<Rating, 'on' | 'round'>): string =>
  `${person(rating.personId)}对${named(item)}的评价：${sayVerdicts(rating)}${
    rating.words === null ? '' : `，${words(rating.words)}`
  }。`
export const settled = ({ item }: StepWords): string => {
  const own = item.ratings.filter(({ round }) => round === item.round)
  const counts = (['satisfied', 'basically', 'dissatisfied'] as const)
    .map(verdict => [verdictNames[verdict], own.filter(({ result }) => result === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}${count}人`)
  const figures = counts.length === 0 ? '没有收到评价' : `结果${counts.join('、')}`
  return `${named(item)}的评价已经结束：${figures}。办结${send(howTo('close', item))}；要重新办理${send(howTo('redo', item))}。`
}

/** @param why who was not satisfied and what he said, or why a clerk wants it done again */
const again = (why: string): string => (why === '' ? '' : `：${why}`)
export const redoneForOffice = (step: StepWords, why: string): string =>
  `${named(step.item)}要重新办理${again(why)}${dueOn(step)}。请先与代表面商，再答复，登记面商${send(howTo('consult', step.item))}。`
export const redoneForClerk = (step: StepWords, why: string): string =>
  `${named(step.item)}已转入重新办理${again(why)}${dueOn(step)}。`
export const redoneForSigner = (step: StepWords): string =>
  `${named(step.item)}已退回承办单位重新办理${dueOn(step)}，办理中会再与您面商。`
export const notSatisfied = ({ person }: StepWords, rating: Omit<Rating, 'on' | 'round'>): string =>
  `${person(rating.personId)}${sayVerdicts(rating)}${rating.words === null ? '' : `，${words(rating.words)}`}`
export const quotedReason = (reason: string | null): string => (reason === null ? '' : words(reason))

export const closed = ({ item }: StepWords): string =>
  `${named(item)}已经办结：${item.outcome === null ? '' : words(item.outcome)}。`
export const closedForOffice = (step: StepWords): string => {
  const { item } = step
  return item.promise === null || item.promise.keptOn !== null
    ? closed(step)
    : `${closed(step)}承诺的事项请在${say(step, item.promise.until)}前落实，落实后${send(howTo('keep_promise', item))}。`
}
export const promiseKept = (step: StepWords, on: Day, said: string): string =>
  `${named(step.item)}承诺的事项已在${say(step, on)}落实：${words(said)}。`
export const promiseKeptForClerk = (step: StepWords, on: Day, said: string): string =>
  step.item.state === 'closed'
    ? `${promiseKept(step, on, said)}可以归档：${quoted(howTo('archive', step.item))}`
    : promiseKept(step, on, said)

export const keyListed = ({ item }: StepWords): string =>
  item.isKey ? `${named(item)}已列为重点督办件，请抓紧办理。` : `${named(item)}不再列为重点督办件。`
export const reckoned = (step: StepWords): string =>
  `放假安排有变动，${named(step.item)}的期限随之改变${dueOn(step)}。`
