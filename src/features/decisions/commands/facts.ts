import { isClerk } from '../../../bot/actor.ts'
import type { Asking, Context } from '../../../bot/command.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { peopleMeant } from '../../roster/rules/name-in-front.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { activePeople } from '../../roster/store/people.ts'
import { type DecisionReading, isoOrNull, officeMeant, readDecision, wholeOf } from '../rules/read.ts'
import type { Hand } from '../store/decisions.ts'
import { severalWho, tooLong, unclearDue, unknownWho } from '../texts/commands.ts'
import type { Decision, Terms } from '../types.ts'

/** The overview of the help shows each what is his. */
export const forOffices = ({ actor }: Asking): boolean =>
  actor !== null && (isClerk(actor) || actor.roles.includes('office_contact'))

const mostChars = 1_000

export const todayOf = ({ now, tenant }: Pick<Context, 'now' | 'tenant'>) => dayOf(now, tenant.zone)

export const handOf = (context: Context): Hand => ({
  by: context.actor.personId,
  now: context.now,
  today: todayOf(context),
  message: { bot: context.origin.bot, msgid: context.origin.msgid },
})

export type Read =
  | { readonly terms: Terms; readonly reading: DecisionReading; readonly trouble: null }
  | { readonly terms: null; readonly trouble: string }

/** The terms in words; who or until when that cannot be told is asked for, and nothing is entered. */
export async function termsIn(context: Context, words: string): Promise<Read> {
  const { tx, tenant } = context
  const offices = await listOffices(tx, tenant.id)
  const everybody = await activePeople(tx, tenant.id)
  const isSomebody = (called: string) =>
    officeMeant(called, offices) !== null || peopleMeant(everybody, called).length > 0
  const reading = readDecision(words, todayOf(context), await holidayTable(tx), isSomebody)
  const { who, due } = reading
  const whole = wholeOf(reading)
  const refused = (trouble: string): Read => ({ terms: null, trouble })
  if (Array.from(whole).length > mostChars) return refused(tooLong(mostChars))
  if (due.kind === 'unclear') return refused(unclearDue(due.said))
  const dueOn = isoOrNull(due.kind === 'day' ? due.day : null)
  const given = (officeId: number | null, personId: number | null): Read => ({
    terms: { words: whole, officeId, personId, dueOn },
    reading,
    trouble: null,
  })
  if (who === null) return given(null, null)
  const office = officeMeant(who, offices)
  if (office !== null) return given(office.id, null)
  const people = peopleMeant(everybody, who)
  const [person, ...others] = people
  if (person === undefined)
    return refused(
      unknownWho(
        who,
        offices.map(({ name }) => name),
      ),
    )
  if (others.length > 0)
    return refused(
      severalWho(
        who,
        people.map(({ name, district }) => `${name}${district === null ? '' : `（${district}）`}`),
      ),
    )
  return given(null, person.id)
}

export const note = (
  context: Context,
  { id, year, number }: Decision,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  recordDeeds(context.tx, [
    {
      ...byActor(context),
      action: `decision.${action}`,
      outcome: 'done',
      subject: `decision:${id}`,
      detail: { year, number, ...detail },
    },
  ])
