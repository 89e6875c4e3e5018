import { isClerk } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { windowAt } from '../rules/window.ts'
import * as words from '../texts.ts'
import type { CalendarEvent, Feed } from '../types.ts'
import {
  type Asked,
  decisionEvents,
  meetingEvents,
  planEvents,
  receptionEvents,
  suggestionEvents,
} from './events.ts'
import type { Subscriber } from './feeds.ts'

/** @returns null for the congress's calendar where its person is no clerk any more */
export async function readFeed(tx: Tx, subscriber: Subscriber, now: Date): Promise<Feed | null> {
  const { scope, congress, personId, name } = subscriber
  const member = { ...subscriber, congressId: congress.id }
  if (congress.kind === 'county' || (scope === 'congress' && !isClerk(member))) return null
  const who = await readSuggestionStanding(tx, member)
  const asked: Asked = {
    congress,
    personId: scope === 'own' ? personId : null,
    window: windowAt(now, congress.zone),
  }
  const events = [
    ...(await meetingEvents(tx, asked)),
    ...(await receptionEvents(tx, asked)),
    ...(await suggestionEvents(tx, asked, who)),
    ...(await decisionEvents(tx, asked, who)),
    ...(scope === 'congress' ? await planEvents(tx, asked, now) : []),
  ]
  return {
    name: scope === 'own' ? words.ownCalendar(congress.name, name) : words.congressCalendar(congress.name),
    events: events.toSorted(inOrder),
  }
}

/** The same things stand in the same order, whatever order their rows came in. */
const inOrder = (a: CalendarEvent, b: CalendarEvent): number => (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0)
