import { type Button, type Context, defineButton } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { fold } from '../../../language/normalise.ts'
import { asClerk } from '../../notes/rules.ts'
import { withdrawNotes } from '../../notes/store.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { personWithRoles } from '../../roster/store/people.ts'
import { type SwapShown, swapCard, swapQuestion } from '../cards/swap.ts'
import { sayWhen, tellOfDay } from '../outreach/turns.ts'
import { inPlaceOf, troubleWithSwap } from '../rules/swap.ts'
import { daysById, lockDay } from '../store/days.ts'
import { setDuties } from '../store/duties.ts'
import { lockReception } from '../store/rota.ts'
import { askAgain, findSwap, type Swap, settleSwap, swapsAskedBy, swapsAskedOf } from '../store/swaps.ts'
import { writeDutyAnswer } from '../store/turns.ts'
import { congressOfSwap } from '../store/whose.ts'
import * as words from '../texts/swap.ts'
import type { ReceptionDay } from '../types.ts'
import { causeOf, note } from './noted.ts'
import { sayDate } from './said-days.ts'
import { swapFacts } from './swap-proposal.ts'

/** What waits for one's answer, as a card; else what one waits for oneself. */
export async function showSwaps(context: Context): Promise<Reply> {
  const { tx, actor, now } = context
  const asked = await swapsAskedOf(tx, actor.personId, now)
  if (asked.length > 0)
    return { kind: 'card', card: swapCard(newTaskId('swap'), await shown(context, asked)) }
  const own = await swapsAskedBy(tx, actor.personId, now)
  const days = await daysById(
    tx,
    own.map(swap => swap.dayId),
  )
  const lines = own.flatMap(swap => {
    const day = days.find(each => each.id === swap.dayId)
    const line = swap.toActive ? words.waiting : words.waitsInVain
    return day === undefined ? [] : [line(swap.toName, sayWhen(context, day))]
  })
  return say([...(lines.length === 0 ? [words.noRequests] : lines), words.needsName].join('\n'))
}

async function shown(context: Context, swaps: readonly Swap[]): Promise<SwapShown[]> {
  const days = await daysById(
    context.tx,
    swaps.flatMap(({ dayId, returnDayId }) => (returnDayId === null ? [dayId] : [dayId, returnDayId])),
  )
  const dayOf = (id: number | null) => days.find(day => day.id === id) ?? null
  return swaps.flatMap(({ id, fromName, dayId, returnDayId }) => {
    const day = dayOf(dayId)
    const back = dayOf(returnDayId)
    if (day === null) return []
    return [
      {
        key: `${id}.${day.version}`,
        from: fromName,
        day: day.day,
        when: sayWhen(context, day),
        back: back === null ? null : sayWhen(context, back),
      },
    ]
  })
}

/** 同意 and 不同意 on the card. */
export const swapButtons: readonly Button[] = (['swapyes', 'swapno'] as const).map(action =>
  defineButton({
    action,
    who: 'members',
    congressOf: (tx, click, argument) =>
      congressOfSwap(tx, argument || click.selected.get(swapQuestion)?.[0]),
    async press(context, click, argument) {
      const key = argument === '' ? click.selected.get(swapQuestion)?.[0] : argument
      const [, id, version] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(key ?? '') ?? []
      const shownVersion = version === undefined ? null : Number(version)
      const told =
        id === undefined
          ? words.nothingChosen
          : await decide(context, Number(id), action === 'swapyes', shownVersion)
      return cardNow(context, click, told)
    },
  }),
)

async function cardNow(context: Context, click: Click, told: string): Promise<Reply> {
  const asked = await swapsAskedOf(context.tx, context.actor.personId, context.now)
  const card = swapCard(click.taskId, await shown(context, asked), told)
  return { kind: 'update', audience: 'clicker', card }
}

/** Behind a mark no other begins: else a long row of them would be gone through from each. */
const plain = (text: string): string => fold(text).replace(/(?<![\s。.!，,~])[\s。.!，,~]+$/u, '')

/** Whether words are 同意 or 不同意 and nothing else. */
export const isSwapAnswer = (text: string): boolean =>
  words.agreeing.has(plain(text)) || words.declining.has(plain(text))

/** 同意 or 不同意 in words, by somebody who was asked; null when the words are not that. */
export async function answerSwapInWords(context: Context, text: string): Promise<Reply | null> {
  if (!isSwapAnswer(text)) return null
  const agrees = words.agreeing.has(plain(text))
  const { tx, tenant, actor, now } = context
  if ((await swapsAskedOf(tx, actor.personId, now)).length === 0) return null
  // What is asked is what nobody has settled or replaced meanwhile.
  await lockReception(tx, tenant.id)
  const asked = await swapsAskedOf(tx, actor.personId, now)
  const [only] = asked
  if (only === undefined) return null
  return asked.length === 1 ? say(await decide(context, only.id, agrees)) : showSwaps(context)
}

/**
 * Whoever comes second finds it decided: the congress's reception is locked first. He agrees to the days that he was shown, and who
 * proposed it to those that he named.
 * @param shownVersion of the day, on the card; null: what he goes by is the request
 */
async function decide(
  context: Context,
  swapId: number,
  agrees: boolean,
  shownVersion: number | null = null,
): Promise<string> {
  const { tx, actor, tenant, now } = context
  const found = await findSwap(tx, swapId)
  if (found === null || found.congressId !== tenant.id) return words.settledAlready
  if (found.toId !== actor.personId) return words.notForYou
  const day = await lockDay(tx, found.dayId)
  const swap = await findSwap(tx, swapId)
  if (day === null || swap?.state !== 'asked') return words.settledAlready
  const [back = null] = swap.returnDayId === null ? [] : await daysById(tx, [swap.returnDayId])
  // Nothing is asked anew of whom it leads nowhere.
  if (agrees && day.status === 'planned' && swap.fromActive) {
    const isOther = shownVersion === null ? swap.dayIsOther : shownVersion !== day.version
    if (back?.status === 'planned' && swap.backIsOther) return giveUp(context, swap, day, back)
    if (isOther) {
      await askAgain(tx, swap.id, now)
      return words.askedAnew(sayWhen(context, day), day.place)
    }
  }
  await withdrawRequest(context, swap.fromName, day, back)
  if (!agrees) {
    await settleSwap(tx, swap.id, 'refused', now)
    await note(context, 'swap.refused', day.id, { personId: swap.fromId })
    await tellOfDay(context, day, [swap.fromId], words.declinedTold(actor.name, sayWhen(context, day)))
    return words.declined(swap.fromName)
  }
  return accept(context, swap, day, back)
}

async function giveUp(context: Context, swap: Swap, day: ReceptionDay, back: ReceptionDay): Promise<string> {
  const { tx, actor, now } = context
  await withdrawRequest(context, swap.fromName, day, back)
  await settleSwap(tx, swap.id, 'void', now)
  const when = sayWhen(context, back)
  await tellOfDay(context, day, [swap.fromId], words.backIsOtherTold(when, actor.name))
  return words.backIsOther(when, swap.fromName)
}

/** The note that called him here says nothing new any more. */
function withdrawRequest(
  context: Context,
  from: string,
  day: ReceptionDay,
  back: ReceptionDay | null,
): Promise<void> {
  const { tx, tenant, now } = context
  const text = words.request(from, sayWhen(context, day), back === null ? null : sayWhen(context, back))
  return withdrawNotes(tx, tenant.id, text, now)
}

async function accept(
  context: Context,
  swap: Swap,
  day: ReceptionDay,
  back: ReceptionDay | null,
): Promise<string> {
  const { tx, actor, now, origin, tenant } = context
  const from = await personWithRoles(tx, swap.fromId)
  const to = await personWithRoles(tx, actor.personId)
  if (from === null || to === null) return words.settledAlready
  const facts = await swapFacts(context, from, to, day, back)
  const trouble = troubleWithSwap(facts, now)
  if (trouble !== null) {
    await settleSwap(tx, swap.id, 'void', now)
    const why = (names: { readonly from: string; readonly to: string }) =>
      words.trouble(trouble, names, sayDate(context, day), back && sayDate(context, back))
    if (from.active)
      await tellOfDay(context, day, [swap.fromId], words.failedTold(why({ from: words.you, to: to.name })))
    return why({ from: from.name, to: words.you })
  }
  await settleSwap(tx, swap.id, 'accepted', now)
  const duties = [
    ...inPlaceOf(facts.duties, swap.fromId, swap.toId),
    ...inPlaceOf(facts.back?.duties ?? [], swap.toId, swap.fromId),
  ]
  const dayIds = back === null ? [day.id] : [day.id, back.id]
  await setDuties(tx, dayIds, duties, { ...causeOf(context), source: 'swap' })
  // Who has agreed to come has said that he comes.
  const comes = { answer: 'confirm', reason: null, enteredBy: null } as const
  await writeDutyAnswer(tx, day, swap.toId, comes, now, origin)
  if (back !== null) await writeDutyAnswer(tx, back, swap.fromId, comes, now, origin)
  await note(context, 'swap.accepted', day.id, { personId: swap.fromId })
  const when = sayWhen(context, day)
  const backWhen = back === null ? null : sayWhen(context, back)
  await tellOfDay(context, day, [swap.fromId], words.acceptedTold(to.name, when, backWhen))
  const clerks = (await clerkIds(tx, tenant.id)).filter(id => id !== swap.fromId && id !== swap.toId)
  if (clerks.length > 0)
    await tellOfDay(context, day, clerks, words.clerksTold(swap.fromName, to.name, when, backWhen), asClerk)
  return words.accepted(when, backWhen)
}
