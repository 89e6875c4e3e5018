import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { onlyNotDone } from '../../../language/not-done.ts'
import { withheld } from '../../../language/order.ts'
import { deeds } from '../../../language/words/orders.ts'
import { takeMeeting } from '../../activities/rules/numbers.ts'
import { heldAmong } from '../../activities/store/held.ts'
import { lockNumbered } from '../../activities/store/meetings.ts'
import { listGroups } from '../../roster/store/people.ts'
import type { PlanChange } from '../rules/events.ts'
import { matchEvents } from '../rules/match.ts'
import { leftOverIn, speaksOfLastYear, yearsMeant } from '../rules/meant.ts'
import { readChange } from '../rules/read-change.ts'
import type { PlanCommand } from '../rules/read-command.ts'
import { readEvents } from '../store/events.ts'
import { groupNames } from '../store/groups.ts'
import { lockPlan, readPlan } from '../store/plans.ts'
import * as words from '../texts/command.ts'
import type { Plan, PlanItem } from '../types.ts'
import { note } from './facts.ts'

type ItemCommand = Extract<PlanCommand, { readonly number: number | null }>

/** What is done with one item of a plan. */
export async function change(context: Context, command: ItemCommand): Promise<Reply> {
  const { tx, tenant, now } = context
  const { verb, number, rest } = command
  if (number === null) return say(words.needsNumber(words.verbNames[verb]))
  const [year, ...others] = command.year === null ? await yearsOf(context, number) : [command.year]
  if (others.length > 0) return say(words.whichYear([year, ...others], number, words.verbNames[verb]))
  const plan = await lockPlan(tx, { congressId: tenant.id, year }, now)
  const item = plan.items.find(each => each.number === number)
  if (item === undefined) return say(words.noSuchItem(year, number))
  if (item.dropped !== null && verb !== 'restore') return say(words.isDropped(number))
  const done = async (action: string, text: string, entry: PlanChange): Promise<Reply> => {
    await note(context, action, { year, item: number }, [entry])
    return say(text)
  }
  const groupName = await groupNames(tx, tenant.id)
  const asItIs = words.said(item, groupName)
  switch (verb) {
    case 'change':
      return changeFields(context, item, rest, year)
    case 'drop':
      if (rest === '') return say(words.needsReason(number))
      return done('plan.drop', words.dropped(number, asItIs, rest), { type: 'dropped', number, reason: rest })
    case 'restore':
      if (item.dropped === null) return say(words.notDropped(number))
      return done('plan.restore', words.restored(number, asItIs, rest), { type: 'restored', number })
    case 'explain':
      if (rest === '') return say(words.needsExplanation(number))
      return done('plan.explain', words.explained(number, rest), { type: 'explained', number, text: rest })
    case 'undone':
      return done('plan.undone', words.undone(number, rest), { type: 'undone', number })
    case 'done':
      if (onlyNotDone(rest) || withheld(rest, deeds.complete) !== null) return say(words.notDoneYet(number))
      return byHand(context, plan, item, rest)
  }
}

/** Of which years' plans an item without its year can be; this one's where there is none. */
async function yearsOf(
  { tx, tenant, now }: Context,
  number: number,
): Promise<readonly [number, ...number[]]> {
  const today = dayOf(now, tenant.zone)
  const planOf = (year: number) => readPlan(tx, { congressId: tenant.id, year })
  const last = speaksOfLastYear(today) ? await planOf(today.year - 1) : null
  const leftOver =
    last === null ? noItems : leftOverIn(last, await readEvents(tx, tenant, last.year, now), today)
  const plans = [await planOf(today.year + 1), await planOf(today.year), last].filter(plan => plan !== null)
  const [year = today.year, ...others] = yearsMeant(plans, number, today, leftOver)
  return [year, ...others]
}

const noItems: ReadonlySet<number> = new Set()

async function changeFields(context: Context, item: PlanItem, said: string, year: number): Promise<Reply> {
  const { tx, tenant } = context
  const read = readChange(said, item, year, await listGroups(tx, tenant.id))
  if (read === null) return say(words.nothingToChange)
  if (typeof read === 'string') return say(words.unreadable[read])
  const groupName = await groupNames(tx, tenant.id)
  const [before, after] = [words.said(item, groupName), words.saidFields(read, groupName)]
  if (before === after) return say(words.sameAsBefore(item.number))
  await note(context, 'plan.change', { year, item: item.number }, [
    { type: 'changed', number: item.number, change: read },
  ])
  return say(words.changed(before, after, item.number))
}

/** 完成 7 会议3: that meeting is for it, whatever the rule would say; 完成 7 alone: it is done. */
async function byHand(context: Context, plan: Plan, item: PlanItem, said: string): Promise<Reply> {
  const { tx, tenant, now } = context
  const { number } = item
  const { year } = plan
  const { number: meetingNumber, isNamed, rest } = takeMeeting(said)
  if (meetingNumber === null || (!isNamed && rest !== '')) {
    await note(context, 'plan.done', { year, item: number }, [
      { type: 'done', number, meetingId: null, text: said },
    ])
    return say(words.doneBy(number, said))
  }
  const meeting = await lockNumbered(tx, tenant.id, meetingNumber)
  if (meeting === null || meeting.status === 'draft') return say(words.noSuchMeeting(meetingNumber))
  const from = await countedFor(context, plan, meeting.id, number)
  await note(context, 'plan.done', { year, item: number, meeting: meetingNumber }, [
    { type: 'done', number, meetingId: meeting.id, text: rest },
  ])
  const isHeld = (await heldAmong(tx, [meeting], now)).length > 0
  const told = (isHeld ? words.doneWith : words.notHeldYet)(number, meetingNumber)
  return say([told, ...from.map(one => words.takenFrom(one, meetingNumber))].join(''))
}

/** Other items that the meeting was for until now, said so or by the rule: a notice is for one. */
async function countedFor(
  { tx, tenant, now }: Context,
  plan: Plan,
  meetingId: number,
  number: number,
): Promise<readonly number[]> {
  const { byItem } = matchEvents(plan, await readEvents(tx, tenant, plan.year, now))
  const counts = (item: PlanItem) =>
    item.meetingIds.includes(meetingId) ||
    (byItem.get(item.number) ?? []).some(event => event.meetingId === meetingId)
  return plan.items.filter(item => item.number !== number && counts(item)).map(item => item.number)
}
