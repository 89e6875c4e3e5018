import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { findPhrases, namesDay } from '../../../calendar/phrases.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { readSettledWhen } from '../../../calendar/when.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { type DayChangeWords, readDayChange } from '../../../language/day-change.ts'
import { fold } from '../../../language/normalise.ts'
import { readReceptionRule } from '../../../language/reception-rule.ts'
import { orders } from '../../../language/words/orders.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byName } from '../../notes/outreach.ts'
import { unheard } from '../../notes/rules.ts'
import { saidHeard } from '../../notes/texts.ts'
import { sayWhen, tellOfDay } from '../outreach/turns.ts'
import { hoursOn } from '../rules/wanted.ts'
import { type ChangedDay, changeDay, type DayChange } from '../store/change-day.ts'
import { findDay } from '../store/days.ts'
import { lockReception } from '../store/rota.ts'
import { findReception } from '../store/rule.ts'
import * as words from '../texts/days.ts'
import type { ReceptionDay, ReceptionSettings } from '../types.ts'
import { sayDays, sayNextDays, today } from './coming-days.ts'

const reasonMaxChars = 200

/** The next days for everybody; for clerks also changing one of them by hand. */
export const receptionDays = defineCommand({
  name: '接待日',
  aliases: ['接待安排', '接待'],
  order: orders.receptionDay,
  bare: true,
  who: 'members',
  ...words.showDays,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    if ((await findReception(tx, tenant.id)) === null) return say(words.noReception)
    const said = readDayChange(text)
    if (said === null) return say(await sayNextDays(context))
    if (!isClerk(actor)) return say(words.onlyClerks)
    // The day is read behind the lock: what is said of its place must not take it back to the date that it had before.
    await lockReception(tx, tenant.id)
    const reception = await findReception(tx, tenant.id)
    if (reception === null) return say(words.noReception)
    const { start } = readSettledWhen(said.day, now, tenant.zone)
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
  { what, rest }: DayChangeWords,
): Promise<Reply> | Reply {
  switch (what) {
    case 'move':
      return move(context, reception, day, rest)
    case 'cancel':
      if (rest === '') return say(words.needsReason)
      return apply(context, day, { to: 'cancelled', reason: cut(rest) })
    case 'place':
      if (rest === '') return say(words.needsPlace)
      return apply(context, day, {
        to: 'another_time',
        day: day.day,
        ...minutesOf(day, reception, context.tenant.zone),
        place: cut(rest),
        reason: null,
      })
    case 'restore':
      return apply(context, day, { to: 'restored' })
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
  const { start, problem, certain } = readSettledWhen(to, now, tenant.zone)
  if (problem === 'impossible') return say(words.impossibleNewDay(to))
  // 改到下周 上午9点至11点: the hours alone are not what was meant.
  const namesOne = findPhrases(fold(to)).some(namesDay)
  if (start === null && (hours === null || namesOne)) return say(words.whichNewDay)
  return apply(context, day, {
    to: 'another_time',
    day: start !== null && certain !== null ? dayOf(start, tenant.zone) : day.day,
    ...(hours ?? minutesOf(day, reception, tenant.zone)),
    place: day.place,
    reason: null,
  })
}

/** The hours that the day has, which may be others than the rule's. */
function minutesOf(day: ReceptionDay, reception: ReceptionSettings, zone: string) {
  const { startsAt, endsAt } = hoursOn(day.day, reception, zone)
  const fromMinute = reception.fromMinute + minutesBetween(startsAt, day.startsAt)
  return { fromMinute, untilMinute: reception.untilMinute + minutesBetween(endsAt, day.endsAt) }
}

const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000)

async function apply(context: Context, day: ReceptionDay, change: DayChange): Promise<Reply> {
  const { tx, now } = context
  const changed = await changeDay(tx, day.id, change, now)
  switch (changed.outcome) {
    case 'past':
      return say(words.tooLate)
    case 'taken':
      return say(words.taken(name(context, changed.by)))
    case 'unchanged':
      return say(words.unchanged)
    case 'changed':
      await note(context, day, `reception.${change.to}`)
      return say(await sayChanged(context, changed, change))
  }
}

async function sayChanged(
  context: Context,
  { before, day: after, again }: Extract<ChangedDay, { outcome: 'changed' }>,
  change: DayChange,
): Promise<string> {
  const follows = again === null ? null : await sayAgain(context, before, after, again.heardOther)
  switch (change.to) {
    case 'cancelled':
      return words.cancelled(name(context, before), before.day)
    case 'restored':
      return [
        words.restored((await sayDays(context, [after])).join('\n')),
        ...(follows === null ? [] : [follows]),
      ].join('\n')
    case 'another_time':
      return before.startsAt.getTime() === after.startsAt.getTime() && before.place !== after.place
        ? words.placeChanged(name(context, before), after.place, follows)
        : words.moved(name(context, before), sayWhen(context, after), follows)
  }
}

/** Nobody was told of the day in between; whoever learnt of it all the same is told that it is not. */
async function sayAgain(
  context: Context,
  before: ReceptionDay,
  after: ReceptionDay,
  people: readonly number[],
): Promise<string> {
  const hearing =
    people.length === 0
      ? unheard
      : await tellOfDay(
          context,
          after,
          people,
          words.againTold(name(context, before), sayWhen(context, after), after.place),
        )
  const names = await byName(context.tx, hearing)
  return `${words.again(names.told)}${saidHeard({ ...names, told: [] })}`
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
