/** Whether what somebody was asked to do with an item is still to be done, by him. */
import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Errand } from '../../notes/types.ts'
import type { Suggestion } from '../types.ts'
import { answerOf } from './answers.ts'
import { articles, beforeOffices, withOffices } from './articles.ts'
import { openPromise } from './calls.ts'
import { isOpen } from './own.ts'
import { answering, unrated } from './reminders.ts'
import { isSigner, type Standing } from './standing.ts'

/** @param on the day that the words have said, where they have said one; the item's is another now: they are wrong */
export function isStillAsked(
  item: Suggestion,
  { to, on }: { readonly to: Errand; readonly on?: string | undefined },
  who: Standing,
): boolean {
  const day = dayOfErrand(item, to)
  return isToBeDone(item, to, who) && (on === undefined || (day !== null && isoDay(day) === on))
}

function dayOfErrand(item: Suggestion, to: Errand): Day | null {
  switch (to) {
    case 'rate':
      return item.ratingUntil
    case 'promise':
    case 'press_promise':
    case 'pass_on_promise':
      return openPromise(item)
    default:
      return item.dueOn
  }
}

function isToBeDone(item: Suggestion, to: Errand, who: Standing): boolean {
  const { state, withdrawal } = item
  const personId = who.personId ?? 0
  const isHis = (officeId: number) => who.officeIds.includes(officeId)
  switch (to) {
    case 'examine':
      return state === 'submitted'
    case 'assign':
      return state === 'submitted' || state === 'admitted'
    case 'assign_again':
      return state === 'returned' || item.openParts.length > 0
    case 'decide_extension':
      return item.extension !== null
    case 'conclude':
      return state === 'rated'
    case 'cosign':
      return isInvitable(item) && item.invited.includes(personId)
    case 'agree_withdrawal':
      return (
        withdrawal !== null &&
        withdrawal.by.length > 0 &&
        articles.withdraw.from.includes(state) &&
        isSigner(item, personId) &&
        !withdrawal.by.includes(personId)
      )
    case 'look_over':
      return articles.uncosign.from.includes(state)
    case 'reply':
      return item.waiting !== null
    case 'rate':
      return state === 'consulted_again' && unrated(item).includes(personId)
    case 'handle':
      return withOffices.includes(state) && withoutAnswer(item).some(isHis)
    case 'press_on':
      return item.isKey && isOpen(item)
    case 'answer':
      return withOffices.includes(state) && answering(item).some(isHis)
    case 'press':
    case 'pass_on_answer':
      return withOffices.includes(state) && answering(item).length > 0
    case 'talk_again':
    case 'pass_on_talk_again':
      return state === 'answered'
    case 'promise':
    case 'press_promise':
    case 'pass_on_promise':
      return openPromise(item) !== null
  }
}

/** Whoever was asked to put his name to it can do so, and see it. */
export const isInvitable = ({ state, confidential }: Suggestion): boolean =>
  (confidential ? beforeOffices : articles.cosign.from).includes(state)

/** Leading or assisting, in this round. */
const withoutAnswer = (item: Suggestion): number[] =>
  item.parties.map(({ officeId }) => officeId).filter(id => answerOf(item, id) === undefined)
