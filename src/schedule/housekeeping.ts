import type { Tick } from '../bot/job.ts'
import { purgeAppMessages } from '../channels/app-messages.ts'
import { purgePrivateCards } from '../channels/private-cards.ts'
import { forgetLinks, forgetMessages } from '../desk/inbound-store.ts'
import { purgeProposals } from '../features/address-book/store.ts'
import { purgeDownloads } from '../features/downloads/store.ts'
import { keepDays, linksLookedThrough } from '../features/personal-data/rules/keep.ts'
import { forgetTalk } from '../features/personal-data/store/forget.ts'
import { purgeSignIns } from '../features/sessions/store/purge.ts'
import { purgeSettled, purgeTargets } from '../outbox/purge.ts'

const dayMs = 86_400_000
const keepSentMs = keepDays.sent * dayMs
const batch = 1_000

/** Forgets what nobody can need any more. @returns how many rows went */
export async function forgetOld({ tx, clock, now }: Tick): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const heard = await forgetMessages(tx, ago(keepDays.messages), batch)
  let links = 0
  for (const stretch of linksLookedThrough(now))
    links += await forgetLinks(tx, { ...stretch, deadBefore: ago(1) }, batch)
  const sent = await purgeSettled(tx.sql, clock, keepSentMs, batch)
  const targets = await purgeTargets(tx.sql, clock)
  const downloads = await purgeDownloads(tx, ago(keepDays.links), batch)
  // As long as their messages: that somebody got a card and not only words is known by it (meetings/store/deliveries.ts).
  const cards = await purgePrivateCards(tx.sql, ago(keepDays.sent), batch)
  const proposals = await purgeProposals(tx.sql, ago(keepDays.proposals))
  const messages = await purgeAppMessages(tx.sql, ago(keepDays.app_messages), batch)
  const signIns = await purgeSignIns(tx, now, batch)
  const talk = await forgetTalk(tx, ago(keepDays.notes), ago(keepDays.dialogue), batch)
  return talk + heard + links + sent + targets + downloads + cards + messages + proposals + signIns
}
