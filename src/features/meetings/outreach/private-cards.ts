import type { Context } from '../../../bot/command.ts'
import { appChannel } from '../../../channels/names.ts'
import { placeTarget } from '../../../channels/target.ts'
import { enqueue, type NewMessage } from '../../../outbox/enqueue.ts'
import { changeableCards } from '../../reach/store.ts'
import { answeredCard, cancelledCard, noticeCard } from '../cards/notice.ts'
import { readFacts } from '../commands/facts.ts'
import { subjectOf } from '../finding/named.ts'
import { shownOf } from '../rules/sheet.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { readSheet } from '../store/sheet.ts'
import { closedByCancelling } from '../texts/cards.ts'

/**
 * The cards that the app has sent to people alone show how the notice stands now, as far as the platform still lets
 * them be changed: once for each sending or click, within 72 hours (wecom-protocol 4.3). One whose own click
 * left him a code sees his own answer; the others of a sending have one code together and see the notice.
 */
export async function changeCards(context: Context, meeting: LockedMeeting): Promise<void> {
  const { tx, clock, now } = context
  const cards = await changeableCards(tx, subjectOf(meeting), now)
  if (cards.length === 0) return
  const facts = await readFacts(tx, context, meeting, true)
  // What is cancelled asks for nothing; a moved one asks anew, and keeps its buttons.
  const closing = meeting.status === 'cancelled' ? { closedWith: closedByCancelling } : {}
  const lines = new Map((await readSheet(tx, meeting.id)).map(line => [line.personId, line]))
  await enqueue(
    tx,
    clock,
    cards.flatMap(({ codeId, taskId, userids, personIds }): NewMessage[] => {
      const [userid] = userids
      const [personId] = personIds
      if (userid === undefined) return []
      const line = userids.length === 1 && personId !== undefined ? lines.get(personId) : undefined
      const card =
        meeting.status === 'cancelled'
          ? cancelledCard(taskId, facts)
          : line === undefined
            ? noticeCard(taskId, facts)
            : answeredCard(taskId, facts, shownOf(line))
      return [
        {
          congressId: meeting.congressId,
          channel: appChannel,
          target: placeTarget({ kind: 'user', id: userid }),
          promise: 'at_most_once',
          payload: { kind: 'update', codeId, userids: [...userids], card, ...closing },
          subject: subjectOf(meeting),
        },
      ]
    }),
  )
}
