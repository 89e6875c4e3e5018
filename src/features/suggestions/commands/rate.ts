import { type Command, type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { takeSuggestionNumber } from '../rules/number.ts'
import { readRating } from '../rules/read-rating.ts'
import type { Standing } from '../rules/standing.ts'
import { choreOf } from '../rules/todo.ts'
import { readSuggestionStanding, signersGone } from '../store/standing.ts'
import { openItemsOf } from '../store/todo.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import type { Suggestion, Verdict } from '../types.ts'
import { perform } from './act.ts'
import { factsOf, isGroup } from './facts.ts'
import { signerIn } from './hands.ts'
import { forSigners } from './in-help.ts'
import { answerOne } from './outcome.ts'
import { mayBeShown, pickSuggestion, whereHis } from './pick.ts'

/** Every signer rates attitude and result; a bare 满意 is enough when one item waits for his rating. */

const satisfied = defineCommand({
  name: '满意',
  aliases: ['很满意', '非常满意'],
  order: { isText: true },
  bare: true,
  who: 'members',
  ...faces.satisfied,
  ...rating('satisfied', faces.typed.satisfied),
})
const basically = defineCommand({
  name: '基本满意',
  aliases: ['比较满意'],
  order: { isText: true },
  bare: true,
  who: 'members',
  ...faces.basically,
  ...rating('basically', faces.typed.basically),
})
const dissatisfied = defineCommand({
  name: '不满意',
  aliases: ['很不满意'],
  order: { isText: true },
  bare: true,
  who: 'members',
  ...faces.dissatisfied,
  ...rating('dissatisfied', faces.typed.dissatisfied),
})
const rate = defineCommand({
  name: '评价',
  aliases: ['评价建议', '满意度'],
  order: { isText: true },
  who: 'members',
  ...faces.rate,
  ...rating(null, faces.typed.rate),
})

export const ratingCommands = [satisfied, basically, dissatisfied, rate] as const

function rating(
  verdict: Verdict | null,
  command: string,
): Pick<Extract<Command, { who: 'members' | 'clerks' }>, 'run' | 'narrow'> & Pick<Command, 'inHelp'> {
  return {
    inHelp: forSigners,
    narrow: (contexts, text) =>
      takeSuggestionNumber(text).which === null
        ? whereRatingWaits(contexts)
        : whereHis('rate')(contexts, text),
    async run(context, text) {
      if (takeSuggestionNumber(text).which !== null) {
        const picked = await pickSuggestion(context, text, faces.rate.usage)
        return picked.item === null ? picked.reply : rateItem(context, picked, verdict, command)
      }
      const who = await readSuggestionStanding(context.tx, context.actor)
      const items = await waitingForRating(context, who)
      const [item, ...others] = items
      if (item === undefined) return say(asks.nothingToRate)
      if (others.length > 0) return say(asks.whichToRate(items))
      return rateItem(context, { item, who, rest: text }, verdict, command)
    },
  }
}

async function waitingForRating(context: Context, who: Standing): Promise<Suggestion[]> {
  const items = await openItemsOf(context.tx, context.tenant.id, { ...who, isClerk: false, officeIds: [] })
  return items.filter(item => choreOf(item, who)?.chore === 'rate' && mayBeShown(context, item, who))
}

async function whereRatingWaits(contexts: readonly Context[]): Promise<readonly Context[]> {
  const found = []
  for (const context of contexts) {
    const who = await readSuggestionStanding(context.tx, context.actor)
    if ((await waitingForRating(context, who)).length > 0) found.push(context)
  }
  return found
}

async function rateItem(
  context: Context,
  { item, who, rest }: { readonly item: Suggestion; readonly who: Standing; readonly rest: string },
  verdict: Verdict | null,
  command: string,
): Promise<Reply> {
  const signer = await signerIn(context, rest, { item, who, command, alone: false })
  if ('reply' in signer) return signer.reply
  const { attitude, result, words } = readRating(signer.rest, verdict)
  if (attitude === null && result === null) return say(asks.ratingWords(item))
  if (attitude === null || result === null) return say(asks.ratingBoth(item))
  if (result === 'dissatisfied' && words === null) return say(asks.dissatisfiedReason(item))
  const facts = await factsOf(context)
  const gone = await signersGone(context.tx, item)
  const act = { act: 'rate', personId: signer.personId, attitude, result, words, gone } as const
  const performed = await perform(context, item.id, act)
  return answerOne({ context, facts, who, act: 'rate' }, performed, () =>
    done.rated(isGroup(context) ? null : { attitude, result }, signer.name),
  )
}
