import type { Context } from '../../../bot/command.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { CardFacts } from '../cards/notice.ts'
import type { Where } from '../finding/named.ts'
import { count, hasBody, isForItsBody } from '../rules/sheet.ts'
import { type LockedMeeting, readCounts } from '../store/answers.ts'
import { readBody } from '../store/body.ts'
import { readSheet } from '../store/sheet.ts'
import type { Counts, Meeting } from '../types.ts'

/** What a meeting's card is drawn from. @param isAlone whether its reader is alone with the bot or the app */
export const factsFor = (
  { tenant, now }: Where,
  meeting: Meeting,
  counts: Counts,
  isAlone: boolean,
): CardFacts => ({
  meeting,
  counts,
  now,
  isAlone,
  congress: { name: tenant.name, zone: tenant.zone, settings: settingsOf(tenant) },
})

/** The same with what a sheet says that is locked, and with its body: who belongs may have changed since it was sent. */
export async function readFacts(
  tx: Tx,
  where: Where,
  meeting: LockedMeeting,
  isAlone: boolean,
): Promise<CardFacts> {
  const { notice } = meeting
  if (!hasBody(notice.kind) || !isForItsBody(notice))
    return factsFor(where, meeting, await readCounts(tx, meeting), isAlone)
  const sheet = await readSheet(tx, meeting.id)
  const facts = factsFor(where, meeting, count(meeting, sheet), isAlone)
  return { ...facts, body: await readBody(tx, meeting, sheet) }
}

/** Where the answer to somebody is seen. */
export const isAloneIn = ({ origin }: Pick<Context, 'origin'>): boolean => origin.chat.type === 'single'
