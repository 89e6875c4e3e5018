/**
 * Words while the bot waits for a town's answer to its county: what is somebody's answer to a notice, to a turn or to a swap,
 * or a command, is never taken for it. Why somebody is away is no business of the county's.
 */
import type { Context } from '../bot/command.ts'
import { isCount } from '../features/county/rules/reply.ts'
import { answerable } from '../features/meetings/commands/answer.ts'
import { readTurnReply, turnsMeant } from '../features/reception/commands/answer-words.ts'
import { isSwapAnswer } from '../features/reception/commands/swap-answers.ts'
import { whereSwapWaits } from '../features/reception/commands/where.ts'
import { findCommand } from './help.ts'
import type { Registry } from './registry.ts'

export async function isMeantElsewhere(
  registry: Registry,
  here: readonly Context[],
  text: string,
): Promise<boolean> {
  if (beginsAsCommand(registry, text)) return true
  if (isSwapAnswer(text) && (await whereSwapWaits(here)).length > 0) return true
  for (const context of here) {
    const { answer, proxyFor } = readTurnReply(context, text)
    if (answer === 'leave' && proxyFor !== null) return true
    if (answer !== 'leave' && (answer !== 'attend' || proxyFor !== null || isCount(text))) continue
    if ((await answerable(context)).length > 0) return true
    if ((await turnsMeant(context, text)).turns.length > 0) return true
  }
  return false
}

/** 准假 张三 is a command without its slash, 建议12件 is a report. */
function beginsAsCommand(registry: Registry, text: string): boolean {
  const found = findCommand(registry, text)
  return found !== null && found.rest !== '' && /\s$/u.test(text.trimEnd().slice(0, -found.rest.length))
}
