import type { Context } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { type ReplyReading, readReply } from '../../../language/reply.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { nameInFront, namesJoined } from '../../roster/rules/name-in-front.ts'
import type { Person } from '../../roster/types.ts'
import { leaverInFront, nameable } from '../finding/nameable.ts'
import { byActor, named, subjectOf } from '../finding/named.ts'
import { describe } from '../finding/trouble.ts'
import { standingOf } from '../rules/sheet.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { findAnswerable, findByNumber } from '../store/meetings.ts'
import * as texts from '../texts/answers.ts'
import { archived } from '../texts/archived.ts'
import * as words from '../texts/commands.ts'
import { homonyms, unknownNames } from '../texts/notice.ts'
import { intentOf, record } from './record.ts'
import { noteRefusal } from './refusal.ts'

/** `张三 请假 住院`: an answer for somebody who phoned. The sheet says who entered it. */
export async function answerFor(context: Context, text: string): Promise<Reply> {
  const { number, rest } = takeNumber(text)
  const found = nameInFront(await nameable(context, number), rest)
  if (found === null) return say(await nobodyFound(context, number, rest))
  const reading = readReply(found.rest, 'one')
  if (reading.answer !== 'attend' && reading.answer !== 'leave')
    return say(words.proxyNeedsAnswer(found.name))
  return say(await enterAnswer(context, found.name, found.people, reading, number))
}

async function nobodyFound(context: Context, number: number | null, said: string): Promise<string> {
  const gone = await leaverInFront(context, said)
  return gone === null ? words.proxyNeedsName : words.hasLeft(gone, number)
}

/** `帮赵永福报名,他手机没电了`, `王秀兰和胡志强都参加`, said by a clerk. */
export async function answerByProxy(
  context: Context,
  name: string,
  reading: ReplyReading,
  number: number | null,
): Promise<Reply> {
  const { found, missing } = namesJoined(await nameable(context, number ?? reading.item), name)
  const [first, ...others] = found
  // Of several names one that nobody has must not be passed over: the clerk would believe that it was entered.
  if (missing !== null) return say(unknownNames([missing]))
  const unclear = found.find(one => one.people.length > 1)
  if (unclear !== undefined && others.length > 0)
    return say(homonyms(unclear.name, unclear.people.map(describe)))
  const meant = first === undefined || others.length === 0 ? [{ name, people: first?.people ?? [] }] : found
  const said: string[] = []
  for (const one of meant)
    said.push(await enterAnswer(context, one.name, one.people, reading, number ?? reading.item))
  return say(said.join('\n'))
}

/** @returns what became of it in words, never as a card, so that one answer can say it of several */
async function enterAnswer(
  context: Context,
  name: string,
  people: readonly Person[],
  reading: ReplyReading,
  number: number | null,
): Promise<string> {
  const [person] = people
  if (person === undefined) return unknownNames([name])
  if (people.length > 1) return homonyms(name, people.map(describe))
  const meeting = await meetingFor(context, person, number)
  if (typeof meeting === 'string') return meeting
  const outcome = await record(context, meeting, person.id, intentOf(reading, context.actor.personId))
  const { title } = named(context, meeting)
  switch (outcome.kind) {
    case 'not_published':
      return texts.notPublished(meeting.number)
    case 'cancelled':
      return texts.cancelled(title, meeting.cancelReason)
    case 'not_addressed':
      return texts.notAddressedOther(person.name, title)
    case 'archived':
      return archived(title)
    case 'unchanged':
      return texts.proxyUnchanged(person.name, title)
    case 'changed': {
      await recordDeeds(context.tx, [
        {
          ...byActor(context),
          action: 'meeting.proxy',
          outcome: 'done',
          subject: subjectOf(meeting),
          detail: { personId: person.id, answer: outcome.line.answer },
        },
      ])
      const standing = standingOf(meeting, outcome.line)
      const waits = standing === 'leavePending'
      return texts.proxyNoted(person.name, title, texts.ownStanding(standing), waits)
    }
  }
}

async function meetingFor(
  context: Context,
  person: Person,
  number: number | null,
): Promise<LockedMeeting | string> {
  const { tx, tenant, now } = context
  const forPerson = { action: 'meeting.proxy', meeting: null, personId: person.id } as const
  if (number !== null) {
    const meeting = await findByNumber(tx, tenant.id, number)
    if (meeting !== null) return meeting
    await noteRefusal(context, { ...forPerson, why: 'no_such_notice' })
    return texts.noSuchItem(number)
  }
  const meetings = await findAnswerable(tx, person.id, now)
  const [only] = meetings
  if (only === undefined) {
    await noteRefusal(context, { ...forPerson, why: 'nothing_open' })
    return words.nothingOpenFor(person.name)
  }
  if (meetings.length === 1) return only
  return words.proxyWhich(
    person.name,
    meetings.map(meeting => ({ number: meeting.number, ...named(context, meeting) })),
  )
}
