/**
 * Somebody who stands in several rosters and speaks where no group decides. What can be meant in one congress only
 * is meant there; else the bot asks with a card, and what was said is then done in the congress that is chosen.
 */
import { type Command, type Context, type OpenContext, placeOf } from '../bot/command.ts'
import type { Click } from '../bot/incoming.ts'
import type { Card, Reply } from '../bot/reply.ts'
import { newTaskId } from '../bot/task-id.ts'
import { settingsOf } from '../features/congress/settings.ts'
import {
  ask,
  endChoice,
  isOfCard,
  latestQuestion,
  newCard,
  type Question,
  settleQuestion,
} from '../features/dialogue/store.ts'
import { tellPrivately } from '../features/notes/outreach.ts'
import type { Right } from '../features/notes/types.ts'
import { readSuggestionStanding } from '../features/suggestions/store/standing.ts'
import { fold } from '../language/normalise.ts'
import * as words from './texts.ts'

/** The message in each of the congresses that it may be about; none for a stranger. */
export const contextsOf = (context: OpenContext): Context[] =>
  context.memberships.map(({ tenant, actor }) => ({ ...context, tenant, actor }))

/** As if nothing else could be meant. */
export const settled = (context: Context): Context => ({
  ...context,
  memberships: [{ tenant: context.tenant, actor: context.actor }],
})

/** @returns where the command is run; several: the person has to be asked */
export async function narrowed(
  allowed: readonly Context[],
  command: Extract<Command, { narrow?: unknown }>,
  rest: string,
): Promise<readonly Context[]> {
  if (allowed.length < 2 || command.everywhere === true) return allowed.slice(0, 1)
  const fitting = (await command.narrow?.(allowed, rest)) ?? allowed
  return fitting.length > 0 ? fitting : allowed.slice(0, 1)
}

/** What is said to somebody of several congresses tells of which one it speaks; some cards say so themselves. */
export function signed(here: readonly Context[], { tenant }: Context, reply: Reply): Reply {
  if (here.length < 2) return reply
  switch (reply.kind) {
    case 'text':
      return { ...reply, text: words.ofCongress(tenant.name, reply.text) }
    case 'card': {
      const { title, desc = '' } = reply.card
      return `${title}${desc}`.includes(tenant.name)
        ? reply
        : { ...reply, card: { ...reply.card, desc: words.congressInFront(tenant.name, desc) } }
    }
    case 'update':
    case 'silent':
      return reply
  }
}

export const congressAction = 'congress'
const choiceKey = 'congress'
/** A card has at most six buttons, a drop-down ten options (wecom-protocol 5.2); a name can be typed, too. */
const maxButtons = 6
const maxOptions = 10

/** @param said the person's words, to be done when it is known where */
export async function askCongress(contexts: readonly Context[], said: string): Promise<Reply> {
  const [first] = contexts
  if (first === undefined) throw new Error('nobody to ask')
  const { tx, actor, now, origin } = first
  const asked = newCard()
  const question = { about: 'which_congress', words: said, card: asked } as const
  await ask(tx, actor.personId, placeOf(origin), question, now)
  const tenants = contexts.map(context => context.tenant)
  const card = {
    taskId: newTaskId('congress'),
    title: words.whichCongressTitle,
    body: words.whichCongress(tenants.map(tenant => tenant.name)),
  }
  if (tenants.length <= maxButtons) {
    const buttons = tenants.map(({ id, name }) => ({ text: name, key: `${congressAction}:${id}.${asked}` }))
    return { kind: 'card', card: { ...card, buttons } }
  }
  const options = tenants.slice(0, maxOptions).map(({ id, name }) => ({ id: String(id), text: name }))
  const select = { key: choiceKey, title: words.whichCongressTitle, options }
  return {
    kind: 'card',
    card: { ...card, select, buttons: [{ text: words.choose, key: `${congressAction}:.${asked}` }] },
  }
}

interface Chosen {
  readonly context: Context
  /** What was said before the question. */
  readonly said: string
}

/** The congress that was pressed, for the words that its card asked about; the question is settled. */
export async function chosenByClick(
  here: readonly Context[],
  click: Click,
  argument: string,
): Promise<Chosen | 'over' | 'superseded'> {
  const [pressed = '', card = ''] = argument.split('.')
  const id = pressed === '' ? click.selected.get(choiceKey)?.[0] : pressed
  const asked = await openQuestionOf(here)
  if (asked?.question.about === 'which_congress' && !isOfCard(asked.question, card)) return 'superseded'
  return (await settle(here, asked, ({ tenant }) => String(tenant.id) === id)) ?? 'over'
}

/** He goes on to something that changes things: what waits for a choice is left behind. */
export async function endChoiceOf(here: readonly Context[]): Promise<void> {
  const [first] = here
  if (first === undefined) return
  const personIds = here.map(context => context.actor.personId)
  await endChoice(first.tx, personIds, placeOf(first.origin))
}

/** The same, typed: 云溪镇. */
export const chosenByName = (
  here: readonly Context[],
  asked: Asked | null,
  text: string,
): Promise<Chosen | null> =>
  settle(here, asked, ({ tenant }) =>
    [tenant.name, words.congressName(tenant.name)].map(fold).includes(fold(text)),
  )

export interface Asked {
  readonly context: Context
  readonly question: Question
}

/** The bot's last question to this person, in whichever congress. */
export async function openQuestionOf(here: readonly Context[]): Promise<Asked | null> {
  const [first] = here
  if (first === undefined) return null
  const personIds = here.map(context => context.actor.personId)
  const asked = await latestQuestion(first.tx, personIds, placeOf(first.origin), first.now)
  const context = here.find(one => one.actor.personId === asked?.personId)
  return asked === null || context === undefined ? null : { context, question: asked.question }
}

async function settle(
  here: readonly Context[],
  asked: Asked | null,
  isMeant: (context: Context) => boolean,
): Promise<Chosen | null> {
  const context = here.find(isMeant)
  if (asked?.question.about !== 'which_congress' || context === undefined) return null
  await settleQuestion(context.tx, asked.context.actor.personId, placeOf(context.origin))
  return { context: settled(context), said: asked.question.words }
}

/** A card has room for so much text; the rest of a long list would be cut off. */
const maxCardText = 400

/** What the words came to, as the answer to the click on the card that asked: the card becomes it. */
export async function onCard(context: Context, click: Click, reply: Reply): Promise<Reply> {
  switch (reply.kind) {
    case 'card':
      return updated({ ...reply.card, taskId: click.taskId })
    case 'text': {
      const isLong = [...reply.text].length > maxCardText
      if (isLong) await sendAfter(context, reply.text)
      const body = isLong ? words.comesNext : reply.text
      return updated({
        taskId: click.taskId,
        title: words.congressName(context.tenant.name),
        body,
        buttons: [{ text: words.mine, key: 'mine', style: 'plain' }],
      })
    }
    case 'update':
    case 'silent':
      return reply
  }
}

/** The name typed chooses, too, and is answered in words. The card can be pressed again for another. */
export const typeForLink = ({ taskId, key }: Click, { name }: Context['tenant']): Reply =>
  updated({
    taskId,
    title: words.congressName(name),
    body: words.typeForLink(name),
    buttons: [{ text: words.choose, key, style: 'plain' }],
  })

const updated = (card: Card): Reply => ({ kind: 'update', audience: 'clicker', card })

/** An answer is for whoever asked, as long as he is what he was. */
async function asAsked(tx: Context['tx'], actor: Context['actor']): Promise<Right> {
  const { isClerk, officeIds } = await readSuggestionStanding(tx, actor)
  return { as: 'asker', isClerk, officeIds }
}

async function sendAfter({ tx, clock, now, tenant, actor, botName }: Context, text: string): Promise<void> {
  const word = {
    congressId: tenant.id,
    personIds: [actor.personId],
    text,
    rights: [await asAsked(tx, actor)],
    subject: `person:${actor.personId}`,
  }
  const { quietHours } = settingsOf(tenant)
  await tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}
