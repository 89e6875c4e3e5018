import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { fold } from '../../../language/normalise.ts'
import { type ReceptionWords, readReceptionRule } from '../../../language/reception-rule.ts'
import { orders } from '../../../language/words/orders.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import { horizonAt } from '../rules/horizon.ts'
import { defaultHours, defaultRule, mostDays } from '../rules/rule.ts'
import { wantedDays } from '../rules/wanted.ts'
import { planCongress } from '../store/planning.ts'
import { lockReception } from '../store/rota.ts'
import { findReception, saveReception } from '../store/rule.ts'
import * as words from '../texts/settings.ts'
import type { ReceptionSettings } from '../types.ts'
import { sayNextDays, today } from './coming-days.ts'

/** Longer is no place, and would fill the announcements. */
const placeMaxChars = 60

/** When and where voters are received. Only what is said changes; the rest stays as it was. */
export const setReception = defineCommand({
  name: '接待设置',
  aliases: ['设置接待日', '接待日设置'],
  order: orders.receptionRule,
  who: 'clerks',
  ...words.setReception,
  async run(context, text) {
    const { tx, tenant, now } = context
    if (text === '') return say(showSettings(await findReception(tx, tenant.id)))
    // What is not said stays as it is, not as it was before whoever says something else at the same moment.
    await lockReception(tx, tenant.id)
    const before = await findReception(tx, tenant.id)
    if (words.stopWords.has(fold(text))) return stop(context, before)
    const said = readReceptionRule(text, now, tenant.zone)
    const [problem] = said.problems
    if (problem !== undefined) return say(words.sayProblem(problem))
    if (said.days.length > mostDays) return say(words.tooManyDays(mostDays))
    if (saysNothing(said)) return say(words.nothingRead)
    const settings = merged(tenant.id, before, said)
    return settings === null ? say(words.needsPlace) : store(context, settings)
  },
})

function showSettings(settings: ReceptionSettings | null): string {
  if (settings === null) return words.notYet
  return settings.rule.days.length === 0
    ? `${words.stoppedNow}${words.notYet}`
    : words.present(words.saySettings(settings))
}

const saysNothing = ({ days, policy, hours, place, phone }: ReceptionWords): boolean =>
  days.length === 0 && policy === null && hours === null && place === null && phone === null

/** @returns null when nobody has said yet where. */
function merged(
  congressId: number,
  before: ReceptionSettings | null,
  said: ReceptionWords,
): ReceptionSettings | null {
  const place = said.place ?? before?.place ?? null
  if (place === null) return null
  const known = before !== null && before.rule.days.length > 0 ? before.rule : defaultRule
  return {
    congressId,
    rule: {
      days: said.days.length > 0 ? said.days : known.days,
      policy: said.policy ?? known.policy,
    },
    fromMinute: said.hours?.fromMinute ?? before?.fromMinute ?? defaultHours.fromMinute,
    untilMinute: said.hours?.untilMinute ?? before?.untilMinute ?? defaultHours.untilMinute,
    place: [...place].slice(0, placeMaxChars).join(''),
    phone: said.phone ?? before?.phone ?? null,
  }
}

async function store(context: Context, settings: ReceptionSettings): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const table = await holidayTable(tx)
  const { lastDay } = horizonAt(now, 'far')
  const wanted = wantedDays(settings, today(context), lastDay, tenant.zone, table)
  // Not kept: what was said before holds.
  if (!wanted.some(({ status, startsAt }) => status === 'planned' && startsAt > now))
    return say(words.neverMatches(words.sayRule(settings.rule)))
  await saveReception(tx, settings, actor.personId, now)
  await planCongress(tx, tenant.id, now)
  await note(context, 'reception.set', words.sayRule(settings.rule))
  return say(words.saved(words.saySettings(settings), await sayNextDays(context)))
}

async function stop(context: Context, before: ReceptionSettings | null): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  if (before === null || before.rule.days.length === 0) return say(words.stoppedNow + words.notYet)
  await saveReception(tx, { ...before, rule: { ...before.rule, days: [] } }, actor.personId, now)
  await planCongress(tx, tenant.id, now)
  await note(context, 'reception.stop', null)
  return say(words.stopped)
}

const note = (
  { tx, tenant, actor, now, origin }: Context,
  action: string,
  rule: string | null,
): Promise<void> =>
  recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action,
      outcome: 'done',
      subject: 'reception',
      ...(rule === null ? {} : { detail: { rule } }),
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
