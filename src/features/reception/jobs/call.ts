/**
 * What is due about reception is said by itself. What is due are rows; the clock only asks which, so a service that was
 * down does the same as one that was not, except for what would come too late to help. That is left out, and the
 * clerks are told which it was.
 */
import type { Tick } from '../../../bot/job.ts'
import { isoDay } from '../../../calendar/day.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { tellGroups } from '../../chats/outreach.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { compose } from '../outreach/compose.ts'
import { readFacts } from '../outreach/facts.ts'
import { sayLeftOut } from '../outreach/left-out.ts'
import { type Said, unsaid } from '../outreach/said.ts'
import { groupedBy } from '../rules/grouped.ts'
import { type Announcer, readAnnouncers, readStaffedDays } from '../store/call-facts.ts'
import {
  type DueCall,
  leaveOutLate,
  putOffCalls,
  rememberTold,
  settleCalls,
  takeDueCalls,
} from '../store/due-calls.ts'

/** So many calls in one transaction: a crash repeats none of them, because none was sent yet. */
const batch = 500

/** Says what is due, and to the clerks what was left out. @returns how many calls were settled or put off */
export async function callReception(tick: Tick): Promise<number> {
  const { tx, clock, now } = tick
  const late = await leaveOut(tick)
  const due = await sayDue(tick)
  // Together, so that nobody is called into his single chat twice.
  await tellAllPrivately(tx, clock, now, [...late.words, ...due.words])
  return late.settled + due.settled
}

type Words = Parameters<typeof tellAllPrivately>[3]

interface Done {
  readonly settled: number
  /** To people alone. */
  readonly words: Words
}

/** One note for each congress, however much was left out. */
async function leaveOut({ tx, now, botName }: Tick): Promise<Done> {
  const late = await leaveOutLate(tx, now, batch)
  if (late.length === 0) return { settled: 0, words: [] }
  const announcers = await readAnnouncers(
    tx,
    late.map(call => call.congressId),
  )
  const days = await readStaffedDays(
    tx,
    late.map(call => call.dayId).filter(id => id !== null),
  )
  const words = [...groupedBy(late, call => call.congressId)].flatMap(([congressId, calls]) => {
    const announcer = announcers.get(congressId)
    if (announcer === undefined) return []
    const { clerkIds: personIds, zone, quietHours } = announcer
    const text = sayLeftOut(calls, days, { now, zone })
    return [{ congressId, personIds, text, rights: asClerk, subject: 'reception', zone, quietHours, botName }]
  })
  return { settled: late.length, words }
}

async function sayDue(tick: Tick): Promise<Done> {
  const { tx, now } = tick
  const due = await takeDueCalls(tx, now, batch)
  if (due.length === 0) return { settled: 0, words: [] }
  const announcers = await readAnnouncers(
    tx,
    due.map(call => call.congressId),
  )
  const night: { call: DueCall; until: Date }[] = []
  const today: { call: DueCall; announcer: Announcer }[] = []
  for (const call of due) {
    const announcer = announcers.get(call.congressId)
    if (announcer === undefined) continue
    const until = afterQuiet(now, announcer.zone, announcer.quietHours)
    if (until > now) night.push({ call, until })
    else today.push({ call, announcer })
  }
  await putOffCalls(tx, night)
  return { settled: night.length + today.length, words: await say(tick, today) }
}

interface Composed {
  readonly call: DueCall
  readonly announcer: Announcer
  readonly said: Said
}

async function say(
  tick: Tick,
  calls: readonly { readonly call: DueCall; readonly announcer: Announcer }[],
): Promise<Words> {
  const { tx, clock, now } = tick
  const factsOf = await readFacts(
    tick,
    calls.map(({ call }) => call),
  )
  const composed = calls.map(({ call, announcer }): Composed => {
    const again = call.superseded || (call.saidAt !== null && isSameDay(call.saidAt, now, announcer.zone))
    return { call, announcer, said: again ? unsaid('void') : compose(call, factsOf(call, announcer), now) }
  })
  await tellGroups(tx, clock, composed.flatMap(groupWord))
  await settleCalls(
    tx,
    composed.map(({ call, said }) => ({ call, outcome: said.outcome })),
    now,
  )
  await rememberTold(
    tx,
    composed.flatMap(({ said }) => said.told),
  )
  await note(tick, composed)
  return composed.flatMap(one => privateWords(one, tick.botName))
}

const isSameDay = (a: Date, b: Date, zone: string): boolean =>
  isoDay(dayOf(a, zone)) === isoDay(dayOf(b, zone))

const subjectOf = (call: DueCall): string =>
  call.dayId === null ? `reception:${call.slot}` : `reception:${call.dayId}`

function groupWord({ call, announcer, said }: Composed) {
  if (said.group === null || announcer.chatId === null) return []
  return [
    {
      congressId: call.congressId,
      chatId: announcer.chatId,
      text: said.group.text,
      mention: said.group.mention,
      subject: subjectOf(call),
      // Rather twice than never: who is not told of his turn does not come.
      promise: 'at_least_once' as const,
      once: `reception:${call.congressId}:${call.kind}:${call.slot}`,
      expiresAt: call.notAfter,
    },
  ]
}

const privateWords = ({ call, announcer: { zone, quietHours }, said }: Composed, botName: string) =>
  said.alone.map(({ personIds, text, rights, asks }) => ({
    congressId: call.congressId,
    personIds,
    text,
    rights,
    asks,
    subject: subjectOf(call),
    zone,
    quietHours,
    botName,
  }))

const note = ({ tx, now }: Tick, composed: readonly Composed[]): Promise<void> =>
  recordDeeds(
    tx,
    composed
      .filter(({ said }) => said.outcome === 'sent')
      .map(({ call, said }) => ({
        congressId: call.congressId,
        at: now,
        userid: null,
        action: 'reception.call',
        outcome: 'done',
        subject: subjectOf(call),
        detail: { kind: call.kind, called: said.group?.mention.length ?? 0 },
      })),
  )
