import { accountOf } from '../bot/account.ts'
import { mayUse } from '../bot/actor.ts'
import { type Button, type Context, isBusinessOf, type OpenContext } from '../bot/command.ts'
import type { Click } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { refused, whoIsStrange } from './refusals.ts'
import type { Registry } from './registry.ts'
import { routeText } from './route-text.ts'
import * as words from './texts.ts'
import { chosenByClick, congressAction, contextsOf, onCard, settled, typeForLink } from './which-congress.ts'

export interface Pressed {
  readonly reply: Reply
  /** Nothing was done and nothing shown: not for whoever pressed, or over. */
  readonly isRefused: boolean
}

/** A button of a card. Cards can be pressed for years: what it was for may be long over, or somebody else's. */
export const routeClick = async (registry: Registry, context: OpenContext, click: Click): Promise<Reply> =>
  (await press(registry, context, click)).reply

export async function press(registry: Registry, context: OpenContext, click: Click): Promise<Pressed> {
  const { action, argument } = splitKey(click.key)
  const button = registry.byAction.get(action)
  const done = (reply: Reply): Pressed => ({ reply, isRefused: false })
  const told = (sentence: string): Pressed => ({ reply: refusal(click, sentence), isRefused: true })
  const here = contextsOf(context)
  if (action === congressAction) {
    // A card has no room for a link, and nothing said behind it can carry one: then nothing was done, and the question stays.
    await context.tx.sql`savepoint congress_choice`
    const chosen = await chosenByClick(here, click, argument)
    if (chosen === 'over') return told(words.choiceIsOver)
    if (chosen === 'superseded') return told(words.choiceIsSuperseded)
    const reply = await routeText(registry, chosen.context, chosen.said)
    if (reply.kind !== 'text' || [reply.link ?? []].flat().length === 0)
      return done(await onCard(chosen.context, click, reply))
    await context.tx.sql`rollback to savepoint congress_choice`
    return done(typeForLink(click, chosen.context.tenant))
  }
  if (button === undefined) return told(words.unknownButton)
  const account = accountOf(context.origin)
  // As it is registered: what a card says may be anything.
  account.button = action
  const member = await whereClicked(here, button, click, argument)
  if (member !== null) {
    account.congress = member.tenant.id
    account.person = member.actor.personId
  }
  if (member === null) return told(await whoIsStrange(context))
  if (!isBusinessOf(button, member.tenant)) return told(words.notYourButton)
  if (mayUse(button.who, member.actor))
    return done(await button.press(button.everywhere === true ? member : settled(member), click, argument))
  await refused(member, action)
  return told(words.mayNotPress(button.who))
}

const refusal = (click: Click, sentence: string): Reply => ({
  kind: 'update',
  audience: 'clicker',
  card: {
    taskId: click.taskId,
    title: words.cardTitle,
    body: sentence,
    buttons: [{ text: words.tryAgain, key: click.key, style: 'plain' }],
  },
})

/** The congress of what was clicked on; where the card does not tell, one in which the person may press it. */
async function whereClicked(
  here: readonly Context[],
  button: Button,
  click: Click,
  argument: string,
): Promise<Context | null> {
  const [first, ...others] = here
  if (first === undefined || others.length === 0) return first ?? null
  const congressId = (await button.congressOf?.(first.tx, click, argument)) ?? null
  const meant = here.find(({ tenant }) => tenant.id === congressId)
  const fits = ({ actor, tenant }: Context) => mayUse(button.who, actor) && isBusinessOf(button, tenant)
  return meant ?? here.find(fits) ?? first
}

function splitKey(key: string): { action: string; argument: string } {
  const colon = key.indexOf(':')
  return colon === -1
    ? { action: key, argument: '' }
    : { action: key.slice(0, colon), argument: key.slice(colon + 1) }
}
