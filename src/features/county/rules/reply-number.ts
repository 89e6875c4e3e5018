import { takeNumber } from '../../../bot/grammar.ts'
import { acknowledges } from '../../../language/words/seen.ts'

/**
 * In a town a number is a notice's when it stands alone, apart from what follows, or as 第3号: «2辆车» is an answer, and must
 * not fall on the second notice. 3收到 can be nothing else.
 */
function takeReplyNumber(text: string): { number: number | null; rest: string } {
  const taken = takeNumber(text)
  const { number, rest } = taken
  const head = text.trim().slice(0, text.trim().length - rest.length)
  const isApart = rest === '' || /[号\s,，:：]$/u.test(head) || acknowledges(rest.replace(/[\s\p{P}]+/gu, ''))
  return number !== null && !isApart ? { number: null, rest: text } : taken
}

/** `某县 3 参加2人`: where several counties have sent notices, each counts from 1. */
export function takeCountyNumber<County extends { readonly name: string }>(
  text: string,
  counties: readonly County[],
): { county: County | null; number: number | null; rest: string } {
  const taken = takeReplyNumber(text)
  if (taken.number !== null) return { county: null, ...taken }
  const said = text.trim()
  for (const county of counties) {
    if (!said.startsWith(county.name)) continue
    const behind = takeReplyNumber(said.slice(county.name.length).replace(particles, ''))
    if (behind.number !== null) return { county, ...behind }
  }
  return { county: null, ...taken }
}
/** 某县人大的县通知第1号, 某县：1 */
const particles = /^(?:人大)?的?(?:县通知|通知)?[\s:：,，]*/u
