import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { byName } from '../../notes/outreach.ts'
import { forHimself } from '../../notes/rules.ts'
import { personWithRoles } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { sayWhen, tellOfDay } from '../outreach/turns.ts'
import { mayServe } from '../rules/rota-input.ts'
import { isDeputy } from '../rules/rota-year.ts'
import { type SwapFacts, troubleWithSwap } from '../rules/swap.ts'
import { lockDay } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { findRotaSettings } from '../store/rota.ts'
import { proposeSwap } from '../store/swaps.ts'
import * as duty from '../texts/duty.ts'
import * as words from '../texts/swap.ts'
import type { ReceptionDay } from '../types.ts'
import { note } from './noted.ts'
import { sayDate } from './said-days.ts'

/** What a swap comes to now; the first day is locked. */
export async function swapFacts(
  context: Context,
  from: Pick<Person, 'id' | 'active' | 'levels'>,
  to: Person,
  day: ReceptionDay,
  back: ReceptionDay | null,
): Promise<SwapFacts> {
  const { tx, tenant } = context
  const duties = await dutiesOf(tx, back === null ? [day.id] : [day.id, back.id])
  const of = (one: ReceptionDay) => duties.filter(each => each.dayId === one.id)
  const may = mayServe((await findRotaSettings(tx, tenant.id))?.exclusions ?? [])
  return {
    from: { id: from.id, active: from.active, isDeputy: isDeputy(from) },
    to: { id: to.id, isDeputy: isDeputy(to), mayServe: each => may(to.id, each) },
    day,
    duties: of(day),
    back: back === null ? null : { day: back, duties: of(back) },
  }
}

/** Offers one's turn to another, who is told alone. */
export async function propose(
  context: Context,
  to: Person,
  dayId: number,
  back: ReceptionDay | null,
): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const day = await lockDay(tx, dayId)
  if (day === null || day.congressId !== tenant.id) return say(duty.noTurns)
  const date = sayDate(context, day)
  const backDate = back === null ? null : sayDate(context, back)
  const from = await personWithRoles(tx, actor.personId)
  if (from === null || !from.active) return say(duty.noTurns)
  const trouble = troubleWithSwap(await swapFacts(context, from, to, day, back), now)
  if (trouble === 'not_yours') return say(duty.notOnDuty(date))
  if (trouble !== null) return say(words.trouble(trouble, { from: words.you, to: to.name }, date, backDate))
  if (to.userid === null) return say(words.noAccount(to.name))
  const swap = {
    congressId: tenant.id,
    dayId: day.id,
    fromId: actor.personId,
    toId: to.id,
    returnDayId: back?.id ?? null,
  }
  const proposed = await proposeSwap(tx, swap, now)
  if (proposed === null) return say(words.askedAlready(to.name, date))
  await note(context, 'swap.asked', day.id, { personId: to.id })
  const when = sayWhen(context, day)
  const { instead } = proposed
  if (instead !== null && instead.toId !== to.id)
    await tellOfDay(context, day, [instead.toId], words.withdrawn(actor.name, when))
  const request = words.request(actor.name, when, back === null ? null : sayWhen(context, back))
  const asks = [{ of: 'swap', id: proposed.id } as const]
  const hearing = await tellOfDay(context, day, [to.id], request, forHimself, asks)
  return say(
    [
      instead === null || instead.toId === to.id ? '' : words.askedInstead(instead.toName),
      words.asked(to.name, date, backDate, await byName(tx, hearing)),
    ].join(''),
  )
}
