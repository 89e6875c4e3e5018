import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { livingGroups } from '../../activities/store/groups.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import type { PrivateWord } from '../../notes/outreach.ts'
import { asClerk, forHimself } from '../../notes/rules.ts'
import type { Ask } from '../../notes/types.ts'
import { behindOn, quarterOn } from '../rules/behind.ts'
import { isFinalSlot, monthItems, monthOfSlot } from '../rules/calls.ts'
import { quarterOf } from '../rules/period.ts'
import { standingOf } from '../rules/standing.ts'
import type { DueCall } from '../store/calls.ts'
import { draftPlan } from '../store/draft.ts'
import { readEvents } from '../store/events.ts'
import { groupNames } from '../store/groups.ts'
import type { Hearers } from '../store/hearers.ts'
import { readPlan } from '../store/plans.ts'
import * as texts from '../texts/calls.ts'

/** What a call comes to: words and whom they are for. */
export interface Said {
  /** To the group of all deputies. */
  readonly group: string | null
  /** To people alone. */
  readonly alone: readonly Pick<PrivateWord, 'personIds' | 'text' | 'rights' | 'asks'>[]
}

const nothing: Said = { group: null, alone: [] }

/** As things stand at this moment. */
export async function compose(
  tx: Tx,
  congress: Congress,
  call: DueCall,
  hearers: Hearers,
  now: Date,
): Promise<Said> {
  switch (call.kind) {
    case 'draft':
      return draft(tx, congress, Number(call.slot), hearers, now)
    case 'month':
      return month(tx, congress, call.slot, hearers, now)
    case 'behind':
      return behind(tx, congress, hearers, now)
  }
}

const toClerks = ({ clerkIds }: Hearers, text: string, asks: readonly Ask[] = []): Said['alone'] =>
  clerkIds.length === 0 ? [] : [{ personIds: clerkIds, text, rights: asClerk, asks }]

async function draft(tx: Tx, congress: Congress, year: number, hearers: Hearers, now: Date): Promise<Said> {
  const added = await draftPlan(tx, congress, year, { at: now, enteredBy: null, message: null })
  const plan = await readPlan(tx, { congressId: congress.id, year })
  // Somebody was earlier, and has decided it.
  if (added === 0 && (plan === null || plan.isFinal || plan.items.length === 0)) return nothing
  return {
    group: null,
    alone: toClerks(hearers, texts.draftAsk(year, added), [{ of: 'plan', id: congress.id, year }]),
  }
}

async function month(tx: Tx, congress: Congress, slot: string, hearers: Hearers, now: Date): Promise<Said> {
  const about = monthOfSlot(slot)
  const standing = await standingIn(tx, congress, about.year, now)
  if (standing === null) return nothing
  const groupName = await groupNames(tx, congress.id)
  const items = monthItems(standing.standing, about)
  const plan = standing.isFinal ? texts.monthPlan(about.month, items, groupName) : null
  // What December left undone stands in another plan.
  const last = about.month > 1 ? null : await standingIn(tx, congress, about.year - 1, now)
  const before = about.month > 1 ? standing : last
  // What was never decided nobody owes.
  const leftUndone = before === null || !before.isFinal ? [] : monthItems(before.standing, about).leftUndone
  // What the first call told the clerks the second does not.
  // A draft that nobody finalises is called to mind once: a town may do without a plan.
  const isWorthSaying = (standing.isFinal || about.month === 2) && !isFinalSlot(slot)
  const forClerks = isWorthSaying
    ? texts.monthForClerks(about.month, { leftUndone }, standing.isFinal, groupName)
    : null
  const { chatId, deputyIds } = hearers
  const alone = plan === null || chatId !== null ? [] : alonePlan(hearers, plan, deputyIds)
  return {
    group: chatId === null ? null : plan,
    alone: [...alone, ...(forClerks === null ? [] : toClerks(hearers, forClerks))],
  }
}

/** To each by the app; where there is none, to the clerks, who pass it on. */
const alonePlan = (hearers: Hearers, plan: string, deputyIds: readonly number[]): Said['alone'] =>
  deputyIds.length > 0
    ? [{ personIds: deputyIds, text: plan, rights: forHimself }]
    : toClerks(hearers, texts.passOn(plan))

async function behind(tx: Tx, congress: Congress, hearers: Hearers, now: Date): Promise<Said> {
  const today = dayOf(now, congress.zone)
  const found = await standingIn(tx, congress, today.year, now)
  if (found === null) return nothing
  const { year: rules, labels } = settingsOf(congress)
  const groups = await livingGroups(tx, congress)
  const late = behindOn({
    today,
    rules,
    isTown: congress.kind === 'township',
    groupIds: groups.map(({ id }) => id),
    events: found.events,
    items: found.isFinal ? found.standing.items : [],
  })
  if (late === null) return nothing
  const { until } = quarterOf(today.year, quarterOn(today))
  const text = texts.behind(late, labels, until, await groupNames(tx, congress.id))
  return { group: null, alone: toClerks(hearers, text, [{ of: 'newest', what: 'plan.behind' }]) }
}

/** Null: the congress has no plan of this year, and nothing is said of it. */
async function standingIn(tx: Tx, congress: Congress, year: number, now: Date) {
  const plan = await readPlan(tx, { congressId: congress.id, year })
  if (plan === null || plan.items.length === 0) return null
  const events = await readEvents(tx, congress, year, now)
  return { events, isFinal: plan.isFinal, standing: standingOf(plan, events, dayOf(now, congress.zone)) }
}
