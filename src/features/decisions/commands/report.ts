import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { isoDay } from '../../../calendar/day.ts'
import { orders } from '../../../language/words/orders.ts'
import { asClerk, forHimself, heardTogether } from '../../notes/rules.ts'
import type { Ask } from '../../notes/types.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { readExtension } from '../../suggestions/rules/read-extension.ts'
import { holdersOf, holdersOfAll, holding, replan, tell, toDo, toEnd } from '../outreach.ts'
import { refusalOf } from '../rules/fold.ts'
import { couldMean, type DecisionNumber, takeDecisionNumber } from '../rules/number.ts'
import { type ReportReading, readReport } from '../rules/report.ts'
import { addToDecision, decisionsNumbered } from '../store/decisions.ts'
import * as words from '../texts/commands.ts'
import * as outreach from '../texts/outreach.ts'
import type { Decision, DecisionEvent } from '../types.ts'
import { forOffices, handOf, note, termsIn, todayOf } from './facts.ts'

type NewEvent = Exclude<DecisionEvent, { type: 'made' }>

/** `/落实 决定3 情况…` by whoever has it or a clerk; a clerk ends it, gives it longer or drops it. */
export const reportDecision = defineCommand({
  name: '落实',
  aliases: ['落实情况', '决定落实', 'report'],
  order: orders.report,
  who: 'members',
  // Whoever else has one is told how with it.
  inHelp: forOffices,
  ...words.report,
  narrow: whereNumbered,
  async run(context, text) {
    const found = await findDecision(context, text, 'report')
    if (found.decision === null) return say(found.trouble)
    const { decision, isHis, rest } = found
    if (!isHis) return say(words.notYours(decision))
    const read = readReport(rest)
    if (read.kind === 'none') return say(words.refusal(decision, 'needs_words', todayOf(context)))
    return isClerk(context.actor) ? settle(context, decision, read) : reported(context, decision, read, rest)
  },
})

/** What an office says is written down as its word; how it ends, a clerk says. */
async function reported(
  context: Context,
  decision: Decision,
  read: ReportReading,
  said: string,
): Promise<Reply> {
  const { tx, tenant, actor } = context
  const event = {
    type: 'progress',
    words: read.kind === 'progress' ? read.words : said,
    officeId: decision.officeId,
  } as const
  const refusal = refusalOf({ ...decision, dueOn: null }, event)
  if (refusal !== null) return say(words.refusal(decision, refusal, todayOf(context)))
  const after = await addToDecision(tx, decision.id, event, handOf(context))
  await note(context, after, 'report')
  const clerks = await clerkIds(tx, tenant.id)
  // It is open: whatever goes on again is how far it has come.
  if (read.kind === 'progress' || read.kind === 'none' || read.kind === 'reopen') {
    await tell(context, after, clerks, outreach.reported(after, actor.name, event.words), asClerk)
    return say(words.progressKept(after))
  }
  const text = outreach.asksForEnd(after, actor.name, event.words, read.kind)
  const hearing = await tell(context, after, clerks, text, asClerk, toEnd(after, read.kind))
  return say(words.awaitsClerk(after, read.kind, hearing))
}

async function settle(context: Context, decision: Decision, read: ReportReading): Promise<Reply> {
  const today = todayOf(context)
  const event = eventOf(context, decision, read)
  if (event === null || event === 'past')
    return say(words.refusal(decision, decision.state !== 'open' ? 'over' : (event ?? 'needs_day'), today))
  const refusal = refusalOf(
    { ...decision, dueOn: decision.dueOn === null ? null : isoDay(decision.dueOn) },
    event,
  )
  if (refusal !== null) return say(words.refusal(decision, refusal, today))
  const after = await addToDecision(context.tx, decision.id, event, handOf(context))
  await replan(context, after)
  await note(context, after, event.type)
  const holders = await holdersOf(context.tx, after)
  const saying = async (text: string, asks: readonly Ask[] = []): Promise<words.Told> => ({
    holders: holders.length,
    hearing: await tell(context, after, holders, text, holding(after), asks),
  })
  switch (event.type) {
    case 'extended': {
      const told = await saying(outreach.longer(after, event.reason, today))
      return say(words.extended(after, event.reason, today, told))
    }
    case 'reopened': {
      const told = await saying(outreach.reopened(after, event.reason, today), toDo(after))
      return say(words.reopened(after, event.reason, today, told))
    }
    case 'done':
    case 'dropped':
      return say(words.ended(after, await saying(outreach.ended(after))))
    default:
      return say(words.progressKept(after))
  }
}

/** @returns null for a day that cannot be told */
function eventOf(context: Context, decision: Decision, read: ReportReading): NewEvent | 'past' | null {
  const today = todayOf(context)
  switch (read.kind) {
    case 'done':
      return { type: 'done', result: read.words }
    case 'drop':
      return { type: 'dropped', reason: read.words }
    case 'reopen':
      return { type: 'reopened', reason: read.words }
    case 'extend': {
      const { now, tenant } = context
      const asked = { dueOn: decision.dueOn ?? today, now, zone: tenant.zone, today }
      const { until, reason } = readExtension(read.words, asked)
      if (until === null) return null
      if (isoDay(until) < isoDay(today)) return 'past'
      return { type: 'extended', until: isoDay(until), reason }
    }
    default:
      return {
        type: 'progress',
        words: read.kind === 'progress' ? read.words : '',
        officeId: decision.officeId,
      }
  }
}

/** `/改决定 3 承办:财政所` */
export const correctDecision = defineCommand({
  name: '改决定',
  aliases: ['更正决定', '修改决定'],
  order: { isMatter: true },
  who: 'clerks',
  ...words.correctDecision,
  narrow: whereNumbered,
  async run(context, text) {
    const found = await findDecision(context, text, 'correct')
    if (found.decision === null) return say(found.trouble)
    const { decision, rest } = found
    const today = todayOf(context)
    if (rest === '') return say(words.needsChange(decision))
    const read = await termsIn(context, rest)
    if (read.terms === null) return say(read.trouble)
    const { reading, terms } = read
    if (reading.words === '' && reading.rest !== '') return say(words.besideFields(decision, reading.rest))
    const dueOn = decision.dueOn === null ? null : isoDay(decision.dueOn)
    const event = {
      type: 'corrected' as const,
      words: terms.words === '' ? decision.words : terms.words,
      officeId: reading.who === null ? decision.officeId : terms.officeId,
      personId: reading.who === null ? decision.personId : terms.personId,
      dueOn: terms.dueOn ?? dueOn,
    }
    const refusal = refusalOf({ ...decision, dueOn }, event)
    if (refusal !== null) return say(words.refusal(decision, refusal, today))
    const before = await holdersOf(context.tx, decision)
    const after = await addToDecision(context.tx, decision.id, event, handOf(context))
    await replan(context, after)
    await note(context, after, 'correct')
    const holders = await holdersOf(context.tx, after)
    const isNew = (id: number) => !before.includes(id)
    const fresh = holders.filter(isNew)
    const known = holders.filter(id => !isNew(id))
    const hearing = heardTogether([
      await tell(context, after, fresh, outreach.given(after, today), holding(after), toDo(after)),
      await tell(context, after, known, outreach.changed(after, today), holding(after)),
    ])
    await tell(
      context,
      after,
      before.filter(id => !holders.includes(id)),
      outreach.takenAway(after),
      forHimself,
    )
    return say(words.corrected(after, today, { holders: holders.length, hearing }))
  },
})

type Found =
  | {
      readonly decision: Decision
      /** Whether he may say something of it. */
      readonly isHis: boolean
      readonly rest: string
    }
  | { readonly decision: null; readonly trouble: string }

async function findDecision(context: Context, text: string, wanted: 'report' | 'correct'): Promise<Found> {
  const { which, rest } = takeDecisionNumber(text)
  if (which === null) return { decision: null, trouble: words.needsNumber(wanted) }
  const { his, all } = await numbered(context, which)
  // Where none is his he is told whose it is.
  const meant = couldMean(his.length > 0 ? his : all)
  const [only, ...others] = meant
  if (only === undefined) return { decision: null, trouble: words.noSuch }
  return others.length > 0
    ? { decision: null, trouble: words.whichYear(meant, wanted) }
    : { decision: only, isHis: his.includes(only), rest }
}

interface Numbered {
  /** Those that he may say something of. */
  readonly his: readonly Decision[]
  readonly all: readonly Decision[]
}

async function numbered(context: Context, which: DecisionNumber): Promise<Numbered> {
  const { tx, tenant, actor } = context
  const all = await decisionsNumbered(tx, tenant.id, which, todayOf(context).year)
  if (isClerk(actor)) return { his: all, all }
  const holders = await holdersOfAll(tx, all)
  return { his: all.filter(({ id }) => holders.get(id)?.includes(actor.personId)), all }
}

/** Of a person's congresses those where such a decision is his; where none is, those that have one. */
async function whereNumbered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const { which } = takeDecisionNumber(text)
  if (which === null) return []
  const found: (Numbered & { readonly context: Context })[] = []
  for (const context of contexts) found.push({ context, ...(await numbered(context, which)) })
  const his = found.filter(one => one.his.length > 0)
  return (his.length > 0 ? his : found.filter(({ all }) => all.length > 0)).map(({ context }) => context)
}
