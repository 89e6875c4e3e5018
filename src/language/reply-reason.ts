/** Which clauses of a message give the reason. */
import { isExcuse } from './leave-kind.ts'
import { isName } from './people.ts'
import type { ActedClause } from './reply-acts.ts'
import * as words from './reply-words.ts'

/** What remains when these are gone is content. */
const fillers =
  /本人|我们?|他们?|她|那天|当天|那日|这天|明天|今天|后天|这[次回趟]|此次|本次|会议|活动|接待日?|改为|改成|现在|[0-9]+[号日]|周[一二三四五六日]|上午|下午|的话|需要?|想|得|只[能好]|就|也|都|了|的|吧|啊|哈|呢|哦|呀|确实|实在|真的?|先|再|个|一下|因故|因此|所以|故|因|由于|说|主席|领导|组长|书记|各位|大家|能|会|要|一天|半天|两天|一次|向|参加|跟|与|和|正式|申请|提出|还是|可能|恐怕|怕是?|到时|时间|批准|恳|望|请|[ 0-9a-z,.]/g

/** @returns the clauses that tell why, or, with `attend`, how far somebody does not come in full */
export function excuses(
  clauses: readonly ActedClause[],
  answer: 'attend' | 'leave' | 'unsure',
  onDuty: boolean,
): ActedClause[] {
  if (answer === 'attend' && !clauses.some(({ partly }) => partly)) return []
  return clauses.filter((clause, index) => {
    if (index === 0 && isSignature(clause.text)) return false
    if (clause.act === 'acknowledge' || clause.act === 'question' || clause.act === 'to_others') return false
    if (clause.partly || clause.telling) return true
    if (answer === 'leave' && words.aside.test(clause.text)) return false
    return hasContent(onDuty ? clause.text.replace(/值班|值守/g, '') : clause.text)
  })
}

/** 大桥村吴建平, before the answer: who writes, not why. */
function isSignature(text: string): boolean {
  const [, home, name] =
    /^([一-龥]{1,6}(?:村|组|社区|小组|选区|乡|镇|街道))?(?:代表)?([一-龥]{2,3})$/.exec(text.trim()) ?? []
  return name !== undefined && isName(name) && (home !== undefined || name.length === 3) && !isExcuse(text)
}

/** With where to: 去不了站里. */
const everyRefusal = new RegExp(
  `(?:${words.leaveBare.source})(?:站里|联络站|代表之家|会场|现场|镇里|镇上|那边|开会)?`,
  'g',
)
const everyCourtesy = new RegExp(words.courtesy, 'g')
const everyDoubt = new RegExp(words.unsure, 'g')

function hasContent(text: string): boolean {
  const left = text
    .replace(words.setPhrase, '')
    .replace(words.doubleNegation, '')
    .replace(everyRefusal, '')
    .replace(everyCourtesy, '')
    .replace(everyDoubt, '')
    .replace(fillers, '')
  return (left.match(/[一-龥]/g)?.length ?? 0) >= 2 || isExcuse(left)
}
