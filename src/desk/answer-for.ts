/** An answer for somebody else, by a clerk: to a notice, or about a turn of reception duty. */
import type { Context } from '../bot/command.ts'
import { takeNumber } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { checkInFor } from '../features/attendance/commands/roll-call.ts'
import { isPresenceSaid } from '../features/attendance/rules/said.ts'
import { answerFor } from '../features/meetings/commands/proxy.ts'
import { findAnswerable } from '../features/meetings/store/meetings.ts'
import { answerTurnFor, enterTurnAnswer, turnsOfOther } from '../features/reception/commands/duty-proxy.ts'
import { askedTurns } from '../features/reception/rules/duty-answer.ts'
import { proxyMeetingOrDuty } from '../features/reception/texts/duty.ts'
import { nameInFront } from '../features/roster/rules/name-in-front.ts'
import { peopleCalled } from '../features/roster/rules/names.ts'
import { activePeople } from '../features/roster/store/people.ts'
import { isAboutDuty } from '../language/duty-reply.ts'
import type { ReplyReading } from '../language/reply.ts'

/** `/代 张三 …`: about his turn where the words say so, or where nothing else of his is open. */
export async function answerForNamed(context: Context, text: string): Promise<Reply> {
  const { number, rest } = takeNumber(text)
  const found = nameInFront(await activePeople(context.tx, context.tenant.id), rest)
  const [person] = found?.people ?? []
  // A proxy's answer is no check-in (domain 4); that somebody is there a clerk enters who sees him.
  // 王秀兰 第1号 签到: the notice's number behind the name, too.
  const said = takeNumber(found?.rest ?? '')
  if (found !== null && isPresenceSaid(said.rest) && (number === null || said.number === null))
    return checkInFor(context, number ?? said.number, found.name, said.rest)
  if (number !== null || found === null || person === undefined || found.people.length > 1)
    return answerFor(context, text)
  const names =
    isAboutDuty(found.rest) || takeDay(found.rest, context.now, context.tenant.zone).kind === 'day'
  switch (names ? 'turn' : await whatIsOpen(context, person.id)) {
    case 'turn':
      return answerTurnFor(context, person, found.rest)
    case 'both':
      return say(proxyMeetingOrDuty(person.name))
    case 'meeting':
      return answerFor(context, text)
  }
}

/** Somebody's answer that a clerk reports in a sentence; null when it is about no turn. */
export async function answerForOther(
  context: Context,
  name: string,
  reading: ReplyReading,
  text: string,
): Promise<Reply | null> {
  const people = peopleCalled(await activePeople(context.tx, context.tenant.id), name)
  const [person] = people
  if (person === undefined || people.length > 1) return null
  const open = isAboutDuty(text) ? 'turn' : await whatIsOpen(context, person.id)
  if (open === 'meeting') return null
  if (open === 'both') return say(proxyMeetingOrDuty(person.name))
  const taken = takeDay(text, context.now, context.tenant.zone)
  return enterTurnAnswer(context, person, reading, taken.kind === 'day' ? taken.day : null)
}

async function whatIsOpen(context: Context, personId: number): Promise<'turn' | 'meeting' | 'both'> {
  const { tx, now, tenant } = context
  const turns = askedTurns(await turnsOfOther(context, personId), now, tenant.zone)
  if (turns.length === 0) return 'meeting'
  return (await findAnswerable(tx, personId, now)).length === 0 ? 'turn' : 'both'
}
