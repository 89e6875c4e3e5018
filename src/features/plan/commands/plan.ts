import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { orders } from '../../../language/words/orders.ts'
import { settingsOf, sourceOfYearRule } from '../../congress/settings.ts'
import { listGroups } from '../../roster/store/people.ts'
import { slotOf } from '../rules/calls.ts'
import { type PlanCommand, readPlanCommand } from '../rules/read-command.ts'
import { readItem } from '../rules/read-item.ts'
import { standingOf } from '../rules/standing.ts'
import { callMonthAgain, lockMonthCall } from '../store/calls.ts'
import { draftPlan } from '../store/draft.ts'
import { readEvents } from '../store/events.ts'
import { groupNames } from '../store/groups.ts'
import { lockPlan, readPlan } from '../store/plans.ts'
import * as words from '../texts/command.ts'
import { change } from './change.ts'
import { entering, note } from './facts.ts'

/** So many lines fit on a phone; what is done or far away is counted first. */
const shown = 40

/** `/计划`: the year's plan against what was done; clerks draft, change and finalise it. */
export const planCommand = defineCommand({
  name: '计划',
  aliases: ['工作计划', '年度计划', '年度工作计划'],
  order: orders.plan,
  who: 'members',
  ...words.face,
  async run(context, text) {
    const { tenant, actor, now } = context
    const command = readPlanCommand(text, dayOf(now, tenant.zone))
    if (command === null) return say(isClerk(actor) ? words.notUnderstood : words.clerksOnly)
    if (command.verb === 'show') return show(context, command.year)
    return isClerk(actor) ? act(context, command) : say(words.clerksOnly)
  },
})

function act(context: Context, command: Exclude<PlanCommand, { verb: 'show' }>): Promise<Reply> {
  switch (command.verb) {
    case 'draft':
      return draft(context, command.year)
    case 'finalise':
      return finalise(context, command.year)
    case 'add':
      return add(context, command.year, command.rest)
    default:
      return change(context, command)
  }
}

async function show({ tx, tenant, actor, origin, now }: Context, year: number): Promise<Reply> {
  tx.ofOneMoment()
  const plan = await readPlan(tx, { congressId: tenant.id, year })
  if (plan === null || plan.items.length === 0) return say(words.noPlan(year, isClerk(actor)))
  // What is not decided, and why something was not done, is the clerks' own until they say it.
  const isOwn = isClerk(actor) && origin.chat.type !== 'group'
  if (!plan.isFinal && !isOwn) return say(words.notFinal(year, isClerk(actor)))
  const standing = standingOf(plan, await readEvents(tx, tenant, year, now), dayOf(now, tenant.zone))
  const groupName = await groupNames(tx, tenant.id)
  const standingItems = standing.items.filter(({ state }) => state !== 'dropped')
  // What somebody has to look at comes first where not all of them fit.
  const urgency = { missed: 0, due: 1, explained: 2, coming: 3, done: 4, dropped: 5 }
  const kept = new Set(
    standingItems
      .toSorted((a, b) => urgency[a.state] - urgency[b.state] || a.item.number - b.item.number)
      .slice(0, shown),
  )
  const listed = standingItems.filter(each => kept.has(each))
  return say(
    [
      words.heading(year, plan.isFinal, standing),
      ...listed.map(each => words.itemLine(each, groupName, isOwn)),
      ...(standingItems.length > shown ? [words.more(standingItems.length - shown)] : []),
      ...(standing.unplanned.length > 0 ? [words.unplannedLine(standing.unplanned)] : []),
      ...(isOwn && standing.counts.missed > 0 ? [words.howTo] : []),
    ].join('\n'),
  )
}

async function draft(context: Context, year: number): Promise<Reply> {
  const { tx, tenant } = context
  const added = await draftPlan(tx, tenant, year, entering(context))
  if (added > 0) await note(context, 'plan.draft', { year, added })
  const basis = words.basis(
    settingsOf(tenant).year,
    key => sourceOfYearRule(tenant, key),
    tenant.kind === 'township',
  )
  return say(words.drafted(year, added, basis))
}

async function finalise(context: Context, year: number): Promise<Reply> {
  const { tx, tenant, now } = context
  const key = { congressId: tenant.id, year }
  const today = dayOf(now, tenant.zone)
  const month = { congressId: tenant.id, slot: slotOf(today) }
  // Before the plan, as whoever says the call has it.
  if (year === today.year) await lockMonthCall(tx, month)
  const plan = await lockPlan(tx, key, now)
  const count = plan.items.filter(({ dropped }) => dropped === null).length
  if (count === 0) return say(words.noPlan(year, true))
  if (plan.isFinal) return say(words.alreadyFinal(year))
  await note(context, 'plan.finalise', { year, items: count }, [{ type: 'finalised' }])
  if (year === today.year) await callMonthAgain(tx, month, now)
  return say(words.finalised(year, count))
}

async function add(context: Context, year: number, said: string): Promise<Reply> {
  const { tx, tenant, now } = context
  const item = readItem(said, year, await listGroups(tx, tenant.id))
  if (typeof item === 'string') return say(words.unreadable[item])
  const plan = await lockPlan(tx, { congressId: tenant.id, year }, now)
  const groupName = await groupNames(tx, tenant.id)
  const asIt = words.saidFields(item, groupName)
  const same = plan.items.find(each => each.dropped === null && words.said(each, groupName) === asIt)
  if (same !== undefined) return say(words.addedBefore(same, groupName))
  await note(context, 'plan.add', { year, items: 1 }, [{ type: 'added', items: [{ ...item, origin: null }] }])
  return say(words.added(item, plan.items.length + 1, groupName))
}
