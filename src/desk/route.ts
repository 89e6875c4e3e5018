/**
 * Which handler answers a message. Nobody is answered with silence: whoever may not is told who may, what is
 * not understood is told so, with the next step.
 */
import { mayUse } from '../bot/actor.ts'
import { type Command, type Context, type OpenContext, placeOf } from '../bot/command.ts'
import { afterSlash, takeNumber, withoutMention } from '../bot/grammar.ts'
import type { Click, Incoming } from '../bot/incoming.ts'
import { type Reply, say, silent } from '../bot/reply.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { openQuestion, settleQuestion } from '../features/dialogue/store.ts'
import { answerWords } from '../features/meetings/commands/answer.ts'
import { continueDraft } from '../features/meetings/commands/notice.ts'
import { idOfNumber } from '../features/meetings/store/meetings.ts'
import { takeNotes } from '../features/notes/store.ts'
import { newNotes } from '../features/notes/texts.ts'
import { hasLeft } from '../features/roster/store/people.ts'
import { looksLikeNotice } from '../language/looks-like-notice.ts'
import { fold } from '../language/normalise.ts'
import { findCommand, help, helpNames, suggestion } from './help.ts'
import type { Registry } from './registry.ts'
import * as words from './texts.ts'

export async function route(registry: Registry, context: OpenContext, incoming: Incoming): Promise<Reply> {
  switch (incoming.kind) {
    case 'text':
      return withNotes(context, await routeText(registry, context, incoming.text))
    case 'click':
      return routeClick(registry, context, incoming.click)
    case 'enter':
      return withNotes(context, say(words.greeting(context.actor?.name ?? null, context.botName)))
    case 'media':
      return say(words.mediaReceived(incoming.media))
    case 'stream':
      return say(words.streamOver)
    case 'feedback':
    case 'unknown':
      return silent
  }
}

async function routeText(registry: Registry, context: OpenContext, said: string): Promise<Reply> {
  const text = withoutMention(said, context.botName)
  const afterTheSlash = afterSlash(text)
  if (afterTheSlash !== null) return routeCommand(registry, context, afterTheSlash)
  if (text === '')
    return say(context.origin.chat.type === 'group' ? words.onlyMention(context.botName) : words.empty)
  if (helpNames.has(fold(text))) return say(help(registry, context, context.botName, ''))
  const bare = bareCommand(registry, text, context.actor !== null)
  if (bare !== null) return runCommand(context, bare.command, bare.rest)
  const member = membersOnly(context)
  return member === null ? stranger(context) : routeWords(member, text)
}

/** `我的`, `名单 3`, `我是 张三`: commands that are understood without the slash. */
function bareCommand(
  registry: Registry,
  text: string,
  known: boolean,
): { command: Command; rest: string } | null {
  const found = findCommand(registry, text)
  if (found === null || found.command.bare !== true) return null
  // «我是张三，参加» is an answer when we know who speaks, and a claim when we do not.
  return found.rest === '' ||
    /^\d{1,4}号?$/u.test(fold(found.rest)) ||
    (found.command.who === 'anyone' && !known)
    ? found
    : null
}

async function routeCommand(registry: Registry, context: OpenContext, body: string): Promise<Reply> {
  if (body === '') return say(words.onlySlash)
  const [head = ''] = fold(body).split(/[\s:：]/u)
  for (const name of helpNames) {
    if (head.startsWith(name))
      return say(help(registry, context, context.botName, body.slice(name.length).replace(/^[\s/／]+/u, '')))
  }
  const found = findCommand(registry, body)
  if (found !== null) return runCommand(context, found.command, found.rest)
  const typed = [...(body.split(/\s/u)[0] ?? body)].slice(0, 12).join('')
  return say(words.unknownCommand(typed, suggestion(registry, body)))
}

async function runCommand(context: OpenContext, command: Command, rest: string): Promise<Reply> {
  if (command.who === 'anyone') return command.run(context, rest)
  const member = membersOnly(context)
  if (member === null) return stranger(context)
  if (mayUse(command.who, member.actor)) return command.run(member, rest)
  await refused(member, command.name, rest)
  return say(words.mayNot(command.name, command.who))
}

/** Words without a slash: the answer to the bot's last question, or to a notice. */
async function routeWords(context: Context, text: string): Promise<Reply> {
  const { tx, actor, now, origin } = context
  const place = placeOf(origin)
  const question = await openQuestion(tx, actor.personId, place, now)
  if (question?.about === 'meeting_draft') {
    const reply = await continueDraft(context, question.meetingId, text)
    if (reply !== null) return reply
  }
  if (question?.about === 'which_meeting' && /^第?\d{1,4}[号个]?$/u.test(fold(text))) {
    await settleQuestion(tx, actor.personId, place)
    return answerWords(context, `第${fold(text).replace(/\D/gu, '')}号 ${question.words}`)
  }
  if (looksLikeNotice(text)) return say(words.looksLikeNotice)
  return answerWords(context, text)
}

async function routeClick(registry: Registry, context: OpenContext, click: Click): Promise<Reply> {
  const { action, argument } = splitKey(click.key)
  const button = registry.byAction.get(action)
  const told = (sentence: string): Reply => ({
    kind: 'update',
    audience: 'clicker',
    card: {
      taskId: click.taskId,
      title: words.cardTitle,
      body: sentence,
      buttons: [{ text: words.tryAgain, key: click.key, style: 'plain' }],
    },
  })
  if (button === undefined) return told(words.unknownButton)
  const member = membersOnly(context)
  if (member === null) return told(await whoIsStrange(context))
  if (mayUse(button.who, member.actor)) return button.press(member, click, argument)
  await refused(member, action)
  return told(words.mayNotPress(button.who))
}

function splitKey(key: string): { action: string; argument: string } {
  const colon = key.indexOf(':')
  return colon === -1
    ? { action: key, argument: '' }
    : { action: key.slice(0, colon), argument: key.slice(colon + 1) }
}

function membersOnly(context: OpenContext): Context | null {
  const { tenant, actor } = context
  return tenant === null || actor === null ? null : { ...context, tenant, actor }
}

async function stranger(context: OpenContext): Promise<Reply> {
  return say(
    context.tenant === null && context.origin.chat.type === 'group'
      ? words.unboundChat(context.botName)
      : await whoIsStrange(context),
  )
}

/** Somebody unknown, or somebody who was known until he left. */
const whoIsStrange = async ({ tx, origin, botName }: OpenContext): Promise<string> =>
  (await hasLeft(tx, origin.userid)) ? words.hasLeft : words.unknownPerson(botName)

/** @param words what followed the command: the notice that they name shows the refusal in its log */
async function refused(context: Context, action: string, words = ''): Promise<void> {
  const { tx, tenant, now, actor, origin } = context
  const { number } = takeNumber(words)
  const meetingId = number === null ? null : await idOfNumber(tx, tenant.id, number)
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action,
      outcome: 'refused',
      detail: { why: 'not_allowed' },
      message: { bot: origin.bot, msgid: origin.msgid },
      ...(meetingId === null ? {} : { subject: `meeting:${meetingId}` }),
    },
  ])
}

/** In a single chat, what waited for the person comes before the answer. */
async function withNotes(context: OpenContext, reply: Reply): Promise<Reply> {
  const { actor, origin, tx, now } = context
  if (actor === null || origin.chat.type !== 'single' || reply.kind !== 'text') return reply
  const notes = await takeNotes(tx, actor.personId, now)
  return notes.length === 0 ? reply : say(`${newNotes(notes)}\n\n${reply.text}`)
}
