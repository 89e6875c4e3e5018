import type { VNode } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import { type Day, dayNumber } from '../../../calendar/day.ts'
import { type HolidayTable, kindOf } from '../../../calendar/holidays.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { PageContext } from '../../../pages/page.ts'
import { type CalendarDay, isUncovered } from '../rules/calendar.ts'
import { weeksOf } from '../rules/month-grid.ts'
import * as words from '../texts/calendar.ts'
import { dayHref, hoursOf, namesFor, ownTurn, stateOf } from './day-row.tsx'

interface MonthProps {
  readonly context: PageContext
  readonly year: number
  readonly month: number
  readonly days: readonly CalendarDay[]
  readonly today: Day
  readonly table: HolidayTable
}

/** A grid on a desk. On a phone only the days that have something are left, one below the other (boards.css). */
export function MonthGrid({ context, year, month, days, today, table }: MonthProps): VNode {
  const of = (cell: Day) => days.filter(({ day }) => dayNumber(day.day) === dayNumber(cell))
  return (
    <table class="month">
      <caption>{words.monthTitle(year, month)}</caption>
      <thead>
        <tr>
          {words.weekdays.map(weekday => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, nth) => (
          <tr key={nth} class={week.some(cell => cell !== null && of(cell).length > 0) ? '' : 'none'}>
            {week.map((cell, place) =>
              cell === null ? (
                <td key={place} class="none outside" />
              ) : (
                <td key={place} class={of(cell).length === 0 ? 'none' : 'held'}>
                  <span class="date">
                    {of(cell).length === 0 ? cell.day : null}
                    {noteOf(cell, table)}
                  </span>
                  {of(cell).map(each => (
                    <Entry key={each.day.id} context={context} each={each} today={today} />
                  ))}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why a day is off, or is worked although it would not be. */
function noteOf(day: Day, table: HolidayTable): VNode | null {
  const { why, name } = kindOf(day, table)
  if (name === null) return null
  return <small>{why === 'makeup' ? words.makeup(name) : words.holiday(name)}</small>
}

interface EntryProps {
  readonly context: PageContext
  readonly each: CalendarDay
  readonly today: Day
}

function Entry({ context, each, today }: EntryProps): VNode {
  const { day, shift, matters, people } = each
  const names = namesFor(context, each)
  const own = ownTurn(context, each)
  const isCancelled = day.status === 'cancelled'
  return (
    <>
      <a href={dayHref(context.tenant.id, day.day)}>{sayCalendarDay(day.day, today)}</a>
      <span>{hoursOf(context, each)}</span>
      <span>{day.place}</span>
      {shift === null ? null : <span class="note">{shift}</span>}
      {isCancelled ? null : <span>{names.length === 0 ? words.unassigned : names.join('、')}</span>}
      {isUncovered(each, context.now) ? (
        <span class="bad">{words.uncovered(isClerk(context.actor))}</span>
      ) : null}
      {own === null ? null : <span class="mine">{own}</span>}
      <span class={isCancelled ? 'bad' : 'note'}>{stateOf(context, each)}</span>
      {matters === 0 ? null : <span>{words.received(matters, people)}</span>}
    </>
  )
}
