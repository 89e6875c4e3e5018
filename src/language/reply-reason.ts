/** Which clauses of a message give the reason. */
import { isExcuse } from './leave-kind.ts'
import { isName, titledName } from './people.ts'
import type { ActedClause } from './reply-acts.ts'
import { doubleNegation, goesThen, setPhrase } from './words/agreement.ts'
import { aside, courtesy, fillers, withdrawn } from './words/beside.ts'
import { deliberation, unsure } from './words/doubt.ts'
import { leaveBare } from './words/refusal.ts'
import { withoutSmall } from './words/small.ts'

const halfDay = /上午|下午|早上|晚上/
const otherHalf = /(?:上午|下午|早上|晚上|中午)[^,]{0,4}(?:要|得|有|约|排)/

/** @returns the clauses that tell why, or, with `attend`, how far somebody does not come in full */
export function excuses(
  clauses: readonly ActedClause[],
  answer: 'attend' | 'leave' | 'unsure',
  onDuty: boolean,
): ActedClause[] {
  // 上午行,下午要开家长会
  const halved = clauses.some(({ act, text }) => act === 'attend' && halfDay.test(text))
  const inPart = ({ partly, act, text }: ActedClause) =>
    partly ||
    (answer === 'attend' &&
      ((act === 'leave' && /上午|下午|晚上|中午/.test(text)) ||
        (act === 'nothing' && (goesThen.test(text) || (halved && otherHalf.test(text) && isExcuse(text))))))
  if (answer === 'attend' && !clauses.some(inPart)) return []
  return clauses.filter((clause, index) => {
    if (/^@/.test(clause.text) || (index === 0 && isSignature(clause.text))) return false
    if (
      clause.act === 'acknowledge' ||
      clause.act === 'question' ||
      clause.act === 'to_others' ||
      clause.act === 'said_before'
    )
      return false
    if (inPart(clause) || clause.telling) return true
    if ((answer === 'leave' && aside.test(clause.text)) || withdrawn.test(clause.text)) return false
    return hasContent(onDuty ? clause.text.replace(/值班|值守/g, '') : clause.text)
  })
}

/** 大桥村吴建平, before the answer: who writes, not why. */
function isSignature(text: string): boolean {
  const [, home, name] =
    /^(?:我(?:是|叫)?|本人)?([一-龥]{1,6}(?:村|组|社区|小组|选区|乡|镇|街道)的?)?(?:代表)?([一-龥]{2,3})$/.exec(
      text.trim(),
    ) ?? []
  return name !== undefined && isName(name) && (home !== undefined || name.length === 3) && !isExcuse(text)
}

/** With where to: 去不了站里. */
const everyRefusal = new RegExp(
  `(?:${leaveBare.source})(?:站里|联络站|代表之家|会场|现场|镇里|镇上|那边|开会)?`,
  'g',
)
const everyCourtesy = new RegExp(courtesy, 'g')
const everyDoubt = new RegExp(unsure, 'g')

/** 周主任我请假, 小周: to whom it is said. */
const addressed = new RegExp(`^(?:${titledName})(?:您好|你好|好)?(?=$|我|本人)`)

/** 5.王国庆 请假: who writes, in a list. */
const isSigned = (text: string, said: string): boolean =>
  said.length === 3 && isName(said) && text.replace(/[0-9 .]/g, '') === said

function hasContent(text: string): boolean {
  const left = text
    .replace(addressed, '')
    .replace(deliberation, '')
    .replace(setPhrase, '')
    .replace(doubleNegation, '')
    .replace(everyRefusal, '')
    .replace(everyCourtesy, '')
    .replace(everyDoubt, '')
    .replace(fillers, '')
  const said = withoutSmall(left).match(/[一-龥]/g) ?? []
  return (said.length >= 2 && !isSigned(text, said.join(''))) || isExcuse(left)
}
