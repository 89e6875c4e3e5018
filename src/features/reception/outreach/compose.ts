import type { HolidayTable } from '../../../calendar/holidays.ts'
import { whoComes } from '../rules/who-comes.ts'
import type { Announcer, StaffedDay } from '../store/call-facts.ts'
import type { DueCall } from '../store/due-calls.ts'
import * as texts from '../texts/calls.ts'
import { noticeText, publicNotice } from '../texts/public-notice.ts'
import { shiftOf } from '../texts/shift.ts'
import { composeChange } from './compose-change.ts'
import { sayRetabled } from './retabled.ts'
import { and, isHeard, type Said, toClerks, toDeputies, toDuty, turn, unsaid } from './said.ts'
import { nearness, type Occasion, sayDayOf } from './said-day.ts'

/** What is needed to say a call, beside the call. */
export interface Facts {
  readonly announcer: Announcer
  /** The day it is about; null for a month or a year. */
  readonly subject: StaffedDay | null
  /** The days to come of the month it is about. */
  readonly month: readonly StaffedDay[]
  /** Who is the next in turn, where somebody is missing. */
  readonly next: string | null
  readonly table: HolidayTable
  readonly botName: string
}

/** The words of a call as of now. Pure. */
export function compose(call: Pick<DueCall, 'kind' | 'slot'>, facts: Facts, now: Date): Said {
  const { announcer, subject, table } = facts
  const occasion: Occasion = { now, zone: announcer.zone, table }
  switch (call.kind) {
    case 'month_plan':
      return composeMonth(call.slot, facts, occasion)
    case 'no_table':
      return table.has(Number(call.slot))
        ? unsaid('void')
        : toClerks(announcer, texts.noTable(Number(call.slot)))
    case 'retabled':
      return toClerks(announcer, sayRetabled(announcer.rule, occasion))
    case 'contacts_due':
      return unsaid('void')
    case 'moved':
    case 'cancelled':
      return subject === null ? unsaid('void') : composeChange(announcer, subject, occasion, facts.botName)
    case 'duty_week':
    case 'public_notice':
    case 'uncovered':
    case 'duty_eve':
    case 'duty_morning':
    case 'duty_after':
      return subject?.day.status === 'planned'
        ? composeDay(call.kind, subject, facts, occasion)
        : unsaid('void')
  }
}

type DayKind = 'duty_week' | 'public_notice' | 'uncovered' | 'duty_eve' | 'duty_morning' | 'duty_after'

function composeDay(kind: DayKind, subject: StaffedDay, facts: Facts, occasion: Occasion): Said {
  const { announcer, botName } = facts
  const { day } = subject
  const coming = whoComes(subject.duties)
  const said = sayDayOf(subject, occasion)
  switch (kind) {
    case 'duty_week':
      return toDuty(announcer, coming, texts.dutyWeek(said, botName), [day.id], turn(day, 'come'))
    case 'duty_eve':
    case 'duty_morning':
      return toDuty(
        announcer,
        coming,
        texts.dutyNear(said, nearness(day.day, occasion)),
        [day.id],
        turn(day, 'come'),
      )
    case 'duty_after':
      return toDuty(announcer, coming, texts.dutyAfter(said.when, botName), [])
    case 'uncovered':
      return composeUncovered(subject, said.when, facts)
    case 'public_notice':
      return coming.length === 0 ? unsaid('nobody') : composeNotice(subject, said.when, facts, occasion)
  }
}

function composeNotice(
  { day, duties }: StaffedDay,
  when: string,
  { announcer }: Facts,
  { now, table }: Occasion,
): Said {
  const shift = shiftOf(day, table)
  const text = noticeText(publicNotice({ congress: announcer, day, onDuty: whoComes(duties), shift }, now))
  if (!isHeard(announcer))
    return { ...toClerks(announcer, texts.noticeToPost(text), turn(day, 'held')), told: [day.id] }
  const posted = texts.noticePosted(when, announcer.chatId !== null)
  const held = turn(day, 'held')
  return and(toDeputies(announcer, text, [day.id], held), toClerks(announcer, posted, held))
}

function composeUncovered({ day, duties }: StaffedDay, when: string, { announcer, next }: Facts): Said {
  const date = texts.dateOf(day.day)
  const coming = whoComes(duties)
  if (coming.length === 0) {
    const allOnLeave = duties.some(duty => duty.active)
    return toClerks(announcer, texts.nobodyLeft(when, date, next, allOnLeave), turn(day, 'fill'))
  }
  const silent = coming.filter(duty => duty.standing === 'silent')
  const [first] = silent
  if (first === undefined) return unsaid('nobody')
  const names = silent.map(duty => (duty.userid === null ? texts.withoutAccount(duty.name) : duty.name))
  const swap = next === null ? null : { from: first.name, to: next }
  return toClerks(announcer, texts.notConfirmed(when, date, names, swap), turn(day, 'fill'))
}

/** Whose place on the day falls to the next in turn: his who is on leave when nobody is left, else the first who is silent. */
export function whoIsMissed({ duties }: Pick<StaffedDay, 'duties'>): number | null {
  const coming = whoComes(duties)
  const missed =
    coming.length === 0 ? duties.find(duty => duty.active) : coming.find(duty => duty.standing === 'silent')
  return missed?.personId ?? null
}

function composeMonth(slot: string, { announcer, month }: Facts, occasion: Occasion): Said {
  if (month.length === 0) return unsaid('nobody')
  const text = texts.monthPlan(
    Number(slot.slice(5)),
    month.map(day => sayDayOf(day, occasion)),
  )
  return toDeputies(
    announcer,
    text,
    month.map(({ day }) => day.id),
  )
}
