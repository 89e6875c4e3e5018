/**
 * A number said where a card was told in words, because the place takes none (channels/menus.ts): what stands beside it is
 * done, as if it had been pressed. What a card would show its clicker alone is not said aloud in a group.
 */
import type { OpenContext } from '../bot/command.ts'
import { withoutMention } from '../bot/grammar.ts'
import type { Click } from '../bot/incoming.ts'
import { type Reply, say } from '../bot/reply.ts'
import { newTaskId } from '../bot/task-id.ts'
import { findChoice } from '../channels/menus.ts'
import { placeOfOrigin, placeTarget } from '../channels/target.ts'
import { findAnswerable, numberOfMeeting } from '../features/meetings/store/meetings.ts'
import { readChosenNumber } from '../language/chosen-number.ts'
import { fold } from '../language/normalise.ts'
import type { Registry } from './registry.ts'
import { type Pressed, press } from './route-click.ts'
import { routeText } from './route-text.ts'
import * as words from './texts.ts'
import { type Asked, congressAction, contextsOf, openQuestionOf } from './which-congress.ts'

/** @returns null when the words are no number that stands before something here */
export async function routeNumber(
  registry: Registry,
  context: OpenContext,
  said: string,
): Promise<Reply | null> {
  const number = readChosenNumber(fold(withoutMention(said, context.botName)))
  if (number === null) return null
  const place = placeTarget(placeOfOrigin(context.origin))
  const choice = await findChoice(context.tx, place, number, context.now)
  if (choice === null) return null
  const asked = await openQuestionOf(contextsOf(context))
  // The bot's own question takes the number of a notice, and that is what whoever was asked says.
  if (asked?.question.about === 'which_meeting') {
    if (actionOf(choice.key) !== 'which' || (await isOneOfHis(asked, number, context.now))) return null
  }
  const inWords = await asWords(context, choice.key)
  if (inWords !== null) return routeText(registry, context, inWords)
  const { taskId, key, question, option } = choice
  const selected: Click['selected'] =
    question === null || option === null ? new Map() : new Map([[question, [option]]])
  const isInGroup = context.origin.chat.type === 'group'
  return aloud(await press(registry, context, { taskId, key, selected }), actionOf(key), isInGroup)
}

/** Its question stood beside other numbers than those of the notices (channels/menus.ts); an older one need not have. */
async function isOneOfHis({ context: { tx, actor } }: Asked, number: number, now: Date): Promise<boolean> {
  const his = await findAnswerable(tx, actor.personId, now)
  return his.some(meeting => meeting.number === number)
}

/** Answers to a notice have words of their own, and these are answered with more than a card shows. */
async function asWords({ tx }: OpenContext, key: string): Promise<string | null> {
  const action = actionOf(key)
  if (action !== 'attend' && action !== 'leave' && action !== 'list') return null
  const number = await numberOfMeeting(tx, Number.parseInt(key.slice(action.length + 1), 10))
  return number === null ? null : words.pressed[action](number)
}

/** What words would be answered with in the group just the same. */
const sayable: ReadonlySet<string> = new Set(['which', 'dutyok', 'dutyleave', 'swapday', congressAction])
/** The same, but for the requests of others, which stand below it. */
const firstLineSayable: ReadonlySet<string> = new Set(['swapyes', 'swapno'])

function aloud({ reply, isRefused }: Pressed, action: string, isInGroup: boolean): Reply {
  if (reply.kind !== 'update') return reply
  const { card, audience } = reply
  if (!isInGroup || audience === 'everyone')
    return { kind: 'card', card: { ...card, taskId: newTaskId('menu') } }
  const told = card.body ?? card.title
  if (isRefused || sayable.has(action)) return say(told)
  return say(firstLineSayable.has(action) ? (told.split('\n')[0] ?? told) : words.pressedAlone)
}

const actionOf = (key: string): string => key.split(':')[0] ?? key
