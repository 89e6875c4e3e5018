import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { readSwapWords, type SwapWords } from '../../../language/swap-words.ts'
import { orders } from '../../../language/words/orders.ts'
import { homonyms, unknownNames } from '../../meetings/texts/notice.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { activePeople, personWithRoles, wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { swapDayCard, swapDayQuestion } from '../cards/swap.ts'
import { sayWhen } from '../outreach/turns.ts'
import { isAsShown, readShownDay, shownDay } from '../rules/shown-day.ts'
import { daysById, findDay } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { lockReception } from '../store/rota.ts'
import { turnsOf } from '../store/turns.ts'
import { congressOfDay } from '../store/whose.ts'
import * as duty from '../texts/duty.ts'
import { personAndPlace } from '../texts/people.ts'
import * as words from '../texts/swap.ts'
import type { ReceptionDay } from '../types.ts'
import { sayDate, sayNoTakenDay } from './said-days.ts'
import { showSwaps } from './swap-answers.ts'
import { propose } from './swap-proposal.ts'
import { whereTurns } from './where.ts'

/** `/换班 李四 12月15日 换 1月15日`: to whom, which of one's turns, for which of his. */
export const swapCommand = defineCommand({
  name: '换班',
  aliases: ['调班', '对调'],
  order: orders.swap,
  bare: true,
  who: 'members',
  narrow: whereTurns,
  ...words.swapCommand,
  async run(context, text) {
    const { tx, tenant, now, actor } = context
    if (text === '') return showSwaps(context)
    await lockReception(tx, tenant.id)
    const people = await activePeople(tx, tenant.id)
    const said = readSwapWords(text, now, tenant.zone, inFrontOf(people))
    if ('kind' in said) return say(sayNoTakenDay(said))
    const to = await whoIsMeant(context, said)
    if (typeof to === 'string') return say(to)
    const back = said.backDay === null ? null : await findDay(tx, tenant.id, said.backDay)
    if (said.backDay !== null && back === null)
      return say(words.noReturnDay(sayDate(context, { day: said.backDay })))
    const turns = (await turnsOf(tx, actor.personId, now)).filter(({ day }) => day.startsAt > now)
    if (said.day !== null) {
      const day = await findDay(tx, tenant.id, said.day)
      const duties = day === null ? [] : await dutiesOf(tx, [day.id])
      if (day !== null && duties.some(({ personId }) => personId === actor.personId))
        return propose(context, to, day.id, back)
      const own = turns.map(turn => sayDate(context, turn.day))
      return say(duty.noTurnOn(sayDate(context, { day: said.day }), own))
    }
    const [turn] = turns
    if (turn === undefined) return say(duty.noTurns)
    if (turns.length === 1) return propose(context, to, turn.day.id, back)
    if (to.id === actor.personId)
      return say(words.trouble('with_oneself', { from: words.you, to: to.name }, '', null))
    const days = turns.map(({ day }) => day)
    const card = swapDayCard(
      newTaskId('swap'),
      to.name,
      `${to.id}.${back === null ? 0 : shownDay(back)}`,
      days,
    )
    return { kind: 'card', card }
  },
})

interface Named {
  readonly name: string
  readonly people: readonly Person[]
}

const inFrontOf = (people: readonly Person[]) => (words: string) => {
  const found = nameInFront(people, words)
  return found === null ? null : { named: { name: found.name, people: found.people }, rest: found.rest }
}

async function whoIsMeant(
  { tx, tenant }: Context,
  { names, unread }: SwapWords<Named>,
): Promise<Person | string> {
  const [first] = names
  if (first === undefined) {
    const [called = ''] = unread.split(/[\s,，、]/u)
    if (called === '') return words.needsName
    const [gone] = peopleCalled(await wholeRoster(tx, tenant.id), called)
    if (gone !== undefined) return words.hasLeft(gone.name)
    return [...called].length <= 4 ? unknownNames([called]) : words.notRead(called.slice(0, 20))
  }
  if (names.length > 1) return words.onlyOne
  if (unread !== '') return words.notRead([...unread].slice(0, 20).join(''))
  const [only] = first.people
  if (only === undefined) return unknownNames([first.name])
  return first.people.length === 1 ? only : homonyms(first.name, first.people.map(personAndPlace))
}

/** The turn that is chosen on the card, where there were several. */
export const chooseSwapDay = defineButton({
  action: 'swapday',
  who: 'members',
  congressOf: (tx, click) => congressOfDay(tx, click.selected.get(swapDayQuestion)?.[0]),
  async press(context, click, argument) {
    const { tx, tenant } = context
    const match = /^(\d{1,9})\.(.+)$/.exec(argument)
    const shown = readShownDay(click.selected.get(swapDayQuestion)?.[0])
    const shownBack = readShownDay(match?.[2])
    const to = match === null ? null : await personWithRoles(tx, Number(match[1]))
    const told = (sentence: string): Reply => ({
      kind: 'update',
      audience: 'clicker',
      card: {
        taskId: click.taskId,
        title: words.whichTitle,
        body: sentence,
        buttons: [{ text: words.mine, key: 'duties', style: 'plain' }],
      },
    })
    if (shown === null || shownBack === null) return told(words.nothingChosen)
    await lockReception(tx, tenant.id)
    if (to === null || to.congressId !== tenant.id) return told(words.noRequests)
    if (!to.active) return told(words.hasLeft(to.name))
    const back = await dayOfId(context, shownBack.id)
    for (const [then, day] of [
      [shown, await dayOfId(context, shown.id)],
      [shownBack, back],
    ] as const)
      if (day !== null && !isAsShown(then, day)) return told(words.dayIsOther(sayWhen(context, day), to.name))
    const reply = await propose(context, to, shown.id, back)
    return told(reply.kind === 'text' ? reply.text : words.noRequests)
  },
})

async function dayOfId({ tx, tenant }: Context, id: number): Promise<ReceptionDay | null> {
  if (id === 0) return null
  const [day] = await daysById(tx, [id])
  return day?.congressId === tenant.id ? day : null
}
