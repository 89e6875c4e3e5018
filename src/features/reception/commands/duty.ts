import { isClerk } from '../../../bot/actor.ts'
import { type Button, type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { takeDay } from '../../../calendar/leading-day.ts'
import { readDutyReply } from '../../../language/duty-reply.ts'
import { ofCongress } from '../../meetings/texts/commands.ts'
import { dayQuestion, dutyCard, type TurnShown } from '../cards/duty.ts'
import { sayWhen } from '../outreach/turns.ts'
import { askedTurns, type Turn } from '../rules/duty-answer.ts'
import { readShownDay, shownDay } from '../rules/shown-day.ts'
import { whoComes } from '../rules/who-comes.ts'
import { findDay } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { lockReception } from '../store/rota.ts'
import { turnsOf } from '../store/turns.ts'
import { congressOfDay } from '../store/whose.ts'
import * as words from '../texts/duty.ts'
import { answerTurn, recordAnswer, sayRecorded } from './answer-turn.ts'
import { sayTurn } from './rota-shown.ts'
import { sayDate, sayNoTakenDay } from './said-days.ts'
import { whereTurns } from './where.ts'

/** A person's own turns: shown as a card, answered with a day and an answer. */
export const dutyCommand = defineCommand({
  name: '值班',
  aliases: ['我的值班', '值班安排'],
  bare: true,
  who: 'members',
  alters: true,
  narrow: whereTurns,
  ...words.dutyCommand,
  async run(context, text) {
    const { tx, now, tenant, actor } = context
    if (text !== '') await lockReception(tx, tenant.id)
    const turns = await turnsOf(tx, actor.personId, now)
    const taken = takeDay(text, now, tenant.zone)
    if (taken.kind !== 'day' && taken.kind !== 'none') return say(sayNoTakenDay(taken))
    if (taken.kind === 'none' && taken.rest === '') return showTurns(context, turns)
    const reading = readDutyReply(taken.rest)
    const answers = reading.answer === 'attend' || reading.answer === 'leave'
    if (taken.kind === 'none') {
      if (!answers) return say(words.notUnderstood(words.dutyCommand.examples[1] ?? ''))
      const asked = askedTurns(turns, now, tenant.zone)
      const [turn] = asked.length > 0 ? asked : turns
      if (turn === undefined) return say(words.noTurns)
      return asked.length > 1 ? showTurns(context, asked) : answerTurn(context, turn.day.id, reading)
    }
    const day = await findDay(tx, tenant.id, taken.day)
    const duties = day === null ? [] : await dutiesOf(tx, [day.id])
    // Also when it is over or called off, which is said then.
    const isOwn = duties.some(({ personId }) => personId === actor.personId)
    if (taken.rest === '' && day !== null && (isClerk(actor) || isOwn))
      return say(sayTurn(context, day, duties))
    if (day === null || !isOwn)
      return say(
        words.noTurnOn(
          sayDate(context, { day: taken.day }),
          turns.map(each => sayDate(context, each.day)),
        ),
      )
    return answers
      ? answerTurn(context, day.id, reading)
      : say(words.notUnderstood(words.dutyCommand.examples[1] ?? ''))
  },
})

async function showTurns(context: Context, turns: readonly Turn[]): Promise<Reply> {
  if (turns.length === 0) return say(words.noTurns)
  const card = dutyCard(newTaskId('duty'), await shown(context, turns), isInGroup(context))
  return { kind: 'card', card }
}

const isInGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'

async function shown(context: Context, turns: readonly Turn[]): Promise<TurnShown[]> {
  const duties = await dutiesOf(
    context.tx,
    turns.map(({ day }) => day.id),
  )
  return turns.map(({ day, duty }) => ({
    key: shownDay(day),
    day: day.day,
    when: sayWhen(context, day),
    place: day.place,
    standing: duty.standing,
    others: whoComes(duties.filter(one => one.dayId === day.id && one.personId !== duty.personId)).map(
      one => one.name,
    ),
  }))
}

/** A turn among the things that an answer may be meant for. */
export const choiceOfTurn = (context: Context, { day }: Turn) => ({
  id: `d${shownDay(day)}`,
  line: words.choiceLine(sayWhen(context, day)),
  option: words.choiceOption(day.day.month, day.day.day),
})

/** A line for each of the person's turns, in whichever congress. Before others it is not said what he answered. */
export async function ownTurns(context: Context, beforeOthers: boolean): Promise<string[]> {
  const { tx, now, memberships } = context
  const lines: string[] = []
  for (const membership of memberships) {
    const here = { ...context, ...membership }
    const turns = (await turnsOf(tx, membership.actor.personId, now)).slice(0, mostOwnLines)
    if (memberships.length > 1 && turns.length > 0) lines.push(ofCongress(membership.tenant.name))
    for (const { day, duty } of turns) {
      const when = sayWhen(here, day)
      lines.push(
        beforeOthers ? words.yourTurn(when, day.place) : words.ownLine(when, day.place, duty.standing),
      )
    }
  }
  return lines
}

/** What is further ahead, 值班 shows. */
const mostOwnLines = 3

/** 确认, 请假 and 换班 on the card of one's turns. Old cards still work: they show the turns of today. */
export const dutyButtons: readonly Button[] = (['dutyok', 'dutyleave', 'dutyswap'] as const).map(action =>
  defineButton({
    action,
    who: 'members',
    congressOf: (tx, click, argument) => congressOfDay(tx, argument || click.selected.get(dayQuestion)?.[0]),
    press: (context, click, argument) => press(context, click, argument, action),
  }),
)

/** One's turns of today, on cards that have nothing else to offer. */
export const showTurnsOnCard = defineButton({
  action: 'duties',
  who: 'members',
  async press(context, click) {
    const turns = await turnsOf(context.tx, context.actor.personId, context.now)
    const card = dutyCard(click.taskId, await shown(context, turns), isInGroup(context))
    return { kind: 'update', audience: 'clicker', card }
  },
})

async function press(
  context: Context,
  click: Click,
  argument: string,
  action: 'dutyok' | 'dutyleave' | 'dutyswap',
): Promise<Reply> {
  const { tx, actor, now } = context
  const shownThen = readShownDay(argument === '' ? click.selected.get(dayQuestion)?.[0] : argument)
  const told = async (sentence: string): Promise<Reply> => ({
    kind: 'update',
    audience: 'clicker',
    card: dutyCard(
      click.taskId,
      await shown(context, await turnsOf(tx, actor.personId, now)),
      isInGroup(context),
      sentence,
    ),
  })
  if (shownThen === null) return told(words.noDayChosen)
  if (action === 'dutyswap') {
    const turn = (await turnsOf(tx, actor.personId, now)).find(({ day }) => day.id === shownThen.id)
    return told(turn === undefined ? words.noTurns : words.howToSwap(turn.day.day.month, turn.day.day.day))
  }
  const intent = { answer: action === 'dutyok' ? 'confirm' : 'leave', reason: null, enteredBy: null } as const
  const recorded = await recordAnswer(context, shownThen.id, actor.personId, intent, shownThen)
  return told(recorded === null ? words.noTurns : sayRecorded(context, recorded, intent))
}
