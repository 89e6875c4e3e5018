/**
 * Whether what follows an order is still the order. «/取消 3 吗？», «/取消 3 先别取消», «/撤回建议 17 等一等» and «/改 3 如果下雨就推迟一天»
 * ask for it, deny it, put it off or only think of it; what cannot be undone unseen is done on a plain word alone.
 */
import { isDoubted } from '../calendar/hedged.ts'
import { findPhrases } from '../calendar/phrases.ts'
import { fold } from './normalise.ts'

export type Withheld = 'asked' | 'denied' | 'open'

export interface Order {
  /** What the deed is called, beside the command's own names: 撤回 of 撤回建议. */
  readonly words?: readonly string[]
  /** A text follows, in which anything may be spoken of: only how it begins and ends is looked at. */
  readonly isText?: true
  /** Its words are a matter of others, who may ask in it: 建议 and 来访. Only what is about the command itself counts. */
  readonly isMatter?: true
  /** There are parts, of which one may be spared: 地点不改，时间改到9点. Only `words` are denied of it. */
  readonly partly?: true
  /** It is called off, and when else it will be may stand open: 主席出差，时间再定. */
  readonly callsOff?: true
  /** What it drops may be said to be wanted no more: 删 3 不要 gives a reason. */
  readonly drops?: true
  /** A day is announced in it, and is announced when it is known: 可能3月26日. */
  readonly dated?: true
}

const particle = '[吧呢哈啊呀哦了啦嘛哟]*'
const whether =
  '(?:是不是|是否|要不要|用不用|需不需要|能不能|能否|可否|可不可以|可以不可以|该不该|应不应该|会不会|好不好|行不行|有没有)'
const asksFirst = new RegExp(
  `^(?:请问|想问|问一?下|我?想知道|我?问|不知道?|不晓得)?(?:这个?|现在|还|又|到底|究竟|都|我们?|你们?)*(?:${whether}|为什么|为啥|为何|怎么|怎样|谁|哪[个位些里天]|几时|几点|什么时候|啥时候?|凭什么|何时)|^(?:请问|想问|问一?下)`,
)
const asksLast = new RegExp(
  `(?:吗|(?<![什怎那这多要])么|(?:了|过|还是)没有?|可以不|[是对行好]吧|${whether}|[行好对可能]不[行好对可能])[啊呀呢]*$|\\?+$`,
)
/**
 * 四楼会议室哈, 全到咯: what is only said on is no part of a name or a place. A name may end in 哈 or 嘛.
 * @returns the words as they were where a text is given, which is kept as it is
 */
export const withoutParticle = (words: string, { isText, isMatter, dated }: Order): string =>
  isMatter === true || (isText === true && dated !== true) ? words : words.replace(saidOn, '')
const saidOn =
  /(?:[\s,，]+[哈嘛噻嘞咯喽哦啊]+|(?<=[了到过好掉室楼厅堂站所点日号天半成校院心])[哈嘛]+|[噻嘞咯喽]+)[\s。.!！~～]*$/u

/** 议题：如何…？ asks nothing of the bot, …，可以吗 does. */
const tag =
  /[ ,。;?](?:这样|这么)?(?:可以|能行|[行好对是成])(?:不[行好对是成可]|不可以|[吗么不吧])(?:以)?[?]*$/
/** 地点在哪里, 名称改为什么好, 是谁定的 */
const asksWhat =
  /(?:哪里|哪儿|哪[个天位些]|(?<!不论|无论)谁(?![都也])|什么(?:时候|地方|时间|好|意思|样)?|几[点号时人](?![半整])|多少|怎么(?:办|样|改|写|没|不)?)[^,。;]{0,4}$/
/** 怎么提, 如何登记？ */
const asksHow = /^(?:请问|想问|问一?下)?(?:怎么|怎样|如何|咋)[^,。;]{0,6}$/
const onlyAsks =
  /^(?:(?:可以|能行|[行好对是成])?(?:吗|么)[?]*|[?]+|(?:行不行|好不好|可不可以|可以不可以|对不对)[?]*)$/
/** 昨天说推迟, 听说…, 王秀兰说…: what others say or said. Of what is changed. */
const told =
  /^(?:上次|上回|本来|原[来本先定]|昨[天晚]|前天|去年|以前|之前|刚才|听说|据说|有人|[一-龥]{2,4}?(?:说|问|讲|提出))/
/** 3月26日不行, 四楼不合适 */
const unfit =
  /(?:太[早晚迟远近小挤赶]|不(?:行|方便|合适|妥当?|可以|成|好))[了吧啊]*$|^[^,]*(?:来不了|冲突|占用|占了)了?$/
/** 满意不满意, 退不退回 */
const eitherAtEnd = /(?<asked>[一-龥]{1,2})不\k<asked>[啊呀呢了]*$/
const eitherWay = /(?<asked>[一-龥]{1,3}?)(?<!要|得|好|去|来|也|都)不\k<asked>/

const no =
  '(?:先|暂时?|目前|请|还|都|可|也|千万)*(?:不(?:要|用|必|想|能|准备|打算|是要?|急着?|应该?|该|可以|同意|需要?)?|没(?:有)?(?:说(?:过|要)?|打算|想|要|准备|同意)?|别|莫|甭|勿|未|无需|暂缓|并非|还没(?:有)?|尚未|拒绝)'
const besides =
  '(?:再|要|先|急着?|忙着?|着急|马上|立即|现在|给|把|将|对|由|交|就|它|他|她|我|大家|这个?|该|全部|都)*'
const thought =
  '(?:可能|也许|或许|大概|估计|恐怕|说不定|没准|打算|准备|计划|考虑|想要?|希望|建议|争取|尽量|听说|据说|好像|似乎|过?几天|改天|明天再|下次|下回|以后|回头|到时候?|上次|上回|昨天|前天|去年|以前|之前)'
const supposes =
  /^(?:这个?|现在|我们?)?(?:如果|要是|假如|假若|倘若|若是|万一|除非|只要|要不然?(?!是)|等(?=[^,]{1,14}(?:再说|再看|再定)))/
const supposesText = /^(?:听说|据说|好像|似乎|可能|也许|或许|大概|估计|恐怕|说不定|打算|考虑)/
const openLast =
  /(?:再说|再看看?|再定|看情况|待定|不一定|不确定|还没(?:有)?(?:定|想好|决定)|没想好|说不定)[吧呢哈啊呀了]*$/
/** The whole of it, or before a comma: 等一等，水渠还没修好. */
const putsOff = new RegExp(
  `^(?:先|再|请|你们?|我们?|大家|稍微|还是|暂时|目前|都|也)*(?:等(?:等|一等|一下|一会儿?|会儿?|着)?|稍等|[别不]急|缓一?[缓下]|放一?放|慢[点着]?|且慢|停|想一?想|看一?看|考虑(?:一下|考虑)?|商量(?:一下|商量)?|研究(?:一下|研究)?|再[说看定议]|没(?:定|想好)|还没有?(?:定|想好|决定)?|不一定|不确定|不知道|待定|看情况|可能|也许|大概|暂缓|暂不|改天|下次|以后)${particle}(?=$|[,。;! ])`,
)
/** Of a text that gives a reason they may be one. */
const refuses = new RegExp(
  `^(?:先|还是|暂时|也|都)*(?:不要?|别|莫|不用|不必|不行|不对|不是|没有?|算了)${particle}(?=$|[,。;! ])`,
)
/** Behind the number of what is dropped. */
const unwanted =
  /^(?:删除|删掉|删|取消) ?#?第?\d{1,6}(?:-\d{1,6})?[号项]?[ ,:]*(?:现在|已经?)?(?:不要|不用|不需要?|不必)(?:再?[办搞开]|做)?[了啦]*$/
const anotherTime =
  /[ ,。;](?:改期|具体|新的?|开会|会议|召开)*的?(?:时间|日期|改期|[哪改]天开?|几号开?)(?:以后|回头|到时候?)?(?:再[说定议]|[待未另]定|还没定)[吧了]?$/
const courtesy = /(?:[。!~ ,、]|谢谢.{0,4}|多谢|辛苦了?|麻烦了?|拜托了?|🙏|👍|[☺]|\[[一-龥]{1,4}\])+$/u
const number =
  /^(?:#?第?[会述接访建决]?\d{1,6}(?:-\d{1,6})*(?:号|个|项|条)?(?:会议|通知|建议|议案|来访|决定)?[ ,:、]*)+/

/**
 * @param words what follows the command's name
 * @param names what the deed is called
 */
export function withheld(words: string, names: readonly string[], order: Order = {}): Withheld | null {
  const { isText, partly } = order
  const all = fold(short(words)).trim().replace(courtesy, '')
  const whole = all.replace(number, '')
  const said = order.callsOff === true ? whole.replace(anotherTime, '') : whole
  if (said === '' || (order.drops === true && unwanted.test(said))) return null
  const own = oneOfThe(names)
  const verb = partly === true ? oneOfThe(order.words ?? []) : oneOfThe([...names, ...(order.words ?? [])])
  if (order.isMatter === true) return aboutItself(said, own)
  const parts =
    isText === true ? [said, behindVerb(said, order)] : [said, behindFirst(said), behindVerb(said, order)]
  const some = (pattern: RegExp) => parts.some(part => part !== '' && pattern.test(part))
  const at = isText === true ? '^' : ''
  const hasVerb = (before: string) => new RegExp(`${at}${before}${besides}${verb}`).test(said)
  const ours = isText === true && order.dated !== true ? withoutOthersQuestion(said, verb) : said
  if (asks(ours, some, order) || hasVerb(whether) || asksAtEnd(said, verb)) return 'asked'
  if (hasVerb(no) || new RegExp(`(?:^|[ ,;。])${no}${besides}${own}${particle}$`).test(said)) return 'denied'
  if (new RegExp(`[ ,;。]${no}${besides}${verb}${particle}$`).test(said)) return 'denied'
  if (some(putsOff) || (isText !== true && some(refuses)) || some(supposes)) return 'open'
  if (refuses.test(behindVerb(said, order)) || leftOpen.test(said)) return 'open'
  if (hasVerb(thought) || (isText === true ? supposesText : openLast).test(said)) return 'open'
  if (order.dated === true && doubtsDay(said)) return 'open'
  if (partly === true && (told.test(said) || unfit.test(said))) return 'open'
  return new RegExp(`等[^,]{1,14}[再就才]${besides}${verb}`).test(said) ? 'open' : null
}

/** What an agenda is about may be as doubtful as it likes. */
function doubtsDay(said: string): boolean {
  const text = said.replace(/(?:议题|议程|内容|主题|事项)[:为].*$/s, '')
  return findPhrases(text, 'as_named').some(({ from, to }) => isDoubted(text, from, to))
}

const labelled = /(?:议题|议程|内容|主题|标题|事项)[^,。;:]{0,4}:/

function asks(said: string, some: (pattern: RegExp) => boolean, { isText, partly }: Order): boolean {
  const isLabelled = (isText === true || partly === true) && labelled.test(said)
  if (some(asksFirst) || some(onlyAsks)) return true
  if (isLabelled) return tag.test(said)
  if (isText !== true && /(?<![还也都])没有$/.test(said)) return true
  return (
    asksLast.test(said) ||
    (said.length > 3 && asksWhat.test(said)) ||
    (isText === true ? eitherAtEnd : eitherWay).test(said)
  )
}

/** 能否由村里自筹一部分, 什么时候能装好, 还能修吗 */
const question =
  /能否|可否|是否|能不能|可不可以|会不会|要不要|该不该|有没有|为什么|为啥|为何|怎么|怎样|如何|咋|谁|哪[里儿个天些年]|什么|几[时点月年]|多[少久]|(?:能|可以)[^,]+[吗么]$/
/** 修好了吗, 满意吗: whether what is to be entered is so. */
const asksResult = /(?:[了过]|满意|[好完成])(?:[吗么]|没有?)$/
/** 内容 村里的路灯什么时候能修好？ */
const quotes = /^(?:内容|标题|题目|理由|说明)[0-9 ]* [^ ]{6}/
const whatNow = /^(?:怎么办|咋办|为什么|为啥)$/
const statement = /[一-龥]{4}/

/** …，是不是可以办结了 */
const asksAtEnd = (said: string, verb: string): boolean =>
  new RegExp(`[,。;](?:现在|那|我们?|这个?)*${whether}(?:可以|能|该|要)*${besides}${verb}[^,。;]{0,3}$`).test(
    said,
  )

/**
 * 不归我单位，能否转村镇建设办？: behind what a text states somebody is asked something, and that is part of it. What the
 * question has of the order itself, or of whether it is so, asks about the order.
 */
function withoutOthersQuestion(said: string, verb: string): string {
  const at = Math.max(...[...',。;!'].map(mark => said.lastIndexOf(mark)))
  const front = said.slice(0, Math.max(at, 0))
  const last = said.slice(at + 1).replace(/[? ]+$/, '')
  const isOthers = (last.length > 3 || whatNow.test(last)) && question.test(last) && !asksResult.test(last)
  if (isOthers && at < 0 && quotes.test(last)) return ''
  if (!isOthers || !statement.test(front) || tag.test(said) || new RegExp(verb).test(last)) return said
  return withoutOthersQuestion(front, verb)
}

/** 怎么提？, 先别提, 等一等: of a matter only what says nothing of it. */
function aboutItself(said: string, own: string): Withheld | null {
  if (onlyAsks.test(said) || asksHow.test(said.replace(/[?]+$/, ''))) return 'asked'
  if (new RegExp(`^${no}${besides}(?:${own}|[提报写登发改记])${particle}$`).test(said)) return 'denied'
  return wholly(putsOff, said) || wholly(refuses, said) ? 'open' : null
}

const wholly = (pattern: RegExp, said: string): boolean => pattern.exec(said)?.[0] === said

/** How a long text begins and ends. */
const short = (words: string): string =>
  words.length > 2 * looked ? `${words.slice(0, looked)}\n${words.slice(-looked)}` : words
const looked = 1_000

/** …，到时候再定: of a text, where it is a clause of its own. */
const leftOpen =
  /[ ,。;](?:时间|地点)?(?:到时候?|回头|以后|下次)?(?:再[说定看议]|待定|看情况|不一定|不确定|还没(?:定|想好))[吧呢哈啊了]*$/

/** Behind the first word, which may be somebody's name: 王秀兰 为什么请假. */
const behindFirst = (said: string): string => said.replace(/^[^ ,:;。]+[ ,:;。]*/, '')

/** 删 1 先别, 取消 吗 */
function behindVerb(said: string, { words = [] }: Order): string {
  if (words.length === 0) return ''
  const front = new RegExp(`^${oneOfThe(words)}[ ,:]*`).exec(said)?.[0]
  return front === undefined ? '' : said.slice(front.length).replace(number, '')
}

/** Never empty: a command has a name in Chinese. */
const oneOfThe = (words: readonly string[]): string =>
  `(?:${words
    .filter(word => /^[一-龥]+$/.test(word))
    .map(word => fold(word))
    .toSorted((a, b) => b.length - a.length)
    .join('|')})`
