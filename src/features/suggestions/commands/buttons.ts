/**
 * The buttons of an item's card that carry it on. A card may be old: each does what it says with the item as it is
 * today, or says why not, and shows it anew to whoever pressed. What takes words is told how to be typed.
 */
import { type Button, type Context, defineButton } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import type { Card, Reply } from '../../../bot/reply.ts'
import type { Act } from '../rules/acts.ts'
import type { ActName } from '../rules/articles.ts'
import { forbidden } from '../rules/decide.ts'
import type { Standing } from '../rules/standing.ts'
import { readSuggestionStanding, signersGone } from '../store/standing.ts'
import { congressOfSuggestion, suggestionById } from '../store/suggestions.ts'
import { howTo } from '../texts/acts.ts'
import * as asks from '../texts/asks.ts'
import { show } from '../texts/card.ts'
import { cardTitle, gone } from '../texts/choices.ts'
import * as done from '../texts/done.ts'
import { groundNames, verdictNames } from '../texts/words.ts'
import { grounds, type Suggestion, type Verdict } from '../types.ts'
import { perform } from './act.ts'
import { assignmentOf, sayAssigned } from './assign.ts'
import { type Facts, factsOf, isGroup } from './facts.ts'
import { groundCard, groundQuestion } from './ground-card.ts'
import { officeCard, officeQuestion } from './office-card.ts'
import { notesOn, refused } from './outcome.ts'
import { mayBeShown } from './pick.ts'
import { cardOf } from './shown.ts'

interface Pressed {
  readonly context: Context
  readonly click: Click
  readonly item: Suggestion
  readonly who: Standing
  readonly facts: Facts
  /** What stands behind the id in the key. */
  readonly more: string
}

const onItem = (act: ActName, press: (pressed: Pressed) => Promise<Card>): Button =>
  defineButton({
    action: `sg_${act}`,
    who: 'members',
    congressOf: (tx, _click, argument) => congressOfSuggestion(tx, partsOfKey(argument).id),
    async press(context, click, argument): Promise<Reply> {
      const { id, more } = partsOfKey(argument)
      const item = await suggestionById(context.tx, id)
      const who = await readSuggestionStanding(context.tx, context.actor)
      if (item === null || item.congressId !== context.tenant.id || !mayBeShown(context, item, who))
        return nothing(click)
      const card = await press({ context, click, item, who, facts: await factsOf(context), more })
      return { kind: 'update', audience: 'clicker', card: { ...card, taskId: click.taskId } }
    },
  })

/** `17`, `17.satisfied`; too long for an id is no id. */
function partsOfKey(argument: string): { readonly id: number; readonly more: string } {
  const [, id, more = ''] = /^(\d{1,9})(?:\.(\w{1,20}))?$/.exec(argument) ?? []
  return { id: id === undefined ? 0 : Number(id), more }
}

function nothing({ taskId, key }: Click): Reply {
  const card = {
    taskId,
    title: cardTitle,
    body: gone,
    buttons: [{ text: show, key, style: 'plain' as const }],
  }
  return { kind: 'update', audience: 'clicker', card }
}

/** Done at once. */
async function carried(
  { context, item, who, facts }: Pressed,
  act: Act,
  said: (item: Suggestion, before: Suggestion) => string,
): Promise<Card> {
  const performed = await perform(context, item.id, act)
  const notes = await notesOn({ context, facts, who, act: act.act }, performed, said)
  return cardOf(context, performed.item, who, notes)
}

const at = (act: ActName, actOf: Act, said: (item: Suggestion, facts: Facts) => string): Button =>
  onItem(act, pressed => carried(pressed, actOf, item => said(item, pressed.facts)))

/** What comes before it is done, words or a choice, is asked only of somebody who may do it now. */
const asking = (act: ActName, press: (pressed: Pressed) => Promise<Card>): Button =>
  onItem(act, async pressed => {
    const { context, item, who, facts } = pressed
    const refusal = forbidden(item, act, who)
    if (refusal === null) return press(pressed)
    return cardOf(context, item, who, [refused({ context, facts, who, act }, item, refusal)])
  })

/** Takes words: what to type. */
const typed = (act: ActName): Button =>
  asking(act, ({ context, item, who }) => cardOf(context, item, who, [asks.type(howTo(act, item))]))

const reject = asking('reject', async pressed => {
  const { context, click, item, who } = pressed
  const ground = grounds.find(one => one === click.selected.get(groundQuestion)?.[0])
  if (ground === undefined) return groundCard(context, item, who, [asks.chooseGround])
  if (ground === 'other') return groundCard(context, item, who, [asks.otherGround(item)])
  return carried(pressed, { act: 'reject', ground, reason: groundNames[ground] }, () => done.rejected)
})

const assign = asking('assign', async pressed => {
  const { context, click, item, who, facts } = pressed
  const office = facts.offices.find(({ id }) => String(id) === click.selected.get(officeQuestion)?.[0])
  if (facts.offices.length === 0) return cardOf(context, item, who, [asks.noOffices])
  if (office === undefined) return officeCard(context, item, who, facts)
  const chosen = { mode: 'joint', isPlain: true, breadth: null, lead: [office.id], assist: [] } as const
  return carried(pressed, assignmentOf(item, chosen), (now, before) => sayAssigned(now, before, facts))
})

const attitudeQuestion = 'sg_attitude'
const verdicts = ['satisfied', 'basically', 'dissatisfied'] as const
const verdictIn = (word: string | undefined): Verdict | null => verdicts.find(one => one === word) ?? null

/** `sg_rate:17.satisfied`; the attitude is in the drop-down. Who is not satisfied says why, in words. */
const rate = asking('rate', async pressed => {
  const { context, click, item, who, more } = pressed
  const result = verdictIn(more)
  const attitude = verdictIn(click.selected.get(attitudeQuestion)?.[0]) ?? result
  if (result === null || attitude === null) return cardOf(context, item, who, [asks.ratingWords(item)])
  const isOther = attitude !== 'dissatisfied'
  if (result === 'dissatisfied')
    return cardOf(context, item, who, [
      asks.dissatisfiedReason(item, isOther ? verdictNames[attitude] : null),
    ])
  const gone = await signersGone(context.tx, item)
  const act = { act: 'rate', personId: null, attitude, result, words: null, gone } as const
  return carried(pressed, act, () => done.rated(isGroup(context) ? null : { attitude, result }, null))
})

const key = onItem('key', pressed =>
  carried(pressed, { act: 'key', isKey: !pressed.item.isKey }, done.keyListed),
)

/** `sg_cosign`, `sg_show`, `sg_life` and `sg_anyway` are those of handing in. */
export const wayButtons: readonly Button[] = [
  at('admit', { act: 'admit' }, () => done.admitted),
  reject,
  assign,
  at('accept', { act: 'accept', officeId: null }, () => done.accepted(null)),
  typed('return'),
  typed('ask_deputy'),
  typed('reply_to_office'),
  typed('consult'),
  typed('answer'),
  typed('assist'),
  typed('ask_extension'),
  at('grant_extension', { act: 'grant_extension' }, (item, { today }) => done.extensionGranted(item, today)),
  typed('refuse_extension'),
  rate,
  typed('redo'),
  typed('close'),
  typed('keep_promise'),
  at('archive', { act: 'archive' }, () => done.archived),
  at('uncosign', { act: 'uncosign' }, () => done.uncosigned),
  typed('withdraw'),
  typed('correct'),
  key,
]
