/**
 * Who is to be there without a vote (列席): 请财政所列席, 列席人员：农业农村办主任. A notice calls those whom it is for (corpus rule N8);
 * guests are told by whoever invites them, and what was written of them is shown with what is asked.
 */
import type { NoticeText } from './notice-text.ts'

/** Said in the notice, for nobody may think that they were told by it. */
const toldApart = '（另行通知）'

/** Those of a notice's requirements that name guests, without what is said of them. */
export const guestsAmong = (requirements: readonly string[]): string[] =>
  requirements.flatMap(one => (one.endsWith(toldApart) ? [one.slice(0, -toldApart.length)] : []))

const label = /^列席/
const inProse =
  /^(?:并|另|同时|会议|其中)*(?:邀?请|通知|安排|要求)?[^ ,。;:]{2,40}列席(?:本次|这次)?(?:会议|活动)?$/
/** 列席的同志请提前到, 审议列席办法, and the deputies' own part in another body's meeting. */
const noGuests = /^(?:审议|讨论|研究|关于|听取)|列席[^会活本这]|代表列席|[县市省]人大常委会会议/

/**
 * @param listed who stands in the list of those who come and is nobody whom the congress can call
 * @returns in the writer's words
 */
export function guestsIn(notice: NoticeText, listed: readonly string[] = []): string[] {
  const headed = notice.sections.filter(({ heading }) => label.test(heading))
  const below = headed.map(({ from, to }) => {
    const line = /^[ \n:]*[^\n]*/.exec(notice.text.slice(from, to))?.[0] ?? ''
    return notice.cut({ from, to: from + line.length }).replace(/^[\s:：]+|[\s。；;]+$/gu, '')
  })
  const said: string[] = []
  for (const match of notice.text.matchAll(/[^ ,。;!\n]*列席[^ ,。;!\n]*/g)) {
    const span = { from: match.index, to: match.index + match[0].length }
    const isHeaded = headed.some(({ start, to }) => start <= span.from && span.from < to)
    const isTopic = notice.sections.some(
      ({ label: kind, start, to }) =>
        (kind === 'agenda' || kind === 'title') &&
        start <= span.from &&
        span.from < lineEnd(notice, start, to),
    )
    const isAside = /^(?:并|另|同时)?(?:邀?请|通知|安排)/.test(match[0])
    if (isHeaded || (isTopic && !isAside) || noGuests.test(match[0]) || !inProse.test(match[0])) continue
    said.push(notice.cut(span))
  }
  const found = [...below.filter(one => one !== '').map(one => `列席：${one}`), ...said]
  const more = listed.filter(one => !found.some(other => other.includes(one.replace(/^列席：|参加$/gu, ''))))
  return [...found, ...more].map(one => `${one}${toldApart}`)
}

/** A chat line goes on behind its agenda; items of a list stand on lines of their own. */
const lineEnd = (notice: NoticeText, start: number, to: number): number => {
  const rest = notice.text.slice(start, to)
  const space = rest.lastIndexOf(' ')
  return rest.includes('\n') || space < 0 ? to : start + space
}
