import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { takeDay } from '../../../calendar/leading-day.ts'
import { readDutyReply, withoutDutyWord } from '../../../language/duty-reply.ts'
import type { ReplyReading } from '../../../language/reply.ts'
import type { Person } from '../../roster/types.ts'
import { askedTurns, type Turn } from '../rules/duty-answer.ts'
import { findDay } from '../store/days.ts'
import { lockReception } from '../store/rota.ts'
import { turnsOf } from '../store/turns.ts'
import * as words from '../texts/duty.ts'
import { intentOf, recordAnswer } from './answer-turn.ts'
import { sayDate, sayNoTakenDay } from './said-days.ts'

/**
 * An answer about somebody's turn, entered by a clerk: `12月15日值班 请假 住院`, `值班 确认`.
 * @param text what follows the name
 */
export async function answerTurnFor(context: Context, person: Person, text: string): Promise<Reply> {
  const taken = takeDay(withoutDutyWord(text), context.now, context.tenant.zone)
  if (taken.kind !== 'day' && taken.kind !== 'none') return say(sayNoTakenDay(taken))
  const reading = readDutyReply(withoutDutyWord(taken.rest))
  return enterTurnAnswer(context, person, reading, taken.kind === 'day' ? taken.day : null)
}

/** @param date null: the one turn that he was asked for */
export async function enterTurnAnswer(
  context: Context,
  person: Person,
  reading: ReplyReading,
  date: Day | null,
): Promise<Reply> {
  const { tx, tenant, actor } = context
  if (reading.answer !== 'attend' && reading.answer !== 'leave')
    return say(words.proxyNeedsAnswer(person.name))
  await lockReception(tx, tenant.id)
  const near = await turnsOfOther(context, person.id)
  if (date === null && near.length > 1) {
    const dates = near.map(({ day }) => sayDate(context, day))
    return say(words.proxyWhich(person.name, dates))
  }
  const day = date === null ? (near[0]?.day ?? null) : await findDay(tx, tenant.id, date)
  if (day === null) return say(words.proxyNoTurn(person.name))
  const intent = intentOf(reading, actor.personId)
  const recorded = await recordAnswer(context, day.id, person.id, intent)
  const said = sayDate(context, day)
  switch (recorded?.outcome.kind) {
    case undefined:
    case 'shown_otherwise':
    case 'not_on_duty':
      return say(words.notOnDutyOther(person.name, said))
    case 'cancelled':
      return say(words.cancelled(said))
    case 'over':
      return say(words.over(said))
    case 'unchanged':
      return say(words.proxyUnchanged(person.name, said))
    case 'changed':
      return say(words.proxyNoted(person.name, said, intent.answer))
  }
}

/** The turns that somebody was asked for; if none, all that he has. */
export async function turnsOfOther({ tx, tenant, now }: Context, personId: number): Promise<Turn[]> {
  const all = await turnsOf(tx, personId, now)
  const asked = askedTurns(all, now, tenant.zone)
  return asked.length > 0 ? asked : all
}
