import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { isoDay } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import { readSessionName } from '../../../language/session-name.ts'
import { sayFigures } from '../../attendance/texts/day.ts'
import { settingsOf } from '../../congress/settings.ts'
import { lockCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import { findByNumber } from '../../meetings/store/meetings.ts'
import { noSuchMeeting } from '../../meetings/texts/sheet.ts'
import { wholeRoster } from '../../roster/store/people.ts'
import { asksForAbsences, misplacedBeside, readMeetingNumber, readTerm } from '../rules/said.ts'
import { absencesIn, currentTerm, seatState, termAt } from '../rules/seat.ts'
import { type ReadSitting, readSessionMeetings, toSitting } from '../store/sittings.ts'
import { nameSession, readTerms, setTerm } from '../store/terms.ts'
import * as words from '../texts/commands.ts'
import * as texts from '../texts/terms.ts'

/** 届次: which terms and sessions there are; a clerk enters them and sees who stayed away without leave. */
export const showTerms = defineCommand({
  name: '届次',
  aliases: ['本届'],
  who: 'members',
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...words.showTerms,
  async run(context, text) {
    const clerk = isClerk(context.actor)
    if (text.trim() === '') return showAll(context)
    if (asksForAbsences(text))
      return clerk && context.origin.chat.type === 'single' ? showAbsences(context) : say(texts.onlyClerks)
    if (!clerk) return showAll(context)
    const meant = readMeetingNumber(text)
    if (meant !== null) return enterSession(context, meant.number, meant.rest)
    return enterTerm(context, text)
  },
})

async function enterTerm(context: Context, text: string): Promise<Reply> {
  const { tx, tenant } = context
  const said = readTerm(text)
  if (said === null) return say(texts.termUnread)
  const { number, from } = said
  // Of two who enter terms at once, and of 换届 meanwhile, each sees what the other has left.
  await lockCongress(tx, tenant.id)
  const known = (await readTerms(tx, tenant.id)).map(term => ({
    number: term.number,
    from: dayOf(term.beganAt, tenant.zone),
  }))
  const beside = misplacedBeside(said, known)
  if (beside !== null)
    return say(texts.termMisplaced(number, sayDate(from), beside.number, sayDate(beside.from)))
  await setTerm(tx, tenant.id, {
    number,
    beganAt: instantOf({ ...from, hour: 0, minute: 0 }, tenant.zone),
  })
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'term.set',
      outcome: 'done',
      subject: `congress:${tenant.id}`,
      detail: { number, from: isoDay(from) },
    },
  ])
  return say(texts.termSet(number, sayDate(from)))
}

async function enterSession(context: Context, number: number, rest: string): Promise<Reply> {
  const { tx, tenant } = context
  const name = readSessionName(rest)
  if (name === null) return say(texts.termUnread)
  const meeting = await findByNumber(tx, tenant.id, number)
  if (meeting === null) return say(noSuchMeeting(number))
  if (meeting.notice.kind !== 'session') return say(texts.notASession(number))
  await nameSession(tx, meeting.id, name)
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'session.name',
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { ...name },
    },
  ])
  return say(texts.sessionNamed(number, name))
}

async function showAll(context: Context): Promise<Reply> {
  const { tx, tenant, now } = context
  const terms = await readTerms(tx, tenant.id)
  const sittings = await readSessionMeetings(tx, tenant.id)
  if (terms.length + sittings.length === 0) return say(texts.noTerms)
  const current = termAt(terms, now)
  const lines = terms.map(term =>
    texts.termLine(term.number, sayDate(dayOf(term.beganAt, tenant.zone)), term.number === current),
  )
  return say([...lines, ...sittings.slice(-12).map(sitting => sayOne(context, sitting))].join('\n'))
}

function sayOne({ tenant, now }: Context, read: ReadSitting): string {
  const { meeting, day, name } = read
  const said = name === null ? texts.unnumbered(meeting.number) : texts.sessionName(name)
  const figures = toSitting(read, now).isHeld ? sayFigures(day.figures, day.quorum) : texts.notHeldYet
  return texts.sessionLine(said, sayDate(dayOf(meeting.startsAt ?? now, tenant.zone)), figures)
}

async function showAbsences({ tx, tenant, now }: Context): Promise<Reply> {
  const terms = await readTerms(tx, tenant.id)
  const sittings = (await readSessionMeetings(tx, tenant.id)).map(sitting => toSitting(sitting, now))
  const term = currentTerm(terms, sittings, now)
  const absences = absencesIn(term, terms, sittings)
  if (absences.size === 0) return say(texts.noAbsences(term))
  const names = new Map((await wholeRoster(tx, tenant.id)).map(person => [person.id, person.name]))
  const { absences: limit } = settingsOf(tenant).session
  const numbers = new Map(sittings.map(sitting => [sitting.meetingId, sitting.number]))
  const lines = [...absences].map(([personId, missed]) =>
    texts.absenceLine(
      names.get(personId) ?? '',
      missed.map(({ name, meetingId }) =>
        name === null ? texts.unnumbered(numbers.get(meetingId) ?? 0) : texts.sessionName(name),
      ),
      seatState(missed.length, limit) === 'lost' ? 'lost' : 'warned',
    ),
  )
  return say([texts.absencesHeading(term), ...lines].join('\n'))
}
