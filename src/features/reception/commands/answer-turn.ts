import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { ReplyReading } from '../../../language/reply.ts'
import { asClerk, unheard } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { sayWhen, tellOfDay } from '../outreach/turns.ts'
import { type DutyIntent, type DutyOutcome, decideDutyAnswer } from '../rules/duty-answer.ts'
import { isAsShown, type ShownDay } from '../rules/shown-day.ts'
import { lockDay } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { whoIsNext } from '../store/rota.ts'
import { writeDutyAnswer } from '../store/turns.ts'
import * as words from '../texts/duty.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { note } from './noted.ts'
import { sayDate } from './said-days.ts'

const reasonMaxChars = 200

export const intentOf = (reading: ReplyReading, enteredBy: number | null): DutyIntent => ({
  answer: reading.answer === 'leave' ? 'leave' : 'confirm',
  reason: reading.reason === null ? null : [...reading.reason].slice(0, reasonMaxChars).join(''),
  enteredBy,
})

export interface Recorded {
  readonly day: ReceptionDay
  readonly outcome: DutyOutcome | { readonly kind: 'shown_otherwise' }
  /** How the clerks hear of it. */
  readonly hearing: Hearing
}

/**
 * Decides an answer about a turn and writes it down: the one way for words, buttons and proxies.
 * @param shown as a card showed the day; an answer to another date, hour or place is asked again
 */
export async function recordAnswer(
  context: Context,
  dayId: number,
  personId: number,
  intent: DutyIntent,
  shown: ShownDay | null = null,
): Promise<Recorded | null> {
  const { tx, now, origin, tenant } = context
  const day = await lockDay(tx, dayId)
  if (day === null || day.congressId !== tenant.id) return null
  const duties = await dutiesOf(tx, [day.id])
  const own = duties.find(duty => duty.personId === personId) ?? null
  const outcome = decideDutyAnswer(day, own, intent, now)
  if (outcome.kind !== 'changed') return { day, outcome, hearing: unheard }
  if (shown !== null && !isAsShown(shown, day))
    return { day, outcome: { kind: 'shown_otherwise' }, hearing: unheard }
  await writeDutyAnswer(tx, day, personId, { ...intent, reason: outcome.reason }, now, origin)
  await note(context, intent.enteredBy === null ? 'duty.answer' : 'duty.proxy', day.id, {
    personId,
    answer: intent.answer,
  })
  const changed = { ...outcome.before, reason: outcome.reason }
  const hearing = await tellClerks(context, day, duties, changed, intent, outcome.again)
  return { day, outcome, hearing }
}

/** The clerks hear of leave, with the next in the rota, and that somebody comes after all. */
async function tellClerks(
  context: Context,
  day: ReceptionDay,
  duties: readonly Duty[],
  duty: Duty,
  { answer, enteredBy }: DutyIntent,
  again: boolean,
): Promise<Hearing> {
  const { tx, tenant, actor } = context
  if (answer === 'confirm' && duty.standing !== 'leave') return unheard
  const clerks = await clerkIds(tx, tenant.id)
  const told = clerks.filter(id => id !== actor.personId || (enteredBy === null && clerks.length === 1))
  if (told.length === 0) return unheard
  const when = sayWhen(context, day)
  if (answer === 'confirm') return tellOfDay(context, day, told, words.backTold(duty.name, when), asClerk)
  if (again) {
    const { reason } = duty
    return reason === null
      ? unheard
      : tellOfDay(context, day, told, words.reasonTold(duty.name, when, reason), asClerk)
  }
  const next = await whoIsNext(tx, { day, duties, absentId: duty.personId })
  return tellOfDay(
    context,
    day,
    told,
    words.leaveTold(duty.name, when, duty.reason, next?.name ?? null),
    asClerk,
  )
}

/** What the person is told whose answer it is; in a group nobody reads why. */
export function sayRecorded(
  context: Context,
  { day, outcome, hearing }: Recorded,
  intent: DutyIntent,
): string {
  const inGroup = context.origin.chat.type === 'group'
  const date = sayDate(context, day)
  const { name } = context.actor
  switch (outcome.kind) {
    case 'cancelled':
      return words.cancelled(date)
    case 'over':
      return words.over(date)
    case 'not_on_duty':
      return words.notOnDuty(date)
    case 'shown_otherwise':
      return words.otherDay(sayWhen(context, day), day.place)
    case 'unchanged':
      return inGroup ? words.alreadyInGroup(name) : words.already(date, outcome.duty.standing)
    case 'changed': {
      const hasReason = outcome.reason !== null
      if (intent.answer === 'confirm')
        return inGroup
          ? words.confirmedInGroup(name, date)
          : words.confirmed(sayWhen(context, day), day.place)
      return inGroup
        ? words.leaveNotedInGroup(name, date, hasReason)
        : words.leaveNoted(sayWhen(context, day), hasReason, hearing)
    }
  }
}

/** The person's own answer in words about one of his turns. */
export async function answerTurn(context: Context, dayId: number, reading: ReplyReading): Promise<Reply> {
  const intent = intentOf(reading, null)
  const recorded = await recordAnswer(context, dayId, context.actor.personId, intent)
  return say(recorded === null ? words.noTurns : sayRecorded(context, recorded, intent))
}
