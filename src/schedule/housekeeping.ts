import type { Tick } from '../bot/job.ts'
import { purgeAppMessages } from '../channels/app-messages.ts'
import { purgePrivateCards } from '../channels/private-cards.ts'
import { forgetLinks, forgetMessages } from '../desk/inbound-store.ts'
import { purgeProposals } from '../features/address-book/store.ts'
import { purgeDownloads } from '../features/downloads/store.ts'
import { keepDays, keepLinkOfAnswerMinutes } from '../features/personal-data/rules/keep.ts'
import { forgetTalk } from '../features/personal-data/store/forget.ts'
import { purgeSignIns } from '../features/sessions/store/purge.ts'
import { purgeSettled, purgeTargets } from '../outbox/purge.ts'

const dayMs = 86_400_000
const keepSentMs = keepDays.sent * dayMs
/** Each minute the last two days are looked through; the rest of what is kept in one minute of the night, for a service that was down. */
const nightMinute = 19 * 60 + 17
const batch = 1_000

/** Forgets what nobody can need any more. @returns how many rows went */
export async function forgetOld({ tx, clock, now }: Tick): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const heard = await forgetMessages(tx, ago(keepDays.messages), batch)
  const links = await forgetLinks(tx, linksOver(now), batch)
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

function linksOver(now: Date) {
  const isNight = Math.floor(now.getTime() / 60_000) % 1_440 === nightMinute
  return {
    since: isNight ? new Date(0) : new Date(now.getTime() - 2 * dayMs),
    before: new Date(now.getTime() - keepLinkOfAnswerMinutes * 60_000),
    deadBefore: new Date(now.getTime() - dayMs),
  }
}
