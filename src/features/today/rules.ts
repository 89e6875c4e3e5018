/** What a clerk has to do, in the order of urgency. Pure. */
import { type Day, dayNumber, daysBetween } from '../../calendar/day.ts'
import { dayOf } from '../../calendar/zone.ts'
import type { Facts, Line, Matter, Urgency } from './types.ts'
import { urgencies } from './types.ts'

const weekDays = 7

/** @returns what is most urgent first, then by day; within a day in the order of the kinds */
export function linesOf(facts: Facts, zone: string): Line[] {
  const { today } = facts
  const line = (on: Day | null, matter: Matter, urgency = urgencyOf(on, today)): Line => ({
    urgency,
    on,
    matter,
  })
  const lines = [
    ...facts.leaves
      .map(({ number }) => number)
      .filter((number, nth, all) => all.indexOf(number) === nth)
      .map(number => {
        const names = facts.leaves.filter(one => one.number === number).map(({ name }) => name)
        return line(null, { kind: 'leave', number, names }, 'today')
      }),
    ...(facts.claims === 0 ? [] : [line(null, { kind: 'claims', count: facts.claims }, 'today')]),
    ...(facts.undelivered === 0
      ? []
      : [line(null, { kind: 'undelivered', count: facts.undelivered }, 'today')]),
    ...facts.meetings.flatMap(each => ofMeeting(each, facts, zone, line)),
    ...facts.receptions.map(({ day, duties }) => line(day.day, { kind: 'reception', day, duties })),
    ...vacanciesByDay(facts).map(({ day, absent }) => {
      // Whoever takes the place wants to know in time.
      const isNear = daysBetween(today, day.day) <= 3
      return line(day.day, { kind: 'vacancy', day, absent }, isNear ? 'today' : urgencyOf(day.day, today))
    }),
    ...choresByKind(facts, line),
    ...facts.watched.map(watched => line(watched.day, { kind: 'watched', watched })),
    ...facts.visits
      .filter(visit => visit.dueOn !== null && daysBetween(today, visit.dueOn) <= weekDays)
      .map(visit => line(visit.dueOn, { kind: 'visit', visit })),
    ...facts.papers
      .filter(({ dueOn }) => dueOn !== null && daysBetween(today, dueOn) <= weekDays)
      .map(paper => line(paper.dueOn, { kind: 'paper', paper })),
    ...facts.disputes.map(dispute => line(null, { kind: 'dispute', dispute }, 'today')),
    ...facts.asked.map(notice => {
      const due = notice.dueAt === null ? null : dayOf(notice.dueAt, zone)
      return line(due, { kind: 'asked', notice }, due === null ? 'today' : urgencyOf(due, today))
    }),
    ...facts.decisions
      .filter(({ dueOn }) => dueOn === null || daysBetween(today, dueOn) <= weekDays)
      .map(decision => line(decision.dueOn, { kind: 'decision', decision })),
    ...facts.plan
      .filter(({ state }) => state === 'missed' || state === 'due')
      .map(held => line(held.item.until, { kind: 'plan', held })),
  ]
  const rank = ({ urgency }: Line) => urgencies.indexOf(urgency)
  return lines.toSorted((a, b) => rank(a) - rank(b) || dayRank(a.on) - dayRank(b.on))
}

const dayRank = (on: Day | null): number => (on === null ? 0 : dayNumber(on))

function urgencyOf(on: Day | null, today: Day): Urgency {
  if (on === null) return 'open'
  const left = daysBetween(today, on)
  if (left < 0) return 'overdue'
  if (left === 0) return 'today'
  return left <= weekDays ? 'soon' : 'open'
}

type MakeLine = (on: Day | null, matter: Matter, urgency?: Urgency) => Line

/** The meeting within the week; and whoever is silent, the day before answers are due at the latest as something of today. */
function ofMeeting(
  each: Facts['meetings'][number],
  { today, nudgeAt }: Facts,
  zone: string,
  line: MakeLine,
): Line[] {
  const { meeting, counts } = each
  const on = meeting.startsAt === null ? null : dayOf(meeting.startsAt, zone)
  const left = on === null ? null : daysBetween(today, on)
  // What was held yesterday is over, not overdue.
  const isNear = left !== null && left >= 0 && left <= weekDays
  const due = meeting.closesAt === null ? null : dayOf(meeting.closesAt, zone)
  const isOver = meeting.status === 'closed'
  const isSilent = counts.silent > 0 && (left === null || left >= 0)
  // As /催 takes it: nobody is reminded of what is closed by then.
  const canNudge = !isOver && (meeting.closesAt === null || nudgeAt < meeting.closesAt)
  const isPressing = due !== null && daysBetween(today, due) <= 1
  return [
    ...(isNear ? [line(on, { kind: 'meeting', ...each })] : []),
    ...(isSilent
      ? [
          line(
            due,
            { kind: 'silent', meeting, silent: counts.silent, canNudge },
            isOver ? 'overdue' : isPressing ? 'today' : urgencyOf(due, today),
          ),
        ]
      : []),
  ]
}

/** One line a day, however many are missing. */
function vacanciesByDay({ vacancies }: Facts) {
  const days = [...new Map(vacancies.map(({ day }) => [day.id, day])).values()]
  return days.map(day => ({
    day,
    absent: vacancies.flatMap(one => (one.day.id === day.id && one.absent !== null ? [one.absent.name] : [])),
  }))
}

/** What is to be done with many items alike is one line; what an item has to have by a day stands by that day. */
function choresByKind({ chores, today }: Facts, line: MakeLine): Line[] {
  const groups = new Map<string, { readonly on: Day | null; readonly waiting: Facts['chores'][number][] }>()
  for (const one of chores) {
    const key = `${one.chore}:${urgencyOf(one.by, today)}`
    const group = groups.get(key) ?? { on: one.by, waiting: [] }
    group.waiting.push(one)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ on, waiting }) => {
    const [first] = waiting
    return first === undefined ? [] : [line(on, { kind: 'chore', chore: first.chore, waiting })]
  })
}
