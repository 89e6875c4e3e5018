/**
 * In which of a person's congresses words make sense. Only what cannot be meant elsewhere is taken for granted;
 * where several are left, the person is asked.
 */
import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { namesNumber, takeNumber } from '../../../bot/grammar.ts'
import { readReply } from '../../../language/reply.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { pendingLeaves } from '../store/sheet.ts'
import { answerableOf, congressesWith } from '../store/whose.ts'
import type { MeetingStatus } from '../types.ts'
import { nameable } from './nameable.ts'

type Contexts = readonly Context[]

/** Those in which the words can be an answer; those that say nothing of the kind, in one of them only. */
export async function whereAnswered(contexts: Contexts, text: string): Promise<Contexts> {
  const [first] = contexts
  if (first === undefined) return []
  const personIds = contexts.map(context => context.actor.personId)
  const notices = await answerableOf(first.tx, personIds, first.now)
  const reading = readReply(text, notices.length > 1 || namesNumber(text) ? 'several' : 'one')
  const isFor = ({ actor }: Context) => reading.proxyFor === null || reading.proxyFor === actor.name
  if (!contexts.some(isFor)) {
    const clerks = orAll(
      contexts,
      contexts.filter(({ actor }) => isClerk(actor)),
    )
    return orAll(clerks, await whereNamed(clerks, reading.proxyFor ?? ''))
  }
  const among = (fits: (notice: (typeof notices)[number]) => boolean) =>
    contexts.filter(({ actor }) => notices.some(one => one.personId === actor.personId && fits(one)))
  const { item } = reading
  const named = item === null ? [] : among(notice => notice.number === item)
  if (named.length > 0) return named
  const open = among(notice => !notice.isLate)
  const fitting = open.length > 0 ? open : among(() => true)
  return reading.answer === 'attend' || reading.answer === 'leave' ? fitting : fitting.slice(0, 1)
}

/** Those that have the notice whose number is said, or, where none is, one in these states. */
export const whereNotice =
  (statuses: readonly MeetingStatus[]) =>
  async (contexts: Contexts, words: string): Promise<Contexts> => {
    const [first] = contexts
    if (first === undefined) return []
    const { tx, now } = first
    const ids = contexts.map(context => context.tenant.id)
    const { number } = takeNumber(words)
    const numbered = number === null ? null : await congressesWith(tx, ids, { number }, now)
    const found = numbered?.size ? numbered : await congressesWith(tx, ids, { statuses }, now)
    return contexts.filter(context => found.has(context.tenant.id))
  }

/** Those on whose roster, or on whose notice that is named, somebody has the name that the words begin with. */
export async function whereNamed(contexts: Contexts, words: string): Promise<Contexts> {
  const { number, rest } = takeNumber(words)
  return filterBy(contexts, async context => nameInFront(await nameable(context, number), rest) !== null)
}

/** Those in which somebody waits for his leave. */
export const whereLeaveWaits = (contexts: Contexts): Promise<Contexts> =>
  filterBy(contexts, async ({ tx, tenant, now }) => (await pendingLeaves(tx, tenant.id, now)).length > 0)

async function filterBy(contexts: Contexts, fits: (context: Context) => Promise<boolean>): Promise<Contexts> {
  const verdicts = await Promise.all(contexts.map(fits))
  return contexts.filter((_, index) => verdicts[index])
}

const orAll = (contexts: Contexts, fitting: Contexts): Contexts => (fitting.length > 0 ? fitting : contexts)
