import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { sayCalendarDay, sayInstant } from '../../../calendar/say.ts'
import { readWhen } from '../../../calendar/when.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { type DayChangeWords, readDayChange } from '../../../language/day-change.ts'
import { readReceptionRule } from '../../../language/reception-rule.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { hoursOn } from '../rules/wanted.ts'
import { changeDay, type DayChange, restoreDay } from '../store/change-day.ts'
import { findDay } from '../store/days.ts'
import { findReception } from '../store/rule.ts'
import * as words from '../texts/days.ts'
import type { ReceptionDay, ReceptionSettings } from '../types.ts'
import { sayDays, sayNextDays, today } from './coming-days.ts'

const reasonMaxChars = 200

/** The next days for everybody; for clerks also changing one of them by hand. */
export const receptionDays = defineCommand({
  name: '接待日',
  aliases: ['接待安排', '接待'],
  bare: true,
  who: 'members',
  ...words.showDays,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const reception = await findReception(tx, tenant.id)
    if (reception === null) return say(words.noReception)
    const said = readDayChange(text)
    if (said === null) return say(await sayNextDays(context))
    if (!isClerk(actor)) return say(words.onlyClerks)
    const { start } = readWhen(said.day, now, tenant.zone)
    if (start === null) return say(words.whichDay)
    const asked = dayOf(start, tenant.zone)
    const day = await findDay(tx, tenant.id, asked)
    if (day === null) return say(words.noSuchDay(sayCalendarDay(asked, today(context))))
    return change(context, reception, day, said)
  },
})

function change(
  context: Context,
  reception: ReceptionSettings,
  day: ReceptionDay,
  said: DayChangeWords,
): Promise<Reply> | Reply {
  switch (said.what) {
    case 'move':
      return move(context, reception, day, said.rest)
    case 'cancel':
      return said.rest === ''
        ? say(words.needsReason)
        : apply(
            context,
            day,
            { ...day, status: 'cancelled', reason: cut(said.rest) },
            words.cancelled(name(context, day)),
          )
    case 'place':
      return said.rest === ''
        ? say(words.needsPlace)
        : apply(
            context,
            day,
            { ...day, status: 'planned', place: cut(said.rest), reason: null },
            words.placeChanged(name(context, day), cut(said.rest)),
          )
    case 'restore':
      return restore(context, day)
  }
}

/** To another day with the hours as they were, or with others; on the same day when only hours are said. */
function move(
  context: Context,
  reception: ReceptionSettings,
  day: ReceptionDay,
  to: string,
): Promise<Reply> | Reply {
  const { now, tenant } = context
  const { hours, problems } = readReceptionRule(to, now, tenant.zone)
  if (problems.some(problem => problem.kind === 'impossible_hours')) return say(words.impossibleNewDay(to))
  const { start, problem, certain } = readWhen(to, now, tenant.zone)
  if (problem === 'impossible') return say(words.impossibleNewDay(to))
  if (start === null && hours === null) return say(words.whichNewDay)
  const newDay = start !== null && certain !== null ? dayOf(start, tenant.zone) : day.day
  const times = hoursOn(newDay, hours ?? minutesOf(day, reception, tenant.zone), tenant.zone)
  return apply(
    context,
    day,
    { day: newDay, ...times, place: day.place, status: 'planned', reason: null },
    words.moved(name(context, day), sayInstant(times.startsAt, now, tenant.zone)),
  )
}

/** The hours that the day has, which may be others than the rule's. */
function minutesOf(day: ReceptionDay, reception: ReceptionSettings, zone: string) {
  const { startsAt, endsAt } = hoursOn(day.day, reception, zone)
  const fromMinute = reception.fromMinute + minutesBetween(startsAt, day.startsAt)
  return { fromMinute, untilMinute: reception.untilMinute + minutesBetween(endsAt, day.endsAt) }
}

const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000)

async function apply(context: Context, day: ReceptionDay, to: DayChange, done: string): Promise<Reply> {
  const { tx, now } = context
  const outcome = await changeDay(tx, day.id, to, now)
  switch (outcome) {
    case 'begun':
      return say(words.tooLate)
    case 'taken':
      return say(words.taken(sayCalendarDay(to.day, today(context))))
    case 'changed':
      await note(context, day, to.status === 'cancelled' ? 'reception.cancel' : 'reception.change')
      return say(done)
  }
}

async function restore(context: Context, day: ReceptionDay): Promise<Reply> {
  const restored = await restoreDay(context.tx, day.id, context.now)
  if (restored === null) return say(words.nothingToRestore)
  await note(context, day, 'reception.restore')
  return say(words.restored((await sayDays(context, [restored])).join('\n')))
}

const name = (context: Context, day: ReceptionDay): string => sayCalendarDay(day.day, today(context))
const cut = (text: string): string => [...text].slice(0, reasonMaxChars).join('')

const note = (
  { tx, tenant, actor, now, origin }: Context,
  day: ReceptionDay,
  action: string,
): Promise<void> =>
  recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action,
      outcome: 'done',
      subject: `reception:${day.id}`,
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
