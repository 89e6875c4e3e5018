import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { readAmendment } from '../../../language/amendment.ts'
import { fold } from '../../../language/normalise.ts'
import { completeNotice, readNotice } from '../../../language/notice.ts'
import { withheld } from '../../../language/order.ts'
import { readReply } from '../../../language/reply.ts'
import { callsOff, deeds, missingPiece, orders, otherMatter } from '../../../language/words/orders.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { namesKnownTo } from '../../roster/store/known.ts'
import { cancelledCard } from '../cards/notice.ts'
import { byActor, subjectOf } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { nobody } from '../rules/sheet.ts'
import { type LockedMeeting, lockMeetings } from '../store/answers.ts'
import { createDraft, findByNumber, findCurrent, lockOne, setStatus } from '../store/meetings.ts'
import { congressOfMeeting } from '../store/whose.ts'
import * as words from '../texts/commands.ts'
import { draftDropped } from '../texts/commands.ts'
import { factsFor, isAloneIn, readFacts } from './facts.ts'
import { proceed } from './publish.ts'

export const postNotice = defineCommand({
  name: '会议',
  aliases: ['会议通知', '通知', 'meeting'],
  order: orders.notice,
  who: 'clerks',
  ...words.postNotice,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    if (text === '') return say(words.noticeNeedsWords)
    if (callsOff.test(fold(text))) return say(words.noticeCallsOff)
    const notice = readNotice(text, now, tenant.zone, await namesKnownTo(tx, tenant.id))
    const draft = await createDraft(tx, { congressId: tenant.id, createdBy: actor.personId, notice, now })
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'meeting.draft',
        outcome: 'done',
        subject: subjectOf(draft),
        detail: { number: draft.number, problems: notice.problems },
      },
    ])
    return proceed(context, draft, notice)
  },
})

/** The chair's next words after a question: the missing piece, or null when they carry nothing for the notice. */
export async function continueDraft(
  context: Context,
  meetingId: number,
  text: string,
): Promise<Reply | null> {
  const { tx, tenant, now } = context
  const draft = await lockOne(tx, meetingId)
  if (draft.status !== 'draft') return null
  const names = await namesKnownTo(tx, tenant.id)
  const { reading, used } = completeNotice(draft.notice, text, now, tenant.zone, names)
  if (!used) return null
  // What is called off, or somebody's leave, is no hour of this notice, whatever hour it names: in a group it would go out.
  const isOther = otherMatter.test(text) && !otherMatter.test(draft.notice.title ?? '')
  if (isOther || callsOff.test(fold(text))) return say(words.draftStays(draft.number))
  const { answer, proxyFor } = readReply(text, 'one')
  const asksPeople = draft.notice.problems.length === 0 || context.origin.chat.type === 'single'
  if (answer === 'leave' || (answer === 'attend' && proxyFor !== null && !asksPeople)) return null
  // Asked while he was a clerk, answered when he is none any more.
  if (!isClerk(context.actor)) return say(words.draftNotYours(draft.number))
  if (withheld(text, deeds.publish, missingPiece) !== null) return say(words.draftStays(draft.number))
  await logDraftChange(context, draft)
  return proceed(context, draft, reading)
}

/**
 * `/改` on a draft: what is said is kept although something else is still missing, and it may be whom the notice
 * is for. It stays a draft, also when this is said in a group.
 */
export async function amendDraft(context: Context, draft: LockedMeeting, text: string): Promise<Reply> {
  const { tx, now, tenant } = context
  const names = await namesKnownTo(tx, tenant.id)
  const amended = readAmendment(text, draft.notice, now, tenant.zone, names)
  const { reading, used } = amended.used
    ? amended
    : completeNotice(draft.notice, text, now, tenant.zone, names)
  if (!used) return say(words.nothingToAmend(draft.number))
  await logDraftChange(context, draft)
  return proceed(context, draft, reading, { stays: true })
}

const logDraftChange = (context: Context, draft: LockedMeeting): Promise<void> =>
  recordDeeds(context.tx, [
    { ...byActor(context), action: 'meeting.amend', outcome: 'done', subject: subjectOf(draft) },
  ])

export const publishDraft = defineCommand({
  name: '发布',
  aliases: ['发布通知', 'publish'],
  order: orders.publish,
  who: 'clerks',
  ...words.publishDraft,
  narrow: whereNotice(['draft']),
  async run(context, text) {
    const { tx, tenant, now, chat } = context
    const { number } = takeNumber(text)
    const drafts =
      number === null
        ? (await findCurrent(tx, tenant.id, ['draft'], now)).slice(-6)
        : [await findByNumber(tx, tenant.id, number)].filter(found => found !== null)
    const [draft] = drafts
    if (draft === undefined) return say(number === null ? words.noDraft : words.noDraftOfNumber(number))
    if (drafts.length > 1) return say(words.whichDraft(drafts.map(found => found.number)))
    if (draft.status !== 'draft') return say(words.publishedAlready(draft.number))
    const reply = await proceed(context, draft, draft.notice, { stays: false })
    const published = (await lockOne(tx, draft.id)).status !== 'draft'
    return published || chat !== null || reply.kind !== 'card'
      ? reply
      : say(words.publishInGroup(draft.number, context.botName))
  },
})

export const dropDraft = defineButton({
  action: 'drop',
  who: 'clerks',
  congressOf: (tx, _click, argument) => congressOfMeeting(tx, argument),
  async press(context, click, argument) {
    const draft = await findOwn(context, argument)
    if (draft === null) return notOurs(click)
    // Of what was sent meanwhile the sheet is counted; a draft has none.
    const told = async (sentence: string): Promise<Reply> => {
      const isSent = draft.status !== 'draft'
      const facts = isSent
        ? await readFacts(context.tx, context, draft, isAloneIn(context))
        : factsFor(context, draft, nobody, isAloneIn(context))
      const { rows = [], ...card } = cancelledCard(click.taskId, facts)
      return {
        kind: 'update',
        audience: 'everyone',
        card: { ...card, ...(isSent ? { rows } : {}), body: sentence },
      }
    }
    if (draft.status !== 'draft') return told(words.publishedAlready(draft.number))
    await setStatus(context.tx, draft.id, 'cancelled')
    await recordDeeds(context.tx, [
      { ...byActor(context), action: 'meeting.drop', outcome: 'done', subject: subjectOf(draft) },
    ])
    return told(draftDropped(draft.number))
  },
})

/**
 * The meeting of a button's argument or a chosen option.
 * @returns null when there is none such for this person: another congress's, or a draft, which only clerks see
 */
export async function findOwn(context: Context, id: string | undefined): Promise<LockedMeeting | null> {
  const [meeting] = /^\d{1,9}$/.test(id ?? '') ? await lockMeetings(context.tx, [Number(id)]) : []
  if (meeting === undefined || meeting.congressId !== context.tenant.id) return null
  return mayRead(context, meeting) ? meeting : null
}

/** What is not announced yet is its clerks' business. */
export const mayRead = ({ actor }: Pick<Context, 'actor'>, meeting: Pick<LockedMeeting, 'status'>): boolean =>
  meeting.status !== 'draft' || isClerk(actor)

/** Nothing of the notice is shown. */
export const notOurs = (click: Click, sentence = words.notYours): Reply => ({
  kind: 'update',
  audience: 'clicker',
  card: {
    taskId: click.taskId,
    title: words.mineButton,
    body: sentence,
    buttons: [{ text: words.mineButton, key: 'mine' }],
  },
})
