import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import { connectionChannel } from '../../../channels/names.ts'
import { placeTarget } from '../../../channels/target.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { chooseWay } from '../../reach/rules.ts'
import { doorsTo } from '../../reach/store.ts'
import type { Door } from '../../reach/types.ts'
import { subjectOf } from '../commands/facts.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { noticeInWords } from '../texts/outreach.ts'
import { speakingChat } from './people.ts'

interface Invited {
  readonly id: number
  readonly name: string
  readonly userid: string | null
}

/** How a notice that is not written in a group gets to those it is for. */
export interface Outlet {
  /** The group that takes the card, by the bot's connection; null: to each alone. */
  readonly group: { readonly chatid: string } | null
  /** The group that speaks for the meeting later on, when there is one. */
  readonly chatId: number | null
  readonly doors: ReadonlyMap<number, Door>
  /** Whom no way reaches; not told while a group takes the card. */
  readonly unreached: readonly Invited[]
}

/** @returns null when nothing can be sent by itself: then the notice has to be written in its group */
export async function outletOf(
  { tx, now }: Context,
  meeting: LockedMeeting,
  people: readonly Invited[],
): Promise<Outlet | null> {
  const chatId = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
  const group = chatId === null ? null : await takesCards(chatId)
  const doors = await doorsTo(
    tx,
    people.map(person => person.id),
    now,
  )
  const wayOf = ({ id }: Invited) =>
    chooseWay('notice', way => (way === 'group' ? group !== null : doors.get(id)?.way === way))
  const reached = people.filter(person => wayOf(person) !== null)
  if (reached.length === 0) return null
  const unreached = people.filter(person => wayOf(person) === null)
  return { group, chatId, doors: group === null ? doors : new Map(), unreached }

  /** A webhook takes none that can be answered. */
  async function takesCards(id: number): Promise<{ chatid: string } | null> {
    const [chat] = await tx.sql<{ chatid: string }[]>`
      select ch.chatid from chat ch join spoken_place s on s.place = 'group:' || ch.chatid
      where ch.id = ${id} and exists (select from open_way where name = 'connection')`
    return chat ?? null
  }
}

export async function sendNotice(
  { tx, clock, tenant }: Context,
  meeting: LockedMeeting,
  { group, doors }: Outlet,
  card: Card,
): Promise<void> {
  const text = noticeInWords(card)
  const message = {
    congressId: tenant.id,
    promise: 'at_least_once',
    payload: { kind: 'markdown', text, card },
    subject: subjectOf(meeting),
  } as const
  if (group !== null) {
    await enqueue(tx, clock, [
      {
        ...message,
        channel: connectionChannel,
        target: placeTarget({ kind: 'group', id: group.chatid }),
        dedupeKey: `notice:${meeting.id}:group`,
      },
    ])
    return
  }
  await enqueue(
    tx,
    clock,
    [...doors]
      .filter(([, door]) => door.way !== 'answer_url')
      .map(([personId, { channel, target }]) => ({
        ...message,
        channel,
        target,
        personIds: [personId],
        dedupeKey: `notice:${meeting.id}:${personId}`,
      })),
  )
}
