/**
 * A day of which something is told, and to which the meeting is not moved: 3月26日是县里的会, 26号我出差, 主席3月26日要去县里.
 * It may be the reason for a change; what is to be changed is still to be said.
 */
import { movedTo } from '../calendar/when.ts'
import { fold } from './normalise.ts'
import type { DatedPhrase } from './notice-dates.ts'
import { looksLikePlace } from './notice-place.ts'
import type { NoticeText } from './notice-text.ts'
import { besideDay, changes, otherBody } from './words/stated-day.ts'

const takesPlace = /(?:召开|举行|举办|进行|开会|集合|集中|碰头|见面?|开)[吧哈啊]*$/

/** @param title of the notice, which may stand beside its day */
export function withoutToldDays(
  notice: NoticeText,
  dated: readonly DatedPhrase[],
  title: string | null,
): DatedPhrase[] {
  return dated.filter(({ role, section, phrase }) => {
    if (role !== 'event' || section !== null) return true
    const { from, to } = notice.sentenceAround(phrase.from, ',。;!?\n')
    const before = notice.text.slice(from, phrase.from)
    if (movedTo.test(before.slice(-8))) return !otherBody.test(before)
    if (changes.test(before) || changes.test(notice.text.slice(phrase.to, to))) return !otherBody.test(before)
    return !tells(notice, from, to, title)
  })
}

/** Whether more stands in the clause than dates, a place and the meeting's own words. */
function tells(notice: NoticeText, from: number, to: number, title: string | null): boolean {
  let rest = ''
  for (let at = from; at < to; at++) {
    const isDate = notice.phrases.some(phrase => phrase.from <= at && at < phrase.to)
    rest += isDate ? ' ' : notice.text.charAt(at)
  }
  const own = title === null ? rest : rest.replaceAll(fold(title), ' ')
  return own
    .split(' ')
    .filter(piece => !looksLikePlace(piece.replace(takesPlace, '')))
    .some(piece => (piece.replace(besideDay, '').match(/[一-龥]/g) ?? []).length > 0)
}
