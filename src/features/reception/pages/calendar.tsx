import type { VNode } from 'preact'
import { type Day, daysInMonth } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { congressPath, definePage, type PageContext, type Shown } from '../../../pages/page.ts'
import { Facts, Figures, Section, Table } from '../../../pages/parts.tsx'
import { holidayTable } from '../../holidays/store.ts'
import { type CalendarDay, countCalendar } from '../rules/calendar.ts'
import { readCalendar } from '../store/calendar.ts'
import { findReception } from '../store/rule.ts'
import * as words from '../texts/calendar.ts'
import { noReception, unsure } from '../texts/days.ts'
import { sayHours, sayRule } from '../texts/settings.ts'
import type { ReceptionSettings } from '../types.ts'
import { rowOf } from './day-row.tsx'
import { MonthGrid } from './month.tsx'

const path = 'reception'

/** The year's reception days; with `month` one month as a calendar hangs on a wall, which a phone reads as a list. */
export const calendarPage = definePage({
  path,
  who: 'members',
  inMenu: words.calendarTitle,
  async show(context, _numbers, query) {
    const { tx, tenant, now } = context
    const reception = await findReception(tx, tenant.id)
    if (reception === null) return { title: words.calendarTitle, body: <p class="card">{noReception}</p> }
    const today = dayOf(now, tenant.zone)
    const year = numberIn(query.get('year'), 2000, 2100) ?? today.year
    const month = numberIn(query.get('month'), 1, 12)
    const table = await holidayTable(tx)
    const days = await readCalendar(tx, tenant.id, stretchOf(year, month), table)
    return month === null
      ? yearShown({ context, reception, year, days, today, table })
      : monthShown({ context, year, month, days, today, table })
  },
})

function numberIn(said: string | null, least: number, most: number): number | null {
  const number = /^\d{1,4}$/.test(said ?? '') ? Number(said) : null
  return number !== null && number >= least && number <= most ? number : null
}

function stretchOf(year: number, month: number | null): { readonly from: Day; readonly until: Day } {
  const last = month ?? 12
  return {
    from: { year, month: month ?? 1, day: 1 },
    until: { year, month: last, day: daysInMonth(year, last) },
  }
}

interface Stretch {
  readonly context: PageContext
  readonly year: number
  readonly days: readonly CalendarDay[]
  readonly today: Day
  readonly table: HolidayTable
}

/** A year of monthly days is one table; a year of weekly ones is a part a month. */
const inOneTable = 30
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function yearShown(stretch: Stretch & { readonly reception: ReceptionSettings }): Shown {
  const { context, reception, year, days, today, table } = stretch
  const { planned, over, uncovered, matters } = countCalendar(days, context.now)
  const of = (month: number) => days.filter(({ day }) => day.day.month === month)
  const parts =
    days.length <= inOneTable
      ? [{ title: words.wholeYear(year), of: days }]
      : months.map(month => ({ title: words.monthHeading(month, of(month).length), of: of(month) }))
  return {
    title: words.yearTitle(year),
    body: (
      <>
        <Section title={words.ruleHeading}>
          <Rule reception={reception} />
          <Figures
            figures={[
              { name: words.figures.planned, value: planned },
              { name: words.figures.over, value: over },
              { name: words.figures.uncovered, value: uncovered, tone: 'alert' },
              { name: words.figures.matters, value: matters },
            ]}
          />
          {table.has(year) ? null : <p class="note">{unsure([year])}</p>}
          <p class="note screen-only">{words.changeHow}</p>
          <Links
            context={context}
            links={[year - 1, year + 1].map(other => ({
              query: `?year=${other}`,
              words: words.yearLink(other),
            }))}
          />
          <Links
            context={context}
            links={months
              .filter(month => of(month).length > 0)
              .map(month => ({ query: `?year=${year}&month=${month}`, words: words.asGrid(month) }))}
          />
        </Section>
        {days.length === 0 ? <p class="card">{words.none(year)}</p> : null}
        {parts
          .filter(({ of: shown }) => shown.length > 0)
          .map(({ title, of: shown }) => (
            <Section key={title} title={title}>
              <Table
                caption={title}
                columns={Object.values(words.columns)}
                rows={shown.map(each => rowOf(context, each, today))}
              />
            </Section>
          ))}
      </>
    ),
  }
}

/** Facts, and not the sentences of the chat, which say how each is changed. */
function Rule({ reception }: { readonly reception: ReceptionSettings }): VNode {
  return (
    <Facts
      facts={[
        [words.columns.day, reception.rule.days.length === 0 ? null : sayRule(reception.rule)],
        [words.facts.when, sayHours(reception)],
        [words.facts.place, reception.place],
      ]}
    />
  )
}

function monthShown({
  context,
  year,
  month,
  days,
  today,
  table,
}: Stretch & { readonly month: number }): Shown {
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 }
  const after = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  return {
    title: words.monthTitle(year, month),
    body: (
      <div class="card">
        {days.length === 0 ? <p>{words.noneIn(month)}</p> : null}
        <MonthGrid context={context} year={year} month={month} days={days} today={today} table={table} />
        <Links
          context={context}
          links={[
            ...[before, after].map(each => ({
              query: `?year=${each.year}&month=${each.month}`,
              words: words.monthName(each.month),
            })),
            { query: `?year=${year}`, words: words.wholeYear(year) },
          ]}
        />
      </div>
    ),
  }
}

interface LinksProps {
  readonly context: PageContext
  readonly links: readonly { readonly query: string; readonly words: string }[]
}

function Links({ context, links }: LinksProps): VNode {
  return (
    <p class="jumps screen-only">
      {links.map(({ query, words: said }) => (
        <a key={query} href={congressPath(context.tenant.id, path) + query}>
          {said}
        </a>
      ))}
    </p>
  )
}
