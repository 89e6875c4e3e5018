import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { pickHeld, whereHeld } from '../../agenda/finding/meeting.ts'
import { takePlaces } from '../../agenda/rules/places.ts'
import { agendaOf } from '../../agenda/store/items.ts'
import { noSuchItem } from '../../agenda/texts/agenda.ts'
import { findByNumber } from '../../meetings/store/meetings.ts'
import { holdersOf, holding, replan, tell, toDo } from '../outreach.ts'
import { couldMean, takeDecisionNumber } from '../rules/number.ts'
import {
  decisionsNumbered,
  decisionsOfMeeting,
  endedIn,
  entriesOf,
  makeDecision,
  openDecisions,
} from '../store/decisions.ts'
import { namesOfHolders } from '../store/holders.ts'
import * as words from '../texts/commands.ts'
import { given } from '../texts/outreach.ts'
import type { Decision } from '../types.ts'
import { handOf, note, termsIn, todayOf } from './facts.ts'

/** `/决定 3 第2项 内容 承办:农业农村办 期限:6月30日`; `/决定` and `/决定 2026-003` show. */
export const decide = defineCommand({
  name: '决定',
  aliases: ['决定事项', '议定事项', 'decision'],
  order: { isMatter: true },
  who: 'members',
  ...words.decide,
  async narrow(contexts, text) {
    const { which, rest } = takeDecisionNumber(text)
    if (text.trim() === '' || (which !== null && rest === '')) return contexts
    return whereHeld('held')(contexts, text)
  },
  async run(context, text) {
    if (text === '') return list(context)
    const { which, rest, isNamed } = takeDecisionNumber(text)
    if (which !== null && (rest === '' || isNamed)) {
      const { tx, tenant } = context
      const meant = couldMean(await decisionsNumbered(tx, tenant.id, which, todayOf(context).year))
      const [only, ...others] = meant
      if (others.length > 0) return say(words.whichYear(meant, 'see'))
      if (only !== undefined) return show(context, only)
      return isNamed ? say(words.noSuch) : ofMeeting(context, which.number)
    }
    return isClerk(context.actor) ? make(context, text) : say(words.onlyClerksDecide)
  },
})

async function list(context: Context): Promise<Reply> {
  const { tx, tenant } = context
  const today = todayOf(context)
  const open = await openDecisions(tx, tenant.id)
  return say(words.list(open, await endedIn(tx, tenant.id, today.year), today))
}

async function show(context: Context, decision: Decision): Promise<Reply> {
  const { tx } = context
  const today = todayOf(context)
  const entries = await entriesOf(tx, decision.id)
  const nameOf = await namesOfHolders(
    tx,
    entries.map(({ event }) => event),
  )
  return say(words.shown(decision, entries, event => words.entryLine(event, nameOf(event), today), today))
}

async function ofMeeting(context: Context, number: number): Promise<Reply> {
  const meeting = await findByNumber(context.tx, context.tenant.id, number)
  if (meeting === null || meeting.status === 'draft') return say(words.noSuch)
  const decisions = await decisionsOfMeeting(context.tx, meeting.id)
  return say(
    decisions.length === 0 ? words.none(number) : words.ofMeeting(number, decisions, todayOf(context)),
  )
}

async function make(context: Context, text: string): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const places = takePlaces(text)
  const picked = await pickHeld(context, places.meeting, 'held', words.decide.usage)
  if (picked.meeting === null) return picked.reply
  const { meeting } = picked
  const items = places.item === null ? [] : await agendaOf(tx, meeting, actor.personId, now)
  const item = places.item === null ? undefined : items[places.item - 1]
  if (places.item !== null && item === undefined)
    return say(noSuchItem(meeting.number, places.item, items.length))
  const read = await termsIn(context, places.rest)
  if (read.terms === null) return say(read.trouble)
  const { terms } = read
  if (!/\p{L}/u.test(terms.words)) return say(words.needsWords)
  const same = (await decisionsOfMeeting(tx, meeting.id)).find(
    one => one.words === terms.words && one.state === 'open',
  )
  if (same !== undefined) return say(words.madeBefore(same, todayOf(context)))
  const made = { ...terms, congressId: tenant.id, meetingId: meeting.id, itemId: item?.id ?? null }
  const decision = await makeDecision(tx, made, handOf(context))
  await replan(context, decision)
  await note(context, decision, 'make', { meeting: meeting.number })
  const today = todayOf(context)
  const holders = await holdersOf(tx, decision)
  const order = given(decision, today)
  const hearing = await tell(context, decision, holders, order, holding(decision), toDo(decision))
  return say(words.made(decision, today, { holders: holders.length, hearing }))
}
