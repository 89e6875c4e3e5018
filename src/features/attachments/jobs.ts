import type { Tick } from '../../bot/job.ts'
import { bookLostFiles, forgetLostFiles } from '../../outbox/lost-files.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { forHimself } from '../notes/rules.ts'
import { findMember } from '../roster/store/member.ts'
import { readSubject } from './rules/subject.ts'
import { lockSubject } from './store.ts'
import * as words from './texts.ts'
import type { Holder } from './types.ts'

const batch = 50
/** So long the clerks see them; their senders know. */
const shownDays = 7

/** Whoever sent what could not be fetched, however often it was tried, is told so. @returns how many */
export const tellOfLostFiles =
  (holders: readonly Holder[]) =>
  async ({ tx, clock, now, botName }: Tick): Promise<number> => {
    const lost = await bookLostFiles(tx, batch)
    for (const { subject: key, personId } of lost) {
      const member = personId === null ? null : await findMember(tx, personId)
      const congress = member && (await findCongress(tx, member.congressId))
      const subject = readSubject(key)
      if (member === null || congress === null || subject === null) continue
      const held = await lockSubject(tx, holders, subject)
      const text = words.lost(held?.congressId === congress.id ? held.name : null)
      const word = {
        congressId: congress.id,
        personIds: [member.personId],
        text,
        rights: forHimself,
        subject: key ?? '',
      }
      const { zone } = congress
      const { quietHours } = settingsOf(congress)
      await tellPrivately(tx, clock, now, { ...word, isAwaited: true }, { zone, quietHours, botName })
    }
    const forgotten = await forgetLostFiles(tx, new Date(now.getTime() - shownDays * 86_400_000))
    return lost.length + forgotten
  }
