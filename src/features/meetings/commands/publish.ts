import type { Context } from '../../../bot/command.ts'
import { placeOf } from '../../../bot/command.ts'
import { type Card, type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import { guestsAmong } from '../../../language/notice-guests.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { ask, settleQuestion } from '../../dialogue/store.ts'
import { listGroups } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { draftCard, noticeCard } from '../cards/notice.ts'
import { named } from '../finding/named.ts'
import { troubleWith } from '../finding/trouble.ts'
import { type Outlet, outletOf, sendNotice } from '../outreach/notice.ts'
import { audienceOfChat, gapsOf } from '../rules/notice.ts'
import { nobody } from '../rules/sheet.ts'
import { addressees } from '../store/addressees.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { lockOne, publish, saveDraft } from '../store/meetings.ts'
import { planFor } from '../store/reminders.ts'
import { published } from '../texts/commands.ts'
import { askGaps } from '../texts/notice.ts'
import { factsFor, readFacts } from './facts.ts'

/**
 * A draft with these words in it: asked on when something is missing; otherwise announced, when this is a group of
 * the congress, or from aside, where a way leads to those it is for; else kept as a draft that its chair sees as its
 * card.
 * @param stays it is not to be announced yet
 */
export async function proceed(
  context: Context,
  draft: LockedMeeting,
  read: NoticeReading,
  { stays = false }: { readonly stays?: boolean } = {},
): Promise<Reply> {
  const { tx, actor, now, origin, tenant } = context
  const notice = await withAudience(context, read)
  await saveDraft(tx, draft.id, notice)
  const found = notice.audience === null ? null : await addressees(tx, tenant.id, notice.audience)
  const trouble = found === null ? [] : await troubleWith(context, found)
  const gaps = gapsOf(notice, now)
  if (gaps.length > 0 || trouble.length > 0 || found === null) {
    await ask(tx, actor.personId, placeOf(origin), { about: 'meeting_draft', meetingId: draft.id }, now)
    const { labels } = settingsOf(tenant)
    const text = askGaps({
      number: draft.number,
      notice,
      gaps,
      labels,
      now,
      zone: tenant.zone,
      trouble,
      inGroup: origin.chat.type === 'group',
      botName: context.botName,
    })
    return { kind: 'text', text }
  }
  await settleQuestion(tx, actor.personId, placeOf(origin))
  if (context.chat !== null && !stays) return announceHere(context, draft, notice, found.people)
  const outlet = await outletOf(context, { ...draft, notice }, found.people)
  if (outlet !== null && !stays) return announceFromAside(context, draft, notice, found.people, outlet)
  const facts = factsFor(
    context,
    { ...draft, notice },
    { ...nobody, invited: found.people.length, silent: found.people.length },
    true,
  )
  const way = outlet === null ? 'group' : 'aside'
  return { kind: 'card', card: draftCard(newTaskId(`meeting-${draft.id}`), facts, context.botName, way) }
}

/** In the group: the answer itself is the notice. */
async function announceHere(
  context: Context,
  draft: LockedMeeting,
  notice: NoticeReading,
  people: readonly Person[],
): Promise<Reply> {
  const announced = await announce(context, draft, notice, people, context.chat?.id ?? null)
  return { kind: 'card', card: await cardOf(context, announced, false) }
}

/** Alone with its chair: the card goes to those it is for by itself, and he is told how. */
async function announceFromAside(
  context: Context,
  draft: LockedMeeting,
  notice: NoticeReading,
  people: readonly Person[],
  outlet: Outlet,
): Promise<Reply> {
  const announced = await announce(context, draft, notice, people, outlet.chatId)
  await sendNotice(context, announced, outlet, {
    inGroup: await cardOf(context, announced, false),
    alone: await cardOf(context, announced, true),
  })
  const { title, when } = named(context, announced)
  const guests = guestsAmong(notice.requirements)
  return say(published({ number: announced.number, title, when, guests, ...outlet }))
}

const cardOf = async (context: Context, meeting: LockedMeeting, isAlone: boolean): Promise<Card> =>
  noticeCard(newTaskId(`meeting-${meeting.id}`), await readFacts(context.tx, context, meeting, isAlone))

async function announce(
  context: Context,
  draft: LockedMeeting,
  notice: NoticeReading,
  people: readonly Person[],
  chatId: number | null,
): Promise<LockedMeeting> {
  const { tx, tenant, actor, now, origin } = context
  const personIds = people.map(person => person.id)
  await publish(tx, draft.id, { notice, chatId, personIds, now })
  const announced = await lockOne(tx, draft.id)
  await planFor(tx, announced, now)
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action: 'meeting.publish',
      outcome: 'done',
      subject: `meeting:${draft.id}`,
      detail: { number: draft.number, invited: personIds.length },
      message: origin,
    },
  ])
  return announced
}

/** Addressed to nobody by name, a notice in a group is meant for that group. */
async function withAudience(context: Context, notice: NoticeReading): Promise<NoticeReading> {
  const { chat, tx, tenant } = context
  if (notice.audience !== null || chat === null) return notice
  const groups = await listGroups(tx, tenant.id)
  const groupName = groups.find(group => group.id === chat.groupId)?.name ?? null
  return { ...notice, audience: audienceOfChat(chat.purpose, groupName) }
}
