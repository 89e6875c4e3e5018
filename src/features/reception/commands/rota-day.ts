import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { afterName, saysLeads, twoNames } from '../../../language/seat-words.ts'
import { byName } from '../../notes/outreach.ts'
import { unheard } from '../../notes/rules.ts'
import { saidHeard } from '../../notes/texts.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { tellOfTurns } from '../outreach/turns.ts'
import { isDeputy } from '../rules/rota-year.ts'
import { lockDay } from '../store/days.ts'
import { decideByHand, dutiesOf, type NewDuty } from '../store/duties.ts'
import * as words from '../texts/rota.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { causeOf, note } from './noted.ts'
import { sayTurn } from './rota-shown.ts'
import { dayToCome, sayDate } from './said-days.ts'
import { readNames } from './said-names.ts'

/** `/排班 12月15日 张三、李四`: these people and nobody else. */
export async function setOnDay(context: Context, date: Day, text: string): Promise<Reply> {
  const found = await lockedDay(context, date)
  if (typeof found === 'string') return say(found)
  const { day, duties } = found
  if (text === '') return say(sayTurn(context, day, duties))
  const seats = await readSeats(context, text)
  if (typeof seats === 'string') return say(seats)
  if (seats.length === 0) return say(words.needsNames(day.day))
  return change(context, day, duties, seats)
}

/** `/排班 12月15日 换 张三 李四`: the one for the other. */
export async function replaceOnDay(context: Context, date: Day, text: string): Promise<Reply> {
  const found = await lockedDay(context, date)
  if (typeof found === 'string') return say(found)
  const { day, duties } = found
  const seats = await readSeats(context, twoNames(text))
  if (typeof seats === 'string') return say(seats)
  const [from, to] = seats
  if (from === undefined || to === undefined || seats.length !== 2) return say(words.needsTwoNames(day.day))
  const own = duties.find(duty => duty.personId === from.person.id)
  if (own === undefined) return say(words.notOnDuty(from.person.name, sayDate(context, day)))
  if (duties.some(duty => duty.personId === to.person.id))
    return say(words.onDutyAlready(to.person.name, sayDate(context, day)))
  const stays = duties
    .filter(duty => duty !== own)
    .map(duty => ({ person: { id: duty.personId, name: duty.name }, leads: duty.leads }))
  return change(context, day, duties, [...stays, { person: to.person, leads: own.leads || to.leads }])
}

interface Seat {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly leads: boolean
}

async function lockedDay(
  context: Context,
  date: Day,
): Promise<{ readonly day: ReceptionDay; readonly duties: Duty[] } | string> {
  const found = await dayToCome(context, date)
  if (typeof found === 'string') return found
  const day = (await lockDay(context.tx, found.id)) ?? found
  return { day, duties: await dutiesOf(context.tx, [day.id]) }
}

/** 杨国梁带班、张三、李四; a sentence when one of them cannot be put on duty. */
async function readSeats({ tx, tenant }: Context, text: string): Promise<Seat[] | string> {
  const people = await activePeople(tx, tenant.id)
  const seats: Seat[] = []
  let rest = text
  for (;;) {
    const named = readNames(people, rest)
    if (typeof named === 'string') return named
    const last = named.people.at(-1)
    const leads = saysLeads(named.rest) && last !== undefined
    for (const person of named.people) {
      if (!isDeputy(person)) return words.notADeputy(person.name)
      if (!seats.some(seat => seat.person.id === person.id))
        seats.push({ person, leads: leads && person === last })
    }
    rest = afterName(named.rest)
    if (rest === '') return seats
    if (named.people.length === 0) return words.unreadNames([...rest].slice(0, 20).join(''))
  }
}

async function change(
  context: Context,
  day: ReceptionDay,
  before: readonly Duty[],
  seats: readonly Seat[],
): Promise<Reply> {
  const { tx } = context
  const duties = seats.map(({ person, leads }): NewDuty => ({ dayId: day.id, personId: person.id, leads }))
  const { assigned, removed } = await decideByHand(tx, day.id, duties, causeOf(context))
  const after = await dutiesOf(tx, [day.id])
  const line = sayTurn(context, day, after)
  const led = (list: readonly Duty[]) => list.find(duty => duty.leads)?.personId
  if (assigned + removed === 0 && led(before) === led(after)) return say(words.unchanged(line))
  await note(context, 'rota.set', day.id, { assigned, removed })
  // Of a day that is not announced yet they hear when it is.
  const told = day.told !== null
  const hearing = told ? await tellOfTurns(context, day, before, after) : unheard
  return say(`${words.setDone(line, told)}${saidHeard({ ...(await byName(tx, hearing)), told: [] })}`)
}
