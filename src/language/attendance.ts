/** What is said on a meeting's day: that somebody signs in, or leaves early. */
import { fold } from './normalise.ts'
import { type ActedClause, actOf } from './reply-acts.ts'

const ofAttendance =
  /(?:准时|按时|准点|提前|一定|肯定|保证|必须|届时|[会要能先]|可以)*(?:[前过]?来|去|到[会场]?)?(?:签到|早退)(?:了|完毕|成功)?/g
/** Beside 签到 that he is there says no more. */
const isThere = /^(?:我|本人|人|已经?|刚|现在)*(?:到[会场]?|迟到)[了啦]?$/

/** Whether words speak of it at all. */
export const speaksOfAttendance = (text: string): boolean => /签到|早退/.test(fold(text))

/** 签到, 已到,签到, 要早退: that he is at the meeting or leaves it, and not whether he comes. 参加,要早退 says both. */
export function isOnlyAttendance(clauses: readonly ActedClause[]): boolean {
  const coming = clauses.filter(({ act }) => act === 'attend')
  const only = (clause: ActedClause) => {
    const text = clause.text.replace(ofAttendance, '')
    return text !== clause.text && actOf({ ...clause, text }).act !== 'attend'
  }
  const signs = coming.some(({ text }) => text.includes('签到'))
  return coming.some(only) && coming.every(clause => only(clause) || (signs && isThere.test(clause.text)))
}
