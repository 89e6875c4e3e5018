/**
 * One message takes one command. Of several that were pasted together, a line each, all but the first would be taken for its
 * words: nothing is done, and who sent them is told which were found.
 */
import { mayUse } from '../bot/actor.ts'
import { isBusinessOf, type OpenContext } from '../bot/command.ts'
import { afterSlash, behindInnerSlashes, behindLeadingSlash, linesOf, numberSaid } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { fold } from '../language/normalise.ts'
import { findCommand, helpNames } from './help.ts'
import type { Registry } from './registry.ts'
import * as words from './texts.ts'

/** @returns null when there is one, or none; and where the first one is refused to whoever sent it, which does nothing either */
export function severalCommands(registry: Registry, context: OpenContext, said: string): Reply | null {
  const [first, ...others] = linesOf(said, context.botName)
  if (first === undefined) return null
  const body = afterSlash(first)
  const within = (line: string): string[] =>
    body === null || isHelp(body)
      ? []
      : behindInnerSlashes(line).flatMap(one => calledExactly(registry, one) ?? [])
  const beside = [
    ...within(first),
    ...others.flatMap(line => [called(registry, behindLeadingSlash(line)) ?? [], within(line)].flat()),
  ]
  if (beside.length === 0 || !isOpenTo(registry, context, body ?? first, body !== null)) return null
  const { chat } = context.origin
  const botName = chat.type === 'group' ? context.botName : null
  return say(
    body === null
      ? words.commandBesideWords(beside, botName)
      : words.severalCommands([called(registry, body) ?? typedHead(body), ...beside], botName),
  )
}

/** The first of them is his to use, or nothing but words. */
function isOpenTo(registry: Registry, context: OpenContext, first: string, isCommand: boolean): boolean {
  const command = findCommand(registry, first)?.command
  if (context.memberships.length === 0) return command?.who === 'anyone'
  if (!isCommand || command === undefined || command.who === 'anyone') return true
  const { who } = command
  return context.memberships.some(({ actor, tenant }) => mayUse(who, actor) && isBusinessOf(command, tenant))
}

const isHelp = (body: string): boolean => [...helpNames].some(name => fold(body).startsWith(name))

/** 答复 4: by what it is called, and of which number it is. */
function called(registry: Registry, body: string | null): string | null {
  if (body === null) return null
  const help = [...helpNames].find(name => /\p{L}/u.test(name) && fold(body).startsWith(name))
  if (help !== undefined) return help
  const found = findCommand(registry, body)
  if (found === null) return null
  const number = numberSaid(found.rest)
  return number === null ? found.name : `${found.name} ${number}`
}

/** Within a line a name goes on for nothing else: /会议室 is a place. */
function calledExactly(registry: Registry, body: string): string | null {
  const head = fold(/^\p{L}+/u.exec(body)?.[0] ?? '')
  return registry.byName.has(head) || helpNames.has(head) ? called(registry, body) : null
}

const typedHead = (body: string): string => [...(body.split(/\s/u)[0] ?? body)].slice(0, 12).join('')
