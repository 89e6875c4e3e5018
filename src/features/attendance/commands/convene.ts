import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { daysBetween } from '../../../calendar/day.ts'
import { sayInstant, sayTime } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { quorum } from '../../congress/rules.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, named, subjectOf } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import { quorumRuleOf } from '../../meetings/rules/sheet.ts'
import { askedToday } from '../finding/asked.ts'
import type { OnTheDay } from '../finding/todays.ts'
import { reviewDay } from '../outreach/review.ts'
import { inTheHall } from '../rules/day.ts'
import { unlawful } from '../rules/lawful.ts'
import { hourAfterMidnight, hourOn } from '../rules/roll-call.ts'
import { isUndone } from '../rules/said.ts'
import { type Day, readDay } from '../store/day.ts'
import { settleDay } from '../store/presence.ts'
import { announcedAt, callToOrder, endSitting } from '../store/sitting.ts'
import * as checkIn from '../texts/check-in.ts'
import * as words from '../texts/commands.ts'
import * as texts from '../texts/convening.ts'
import { sayFigures, sayWarning } from '../texts/day.ts'
import type { Warning } from '../types.ts'

/**
 * 开会: states who is there and the quorum, refuses nothing, and says and records what is unlawful. The word is also a
 * way to begin a notice; which of the two is meant `desk/convene.ts` tells.
 */
export const convening = {
  ...words.convene,
  narrow: whereNotice(['open', 'closed']),
  async run(context: Context, text: string): Promise<Reply> {
    const asked = await askedToday(context, text, {
      none: texts.noMeetingToCall,
      example: words.which.convene,
    })
    if (asked.on === null) return asked.reply
    const { tx, now, tenant, actor } = context
    const { meeting, sitting, window } = asked.on
    const { title } = named(context, meeting)
    const refusal = whyNotCalled(context, asked.on)
    if (refusal !== null) return say(refusal)
    const already = sitting?.calledAt ?? null
    if (already !== null && window !== null && already >= window.opensAt) {
      const { figures, quorum: reached } = await readDay(tx, meeting)
      const time = sayTime(already, tenant.zone)
      return say(texts.calledAlready(meeting.number, title, time, sayFigures(figures, reached)))
    }
    const warnings = await warningsFor(context, asked.on, await readDay(tx, meeting))
    await callToOrder(tx, meeting.id, { by: actor.personId, now, warnings })
    await settleDay(tx, meeting.id, now)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'sitting.call',
        outcome: 'done',
        subject: subjectOf(meeting),
        detail: { warnings },
      },
    ])
    const day = await readDay(tx, meeting)
    const said = warnings.length === 0 ? texts.lawful : texts.unlawful(warnings.map(sayWarning))
    return say([texts.called(meeting.number, title, sayFigures(day.figures, day.quorum)), said].join('\n'))
  },
}

function whyNotCalled(context: Context, { meeting, window }: OnTheDay): string | null {
  const { now, tenant } = context
  const { title } = named(context, meeting)
  if (meeting.status === 'draft') return texts.cannotCall(meeting.number, checkIn.notPublished)
  if (meeting.status === 'cancelled') return texts.cannotCall(meeting.number, checkIn.cancelledStatus)
  if (window === null) return checkIn.noTime(title)
  // On its day a chair may begin as early as he likes; on another it is the wrong meeting.
  const startsAt = meeting.startsAt ?? now
  const isItsDay = daysBetween(dayOf(startsAt, tenant.zone), dayOf(now, tenant.zone)) === 0
  return now < window.opensAt && !isItsDay
    ? texts.callTooEarly(title, sayInstant(startsAt, now, tenant.zone))
    : null
}

/** The quorum is of those who are in the hall at this moment. */
async function warningsFor(
  { tx, tenant, now }: Context,
  { meeting, sitting }: OnTheDay,
  day: Day,
): Promise<Warning[]> {
  const settings = settingsOf(tenant)
  const announced = (await announcedAt(tx, [meeting.id])).get(meeting.id) ?? now
  const { kind, title } = meeting.notice
  const rule = quorumRuleOf(kind, settings)
  return unlawful(
    {
      kind,
      title: title ?? '',
      startsOn: dayOf(meeting.startsAt ?? now, tenant.zone),
      announcedOn: dayOf(announced, tenant.zone),
      papersOn: sitting?.papersAt ? dayOf(sitting.papersAt, tenant.zone) : null,
      quorum: rule === null ? null : quorum(day.figures.should, inTheHall(day.lines, now), rule),
    },
    settings.session,
  )
}

/** 撤销: it was said by mistake, and the meeting goes on. */
async function goOn(context: Context, { meeting }: OnTheDay): Promise<string> {
  const { tx, actor } = context
  await endSitting(tx, meeting.id, { by: actor.personId, at: null })
  await recordDeeds(tx, [
    { ...byActor(context), action: 'sitting.go_on', outcome: 'done', subject: subjectOf(meeting) },
  ])
  return texts.goesOn(meeting.number, named(context, meeting).title)
}

/** 散会: closes check-in; the clerks hear at once what does not fit. */
export const adjourn = defineCommand({
  name: '散会',
  aliases: ['会议结束', '闭会', 'adjourn'],
  order: {},
  bare: true,
  who: 'clerks',
  ...words.adjourn,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { tx, now, tenant, actor } = context
    const asked = await askedToday(context, text, {
      none: checkIn.noMeetingToday,
      example: words.which.adjourn,
    })
    if (asked.on === null) return asked.reply
    const { meeting, window } = asked.on
    const { title } = named(context, meeting)
    if (
      meeting.status === 'draft' ||
      meeting.status === 'cancelled' ||
      window === null ||
      now < window.opensAt
    )
      return say(texts.notBegun(title))
    const startsAt = meeting.startsAt ?? now
    if (isUndone(asked.rest)) return say(await goOn(context, asked.on))
    const around = { startsAt, zone: tenant.zone, now }
    const said =
      asked.rest === '' ? null : (hourOn(asked.rest, around) ?? hourAfterMidnight(asked.rest, around))
    if (asked.rest !== '' && said === null) return say(texts.badTime)
    // On another day, once its time is over, «散会» without an hour cannot mean this minute.
    const isToday = daysBetween(dayOf(startsAt, tenant.zone), dayOf(now, tenant.zone)) === 0
    const at = said ?? (isToday || now < window.closesAt ? now : window.closesAt)
    if (at > now || at < window.opensAt) return say(texts.badTime)
    await settleDay(tx, meeting.id, now)
    await endSitting(tx, meeting.id, { by: actor.personId, at })
    await recordDeeds(tx, [
      { ...byActor(context), action: 'sitting.end', outcome: 'done', subject: subjectOf(meeting) },
    ])
    const day = await readDay(tx, meeting)
    await reviewDay(context, meeting, day)
    const time = sayTime(at, tenant.zone)
    return say(texts.ended(meeting.number, title, time, sayFigures(day.figures, day.quorum)))
  },
})
