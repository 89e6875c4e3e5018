import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { isoDay } from '../../../calendar/day.ts'
import { takeDay } from '../../../calendar/leading-day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import { pickMeeting } from '../../meetings/finding/pick.ts'
import { papersSaid } from '../rules/said.ts'
import { notePapers, readSitting } from '../store/sitting.ts'
import * as words from '../texts/commands.ts'
import * as texts from '../texts/convening.ts'

/** 材料: when the papers went out to the members. The law asks for it before a session. */
export const papers = defineCommand({
  name: '材料',
  aliases: ['会议材料', '发材料', 'papers'],
  order: {},
  who: 'clerks',
  ...words.papers,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { tx, now, tenant, actor } = context
    const picked = await pickMeeting(context, text, ['open', 'closed'], words.papers.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    const today = dayOf(now, tenant.zone)
    if (rest === '') {
      const at = (await readSitting(tx, meeting.id))?.papersAt ?? null
      const day = at === null ? null : sayCalendarDay(dayOf(at, tenant.zone), today)
      return say(texts.papersState(meeting.number, day))
    }
    const taken = takeDay(rest, now, tenant.zone)
    const said = taken.kind === 'day' || taken.kind === 'none' ? taken.rest : ''
    const state = papersSaid(said)
    const isNot = state === 'not_sent'
    if (state === null) return say(texts.papersUnread(meeting.number))
    const day = taken.kind === 'day' ? taken.day : today
    if (isoDay(day) > isoDay(today)) return say(texts.papersInFuture)
    const at = isNot
      ? null
      : taken.kind === 'day'
        ? instantOf({ ...day, hour: 12, minute: 0 }, tenant.zone)
        : now
    await notePapers(tx, meeting.id, { by: actor.personId, at })
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: isNot ? 'sitting.papers_taken_back' : 'sitting.papers',
        outcome: 'done',
        subject: subjectOf(meeting),
      },
    ])
    return say(
      isNot
        ? texts.papersTakenBack(meeting.number)
        : texts.papersNoted(meeting.number, sayCalendarDay(day, today)),
    )
  },
})
