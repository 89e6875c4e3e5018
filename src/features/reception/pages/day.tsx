import type { VNode } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import { type Day, isRealDay } from '../../../calendar/day.ts'
import { sayCalendarDay, sayInstant } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Facts, Section, Table } from '../../../pages/parts.tsx'
import { attachmentCounts } from '../../attachments/store.ts'
import { findCongress } from '../../congress/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import { deputyScope, maySeeVisitor } from '../../visits/rules/access.ts'
import { visitsReceivedOn } from '../../visits/store/received.ts'
import { visitorsOf } from '../../visits/store/visitors.ts'
import { openLine } from '../../visits/texts/book.ts'
import { type CalendarDay, isUncovered } from '../rules/calendar.ts'
import { readCalendar } from '../store/calendar.ts'
import { findDay } from '../store/days.ts'
import { readPublicNoticeOf } from '../store/public-notice.ts'
import * as words from '../texts/calendar.ts'
import { standingNames } from '../texts/duty.ts'
import { noticeText, publicNotice } from '../texts/public-notice.ts'
import { hoursOf, namesFor, ownTurn, stateOf } from './day-row.tsx'

/** One reception day by its date: 20260316. Reasons of leave are for clerks, who came for them and for who received them. */
export const receptionDayPage = definePage({
  path: 'reception/:number',
  who: 'members',
  async show(context, [number = 0]) {
    const { tx, tenant, now } = context
    const asked = dayIn(number)
    const found = asked === null ? null : await findDay(tx, tenant.id, asked)
    if (found === null) return null
    const stretch = { from: found.day, until: found.day }
    const days = await readCalendar(tx, tenant.id, stretch, await holidayTable(tx))
    const each = days.find(({ day }) => day.id === found.id)
    if (each === undefined) return null
    const today = dayOf(now, tenant.zone)
    return {
      title: words.dayTitle(sayCalendarDay(each.day.day, today)),
      body: (
        <>
          <Section title={words.sections.day} {...(isUncovered(each, now) ? { tone: 'alert' as const } : {})}>
            <Facts
              facts={[
                [words.facts.when, hoursOf(context, each)],
                [words.facts.place, each.day.place],
                [words.facts.state, stateOf(context, each)],
                [words.facts.shift, each.shift],
              ]}
            />
          </Section>
          <Duties context={context} each={each} />
          <Matters lines={await matterLines(context, each, today)} each={each} context={context} />
          <Notice text={await noticeOf(context, each)} context={context} each={each} />
        </>
      ),
    }
  },
})

function dayIn(number: number): Day | null {
  const day = {
    year: Math.floor(number / 10_000),
    month: Math.floor(number / 100) % 100,
    day: number % 100,
  }
  return isRealDay(day) ? day : null
}

interface DayProps {
  readonly context: PageContext
  readonly each: CalendarDay
}

function Duties({ context, each }: DayProps): VNode | null {
  const { actor, now, tenant } = context
  const { duties, day } = each
  if (day.status !== 'planned') return null
  const own = ownTurn(context, each)
  const names = namesFor(context, each)
  return (
    <Section title={words.sections.duty}>
      {isUncovered(each, now) ? <p class="bad">{words.uncovered(isClerk(actor))}</p> : null}
      {own === null ? null : <p class="mine">{own}</p>}
      {names.length === 0 ? (
        <p>{words.nobodyOnDuty}</p>
      ) : isClerk(actor) ? (
        <Table
          caption={words.sections.duty}
          columns={Object.values(words.dutyColumns)}
          rows={duties.map((duty, nth) => ({
            key: duty.personId,
            cells: [
              names[nth],
              standingNames[duty.standing],
              duty.reason ?? '',
              duty.answeredAt === null ? '' : sayInstant(duty.answeredAt, now, tenant.zone),
            ],
          }))}
        />
      ) : (
        <p>{names.join('、')}</p>
      )}
    </Section>
  )
}

/** Of each matter as much as the register tells this person in the chat. */
async function matterLines({ tx, actor, tenant }: PageContext, { day }: CalendarDay, today: Day) {
  const scope = { congressId: tenant.id, deputyId: deputyScope(actor) }
  const visits = await visitsReceivedOn(tx, scope, day.day)
  const ids = visits.map(({ id }) => id)
  const seen = visits.filter(visit => maySeeVisitor(actor, visit, false)).map(({ id }) => id)
  const visitors = await visitorsOf(tx, seen)
  const attachments = await attachmentCounts(tx, 'visit', ids)
  return visits.map(visit =>
    openLine(visit, visitors.get(visit.id) ?? null, attachments.get(visit.id) ?? 0, today),
  )
}

function Matters({ context, each, lines }: DayProps & { readonly lines: readonly string[] }): VNode | null {
  const { day, matters, people } = each
  if (day.status !== 'planned' || day.startsAt > context.now) return null
  return (
    <Section title={words.sections.matters}>
      <p>{matters === 0 ? words.noMatters : words.mattersCount(matters, people)}</p>
      {lines.length === 0 ? null : (
        <>
          {isClerk(context.actor) ? null : <p>{words.ownMatters}</p>}
          <ul class="plain">
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** Of what is over nobody puts one up any more. */
async function noticeOf({ tx, tenant, now }: PageContext, { day }: CalendarDay): Promise<string | null> {
  if (day.endsAt <= now) return null
  const congress = await findCongress(tx, tenant.id)
  const noticed = congress === null ? 'no_day' : await readPublicNoticeOf(tx, congress, day.id, now)
  return typeof noticed === 'string' ? null : noticeText(publicNotice(noticed, now))
}

function Notice({ context, each, text }: DayProps & { readonly text: string | null }): VNode | null {
  if (text === null) return null
  const { month, day } = each.day.day
  return (
    <Section title={words.sections.notice}>
      <p class="text">{text}</p>
      {isClerk(context.actor) ? <p class="note screen-only">{words.documentHow(month, day)}</p> : null}
    </Section>
  )
}
