/** Commands and buttons that answer whatever is open: a notice or a turn of reception duty. */
import { type Context, defineButton, defineCommand, placeOf } from '../bot/command.ts'
import type { Click } from '../bot/incoming.ts'
import { type Reply, say } from '../bot/reply.ts'
import { isOfCard, openQuestion, settleQuestion } from '../features/dialogue/store.ts'
import { choiceQuestion } from '../features/meetings/cards/choice.ts'
import { chooseMeeting } from '../features/meetings/commands/answer.ts'
import { whereNamed } from '../features/meetings/finding/narrow.ts'
import * as answers from '../features/meetings/texts/answers.ts'
import * as meetings from '../features/meetings/texts/commands.ts'
import { wordsAboutTurn } from '../features/reception/commands/answer-words.ts'
import { sayWhen } from '../features/reception/outreach/turns.ts'
import { isAsShown, readShownDay, type ShownDay } from '../features/reception/rules/shown-day.ts'
import { lockReception } from '../features/reception/store/rota.ts'
import { turnsOf } from '../features/reception/store/turns.ts'
import { congressOfDay } from '../features/reception/store/whose.ts'
import * as duty from '../features/reception/texts/duty.ts'
import { answerForNamed } from './answer-for.ts'
import { answerAnything, whereMeant } from './answer-words.ts'

/** `/参加` and `/请假 原因`: the same as the words without the slash. */
export const attendCommand = defineCommand({
  name: '参加',
  aliases: ['改为参加'],
  who: 'members',
  alters: true,
  ...meetings.attendCommand,
  narrow: (contexts, text) => whereMeant(contexts, meetings.asAttend(text)),
  run: (context, text) => answerAnything(context, meetings.asAttend(text)),
})

export const leaveCommand = defineCommand({
  name: '请假',
  aliases: ['改为请假'],
  who: 'members',
  alters: true,
  ...meetings.leaveCommand,
  narrow: (contexts, text) => whereMeant(contexts, meetings.asLeave(text)),
  run: (context, text) => answerAnything(context, meetings.asLeave(text)),
})

/** `/代 张三 请假 住院`, `/代 张三 值班 确认`: an answer for somebody who phoned. */
export const proxyAnswer = defineCommand({
  name: '代',
  aliases: ['代填', '代回复', '代报', 'proxy'],
  notBefore: ['表', '办', '理'],
  who: 'clerks',
  alters: true,
  ...meetings.proxyAnswer,
  narrow: whereNamed,
  run: answerForNamed,
})

/** The choice on the card that asks what an answer was meant for: a notice, or a day of duty. */
export const chooseAnswer = defineButton({
  action: chooseMeeting.action,
  who: 'members',
  congressOf: async (tx, click, argument) =>
    dayChosen(click) === null
      ? ((await chooseMeeting.congressOf?.(tx, click, argument)) ?? null)
      : congressOfDay(tx, String(dayChosen(click)?.id)),
  async press(context, click, argument) {
    const chosen = dayChosen(click)
    if (chosen === null) return chooseMeeting.press(context, click, argument)
    const reply = await answerChosenTurn(context, chosen, argument)
    return {
      kind: 'update',
      audience: 'clicker',
      card: {
        taskId: click.taskId,
        title: answers.whichTitle,
        body: reply.kind === 'text' ? reply.text : answers.choiceIsOver,
        buttons: [{ text: meetings.mineButton, key: 'mine' }],
      },
    }
  },
})

/** Days of duty stand behind a `d` among the notices' ids. */
const dayChosen = (click: Click): ShownDay | null =>
  readShownDay(/^d(.+)$/.exec(click.selected.get(choiceQuestion)?.[0] ?? '')?.[1])

/** The words that waited, for this turn; the question is settled. @param card what was pressed carries; null: typed */
export async function answerChosenTurn(
  context: Context,
  shown: ShownDay,
  card: string | null,
): Promise<Reply> {
  const { tx, actor, now, origin } = context
  const place = placeOf(origin)
  const question = await openQuestion(tx, actor.personId, place, now)
  await lockReception(tx, context.tenant.id)
  const turn = (await turnsOf(tx, actor.personId, now)).find(({ day }) => day.id === shown.id)
  if (question?.about !== 'which_meeting' || turn === undefined) return say(answers.choiceIsOver)
  if (card !== null && !isOfCard(question, card)) return say(answers.choiceIsSuperseded)
  await settleQuestion(tx, actor.personId, place)
  if (!isAsShown(shown, turn.day)) return say(duty.otherDay(sayWhen(context, turn.day), turn.day.place))
  return wordsAboutTurn(context, turn, question.words)
}
