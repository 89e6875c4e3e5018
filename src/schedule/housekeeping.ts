import type { Tick } from '../bot/job.ts'
import { purgeAppMessages } from '../channels/app-messages.ts'
import { purgePrivateCards } from '../channels/private-cards.ts'
import { forgetLinks, forgetMessages } from '../desk/inbound-store.ts'
import { purgeProposals } from '../features/address-book/store.ts'
import { purgeDownloads } from '../features/downloads/store.ts'
import { purgeSignIns } from '../features/sessions/store/purge.ts'
import { purgeSettled, purgeTargets } from '../outbox/purge.ts'

const dayMs = 86_400_000
/** Longer than any cause can come again, so a dedupe key outlives what it guards against. */
const keepSentMs = 180 * dayMs
/** The platform repeats a message within minutes; the log of deeds names messages of this month. */
const keepInboundMs = 60 * dayMs
/** The platform repeats a message within minutes; later nobody asks for the link of its answer again. */
const keepLinksMs = 30 * 60_000
/** Each minute the last two days are looked through; the rest of what is kept in one minute of the night, for a service that was down. */
const nightMinute = 19 * 60 + 17
/** So long somebody who comes late is told that his link is over. */
const keepDownloadMs = dayMs
/** Long after what the app said can be taken back (a day). */
const keepMessagesMs = 7 * dayMs
/** What was shown to a clerk and not confirmed within a day. */
const keepProposalsMs = dayMs
const batch = 1_000

/** Forgets what nobody can need any more. @returns how many rows went */
export async function forgetOld({ tx, clock, now }: Tick): Promise<number> {
  const heard = await forgetMessages(tx, new Date(now.getTime() - keepInboundMs), batch)
  const links = await forgetLinks(tx, linksOver(now), batch)
  const sent = await purgeSettled(tx.sql, clock, keepSentMs, batch)
  const targets = await purgeTargets(tx.sql, clock)
  const downloads = await purgeDownloads(tx, new Date(now.getTime() - keepDownloadMs), batch)
  // As long as their messages: that somebody got a card and not only words is known by it (meetings/store/deliveries.ts).
  const cards = await purgePrivateCards(tx.sql, new Date(now.getTime() - keepSentMs), batch)
  const proposals = await purgeProposals(tx.sql, new Date(now.getTime() - keepProposalsMs))
  const messages = await purgeAppMessages(tx.sql, new Date(now.getTime() - keepMessagesMs), batch)
  const signIns = await purgeSignIns(tx, now, batch)
  return heard + links + sent + targets + downloads + cards + messages + proposals + signIns
}

function linksOver(now: Date) {
  const isNight = Math.floor(now.getTime() / 60_000) % 1_440 === nightMinute
  return {
    since: isNight ? new Date(0) : new Date(now.getTime() - 2 * dayMs),
    before: new Date(now.getTime() - keepLinksMs),
    deadBefore: new Date(now.getTime() - dayMs),
  }
}
