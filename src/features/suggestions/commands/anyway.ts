import { type Context, defineButton, placeOf } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import type { Reply } from '../../../bot/reply.ts'
import { openQuestion, settleQuestion, type WaitingSuggestion } from '../../dialogue/store.ts'
import { isSure } from '../rules/sure.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { suggestionOfMessage } from '../store/suggestions.ts'
import * as words from '../texts/hand-in.ts'
import { enter } from './enter.ts'
import { shownOn } from './shown.ts'

/**
 * 仍然提出: hands in what waits although something like it is open. Once: the question is settled with it, and whoever
 * clicks again is shown what he handed in.
 */
export const handInAnyway = defineButton({
  action: 'sg_anyway',
  who: 'members',
  congressOf: async (_tx, _click, argument) => parted(argument).congressId,
  async press(context, click, argument) {
    const { msgid } = parted(argument)
    const before = await handedInWith(context, click, msgid)
    if (before !== null) return before
    const { tx, actor, now, origin } = context
    const place = placeOf(origin)
    const question = await openQuestion(tx, actor.personId, place, now)
    if (question?.about !== 'similar_suggestions' || question.msgid !== msgid)
      return told(click, words.choiceIsOver)
    if (!(await settleQuestion(tx, actor.personId, place)))
      return (await handedInWith(context, click, msgid)) ?? told(click, words.choiceIsOver)
    return onCard(click, await enter(context, question.kind, question.words, { msgid }))
  },
})

/** The same in words. @returns null when they say something else */
export async function enterAnyway(
  context: Context,
  waiting: WaitingSuggestion,
  text: string,
): Promise<Reply | null> {
  if (!isSure(text)) return null
  const { tx, actor, origin } = context
  await settleQuestion(tx, actor.personId, placeOf(origin))
  return enter(context, waiting.kind, waiting.words, { msgid: waiting.msgid })
}

function parted(argument: string): { readonly congressId: number | null; readonly msgid: string } {
  const [, id, msgid = ''] = /^(\d{1,9})\.(.*)$/su.exec(argument) ?? []
  return { congressId: id === undefined ? null : Number(id), msgid }
}

async function handedInWith(context: Context, click: Click, msgid: string): Promise<Reply | null> {
  const { tx, tenant, actor, origin } = context
  const by = { congressId: tenant.id, personId: actor.personId }
  const item = await suggestionOfMessage(tx, by, { bot: origin.bot, msgid })
  return item === null ? null : shownOn(context, click, item, await readSuggestionStanding(tx, actor))
}

/** What the words came to, as the answer to the click: the card becomes it. */
function onCard(click: Click, reply: Reply): Reply {
  if (reply.kind === 'card')
    return { kind: 'update', audience: 'clicker', card: { ...reply.card, taskId: click.taskId } }
  return reply.kind === 'text' ? told(click, reply.text) : reply
}

function told({ taskId }: Click, sentence: string): Reply {
  const buttons = [{ text: words.mineButton, key: 'mine', style: 'plain' as const }]
  return {
    kind: 'update',
    audience: 'clicker',
    card: { taskId, title: words.similarTitle, body: sentence, buttons },
  }
}
