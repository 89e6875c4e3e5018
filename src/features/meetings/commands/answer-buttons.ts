import { type Button, type Context, defineButton } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import type { Reply } from '../../../bot/reply.ts'
import { answeredCard, archivedCard, cancelledCard, toldCard } from '../cards/notice.ts'
import { answerClick } from '../express/answer-clicks.ts'
import { named } from '../finding/named.ts'
import { shownOf } from '../rules/sheet.ts'
import { lockMeetings } from '../store/answers.ts'
import { congressOfMeeting } from '../store/whose.ts'
import * as texts from '../texts/answers.ts'
import { isAloneIn, readFacts } from './facts.ts'
import { mayRead, notOurs } from './notice.ts'
import { record } from './record.ts'

/**
 * 参加, 请假 and 提交 on a notice's card, one click by itself. The desk answers clicks together (`express/`);
 * here comes what no batch answers: clicks that are no ordinary answer, and those whose batch broke.
 */
export const answerButtons: readonly Button[] = ['attend', 'leave', 'kind'].map(action =>
  defineButton({
    action,
    who: 'members',
    press: answerOne,
    congressOf: (tx, _click, argument) => congressOfMeeting(tx, argument),
  }),
)

async function answerOne(context: Context, click: Click): Promise<Reply> {
  const { tx, tenant, actor, origin } = context
  const asked = answerClick(origin, click)
  const [meeting] = asked === null ? [] : await lockMeetings(tx, [asked.meetingId])
  if (asked === null || meeting === undefined || meeting.congressId !== tenant.id) return notOurs(click)
  if (!mayRead(context, meeting)) return notOurs(click, texts.notPublished(meeting.number))
  const outcome = await record(context, meeting, actor.personId, asked.intent)
  const facts = await readFacts(tx, context, meeting, isAloneIn(context))
  const told = (sentence: string): Reply => ({
    kind: 'update',
    audience: 'clicker',
    card: toldCard(click.taskId, facts, sentence),
  })
  const { title } = named(context, meeting)
  switch (outcome.kind) {
    case 'not_published':
      return told(texts.notPublished(meeting.number))
    case 'not_addressed':
      return told(texts.notAddressed(title))
    case 'cancelled':
      return { kind: 'update', audience: 'clicker', card: cancelledCard(click.taskId, facts) }
    case 'archived':
      return { kind: 'update', audience: 'clicker', card: archivedCard(click.taskId, facts) }
    case 'unchanged':
    case 'changed':
      return {
        kind: 'update',
        audience: 'clicker',
        card: answeredCard(click.taskId, facts, shownOf(outcome.line)),
      }
  }
}
