import { accountOf } from '../bot/account.ts'
import { mayUse } from '../bot/actor.ts'
import {
  type Asking,
  type Command,
  type Context,
  isBusinessOf,
  type OpenContext,
  placeOf,
} from '../bot/command.ts'
import { afterSlash, withoutMention } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { checkIn } from '../features/attendance/commands/check-in.ts'
import { leaveEarly } from '../features/attendance/commands/leave-early.ts'
import { attendanceSaid, numberInFront } from '../features/attendance/rules/said.ts'
import { replyToCounty } from '../features/county/commands/reply.ts'
import { isForShown } from '../features/county/rules/reply.ts'
import { settleQuestion } from '../features/dialogue/store.ts'
import { answerWords } from '../features/meetings/commands/answer.ts'
import { continueDraft } from '../features/meetings/commands/notice.ts'
import { isSwapAnswer } from '../features/reception/commands/swap-answers.ts'
import { findDay } from '../features/reception/store/days.ts'
import { enterAnyway } from '../features/suggestions/commands/anyway.ts'
import { isNumberAlone } from '../language/chosen-number.ts'
import { looksLikeNotice } from '../language/looks-like-notice.ts'
import { fold } from '../language/normalise.ts'
import { type Withheld, withheld, withoutParticle } from '../language/order.ts'
import { readReply } from '../language/reply.ts'
import { answerChosenTurn } from './answer-commands.ts'
import { answerAnything, whereMeant } from './answer-words.ts'
import { findCommand, help, helpNames, suggestion } from './help.ts'
import { isMeantElsewhere } from './meant-elsewhere.ts'
import { refused, stranger } from './refusals.ts'
import type { Registry } from './registry.ts'
import * as words from './texts.ts'
import {
  type Asked,
  askCongress,
  chosenByName,
  contextsOf,
  endChoiceOf,
  narrowed,
  openQuestionOf,
  settled,
  signed,
} from './which-congress.ts'

/** What was said: a command, a word for help, the answer to the bot's last question, or to a notice. */
export async function routeText(registry: Registry, context: OpenContext, said: string): Promise<Reply> {
  const text = withoutMention(said, context.botName)
  const afterTheSlash = afterSlash(text)
  if (afterTheSlash !== null) return routeCommand(registry, context, afterTheSlash)
  if (text === '')
    return say(context.origin.chat.type === 'group' ? words.onlyMention(context.botName) : words.empty)
  if (helpNames.has(fold(text))) return say(help(registry, asking(context), voiceOf(context), ''))
  const bare = bareCommand(registry, text, context.actor !== null)
  if (bare !== null) return runCommand(context, bare.command, bare.rest, text)
  return context.memberships.length === 0 ? stranger(context) : routeWords(registry, context, text)
}

/** Somebody who stands in several rosters is helped with all that he may do in any of them. */
const asking = (context: OpenContext): readonly Asking[] =>
  context.memberships.length > 0 ? context.memberships : [context]

const voiceOf = ({ botName, origin }: OpenContext) => ({ botName, isApp: origin.line.kind === 'app' })

/** `我的`, `名单 3`, `我是 张三`, `我建议议题 …`: commands that are understood without the slash. */
function bareCommand(
  registry: Registry,
  text: string,
  known: boolean,
): { command: Command; rest: string } | null {
  const attended = ofAttendance(registry, text)
  if (attended !== null) return attended
  const found = findCommand(registry, text)
  if (found === null) return null
  if (known && found.command.begins?.some(words => fold(text).startsWith(fold(words))) === true) return found
  if ((found.command.bare ?? false) === false) return null
  // «我是张三，参加» is an answer when we know who speaks, and a claim when we do not.
  return found.rest === '' ||
    (found.command.bare === 'with_words' && isDivided(text, found.rest)) ||
    /^\d{1,4}号?$/u.test(fold(found.rest)) ||
    (found.command.who === 'anyone' && !known)
    ? found
    : null
}

/** 第1号签到, 签到 第1号会议, 1号会早退 有事: the command that it is with the number in front. */
function ofAttendance(registry: Registry, text: string): { command: Command; rest: string } | null {
  const said = attendanceSaid(text)
  if (said === null || said.act === 'late') return null
  const command = registry.byName.get(said.act === 'check_in' ? checkIn.name : leaveEarly.name)
  if (command === undefined) return null
  return {
    command,
    rest: [...(said.number === null ? [] : [numberInFront(said.number)]), said.rest].join(' ').trim(),
  }
}

/** «早退 村里有事» is said to the bot, «早退可以吗» is not. */
const isDivided = (text: string, rest: string): boolean => {
  const head = text.trimEnd().slice(0, -rest.length)
  return /[\s,，:：。]$/u.test(head)
}

async function routeCommand(registry: Registry, context: OpenContext, body: string): Promise<Reply> {
  if (body === '') return say(words.onlySlash)
  const [head = ''] = fold(body).split(/[\s:：]/u)
  for (const name of helpNames) {
    if (head.startsWith(name))
      return say(
        help(registry, asking(context), voiceOf(context), body.slice(name.length).replace(/^[\s/／]+/u, '')),
      )
  }
  const found = findCommand(registry, body)
  if (found !== null) return runCommand(context, found.command, found.rest, `/${body}`)
  const typed = [...(body.split(/\s/u)[0] ?? body)].slice(0, 12).join('')
  return say(words.unknownCommand(typed, suggestion(registry, body)))
}

/** @param said the whole of the words, for the case that they have to wait */
async function runCommand(
  context: OpenContext,
  command: Command,
  typed: string,
  said: string,
): Promise<Reply> {
  const rest = command.order === undefined ? typed : withoutParticle(typed, command.order)
  const account = accountOf(context.origin)
  account.command = command.name
  if (command.who === 'anyone') {
    const why = whyNotOrdered(command, rest)
    return why === null ? command.run(context, rest) : say(words.notOrdered(command, why))
  }
  const here = contextsOf(context)
  const [member] = here
  if (member === undefined) return stranger(context)
  const may = here.filter(({ actor }) => mayUse(command.who, actor))
  const allowed = may.filter(({ tenant }) => isBusinessOf(command, tenant))
  const [where, ...others] = await narrowed(allowed, command, rest)
  if (where === undefined && may.length > 0) return say(words.notBusinessOf(command.name, member.tenant.kind))
  if (where === undefined) {
    await refused(member, command.name, rest)
    return say(words.mayNot(command.name, command.who))
  }
  if (others.length > 0) return askCongress([where, ...others], said)
  account.congress = where.tenant.id
  account.person = where.actor.personId
  const why = whyNotOrdered(command, rest)
  if (why !== null) return say(words.notOrdered(command, why))
  if (command.order !== undefined || command.alters === true) await endChoiceOf(here)
  return command.everywhere === true
    ? command.run(where, rest)
    : signed(here, where, await command.run(settled(where), rest))
}

const whyNotOrdered = ({ name, aliases, order }: Command, rest: string): Withheld | null =>
  order === undefined ? null : withheld(rest, [name, ...aliases], order)

/** Words without a slash: the answer to the bot's last question, or to a notice. */
async function routeWords(registry: Registry, context: OpenContext, text: string): Promise<Reply> {
  const here = contextsOf(context)
  const asked = await openQuestionOf(here)
  const chosen = await chosenByName(here, asked, text)
  if (chosen !== null) return routeText(registry, chosen.context, chosen.said)
  const reply = asked === null ? null : await answerQuestion(registry, here, asked, text)
  if (reply !== null && asked !== null) return signed(here, asked.context, reply)
  if (asked !== null && isAnswer(text)) await endChoiceOf(here)
  if (looksLikeNotice(text) && here.some(({ tenant }) => tenant.kind !== 'county'))
    return say(words.looksLikeNotice)
  const towns = here.filter(({ tenant }) => tenant.kind !== 'county')
  if (towns.length === 0) return say(words.countyHint)
  const concerned = towns.length > 1 ? await whereMeant(towns, text) : towns
  const [where, ...others] = concerned.length > 0 ? concerned : towns.slice(0, 1)
  if (where === undefined) return stranger(context)
  return others.length > 0
    ? askCongress(concerned, text)
    : signed(here, where, await answerAnything(settled(where), text))
}

/** What changes an answer to a notice, a turn or a swap. */
const isAnswer = (text: string): boolean => {
  const { answer } = readReply(text, 'one')
  return answer === 'attend' || answer === 'leave' || isSwapAnswer(text)
}

/** @returns null when the words are no answer to the bot's question */
async function answerQuestion(
  registry: Registry,
  here: readonly Context[],
  { context, question }: Asked,
  text: string,
): Promise<Reply | null> {
  const { tx, actor, origin } = context
  switch (question.about) {
    case 'meeting_draft':
      return continueDraft(settled(context), question.meetingId, text)
    case 'which_meeting':
      if (!isNumberAlone(fold(text))) return chosenByDay(settled(context), text)
      await settleQuestion(tx, actor.personId, placeOf(origin))
      return answerWords(settled(context), `第${fold(text).replace(/\D/gu, '')}号 ${question.words}`)
    case 'similar_suggestions':
      return enterAnyway(settled(context), question, text)
    case 'county_reply':
      if (!isForShown(question.words, text) && (await isMeantElsewhere(registry, here, text))) return null
      return replyToCounty(settled(context), question.words, text)
    case 'which_congress':
      return null
  }
}

/** `12月15日`: the turn that the waiting words are about. */
async function chosenByDay(context: Context, text: string): Promise<Reply | null> {
  const { tx, tenant, now } = context
  const taken = takeDay(text, now, tenant.zone)
  if (taken.kind !== 'day' || taken.rest !== '') return null
  const day = await findDay(tx, tenant.id, taken.day)
  return day === null ? null : answerChosenTurn(context, day, null)
}
