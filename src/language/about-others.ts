/**
 * Words that decide about a colleague's answer, order it, or tell what one said of another: 批准王秀兰请假, 王秀兰的请假不批,
 * 让胡志强请假, 王秀兰必须参加, 王秀兰说胡志强请假, 季连生替傅德胜参加. An answer's word stands in them, and nobody's answer.
 */
import { fold } from './normalise.ts'

const leave = '(?:请(?:[一两三半]?[天个次]|[事病公])?假|[事病公]?假条?)'
const answer = `(?:${leave}|参加|出席|到会|参会|不?[来去](?!医院|看|接|办)|[来去]不了)`
const decision =
  '(?:不?(?:同意|批准?|准许?|许可|允许)|没(?:同意|批|准)|不(?:行|可以)|取消|撤销|作废|驳回|算了|可以|行)'
const somebody = '※(?:同志|代表)?'

const decides = new RegExp(
  `(?:批准?|准予?许?|同意|允许|取消|撤销|撤回|驳回|否决|不许|禁止|让|叫|要求|安排|派|由)(?:了|给)?${somebody}(?:的|来|去|代|代为|替)*${answer}`,
)
const decided = new RegExp(
  `^${somebody}的?(?:${leave}(?:申请|的事)?[ ,]*(?:我们?|就|已经?|都|先|暂时?)*${decision}|[不没]?(?:准|批)假)`,
)
const ordered = new RegExp(`${somebody}(?:必须|务必|不得|不许|不准)`)
const ofTwo = new RegExp(
  `${somebody}[^,。;※]{0,3}(?:说|讲|称|反映|转告|告诉|通知|带话|捎话|代替?|顶?替|由)[^,。;※]{0,4}※`,
)
const own = new RegExp(answer)

/** 王秀兰参加，傅德胜请假: what is said of the one would be entered for the other. */
const saysOne = new RegExp(`^${somebody}[^,。;※]{0,6}?${answer}`)
/** 麻水仙和季连生，一个请假一个参加 */
const oneAndOne = /※[^。;]*※[^。;]*一[个人位][^。;]{1,8}一[个人位]/
/** 王秀兰去我就去 */
const asSheDoes = /※[^,。;]{0,4}[来去参][^。;我]{0,4}我[就也才]/

/** So that a roster is not read for 收到，准时参加. */
export const mayBeOfOthers = (text: string): boolean =>
  /一[个人位].*一[个人位]|批|准(?!时|点)|同意|允许|许|取消|撤|驳|否决|禁止|让|叫|要求|安排|派|由|必须|务必|不得|说|讲|称|反映|转告|告诉|通知|带话|捎话|替|代/.test(
    text,
  )

/** @param names colleagues' names and aliases */
export function isOfOthers(text: string, names: readonly string[]): boolean {
  const known = names.map(fold).filter(name => name.length > 1)
  const said = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((whole, name) => whole.replaceAll(name, '※'), fold(text).trim())
    .replace(/@(?=※)/g, '')
  if (!said.includes('※')) return false
  if ([ofTwo, oneAndOne, asSheDoes].some(pattern => pattern.test(said))) return true
  if (said.split(/[,。;!?\n ]/).filter(piece => saysOne.test(piece)).length > 1) return true
  const clauses = said.split(/[,。;!?\n]/)
  // 让胡志强去，我请假: beside it he answers for himself.
  if (clauses.some(clause => !clause.includes('※') && own.test(clause))) return false
  return decided.test(said) || clauses.some(clause => decides.test(clause) || ordered.test(clause))
}

/** 准假, 不同意请假: what a chair says of a leave, and nobody of his own. */
export const onlyDecides = (text: string): boolean =>
  /^(?:我|就|先|那)*[不没]?(?:准|批|同意|批准|准许|准予)(?:请)?假(?:了|吧|的)?$/.test(text)
