import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { byName } from '../../notes/outreach.ts'
import { saidHeard } from '../../notes/texts.ts'
import { personWithRoles } from '../../roster/store/people.ts'
import { type VacancyShown, vacancyCard, vacancyQuestion } from '../cards/vacancies.ts'
import { sayWhen, tellOfTurns } from '../outreach/turns.ts'
import { isDeputy } from '../rules/rota-year.ts'
import { isAsShown, readShownDay, type ShownDay } from '../rules/shown-day.ts'
import { lockDay } from '../store/days.ts'
import { decideByHand, dutiesOf, type NewDuty } from '../store/duties.ts'
import { isAbsent, type Vacancy, vacancies } from '../store/vacancies.ts'
import { congressOfDay } from '../store/whose.ts'
import * as words from '../texts/vacancies.ts'
import { causeOf, note } from './noted.ts'
import { whereVacant } from './where.ts'

/** Free places, and the next in the rota for each: one click puts him there. */
export const showVacancies = defineCommand({
  name: '补班',
  aliases: ['缺岗', '空岗'],
  bare: true,
  who: 'clerks',
  narrow: whereVacant,
  ...words.vacancyCommand,
  async run(context) {
    const free = await vacancies(context.tx, context.tenant, context.now)
    if (context.origin.chat.type === 'group') return say(words.inSingleChat(free.length))
    if (free.length === 0) return say(words.none)
    return { kind: 'card', card: vacancyCard(newTaskId('vacant'), free.map(shown(context))) }
  },
})

const shown =
  (context: Context) =>
  ({ day, absent, next }: Vacancy): VacancyShown => ({
    key: next === null ? null : `${day.id}.${absent?.personId ?? 0}.${next.id}.${day.version}`,
    month: day.day.month,
    day: day.day.day,
    when: sayWhen(context, day),
    absent: absent === null ? null : { name: absent.name, hasLeft: !absent.active, reason: absent.reason },
    next: next?.name ?? null,
  })

async function cardNow(context: Context, click: Click, told?: string): Promise<Reply> {
  const free = await vacancies(context.tx, context.tenant, context.now)
  const card = vacancyCard(click.taskId, free.map(shown(context)), told)
  return { kind: 'update', audience: 'clicker', card }
}

/** The free places of today, on a card that has nothing else to offer. */
export const lookAtVacancies = defineButton({
  action: 'vacant',
  who: 'clerks',
  press: (context, click) => cardNow(context, click),
})

export const fillVacancy = defineButton({
  action: 'fill',
  who: 'clerks',
  congressOf: (tx, click, argument) =>
    congressOfDay(tx, argument || click.selected.get(vacancyQuestion)?.[0]),
  async press(context, click, argument) {
    const chosen = readKey(argument === '' ? (click.selected.get(vacancyQuestion)?.[0] ?? '') : argument)
    return cardNow(context, click, chosen === null ? words.nothingChosen : await fill(context, chosen))
  },
})

interface Chosen {
  readonly dayId: number
  /** 0: nobody was put on duty. */
  readonly absentId: number
  readonly nextId: number
  readonly shown: ShownDay
}

function readKey(key: string): Chosen | null {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(\.\d{1,9})?$/.exec(key)
  const shown = match === null ? null : readShownDay(`${match[1]}${match[4] ?? ''}`)
  if (match === null || shown === null) return null
  return { dayId: shown.id, absentId: Number(match[2]), nextId: Number(match[3]), shown }
}

/** Two clerks at once, or one twice: the place is filled once. */
async function fill(context: Context, { dayId, absentId, nextId, shown: then }: Chosen): Promise<string> {
  const { tx, tenant, now } = context
  const day = await lockDay(tx, dayId)
  if (day === null || day.congressId !== tenant.id || day.status !== 'planned' || day.startsAt <= now)
    return words.filledMeanwhile
  const before = await dutiesOf(tx, [day.id])
  const absent = before.find(duty => duty.personId === absentId)
  if (absentId === 0 ? before.length > 0 : absent === undefined || !isAbsent(absent))
    return words.filledMeanwhile
  if (!isAsShown(then, day)) return words.otherDay(sayWhen(context, day), day.place)
  const next = await personWithRoles(tx, nextId)
  if (next === null || next.congressId !== tenant.id) return words.filledMeanwhile
  if (!next.active || !isDeputy(next) || before.some(duty => duty.personId === nextId))
    return words.notAvailable(next.name)
  const duties: NewDuty[] = [
    ...before.filter(duty => duty !== absent).map(({ personId, leads }) => ({ dayId, personId, leads })),
    { dayId, personId: next.id, leads: absent?.leads ?? false },
  ]
  await decideByHand(tx, day.id, duties, causeOf(context))
  await note(context, 'duty.fill', day.id, { personId: next.id })
  const hearing = await tellOfTurns(context, day, before, await dutiesOf(tx, [day.id]))
  const isTold = hearing.told.includes(next.id)
  return `${words.filled(next.name, sayWhen(context, day), isTold)}${saidHeard({ ...(await byName(tx, hearing)), told: [] })}`
}
