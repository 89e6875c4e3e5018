import type { ComponentChildren } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { congressPath, type PageContext } from '../../../pages/page.ts'
import { type CalendarDay, isUncovered } from '../rules/calendar.ts'
import { whoComesTo } from '../rules/who-comes.ts'
import * as words from '../texts/calendar.ts'
import { sayHoursOf } from '../texts/days.ts'
import { yourAnswer } from '../texts/duty.ts'
import { namesOnDuty } from '../texts/on-duty.ts'

/** 20260316: days are called by their date, as `/公告` calls them. */
export const dayHref = (congressId: number, { year, month, day }: Day): string =>
  congressPath(congressId, `reception/${year * 10_000 + month * 100 + day}`)

export const hoursOf = ({ tenant }: PageContext, { day }: CalendarDay): string => sayHoursOf(day, tenant.zone)

/** Clerks read how it stands with each; others who comes. */
export function namesFor({ actor, now }: PageContext, { day, duties }: CalendarDay): string[] {
  return isClerk(actor)
    ? namesOnDuty(day, duties, { now, withAnswers: true })
    : namesOnDuty(day, whoComesTo(day, duties, now), { now, withAnswers: false })
}

export function stateOf({ now }: PageContext, { day, isAnnounced }: CalendarDay): string {
  if (day.status === 'cancelled') return words.cancelled(day.reason)
  const told = isAnnounced ? words.announced : words.notAnnounced
  return day.endsAt <= now ? `${words.over}，${told}` : told
}

/** His own turn, with his answer. */
export function ownTurn({ actor }: PageContext, { day, duties }: CalendarDay): string | null {
  const own = duties.find(({ personId }) => personId === actor.personId)
  return own === undefined || day.status !== 'planned' ? null : words.ownDuty(yourAnswer(own.standing))
}

/** What stands about a day, in the order of the columns. */
export function rowOf(context: PageContext, each: CalendarDay, today: Day) {
  const { day, shift, matters, people } = each
  const cells: ComponentChildren[] = [
    <a key="day" href={dayHref(context.tenant.id, day.day)}>
      {sayCalendarDay(day.day, today)}
    </a>,
    [
      <span key="when">{hoursOf(context, each)}</span>,
      <span key="place">{day.place}</span>,
      ...(shift === null
        ? []
        : [
            <span key="shift" class="note">
              {shift}
            </span>,
          ]),
    ],
    day.status === 'cancelled' ? '' : duty(context, each),
    stateOf(context, each),
    matters === 0 ? '' : words.received(matters, people),
  ]
  return { key: day.id, cells }
}

function duty(context: PageContext, each: CalendarDay): ComponentChildren {
  const names = namesFor(context, each)
  const own = ownTurn(context, each)
  return [
    <span key="names">{names.length === 0 ? words.unassigned : names.join('、')}</span>,
    ...(isUncovered(each, context.now)
      ? [
          <span key="uncovered" class="bad">
            {words.uncovered(isClerk(context.actor))}
          </span>,
        ]
      : []),
    ...(own === null
      ? []
      : [
          <span key="own" class="mine">
            {own}
          </span>,
        ]),
  ]
}
