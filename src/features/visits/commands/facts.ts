import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Named, VisitWorld } from '../../../language/visit-reading.ts'
import { countAttachments } from '../../attachments/store.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { CongressSettings } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { listOffices, type Office } from '../../roster/store/offices.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { maySee } from '../../suggestions/rules/standing.ts'
import { suggestionOfVisit } from '../../suggestions/store/of-visit.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { numberOf as suggestionNumber } from '../../suggestions/texts/words.ts'
import { type VisitFace, visitCard } from '../cards/visit.ts'
import { maySeeVisitor } from '../rules/access.ts'
import { callsOf } from '../rules/calls.ts'
import { planCalls } from '../store/calls.ts'
import { recordEntry } from '../store/entries.ts'
import { visitorOf } from '../store/visitors.ts'
import { aSuggestion } from '../texts/card.ts'
import type { Visit } from '../types.ts'

/** What every handler of the register needs of its congress. */
export interface Known {
  readonly people: readonly Person[]
  readonly offices: readonly Office[]
  readonly world: VisitWorld
  readonly settings: CongressSettings
  readonly today: Day
}

export async function knownOf({ tx, tenant, now }: Context): Promise<Known> {
  const people = await activePeople(tx, tenant.id)
  const offices = await listOffices(tx, tenant.id)
  const settings = settingsOf(tenant)
  const districts = people.map(person => person.district).filter(district => district !== null)
  const world = {
    villages: [...new Set(districts)],
    offices: offices.map(office => office.name),
    categories: settings.visits.categories,
  }
  return { people, offices, world, settings, today: dayOf(now, tenant.zone) }
}

export const isGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'

/** The office of the roster that is meant; of several the first that is on it. */
export const officeIdOf = (office: Named | null, { offices }: Known): number | null =>
  offices.find(one => office?.name.split('、').includes(one.name))?.id ?? null

/** The matter's card as this person may see it here. */
export async function cardOf(
  context: Context,
  known: Known,
  visit: Visit,
  taskId: string,
  extra: Partial<Pick<VisitFace, 'notes' | 'choosing'>> = {},
) {
  const inGroup = isGroup(context)
  const visitor = maySeeVisitor(context.actor, visit, inGroup) ? await visitorOf(context.tx, visit.id) : null
  const attachments = await countAttachments(context.tx, { kind: 'visit', id: visit.id })
  const { world, today } = known
  return visitCard(taskId, {
    visit,
    visitor,
    attachments,
    inGroup,
    world,
    today,
    notes: [],
    choosing: 'handling',
    suggestion: await suggestionIn(context, visit),
    ...extra,
  })
}

/** What it was made into. The number of a confidential one is only for whoever may see it, and never for a group. */
async function suggestionIn(context: Context, { id }: Visit): Promise<string | null> {
  const item = await suggestionOfVisit(context.tx, id)
  if (item === null) return null
  const isHidden =
    item.confidential &&
    (isGroup(context) || !maySee(item, await readSuggestionStanding(context.tx, context.actor)))
  return isHidden ? aSuggestion : suggestionNumber(item)
}

/** Plans what is to be said about the matter by itself, as it is now. */
export const replan = ({ tx, tenant, now }: Context, visit: Visit): Promise<void> =>
  planCalls(tx, visit, callsOf(visit, { zone: tenant.zone, settings: settingsOf(tenant) }, now))

/** The entry of a change and its deed; the deed tells who did what to which matter and none of its words. */
export async function note(
  { tx, tenant, actor, now, origin }: Context,
  visit: Pick<Visit, 'id' | 'year' | 'number'>,
  action: 'enter' | 'correct' | 'void' | 'restore' | 'close' | 'follow_up',
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const message = { bot: origin.bot, msgid: origin.msgid }
  await recordEntry(tx, { visitId: visit.id, change, enteredBy: actor.personId, at: now, message })
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action: `visit.${action}`,
      outcome: 'done',
      subject: `visit:${visit.id}`,
      detail: { year: visit.year, number: visit.number, fields: Object.keys(change) },
      message,
    },
  ])
}
