/** Says what is due: one word for each person, whatever number of items it is about. A few statements, however many. */

import type { Tick } from '../../../bot/job.ts'
import { type Day, dayOfIso } from '../../../calendar/day.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { calledFor, rightTo } from '../../notes/rules.ts'
import type { Ask, Errand } from '../../notes/types.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import type { Wall } from '../rules/calls.ts'
import { byPerson, type Reminder, remindersOf, type Section } from '../rules/reminders.ts'
import type { DueCall, Outcome } from '../store/calls.ts'
import { readOffices, readPosts } from '../store/posts.ts'
import { appendAll } from '../store/suggestions.ts'
import { sayReminders } from '../texts/reminders.ts'
import type { Suggestion } from '../types.ts'

/** Where and when something is said. */
export interface Place {
  readonly congress: Congress
  readonly wall: Wall
  readonly today: Day
}
export type Places = ReadonlyMap<number, Place>
export type Items = ReadonlyMap<number, Suggestion>

interface Reminded {
  readonly calls: readonly (DueCall & { readonly outcome: Outcome })[]
  /** With what was said in their lives. */
  readonly items: Items
}

/** @param items locked, those that the calls are about among them */
export async function remind(
  tick: Tick,
  calls: readonly DueCall[],
  items: Items,
  places: Places,
): Promise<Reminded> {
  const { tx } = tick
  if (calls.length === 0) return { calls: [], items }
  const posts = await readPosts(tx, [...places.keys()])
  const officeIds = [...items.values()].flatMap(({ parties }) => parties.map(({ officeId }) => officeId))
  const offices = await readOffices(tx, [...new Set(officeIds)])
  const contacts = new Map([...offices].map(([id, { contactIds }]) => [id, contactIds]))
  const due = calls.map(call => {
    const item = items.get(call.suggestionId)
    const day = dayOfIso(call.slot.split('.')[1] ?? '')
    const of = posts.get(call.congressId)
    if (item === undefined || day === null || of === undefined) return { call, reminders: [] }
    const reminders = remindersOf({ kind: call.kind, day }, item, of, contacts)
    return { call, reminders: reminders.filter(({ personIds }) => personIds.length > 0) }
  })
  const reminders = due.flatMap(one => one.reminders)
  await tell(tick, reminders, places, new Map([...offices].map(([id, { name }]) => [id, name])))
  const after = await note(tick, reminders, places)
  return {
    calls: due.map(one => ({ ...one.call, outcome: one.reminders.length > 0 ? 'sent' : 'nobody' })),
    items: new Map([...items, ...after.map((item): [number, Suggestion] => [item.id, item])]),
  }
}

const partOf = {
  office: 'office',
  signers: 'signer',
  clerks: 'clerk',
  vice_chair: 'clerk',
  chair: 'clerk',
} as const

const errands: Readonly<Record<Exclude<Section, 'unreachable'>, Errand>> = {
  answer: 'answer',
  talk_again: 'talk_again',
  promise: 'promise',
  assign: 'assign',
  reassign: 'assign_again',
  lapsed: 'conclude',
  conclude: 'conclude',
  rate: 'rate',
  press: 'press',
  press_promise: 'press_promise',
}
/** Their words say until when. */
const untilDay: readonly Errand[] = [
  ...(['answer', 'press', 'pass_on_answer', 'rate'] as const),
  ...(['promise', 'press_promise', 'pass_on_promise'] as const),
]

function askOf({ item: { id }, section, about, day }: Reminder): Ask {
  const to = section === 'unreachable' ? passOn(about) : errands[section]
  return { of: 'suggestion', id, to, ...calledFor(untilDay.includes(to) ? day : null) }
}

function passOn(about: Reminder['about']): Errand {
  if (about === 'consulting') return 'pass_on_talk_again'
  return about === 'promise' ? 'pass_on_promise' : 'pass_on_answer'
}

async function tell(
  { tx, clock, now, botName }: Tick,
  reminders: readonly Reminder[],
  places: Places,
  names: ReadonlyMap<number, string>,
): Promise<void> {
  const words = [...byPerson(reminders)].flatMap(([personId, told]) => {
    const place = places.get(told[0]?.item.congressId ?? 0)
    if (place === undefined) return []
    const { congress, wall, today } = place
    const text = sayReminders(told, today, names)
    const habits = { zone: congress.zone, quietHours: wall.quietHours, botName }
    const rights = told.map(({ item, to }) => rightTo(item.id, [partOf[to]]))
    const asks = told.map(askOf)
    return [
      {
        congressId: congress.id,
        personIds: [personId],
        text,
        rights,
        asks,
        subject: 'suggestions',
        ...habits,
      },
    ]
  })
  await tellAllPrivately(tx, clock, now, words)
}

/** What was said stands in the item's life, and in the log how many were reminded. */
async function note(
  { tx, now }: Tick,
  reminders: readonly Reminder[],
  places: Places,
): Promise<Suggestion[]> {
  const called = [...groupedBy(reminders, ({ item }) => item.congressId)].map(([congressId, own]) => ({
    congressId,
    at: now,
    userid: null,
    action: 'suggestion.remind',
    outcome: 'done' as const,
    subject: 'suggestions',
    detail: { called: new Set(own.flatMap(({ personIds }) => personIds)).size },
  }))
  await recordDeeds(tx, called)
  const decided = [...groupedBy(reminders, ({ item }) => item)].flatMap(([before, own]) => {
    const on = places.get(before.congressId)?.today
    if (on === undefined) return []
    const once = new Map(own.map(({ to, about }) => [`${to} ${about}`, { to, about }]))
    const events = [...once.values()].map(each => ({ type: 'reminded' as const, ...each, on }))
    return [{ before, on, events }]
  })
  return appendAll(tx, decided, { at: now, enteredBy: null, message: null })
}
