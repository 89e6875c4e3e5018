/** When the time for topics is over, the clerks get what came in, once. Whoever proposed nothing is not chased. */

import type { Tick } from '../../bot/job.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { asClerk } from '../notes/rules.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { settleCall, takeOverCalls, topicsOfCall } from './store/topics.ts'
import { overList } from './texts/topics.ts'

const batch = 100

/** @returns how many calls were closed */
export async function listTopicsAtTheEnd({ tx, clock, now, botName }: Tick): Promise<number> {
  const calls = await takeOverCalls(tx, now, batch)
  for (const call of calls) {
    await settleCall(tx, call.id, now)
    const congress = await findCongress(tx, call.congressId)
    if (congress === null) continue
    const topics = await topicsOfCall(tx, call.id)
    const personIds = await clerkIds(tx, congress.id)
    const text = overList(topics, call.words)
    const { quietHours } = settingsOf(congress)
    const word = {
      congressId: congress.id,
      personIds,
      text,
      rights: asClerk,
      asks: topics.filter(({ state }) => state === 'open').map(({ id }) => ({ of: 'topic' as const, id })),
      subject: `topic_call:${call.id}`,
    }
    if (personIds.length > 0)
      await tellPrivately(tx, clock, now, word, { zone: congress.zone, quietHours, botName })
    await recordDeeds(tx, [
      {
        congressId: congress.id,
        at: now,
        userid: null,
        action: 'topics.list',
        outcome: 'done',
        subject: `topic_call:${call.id}`,
        detail: { topics: topics.length },
      },
    ])
  }
  return calls.length
}
