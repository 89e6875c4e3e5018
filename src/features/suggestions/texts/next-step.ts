import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { ActName } from '../rules/articles.ts'
import { mayNow } from '../rules/decide.ts'
import { isSigner, type Standing } from '../rules/standing.ts'
import type { Suggestion } from '../types.ts'
import { howTo, howToRate, quoted } from './acts.ts'

/** What comes next in an item's life, by whom, and for those who may do it how it is said. */
export function nextStep(item: Suggestion, today: Day, who: Standing): string {
  const how = (act: ActName): string => (mayNow(item, act, who) ? `：${quoted(howTo(act, item))}` : '')
  const until = item.dueOn === null ? '' : `，${sayDue(item.dueOn, today)}`
  if (item.openParts.length > 0)
    return `退回的部分由主席、副主席、联络员另行交办${how('assign')}；其他承办单位照常办理${until}。`
  if (item.waiting !== null)
    return `正等代表说明，办理期限暂停计算；下一步由代表向承办单位说明${how('reply_to_office')}。`
  switch (item.state) {
    case 'submitted': {
      const straight = how('assign')
      const assign = straight === '' ? '' : `；也可以直接交办${straight}`
      return `下一步由主席、副主席、联络员审查${how('admit')}${assign}。`
    }
    case 'admitted':
      return `下一步由主席、副主席、联络员交办${how('assign')}。`
    case 'returned':
      return `下一步由主席、副主席、联络员重新交办${how('assign')}。`
    case 'assigned': {
      const back = how('return')
      return `下一步由承办单位接收${how('accept')}${back === '' ? '' : `；不属于本单位的，退回${back}`}${until}。`
    }
    case 'handling':
    case 'redo':
      return `下一步由承办单位与代表面商，面商以后才能答复${until}${semicolon(how('consult'), '登记面商')}。`
    case 'consulted':
      return `下一步由承办单位答复${how('answer')}${until}。`
    case 'answered':
      return `下一步由承办单位再次与代表面商${how('consult')}。`
    case 'consulted_again':
      return toRate(item, today, who)
    case 'rated': {
      const again = how('redo')
      return `下一步由主席、副主席、联络员办结${how('close')}${again === '' ? '' : `；要重新办理${again}`}。`
    }
    case 'closed':
      return item.promise !== null && item.promise.keptOn === null
        ? `承诺的事项在${sayCalendarDay(item.promise.until, today)}前落实${semicolon(how('keep_promise'), '落实后登记')}。`
        : `下一步由主席、副主席、联络员归档${how('archive')}。`
    case 'rejected':
    case 'withdrawn':
      return `不再办理，下一步由主席、副主席、联络员归档${how('archive')}。`
    case 'archived':
      return '不再变动。'
  }
}

const semicolon = (command: string, what: string): string => (command === '' ? '' : `；${what}${command}`)

/** Of those who have rated nothing more is wanted. */
function toRate(item: Suggestion, today: Day, who: Standing): string {
  const rated = new Set(
    item.ratings.filter(({ round }) => round === item.round).map(({ personId }) => personId),
  )
  const missing = item.signers.filter(({ personId }) => !rated.has(personId)).length
  const until = item.ratingUntil === null ? '' : `，${sayCalendarDay(item.ratingUntil, today)}截止`
  const isHis = who.personId !== null && isSigner(item, who.personId)
  if (isHis && who.personId !== null && rated.has(who.personId))
    return `还有${missing}名署名代表没有评价${until}。要更改评价，请再发送一次。`
  return `下一步由署名代表评价，还有${missing}名没有评价${until}${isHis ? `；请发送${howToRate(item)}` : ''}。`
}

/** 9月5日（星期六）前答复; 已逾期3天 */
function sayDue(dueOn: Day, today: Day): string {
  const late = daysBetween(dueOn, today)
  return late > 0 ? `答复已逾期${late}天` : `${sayCalendarDay(dueOn, today)}前答复`
}
