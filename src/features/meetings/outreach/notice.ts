import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { connectionChannel } from '../../../channels/names.ts'
import { placeTarget } from '../../../channels/target.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { cardChats } from '../../chats/store.ts'
import { chooseWay } from '../../reach/rules.ts'
import { doorsTo } from '../../reach/store.ts'
import type { Door } from '../../reach/types.ts'
import { subjectOf } from '../finding/named.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { noticeInWords } from '../texts/outreach.ts'
import { noticePrefix } from '../types.ts'
import { speakingChat } from './people.ts'

interface Invited {
  readonly id: number
  readonly name: string
  readonly userid: string | null
}

/** How a notice that is not written in a group gets to those it is for. */
export interface Outlet {
  /** The groups that take its card, by their chatid, with those whom it reaches there. */
  readonly groups: ReadonlyMap<string, readonly number[]>
  /** The group that speaks for the meeting later on, when there is one. */
  readonly chatId: number | null
  /** Of those who get the card alone. */
  readonly doors: ReadonlyMap<number, Door>
  /** Whom no way reaches. */
  readonly unreached: readonly Invited[]
}

/** @returns null when nothing can be sent by itself: then the notice has to be written in its group */
export async function outletOf(
  { tx, now }: Context,
  meeting: LockedMeeting,
  people: readonly Invited[],
): Promise<Outlet | null> {
  const personIds = people.map(person => person.id)
  const [chatId, doors] = await Promise.all([
    speakingChat(tx, { ...meeting, audience: meeting.notice.audience }),
    doorsTo(tx, personIds, now),
  ])
  const chats = new Map(
    (await cardChats(tx, personIds, chatId)).map(({ personId, chatid }) => [personId, chatid]),
  )
  const groups = new Map<string, number[]>()
  const alone = new Map<number, Door>()
  const unreached: Invited[] = []
  for (const person of people) {
    const [chatid, door] = [chats.get(person.id), doors.get(person.id)]
    const way = chooseWay('notice', each => (each === 'group' ? chatid !== undefined : door?.way === each))
    if (way === 'group' && chatid !== undefined)
      groups.set(chatid, [...(groups.get(chatid) ?? []), person.id])
    else if (way !== null && door !== undefined) alone.set(person.id, door)
    else unreached.push(person)
  }
  return groups.size + alone.size === 0 ? null : { groups, chatId, doors: alone, unreached }
}

export async function sendNotice(
  { tx, clock, tenant }: Context,
  meeting: LockedMeeting,
  { groups, doors }: Outlet,
  { inGroup, alone }: { readonly inGroup: Card; readonly alone: Card },
): Promise<void> {
  const message = {
    congressId: tenant.id,
    promise: 'at_least_once',
    subject: subjectOf(meeting),
  } as const
  await enqueue(tx, clock, [
    ...[...groups].map(([chatid, personIds], nth) => ({
      ...message,
      // A task id is good for one card (wecom-protocol 5.2).
      payload: {
        kind: 'markdown',
        text: noticeInWords(inGroup, false),
        card: nth === 0 ? inGroup : { ...inGroup, taskId: newTaskId(`meeting-${meeting.id}`) },
      } as const,
      channel: connectionChannel,
      target: placeTarget({ kind: 'group', id: chatid }),
      personIds,
      dedupeKey: `${noticePrefix(meeting.id)}group:${chatid}`,
    })),
    ...[...doors].map(([personId, { channel, target }]) => ({
      ...message,
      payload: { kind: 'markdown', text: noticeInWords(alone, true), card: alone } as const,
      channel,
      target,
      personIds: [personId],
      dedupeKey: `${noticePrefix(meeting.id)}${personId}`,
    })),
  ])
}
