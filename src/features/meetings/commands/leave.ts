import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import type { Tx } from '../../../db/tx.ts'
import { orders } from '../../../language/words/orders.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byName, tellPrivately } from '../../notes/outreach.ts'
import { asClerk, forHimself, heardTogether, unheard } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import { nameInFront, namesInFront } from '../../roster/rules/name-in-front.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import type { Person } from '../../roster/types.ts'
import { nothingPendingCard, pendingCard } from '../cards/pending.ts'
import { leaverInFront, nameable, nameableBeside } from '../finding/nameable.ts'
import { byActor, named, subjectOf } from '../finding/named.ts'
import { whereLeaveWaits, whereNamed } from '../finding/narrow.ts'
import { describe } from '../finding/trouble.ts'
import { countsFor } from '../rules/answer.ts'
import { lockMeetings, readLine } from '../store/answers.ts'
import { lockOne } from '../store/meetings.ts'
import { decideLeave, type PendingLeave, pendingLeaves } from '../store/sheet.ts'
import { congressOfMeeting } from '../store/whose.ts'
import * as words from '../texts/commands.ts'
import { homonyms, unknownNames } from '../texts/notice.ts'
import * as outreach from '../texts/outreach.ts'

/** Leave is requested and decided; the person is told, alone. */

export const showPending = defineCommand({
  name: '待批',
  aliases: ['请假待批', '待审批', 'pending'],
  bare: true,
  who: 'clerks',
  ...words.showPending,
  narrow: whereLeaveWaits,
  async run(context) {
    const { tx, tenant, now, origin } = context
    const pending = await pendingLeaves(tx, tenant.id, now)
    if (origin.chat.type === 'group') return say(words.pendingInGroup(pending.length))
    if (pending.length === 0) return say(words.nothingPending)
    return { kind: 'card', card: pendingCard(newTaskId('pending'), pending) }
  },
})

/** The decision on the card: the chosen request is approved; refusing needs a reason and so words. */
export const approveOnCard = defineButton({
  action: 'approve',
  who: 'clerks',
  congressOf: congressOfPending,
  async press(context, click) {
    const chosen = readChoice(click.selected.get('leave')?.[0])
    const [request] = await lockRequests(context, async () => {
      const waiting = await pendingLeaves(context.tx, context.tenant.id, context.now)
      return waiting.filter(one => one.meetingId === chosen?.meetingId && one.personId === chosen.personId)
    })
    const done = await approveAsShown(context, request, chosen)
    const left = await pendingLeaves(context.tx, context.tenant.id, context.now)
    const card =
      left.length === 0 ? nothingPendingCard(click.taskId, done) : pendingCard(click.taskId, left, done)
    return { kind: 'update', audience: 'clicker', card }
  },
})

/** What is approved is what the card said: a reason that was given since is read first. */
async function approveAsShown(
  context: Context,
  request: PendingLeave | undefined,
  chosen: Chosen | null,
): Promise<string> {
  if (request === undefined) return words.waitsNoMore[await whyNotWaiting(context, chosen)]
  const shown = chosen?.entryId ?? null
  if (shown !== null && shown !== request.entryId) return words.askedAnew(request.name)
  return approve(context, [request])
}

/** What became of a leave since the card was drawn; `other`: nothing that the card would have to be told. */
async function whyNotWaiting(
  { tx, tenant, now }: Context,
  chosen: Chosen | null,
): Promise<keyof typeof words.waitsNoMore> {
  if (chosen === null) return 'nothing_chosen'
  const [meeting] = await lockMeetings(tx, [chosen.meetingId])
  if (meeting === undefined || meeting.congressId !== tenant.id) return 'other'
  if (meeting.status === 'cancelled') return 'cancelled'
  const line = await readLine(tx, chosen)
  if (line === null) return 'not_addressed'
  if (line.answer !== null && !countsFor(meeting, line)) return 'moved'
  if (line.answer === 'attend') return 'attend'
  if (line.decision === 'approved' || line.decision === 'refused') return line.decision
  return line.decision === 'pending' && meeting.startsAt !== null && meeting.startsAt <= now
    ? 'over'
    : 'other'
}

export const refuseOnCard = defineButton({
  action: 'refuse',
  who: 'clerks',
  congressOf: congressOfPending,
  async press(context, click) {
    const chosen = readChoice(click.selected.get('leave')?.[0])
    const pending = await pendingLeaves(context.tx, context.tenant.id, context.now)
    const request = pending.find(
      one => one.meetingId === chosen?.meetingId && one.personId === chosen.personId,
    )
    const sentence =
      request === undefined
        ? words.waitsNoMore[await whyNotWaiting(context, chosen)]
        : words.refuseInWords(request.number, request.name)
    const card =
      pending.length === 0
        ? nothingPendingCard(click.taskId, sentence)
        : pendingCard(click.taskId, pending, sentence)
    return { kind: 'update', audience: 'clicker', card }
  },
})

export const approveLeave = defineCommand({
  name: '准假',
  aliases: ['同意', '批准', 'approve'],
  order: orders.approveLeave,
  who: 'clerks',
  ...words.approveLeave,
  narrow: whereNamed,
  async run(context, text) {
    const { number, rest } = takeNumber(text)
    const { found, rest: unread } = namesInFront(await askers(context, number), rest)
    if (found.length === 0)
      return say(rest === '' ? words.approveNeedsName : await sayUnknown(context, number, rest))
    const unclear = found.find(one => one.people.length > 1)
    if (unclear !== undefined) return say(homonyms(unclear.name, unclear.people.map(describe)))
    // A name that nobody has must not be passed over: the chair would believe that it was done.
    if (unread !== '') return say(await sayUnknown(context, number, unread))
    const people = [...new Set(found.flatMap(one => one.people))]
    const requests = await lockRequests(context, () => requestsOf(context, people, number))
    if ('kind' in requests) return requests
    return say(await approve(context, requests))
  },
})

export const refuseLeave = defineCommand({
  name: '不准',
  aliases: ['不同意', '不批准', '驳回', 'refuse'],
  order: { isText: true },
  who: 'clerks',
  ...words.refuseLeave,
  narrow: whereNamed,
  async run(context, text) {
    const { number, rest } = takeNumber(text)
    const found = nameInFront(await askers(context, number), rest)
    if (found === null) {
      const gone = await leaverInFront(context, rest)
      return say(gone === null ? words.refuseNeedsName : words.hasLeft(gone, number))
    }
    if (found.people.length > 1) return say(homonyms(found.name, found.people.map(describe)))
    if (found.rest === '') return say(words.refuseNeedsReason(found.name))
    const requests = await lockRequests(context, () => requestsOf(context, found.people, number))
    if ('kind' in requests) return requests
    const [request] = requests
    if (request === undefined) return say(words.noRequest(found.name))
    const hearing = await decide(context, request, 'refused', found.rest)
    return say(words.refused(request.name, await byName(context.tx, hearing)))
  },
})

async function sayUnknown(context: Context, number: number | null, said: string): Promise<string> {
  const gone = await leaverInFront(context, said)
  return gone === null ? unknownNames([said.slice(0, 20)]) : words.hasLeft(gone, number)
}

/** Whose leave may be decided in words: also of who has left since. Without a number those whose requests there are. */
async function askers(context: Context, number: number | null): Promise<readonly Person[]> {
  if (number !== null) return nameable(context, number)
  const requests = await pendingLeaves(context.tx, context.tenant.id, context.now, 'any')
  return nameableBeside(context, new Set(requests.map(({ personId }) => personId)))
}

/**
 * The requests that are meant, behind their meetings' locks: while they were waited for, one may have been called off, moved or
 * changed, or a leave decided or taken back.
 */
async function lockRequests<Other extends object = never>(
  { tx }: Context,
  read: () => Promise<PendingLeave[] | Other>,
): Promise<PendingLeave[] | Other> {
  const locked = new Set<number>()
  for (;;) {
    const found = await read()
    if (!Array.isArray(found)) return found
    const others = found.map(({ meetingId }) => meetingId).filter(id => !locked.has(id))
    if (others.length === 0) return found
    await lockMeetings(tx, others)
    for (const id of others) locked.add(id)
  }
}

/** One request for each of the people; when somebody has several, the number must say which. */
async function requestsOf(
  context: Context,
  people: readonly Person[],
  number: number | null,
): Promise<PendingLeave[] | Reply> {
  const all = await pendingLeaves(context.tx, context.tenant.id, context.now, 'any')
  const requests: PendingLeave[] = []
  for (const person of people) {
    const own = all.filter(one => one.personId === person.id && (number === null || one.number === number))
    const waiting = own.filter(one => one.decision === 'pending')
    const fitting = waiting.length > 0 ? waiting : own
    const [only] = fitting
    if (only === undefined) return say(words.noRequest(person.name))
    if (fitting.length > 1)
      return say(
        words.whichRequest(
          person.name,
          fitting.map(one => one.number),
        ),
      )
    requests.push(only)
  }
  return requests
}

async function approve(context: Context, requests: readonly PendingLeave[]): Promise<string> {
  const hearings: Hearing[] = []
  for (const request of requests) hearings.push(await decide(context, request, 'approved', null))
  const names = requests.map(({ name }) => name)
  const said = words.approved(names, await byName(context.tx, heardTogether(hearings)))
  const isOwn = requests.some(({ personId }) => personId === context.actor.personId)
  return isOwn ? `${said}${words.approvedOwn}` : said
}

/**
 * @param request behind its meeting's lock (`lockRequests`)
 * @returns how he hears of it; nobody does where nothing has changed
 */
async function decide(
  context: Context,
  request: PendingLeave,
  decision: 'approved' | 'refused',
  note: string | null,
): Promise<Hearing> {
  const { tx, actor, now, tenant, clock, botName } = context
  const meeting = await lockOne(tx, request.meetingId)
  const line = await readLine(tx, { meetingId: meeting.id, personId: request.personId })
  // Two clerks at once, or one twice: it is decided, and the person is told, once.
  if (line === null || (line.decision === decision && line.decisionNote === note)) return unheard
  const decided = await decideLeave(tx, meeting.id, [request.personId], {
    decision,
    note,
    by: actor.personId,
    now,
  })
  if (decided.length === 0) return unheard
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: `leave.${decision}`,
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { personId: request.personId },
    },
  ])
  const { title, when } = named(context, meeting)
  const text =
    decision === 'approved'
      ? outreach.leaveApproved(title, when)
      : outreach.leaveRefused(title, when, note ?? '')
  const word = {
    congressId: tenant.id,
    personIds: [request.personId],
    text,
    rights: forHimself,
    subject: subjectOf(meeting),
  }
  const habits = { zone: tenant.zone, quietHours: settingsOf(tenant).quietHours, botName }
  const hearing = await tellPrivately(tx, clock, now, word, habits)
  // There may be nobody else to decide it; whoever else does so learns of it when he next looks.
  if (decision === 'approved' && request.personId === actor.personId) {
    const others = (await clerkIds(tx, tenant.id)).filter(id => id !== actor.personId)
    const told = {
      ...word,
      personIds: others,
      text: outreach.leaveApprovedByHimself(actor.name, title, when),
      rights: asClerk,
    }
    await tellPrivately(tx, clock, now, { ...told, quiet: true }, habits)
  }
  return hearing
}

/** Of the request that is chosen, or, where none is, of those on the card: their meeting is the button's argument. */
function congressOfPending(tx: Tx, click: Click, argument: string): Promise<number | null> {
  const chosen = readChoice(click.selected.get('leave')?.[0])
  return congressOfMeeting(tx, String(chosen?.meetingId ?? argument))
}

interface Chosen {
  readonly meetingId: number
  readonly personId: number
  /** Null on cards of before it was told. */
  readonly entryId: number | null
}

/** `<meeting>.<person>.<entry>` */
function readChoice(id: string | undefined): Chosen | null {
  const match = /^(\d{1,9})\.(\d{1,9})(?:\.(\d{1,15}))?$/.exec(id ?? '')
  if (match === null) return null
  const [, meetingId, personId, entryId] = match
  return {
    meetingId: Number(meetingId),
    personId: Number(personId),
    entryId: entryId === undefined ? null : Number(entryId),
  }
}
