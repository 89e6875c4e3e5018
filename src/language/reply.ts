/**
 * What a message in the group means as an answer to a notice. The most costly mistakes are to take what is no
 * answer for one, and to exchange yes and no; so a doubt is `unsure`, and what is not understood is `none`.
 */
import { onlyDecides } from './about-others.ts'
import { isOnlyAttendance } from './attendance.ts'
import { type Clause, splitClauses } from './clauses.ts'
import { asStandard } from './dialect.ts'
import { takeItemNumbers } from './item-number.ts'
import { isExcuse, type LeaveKind, leaveKindOf } from './leave-kind.ts'
import { type Normalised, normalise, originalSlice } from './normalise.ts'
import { isName } from './people.ts'
import { findProxy } from './proxy.ts'
import { withoutMarksAround, withoutQuote, withoutQuoted } from './quoted.ts'
import { type Act, type ActedClause, actOf, declinesFeast, hearsay } from './reply-acts.ts'
import { excuses } from './reply-reason.ts'
import { family } from './words/excuse.ts'
import { absent } from './words/refusal.ts'
import { withoutSmall } from './words/small.ts'
import { asksConsent, asksWhether, bothNamed, leavesOpen, passedOn } from './words/withheld.ts'

/** What the writer was asked: one notice, reception duty, several numbered ones, nothing. */
export type ReplyContext = 'one' | 'duty' | 'several' | 'none'

export interface ReplyReading {
  readonly answer: 'attend' | 'leave' | 'acknowledge' | 'unsure' | 'none'
  /** In the writer's own words; with `attend` only for coming late or leaving early. */
  readonly reason: string | null
  /** Only with `leave`. */
  readonly leaveKind: LeaveKind | null
  /** The person answered for, as written. */
  readonly proxyFor: string | null
  /** Only with several open items. */
  readonly item: number | null
}

const noAnswer: ReplyReading = { answer: 'none', reason: null, leaveKind: null, proxyFor: null, item: null }

/** A longer message is no answer to a notice, whatever words stand in it. */
const maxAnswerLength = 500

/**
 * @param text the message without the mention of the bot
 * @returns never throws; source: corpus rules R1–R11
 */
export function readReply(text: string, context: ReplyContext): ReplyReading {
  if (context === 'none' || text.length > maxAnswerLength) return noAnswer
  const source = normalise(withoutSpacing(text))
  const folded = withStickersRead(asStandard(withoutQuote(withoutMarksAround(source.text))))
  if (isNoAnswer(folded.trim(), context) || isFramed(folded.trim())) return noAnswer
  const bare = withoutQuoted(folded)
  const reading = readFolded(folded, source, context)
  // 有人回复“请假”: only what somebody else said says it.
  return bare === folded || saysNothing(bare) || readFolded(bare, source, context).answer === reading.answer
    ? reading
    : noAnswer
}

const isFramed = (said: string): boolean => [passedOn, bothNamed].some(pattern => pattern.test(said))

const saysNothing = (text: string): boolean => withoutSmall(text.replace(/[^\p{L}\p{N}]/gu, '')) === ''

function readFolded(folded: string, source: Normalised, context: ReplyContext): ReplyReading {
  const items = context === 'several' ? takeItemNumbers(folded) : { numbers: [], rest: folded }
  const whole = splitClauses(items.rest)
  const proxy = findProxy(items.rest, whole)
  const blanked = proxy
    ? items.rest.slice(0, proxy.from) + ' '.repeat(proxy.to - proxy.from) + items.rest.slice(proxy.to)
    : items.rest
  const clauses = splitClauses(blanked)
    .map(actOf)
    .map(clause =>
      proxy === null && ofAnother.test(clause.text) ? { ...clause, act: 'past' as const } : clause,
    )

  const whose = proxy === null ? null : ownBeside(clauses, proxy)
  // 老姜请假,我参加: what is said of the one would be entered for the other.
  if (whose === 'both') return noAnswer
  // 第一个会我来,第二个请假: of one that is open it is not told which it is.
  const numbers = context === 'one' ? takeItemNumbers(folded).numbers : items.numbers
  const answer = answerOf(clauses, context, context === 'one' && numbers.length < 2 ? [] : numbers)
  if (answer === 'none' || isOnlyAsked(clauses)) return noAnswer
  if (answer === 'attend' && isOnlyAttendance(clauses)) return noAnswer
  const cut = (parts: readonly Clause[]) =>
    parts.length === 0 ? null : parts.map(({ from, to }) => originalSlice(source, from, to)).join(',')
  const reason = answer === 'acknowledge' ? null : cut(excuses(clauses, answer, context === 'duty'))
  const trimmed = reason?.replace(/^(?:因为|由于|因(?![公病事故私]))/, '') ?? null
  return {
    answer,
    reason: trimmed === '' ? null : trimmed,
    leaveKind: answer === 'leave' ? leaveKindOf(kindWords(trimmed, context), folded) : null,
    proxyFor: answer === 'acknowledge' || whose === 'own' ? null : (proxy?.name ?? null),
    item: items.numbers.length === 1 ? (items.numbers[0] ?? null) : null,
  }
}

/**
 * 日志 1, 期限 1, 取消 1 台风: a word and the number of something, which is no yes behind a name or a greeting; 签到 王秀兰: what is
 * to be done for somebody else. Each would be the writer's own answer.
 */
function isNoAnswer(folded: string, context: ReplyContext): boolean {
  const [, word = '', behind = ''] = /^([^\s,。:]{2,8})\s+1(?:\s+(\S.*))?$/.exec(folded) ?? []
  const says = (part: string) => part !== '' && readReply(part, context).answer !== 'none'
  if (word !== '') return !isName(word) && !/[组村区号好]$/.test(word) && !says(word) && !says(behind)
  return isName(/^(?:签到|报到)\s+(\S{2,4})$/.exec(folded)?.[1] ?? '') || onlyDecides(folded)
}

/** 我参加, and not 我老公参加, 我替他请假. */
const ofHimself =
  /^(?:我|本人|俺)(?![们家爸妈爹娘儿女孙弟哥姐妹叔舅姑姨嫂爱老婆公丈媳])(?![^,]*(?:[代替帮]|跟[你您]|转告|说一声|报一声))/

/** Beside somebody who is named the writer answers for himself, too; `own`: nothing is answered for the other. */
function ownBeside(
  clauses: readonly ActedClause[],
  { from, to }: Pick<Clause, 'from' | 'to'>,
): 'own' | 'both' | null {
  const said = clauses.filter(({ act }) => answers(act))
  if (!said.some(({ text }) => ofHimself.test(text))) return null
  const ofOther = said.some(clause => !ofHimself.test(clause.text) && clause.to > from && clause.from <= to)
  return ofOther ? 'both' : 'own'
}

/** 他参加了抗洪: somebody whom nobody has named. */
const ofAnother = /^[他她](?!让|叫|托|喊)/

/** 收 到, 参 加: spread out as in a heading. */
const withoutSpacing = (text: string) =>
  /^\s*\p{Script=Han}(?:[ \u3000]\p{Script=Han})+[。.!！]*\s*$/u.test(text)
    ? text.replace(/[ \u3000]/g, '')
    : text

/** 没空值班, said of the duty that is asked for, is no duty elsewhere. */
function kindWords(reason: string | null, context: ReplyContext): string | null {
  if (reason === null) return null
  const text = asStandard(normalise(reason).text)
  return context === 'duty' ? text.replace(/值班|值守|坐班|接待/g, '') : text
}

/** [OK] and 👌 say yes, [抱拳], 👍 and 🙏 say seen; every other sticker and emoji is decoration. Same length. */
function withStickersRead(text: string): string {
  const padded = (matched: string, word: string) => word.padEnd(matched.length, ' ')
  return text
    .replace(
      /[[(]ok(?:手势)?[\])]|👌|🙆|🆗|(?<!收到|收悉|知道|明白|已阅|[了到悉] ?)(?:✅|✔|✓|√)/gu,
      matched => padded(matched, '☑'),
    )
    .replace(
      /[[(](?:抱拳|强|鼓掌|握手|合十|玫瑰|赞|作揖|敬礼|爱心|微笑|太阳|咖啡|胜利|加油|鲜花|憨笑|呲牙|愉快|庆祝|害羞|爱你|收到|好的|点赞)[\])]/g,
      matched => padded(matched, '☺'),
    )
    .replace(/[😀😁😃😄😊🙂☺]|👍|🙏|👏|🤝|🌹|💪|🫡|🙇|❤/gu, matched => padded(matched, '☺'))
    .replace(/\u20e3/g, ' ')
    .replace(/(?![☑☺])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\[[一-龥]{1,4}\]/gu, matched =>
      ' '.repeat(matched.length),
    )
}

/** 参加,可以吗 · 请假,对吗. 我能来,但要早走,可以吗 asks for what stands before it, and 请假,可以吗 is how leave is asked for. */
function isOnlyAsked(clauses: readonly ActedClause[]): boolean {
  return clauses.some(({ text }, nth) => {
    const before = clauses.slice(0, nth)
    if (asksWhether.test(text)) return before.some(one => answers(one.act))
    const last = before.at(-1)
    return asksConsent.test(text) && last?.act === 'attend' && !last.partly
  })
}

const answers = (act: Act) => act === 'attend' || act === 'leave'

function answerOf(
  clauses: readonly ActedClause[],
  context: ReplyContext,
  items: readonly number[],
): ReplyReading['answer'] {
  if (
    clauses.some(({ act }) => act === 'to_others') &&
    !clauses.some(({ act, text }) => answers(act) && /我|本人/.test(text))
  )
    return 'none'
  const said = effective(clauses).filter(clause => !offers(clauses, clause) && !aboutFeast(clauses, clause))
  const contradicts = new Set(said.filter(({ act }) => answers(act)).map(({ act }) => act)).size > 1
  const speaksOfOthers = clauses.some(({ text }) => /其他|其余|别的|另外/.test(text))
  if ((items.length > 1 || (items.length === 1 && speaksOfOthers)) && contradicts) return 'none'
  const last = said.at(-1)
  if (last) return last.act === 'attend' || last.act === 'leave' ? last.act : 'unsure'
  const declined = clauses.some(({ text }) => declinesFeast.test(text))
  if (!declined && (asksToBeReplaced(clauses, context) || tellsAbsence(clauses))) return 'leave'
  const agreeing = clauses.filter(({ act }) => act === 'acknowledge')
  // 中午管不管饭😄: beside other words a smile is only a smile
  const seen =
    agreeing.length === clauses.length ? agreeing : agreeing.filter(({ text }) => !onlySmiles.test(text))
  const asksSomething = clauses.some(({ act, text }) => act === 'nothing' && asksFor.test(text))
  const says = seen.some(({ text }) => !(asksSomething ? onlyThanks : onlyPraises).test(text))
  return seen.length > 0 && (says || seen.length === clauses.length) ? 'acknowledge' : 'none'
}

/**
 * The clauses that answer, in order, without those that only explain the answer before them (请假,我去县里开会;
 * 参加,下午有事) or hold only under its condition (如果天晴,我就参加).
 */
function effective(clauses: readonly ActedClause[]): ActedClause[] {
  const said: ActedClause[] = []
  for (const clause of clauses) {
    const before = said.at(-1)
    if (before && takenBack.test(clause.text)) {
      said.push({ ...clause, act: before.act === 'leave' ? 'attend' : 'leave', strong: true })
      continue
    }
    if (
      noLonger.test(clause.text) &&
      clauses.some(({ act, text }) => act === 'said_before' && /请假|不[来去参]/.test(text))
    ) {
      said.push({ ...clause, act: 'attend', strong: true })
      continue
    }
    if (clause.act === 'attend' && gainsaid(clauses, clause)) {
      said.push({ ...clause, act: 'leave', strong: true })
      continue
    }
    if (clause.act !== 'attend' && clause.act !== 'leave' && clause.act !== 'unsure') continue
    if (!onlyExplains(clause, said.at(-1)) && !leadsToQuestion(clauses, clause)) said.push(clause)
  }
  return said
}

/** 我问一下,能不能线上参加 */
const leadsToQuestion = (clauses: readonly ActedClause[], { act, text, from }: ActedClause): boolean =>
  act === 'unsure' &&
  /^(?:我|想|请|先|顺便|再|多)*问(?:一?下|问|一句|个事)?$/.test(text) &&
  clauses.some(other => other.from > from && other.act === 'question')

/** 不是我不去,是牛要生了: not for want of will. 不是不来,是还在路上 comes. */
function gainsaid(clauses: readonly ActedClause[], { text, to }: ActedClause): boolean {
  const next = clauses.find(({ from }) => from >= to)
  if (!/^(?:不是|并非)我?不[来去参]/.test(text) || next === undefined) return false
  return /^(?:而是|只是|主要是|实在是?|是)(?![^,]*路上)/.test(next.text) && isExcuse(next.text)
}

/** 大家辛苦了,早点休息: thanks for something else, unless nothing else is said. */
const onlyPraises = /^[^,]{0,5}(?:辛苦|费心|劳烦|有劳)[^,]{0,3}$/
const onlySmiles = /^[☺ 嗯恩哦噢喔啊]+$/
/** 车位让一下,谢谢 */
const asksFor = /^(?:麻烦|帮|请|劳驾|求|发|给)[^,]|(?:一下|下|一份)$/
const onlyThanks = /谢|感激|辛苦|费心|劳烦|有劳|麻烦/
/** 谁要鸡苗,明天到: what is offered comes. */
const offers = (clauses: readonly ActedClause[], { act, strong, text, from }: ActedClause): boolean =>
  act === 'attend' &&
  !strong &&
  !/我|本人/.test(text) &&
  clauses.some(
    other => other.from < from && other.act === 'question' && /谁|哪[位个]|有没有人/.test(other.text),
  )
/** 酒席我就不去了,家里走不开: that is why the feast is declined, not the meeting. */
const aboutFeast = (clauses: readonly ActedClause[], { act, strong, text, from }: ActedClause): boolean =>
  act === 'leave' &&
  !(strong && /会|请假|值/.test(text)) &&
  clauses.some(other => other.from < from && declinesFeast.test(other.text))
/** Alone in its clause it takes back what was said before. */
const takenBack = /^(?:(?:刚才|前面|上面|那个|那条)的?)?(?:取消|作废|撤回|撤销|不算数?)(?:了|吧)?$/
/** 昨天说要请假,现在不用了 */
const noLonger = /^(?:现在|今天|那个|这个)?(?:又|就|也)?(?:不用|不请|不必|不需要?)(?:请|请假)?了$/
/** 下午我来,上午有事: the other half of the day is meant. */
const halfDay = /上午|下午|早上|晚上|中午/
/** 参加,下午的讨论来不了: not to all of it. */
const partOfIt =
  /(?:上午|下午|晚上|中午|前半|后半|分组)[^,]{0,2}的?(?:讨论|现场|看点|点位|参观|走访|视察|调研|会|议程|活动|审议|半场|段)|吃饭|午饭|[聚会晚用]餐|合影|拍照/
/** 不下雨就来,下雨来不了: the other branch of the condition. */
const otherBranch =
  /^(?:下雨|下雪|天晴|不然|否则|要不|没空|有事|加班|不批|批不了|修不好|没车|不行|没好|走不开|没人)/
/** 等人来修,来不了: no condition. */
const waits = /^我?(?:要|在|得)?等(?!到|[^,]{0,8}(?:再|才|就))/
/** 课跟李老师换了,我能去: the exchange makes free. */
const frees = /我|能|得[了成]|可以/
/** 参加,要等病人看完才过来; 可能骑车来: only the hour or the way is open. */
const comesLater =
  /^(?:我|也)?(?:可能|估计|大概|应该)[要会得]?(?:穿|骑|坐|搭|带|走路|开|跟|从|戴)[^,不]{1,8}来$|(?:完|好|了|后|毕|班|学|课)[^,]{0,3}[才再](?:能|可以|好|得)?(?:过来|赶来|来|到|去|走|出发|动身|赶)/
const firmly = /一定|肯定|保证|绝对|必|准[到来时]/
/** 看排班,轮休就去 */
const underCondition =
  /^[^,]{1,8}[就便再才](?:能|可以|会|只好|得|要)?(?:来|去|参加|到|值|请假|告假|不[来去参])/

function onlyExplains({ act, strong, partly, text }: ActedClause, before: ActedClause | undefined): boolean {
  if (!before) return false
  if (before.conditional) return act !== 'unsure' && !(act === 'leave' && strong && waits.test(before.text))
  // 上午我值,下午不行: comes for the half that was said
  const halves = halfDay.test(text) && halfDay.test(before.text)
  if (halves && before.act !== act) return act === 'leave'
  switch (before.act) {
    case 'leave':
      if (act === 'attend' && !before.strong && !before.telling && frees.test(text)) return false
      if (act === 'unsure') return before.strong && !leavesOpen.test(text)
      return act === 'attend' && !strong && !partly
    case 'attend':
      if (act === 'unsure')
        return !strong || ((before.strong || firmly.test(before.text)) && comesLater.test(text))
      if (act === 'leave' && partOfIt.test(text)) return true
      return act === 'leave' && !strong && (before.strong || before.partly || halfDay.test(text))
    case 'unsure':
      return act !== 'unsure' && (!strong || underCondition.test(text) || otherBranch.test(text))
    default:
      return false
  }
}

/** 领导 comes first in many excuses, and 领导好 in none. */
const greets = /^(?:各位|尊敬的)?(?:领导|主席|书记|组长|大家|代表)们?(?:您|你们?)?(?:好|早)?$/

const asksLeave = /请[^,]{0,4}假/g

/** 家里有事,能换个人吗? asks for leave; without the reason it only asks (R8). */
function asksToBeReplaced(clauses: readonly ActedClause[], context: ReplyContext): boolean {
  const asks = /换|调(?:一下|班|个|到|换)|对调|互换|改(?:期|天|到)|挪|顶|替|请[^,]{0,3}假|别人|另外/
  const asked = clauses.some(
    ({ act, text }) =>
      (act === 'question' || (context === 'duty' && act !== 'past' && act !== 'said_before')) &&
      asks.test(text),
  )
  return (
    asked &&
    clauses.some(
      ({ act, text }) => act === 'nothing' && !greets.test(text) && isExcuse(text.replace(asksLeave, '')),
    )
  )
}

/** 对不住了,明天二叔公出殡: who is sorry about what comes does not come; who is sorry for answering late may. */
const sorry = /对不[住起]|抱歉|不好意思|见谅|请谅/
const stillToCome = /明天|后天|那天|当天|今天|届时|要|得/
const answersLate = /刚|才|没看|没及时|没注意|没回|晚回|回晚|回复晚|忘了回/

/** 收到,正在住院: nothing is said of coming, and nobody could. */
function tellsAbsence(clauses: readonly ActedClause[]): boolean {
  const silent = clauses.every(({ act }) => act === 'nothing' || act === 'acknowledge')
  const whole = clauses.map(({ text }) => text).join(',')
  if (
    !silent ||
    ofAnother.test(whole) ||
    hearsay.test(whole) ||
    /回来|赶回|赶来|返回|能来|出院了/.test(whole)
  )
    return false
  const excused = clauses.some(({ text }) => stillToCome.test(text) && isExcuse(text))
  if (sorry.test(whole) && excused && !answersLate.test(whole)) return true
  return isExcuse(whole) && clauses.some(({ text }) => absent.test(text) && !family.test(text))
}
