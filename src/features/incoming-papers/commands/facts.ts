import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { type Day, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { dueIn } from '../../decisions/rules/due.ts'
import { nameIn, officeMeant } from '../../decisions/rules/read.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { peopleMeant } from '../../roster/rules/name-in-front.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Hand } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import type { IncomingPaper } from '../types.ts'

export const todayOf = ({ now, tenant }: Pick<Context, 'now' | 'tenant'>): Day => dayOf(now, tenant.zone)

export const isGroup = ({ origin }: Pick<Context, 'origin'>): boolean => origin.chat.type === 'group'

/** The title of a secret one is for a clerk who is alone with the bot. */
export const isOpenly = (context: Context): boolean => isClerk(context.actor) && !isGroup(context)

export const handOf = (context: Context): Hand => ({
  by: context.actor.personId,
  now: context.now,
  today: todayOf(context),
  message: { bot: context.origin.bot, msgid: context.origin.msgid },
})

export const note = (context: Context, { id, year, number }: IncomingPaper, action: string): Promise<void> =>
  recordDeeds(context.tx, [
    {
      ...byActor(context),
      action: `paper.${action}`,
      outcome: 'done',
      subject: `incoming_paper:${id}`,
      detail: { year, number },
    },
  ])

export type Handler =
  | { readonly officeId: number | null; readonly personId: number | null; readonly trouble: null }
  | { readonly trouble: string }

/** An office or one person; whoever is not known, or is several, is asked for. */
export async function handlerCalled({ tx, tenant }: Context, who: string): Promise<Handler> {
  const offices = await listOffices(tx, tenant.id)
  const office = officeMeant(who, offices)
  if (office !== null) return { officeId: office.id, personId: null, trouble: null }
  const found = await onePerson({ tx, tenant }, who)
  if ('trouble' in found)
    return {
      trouble:
        found.trouble ??
        words.unknownWho(
          who,
          offices.map(({ name }) => name),
        ),
    }
  return { officeId: null, personId: found.person.id, trouble: null }
}

/** @returns trouble null: nobody is called so */
export async function onePerson(
  { tx, tenant }: Pick<Context, 'tx' | 'tenant'>,
  who: string,
): Promise<{ readonly person: Person } | { readonly trouble: string | null }> {
  const people = peopleMeant(await activePeople(tx, tenant.id), who)
  const [person, ...others] = people
  if (person === undefined) return { trouble: null }
  if (others.length === 0) return { person }
  const names = people.map(({ name, district }) => `${name}${district === null ? '' : `（${district}）`}`)
  return { trouble: words.severalWho(who, names) }
}

export const longestTask = 200

/** Whoever words begin with, and what is written behind the name. */
export async function handlerInFront(
  context: Context,
  said: string,
): Promise<{ readonly handler: Handler; readonly beside: string }> {
  const offices = await listOffices(context.tx, context.tenant.id)
  const people = await activePeople(context.tx, context.tenant.id)
  const { name, rest } = nameIn(
    said,
    who => officeMeant(who, offices) !== null || peopleMeant(people, who).length > 0,
  )
  return { handler: await handlerCalled(context, name), beside: rest }
}

/** What is to be done, with what was written beside who and until when: 办理，统计人数. */
export const withBeside = (task: string | null, beside: readonly string[]): string | null => {
  const said = beside.filter(one => one !== '')
  return said.length === 0 ? task : [task ?? words.toHandle, ...said].join('，')
}

/** Until when; `unclear` where something was said that is no day to come. */
export async function untilIn(context: Context, said: string): Promise<string | null | 'unclear'> {
  if (said.trim() === '') return null
  const due = dueIn(said, true, todayOf(context), await holidayTable(context.tx))
  return due.kind === 'day' ? isoDay(due.day) : 'unclear'
}
