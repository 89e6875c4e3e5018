import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { afterSessionName, readSessionName } from '../../../language/session-name.ts'
import { announcedAt } from '../../attendance/store/sitting.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { type Known, stateOf, steps } from '../rules/checklist.ts'
import { readStep } from '../rules/said.ts'
import { isSameSession } from '../rules/seat.ts'
import { type ReadSitting, readSessionMeetings, toSitting } from '../store/sittings.ts'
import { readSteps, tickStep, untickStep } from '../store/terms.ts'
import * as words from '../texts/commands.ts'
import * as texts from '../texts/terms.ts'
import type { SessionName } from '../types.ts'

/** 清单: what the law and the rules of procedure ask of a session, and what of it is done. */
export const showChecklist = defineCommand({
  name: '清单',
  aliases: ['程序清单', '法定程序', 'checklist'],
  order: { isText: true },
  who: 'members',
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...words.showChecklist,
  async run(context, text) {
    const sittings = await readSessionMeetings(context.tx, context.tenant.id)
    const said = readSessionName(text)
    const rest = afterSessionName(text)
    const last = sittings.at(-1)
    if (said === null && last === undefined) return say(texts.noSession)
    if (said === null && last?.name === null) return say(texts.sessionUnnamed(last.meeting.number))
    const name = said ?? last?.name ?? null
    if (name === null) return say(texts.noSession)
    const step = readStep(rest)
    if (step === null || !isClerk(context.actor)) return say(await sayChecklist(context, name, sittings))
    const key = steps[step.nth - 1]
    if (key === undefined) return say(texts.noStep(steps.length))
    if (step.said === null) return say(texts.stepUnread(step.nth))
    return enterStep(context, name, step.nth, step.said)
  },
})

async function enterStep(
  context: Context,
  name: SessionName,
  nth: number,
  said: { readonly kind: 'done' | 'open' } | { readonly kind: 'note'; readonly note: string },
): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const step = steps[nth - 1]
  if (step === undefined) return say(texts.noStep(steps.length))
  const note = said.kind === 'note' ? said.note : null
  if (said.kind === 'open') await untickStep(tx, tenant.id, name, step)
  else await tickStep(tx, tenant.id, name, { step, note, by: actor.personId, now })
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: said.kind === 'open' ? 'session.untick' : 'session.tick',
      outcome: 'done',
      subject: `session:${name.term}-${name.session}`,
      detail: { step },
    },
  ])
  return say(said.kind === 'open' ? texts.stepUnticked(nth, step) : texts.stepTicked(nth, step, note))
}

async function sayChecklist(
  context: Context,
  name: SessionName,
  sittings: readonly ReadSitting[],
): Promise<string> {
  const { tenant, now } = context
  const of = sittings.filter(one => isSameSession(one.name, name))
  const known = await knownOf(context, name, of)
  const today = dayOf(now, tenant.zone)
  const lines = steps.map((step, i) => {
    const state = stateOf(step, known)
    const day = state.kind === 'ticked' ? sayCalendarDay(dayOf(state.at, tenant.zone), today) : null
    return texts.stepLine(i + 1, step, state, day)
  })
  const open = steps.findIndex(step => ['open', 'unlawful'].includes(stateOf(step, known).kind))
  const how = open >= 0 && isClerk(context.actor) ? [texts.checklistHow(open + 1)] : []
  return [texts.checklistHeading(texts.sessionName(name)), ...lines, ...how].join('\n')
}

/** The first sitting decides about notice and papers, every one about the quorum. */
async function knownOf(
  { tx, tenant, now }: Context,
  name: SessionName,
  of: readonly ReadSitting[],
): Promise<Known> {
  const { session } = settingsOf(tenant)
  const [first] = of
  const startsAt = first?.meeting.startsAt ?? null
  const announced =
    first === undefined ? undefined : (await announcedAt(tx, [first.meeting.id])).get(first.meeting.id)
  const before = (at: Date | null | undefined): number | null =>
    at === null || at === undefined || startsAt === null
      ? null
      : daysBetween(dayOf(at, tenant.zone), dayOf(startsAt, tenant.zone))
  return {
    noticeDays: before(announced),
    neededNoticeDays: session.noticeDays?.days ?? null,
    papersDays: before(first?.day.sitting?.papersAt),
    neededPapersDays: session.papersDays,
    quorums: of.filter(sitting => toSitting(sitting, now).isHeld).map(({ day }) => day.quorum),
    ticked: await readSteps(tx, tenant.id, name),
  }
}
