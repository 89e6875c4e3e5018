import type { Context } from '../../../bot/command.ts'
import { recallWithinMs } from '../../../channels/app-messages.ts'
import { appChannel } from '../../../channels/names.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { toldByApp } from '../../reach/store.ts'
import { subjectOf } from '../finding/named.ts'
import type { LockedMeeting } from '../store/answers.ts'

/**
 * Takes back what the app has said to people alone about the notice in the last day (wecom-protocol 4.4): one row for each
 * conversation, so that it runs behind what is still on its way there. What stands in groups stays: neither the
 * bot's messages nor a webhook's can be taken back.
 * @returns to how many people something was sent that is being taken back
 */
export async function takeBack({ tx, clock, now }: Context, meeting: LockedMeeting): Promise<number> {
  const subject = subjectOf(meeting)
  const targets = await toldByApp(tx, meeting.congressId, subject, new Date(now.getTime() - recallWithinMs))
  await enqueue(
    tx,
    clock,
    targets.map(target => ({
      congressId: meeting.congressId,
      channel: appChannel,
      target,
      promise: 'at_least_once',
      payload: { kind: 'recall', subject },
      subject,
    })),
  )
  return targets.length
}
