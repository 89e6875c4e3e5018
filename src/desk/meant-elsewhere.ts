/**
 * Words while the bot waits for a town's answer to its county: what is somebody's answer to a notice, to a turn or to a swap,
 * or a command, is never taken for it. Why somebody is away is no business of the county's.
 */
import type { Context } from '../bot/command.ts'
import { attendanceSaid, isPresenceSaid, mentionsPresence } from '../features/attendance/rules/said.ts'
import { countsAbsent, isCount } from '../features/county/rules/reply.ts'
import { answerable } from '../features/meetings/commands/answer.ts'
import { whoseAnswer } from '../features/meetings/commands/whose.ts'
import { readTurnReply, turnsMeant } from '../features/reception/commands/answer-words.ts'
import { isSwapAnswer } from '../features/reception/commands/swap-answers.ts'
import { whereSwapWaits } from '../features/reception/commands/where.ts'
import { nameInFront } from '../features/roster/rules/name-in-front.ts'
import { peopleCalled } from '../features/roster/rules/names.ts'
import { activePeople } from '../features/roster/store/people.ts'
import { findCommand } from './help.ts'
import type { Registry } from './registry.ts'

export async function isMeantElsewhere(
  registry: Registry,
  here: readonly Context[],
  text: string,
): Promise<boolean> {
  if (beginsAsCommand(registry, text)) return true
  if (isSwapAnswer(text) && (await whereSwapWaits(here)).length > 0) return true
  for (const context of here) if (await isAnswerHere(context, text)) return true
  return false
}

/** Read as without a draft (`answer-words.ts`): whose it is cannot be told, a colleague's, his own, or that somebody is there. */
async function isAnswerHere(context: Context, text: string): Promise<boolean> {
  const { reading, doubt } = await whoseAnswer(context, text, said => readTurnReply(context, said))
  if (doubt !== null || attendanceSaid(text) !== null) return true
  const { answer, proxyFor } = reading
  if (answer === 'leave' && proxyFor === null && countsAbsent(text)) return false
  if (answer === 'leave' && (proxyFor !== null || !isCount(text))) return true
  if (await isPresenceOfSomebody(context, text)) return true
  if (answer === 'attend' && proxyFor !== null)
    return peopleCalled(await activePeople(context.tx, context.tenant.id), proxyFor).length > 0
  if (answer !== 'leave' && (answer !== 'attend' || isCount(text))) return false
  if ((await answerable(context)).length > 0) return true
  return (await turnsMeant(context, text)).turns.length > 0
}

async function isPresenceOfSomebody({ tx, tenant }: Context, text: string): Promise<boolean> {
  if (!mentionsPresence(text)) return false
  const inFront = nameInFront(await activePeople(tx, tenant.id), text)
  return inFront !== null && isPresenceSaid(inFront.rest)
}

/** 准假 张三 is a command without its slash, 建议12件 is a report. */
function beginsAsCommand(registry: Registry, text: string): boolean {
  const found = findCommand(registry, text)
  return found !== null && found.rest !== '' && /\s$/u.test(text.trimEnd().slice(0, -found.rest.length))
}
