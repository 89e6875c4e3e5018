import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { takeDay } from '../../../calendar/leading-day.ts'
import { readDutyReply } from '../../../language/duty-reply.ts'
import type { ReplyReading } from '../../../language/reply.ts'
import { helpExample } from '../../meetings/texts/commands.ts'
import { sayWhen } from '../outreach/turns.ts'
import { type Turn, turnsSpokenOf } from '../rules/duty-answer.ts'
import { findDay } from '../store/days.ts'
import { lockReception } from '../store/rota.ts'
import { turnsOf } from '../store/turns.ts'
import * as words from '../texts/duty.ts'
import { answerTurn } from './answer-turn.ts'

/** The turns that words may be about: those of the day that they begin with, else those that such words are about. */
export async function turnsMeant(
  context: Context,
  text: string,
): Promise<{ readonly turns: Turn[]; readonly dayIsNamed: boolean }> {
  const { tx, tenant, actor, now } = context
  const all = await turnsOf(tx, actor.personId, now)
  const taken = takeDay(text, now, tenant.zone)
  if (taken.kind === 'day' && all.length > 0) {
    const day = await findDay(tx, tenant.id, taken.day)
    const turns = all.filter(turn => turn.day.id === day?.id)
    if (turns.length > 0) return { turns, dayIsNamed: true }
  }
  return { turns: turnsSpokenOf(all, text, now, tenant.zone), dayIsNamed: false }
}

/** Those of them that the words mean still, once nobody can move a day or change who is on duty. */
export async function turnsBehindLock(
  context: Context,
  seen: readonly Turn[],
  text: string,
): Promise<readonly Turn[]> {
  if (seen.length === 0) return seen
  await lockReception(context.tx, context.tenant.id)
  const { turns } = await turnsMeant(context, text)
  return turns.filter(turn => seen.some(({ day }) => day.id === turn.day.id))
}

/** Words about this one turn: an answer is written down, anything else is answered and changes nothing. */
export async function wordsAboutTurn(context: Context, turn: Turn, text: string): Promise<Reply> {
  const reading = readTurnReply(context, text)
  const when = sayWhen(context, turn.day)
  switch (reading.answer) {
    case 'attend':
    case 'leave':
      return answerTurn(context, turn.day.id, reading)
    case 'acknowledge':
      return say(
        turn.duty.standing === 'silent'
          ? words.acknowledged(when)
          : words.acknowledgedAnswered(when, turn.duty.standing),
      )
    case 'unsure':
      return say(words.unsure(when))
    case 'none':
      return say(
        turn.duty.standing === 'leave' && turn.duty.reason === null
          ? words.ifReason(context.origin.chat.type === 'group' ? null : [...text].slice(0, 20).join(''))
          : words.notUnderstood(helpExample(context)),
      )
  }
}

/** The answer without the day that it begins with. */
export function readTurnReply({ now, tenant }: Pick<Context, 'now' | 'tenant'>, text: string): ReplyReading {
  const taken = takeDay(text, now, tenant.zone)
  return readDutyReply(taken.kind === 'day' ? taken.rest : text)
}
