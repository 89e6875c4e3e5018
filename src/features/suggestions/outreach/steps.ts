/**
 * Tells people what was done with items: each alone, never whoever did it, never twice the same. Several steps at once
 * are two words to each person at most: what he is asked to do, and what only tells him. Who has just spoken to the bot
 * alone gets the item as a card that he can act on; where one word is all that can be said to him, the one that asks.
 */

import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { unheard } from '../../notes/rules.ts'
import { withAnswerUrl } from '../../notes/store.ts'
import type { Ask, Hearing, Right } from '../../notes/types.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { liaisonIds } from '../../visits/store/liaisons.ts'
import type { Step } from '../commands/afterwards.ts'
import type { Standing } from '../rules/standing.ts'
import { readNames } from '../store/names.ts'
import { contactsOf } from '../store/people.ts'
import { readStandings, signersGone } from '../store/standing.ts'
import { cardByTodo } from '../texts/steps.ts'
import type { Suggestion } from '../types.ts'
import { type AudienceFacts, heardBy, type Told } from './audience.ts'

/** Whoever tells: a handler with its context, or a job. */
export type Telling = Pick<Context, 'tx' | 'clock' | 'now' | 'tenant' | 'botName'> & {
  /** Who did it; null: it happened by itself. */
  readonly actorId: number | null
  /** Draws an item for somebody's single chat; null: words alone. */
  readonly cardFor: ((item: Suggestion, who: Standing, notes: readonly string[]) => Promise<Card>) | null
}

interface OwnWord {
  readonly personId: number
  readonly lines: readonly string[]
  readonly weight: Told['weight']
  readonly rights: readonly Right[]
  readonly asks: readonly Ask[]
  /** The one item that it is all about; null: there are several. */
  readonly item: Suggestion | null
}

export async function tellSteps(telling: Telling, steps: readonly Step[]): Promise<Hearing> {
  const facts = await factsFor(telling, steps)
  const words = wordsByPerson(
    steps.map(step => ({ item: step.item, events: heardBy(step, facts) })),
    telling.actorId,
  )
  if (words.length === 0) return unheard
  const { tx, clock, now, tenant, botName } = telling
  const cards = await cardsOf(telling, words)
  const { quietHours } = settingsOf(tenant)
  return tellAllPrivately(
    tx,
    clock,
    now,
    words.map(word => {
      const { personId, lines, weight, rights, asks, item } = word
      const card = cards.get(word)
      return {
        congressId: tenant.id,
        personIds: [personId],
        text: [...lines, ...(weight === 'act' ? [cardByTodo] : [])].join('\n'),
        rights,
        asks,
        subject: item === null ? 'suggestions' : `suggestion:${item.id}`,
        quiet: weight === 'quiet',
        ...(card === undefined ? {} : { card }),
        zone: tenant.zone,
        quietHours,
        botName,
      }
    }),
  )
}

interface Heard {
  readonly item: Suggestion
  readonly events: readonly (readonly Told[])[]
}

const heavier = { quiet: 0, news: 1, act: 2 } as const

/** What he is asked to do apart from what only tells him: that stays so when this is over. */
function wordsByPerson(heard: readonly Heard[], actorId: number | null): OwnWord[] {
  const words = new Map<string, OwnWord>()
  for (const { item, events } of heard) {
    for (const told of events) {
      for (const [personId, { text, weight, right, ask }] of firstFor(told)) {
        if (personId === actorId) continue
        const key = `${personId} ${ask === null ? 'told' : 'asked'}`
        const known = words.get(key)
        const isHeavier = known === undefined || heavier[weight] > heavier[known.weight]
        words.set(key, {
          personId,
          lines: [...new Set([...(known?.lines ?? []), text])],
          weight: isHeavier ? weight : known.weight,
          rights: [...(known?.rights ?? []), right],
          asks: [...(known?.asks ?? []), ...(ask === null ? [] : [ask])],
          item: known === undefined || known.item?.id === item.id ? item : null,
        })
      }
    }
  }
  return [...words.values()]
}

function firstFor(told: readonly Told[]): Map<number, Told> {
  const first = new Map<number, Told>()
  for (const one of told)
    for (const personId of one.personIds) if (!first.has(personId)) first.set(personId, one)
  return first
}

/** For those whom it reaches at once: others are called, and ask for it. */
async function cardsOf(
  { tx, now, cardFor }: Telling,
  words: readonly OwnWord[],
): Promise<ReadonlyMap<OwnWord, Card>> {
  const cards = new Map<OwnWord, Card>()
  if (cardFor === null) return cards
  const wanted = words.filter(({ weight, item }) => weight !== 'quiet' && item !== null)
  const personIds = wanted.map(({ personId }) => personId)
  const reachable = await withAnswerUrl(tx, personIds, now)
  const standings = await readStandings(tx, [...reachable])
  for (const word of wanted) {
    const { personId, item, lines } = word
    const who = standings.get(personId)
    if (item !== null && who !== undefined) cards.set(word, await cardFor(item, who, lines))
  }
  return cards
}

async function factsFor(
  { tx, tenant, now, actorId }: Telling,
  steps: readonly Step[],
): Promise<AudienceFacts> {
  const items = steps.flatMap(({ before, item }) => (before === null ? [item] : [before, item]))
  const officeIds = items.flatMap(item => item.parties.map(party => party.officeId))
  const contacts = await contactsOf(tx, officeIds)
  const asksSigners = steps.some(({ item }) => item.withdrawal !== null)
  const gone = asksSigners ? await signersGone(tx, { signers: items.flatMap(({ signers }) => signers) }) : []
  return {
    today: dayOf(now, tenant.zone),
    ...(await readNames(tx, tenant.id)),
    contacts: id => contacts.get(id) ?? [],
    liaisons: await liaisonIds(tx, tenant.id),
    clerks: await clerkIds(tx, tenant.id),
    gone: new Set(gone),
    actorId,
    rules: settingsOf(tenant).suggestions,
  }
}
