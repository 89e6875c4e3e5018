import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { fold } from '../../../language/normalise.ts'
import { orders } from '../../../language/words/orders.ts'
import { holidayTable } from '../../holidays/store.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { maySeeVisitor } from '../rules/access.ts'
import { type Correction, readCorrections } from '../rules/correction.ts'
import { dayOfDue } from '../rules/due.ts'
import { asksBack, reopened, withHandling } from '../rules/status.ts'
import { visitorOf } from '../store/visitors.ts'
import * as faces from '../texts/commands.ts'
import * as words from '../texts/replies.ts'
import type { Visit, Visitor } from '../types.ts'
import { change } from './change.ts'
import { cardOf, isGroup, type Known, knownOf, officeIdOf } from './facts.ts'
import { pickVisit, whereNumbered } from './pick.ts'

/** `/改来访 12 村 枫树湾`: anything of a matter in words; what it was is kept. */
export const correctVisit = defineCommand({
  name: '改来访',
  aliases: ['改来信', '改联系', '改信箱', '更正来访', '更正', 'correct'],
  order: { isText: true },
  who: 'members',
  ...faces.correctVisit,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickVisit(context, text, faces.correctVisit.usage)
    if (picked.visit === null) return picked.reply
    const { visit, rest } = picked
    if (visit.status === 'void') return say(words.isVoid(visit))
    if (rest === '') return say(words.correctionNeedsWords(visit))
    const known = await knownOf(context)
    const read = readCorrections(rest, known.today, known.world)
    if ('problem' in read && read.problem === 'beside')
      return say(words.besideCorrection(isGroup(context) ? null : read.said, visit))
    if ('problem' in read) return say(words.correctionProblem(read.problem, known.world.categories, visit))
    return correct(context, known, visit, read)
  },
})

async function correct(
  context: Context,
  known: Known,
  before: Visit,
  corrections: readonly Correction[],
): Promise<Reply> {
  let visit = before
  let visitor = await visitorOf(context.tx, before.id)
  for (const correction of corrections) {
    const next = await applied(context, known, visit, visitor, correction)
    if ('kind' in next) return next
    visit = next.visit
    visitor = next.visitor
  }
  const saved = await change(context, before, visit, 'correct', { visitor })
  const aboutVisitor = corrections.some(({ field }) => field === 'visitor' || field === 'phone')
  const notes = [
    saved === null ? words.nothingChanged : words.corrected,
    ...(aboutVisitor && isGroup(context) ? [words.notInGroupNow] : []),
  ]
  const taskId = newTaskId(`visit-${visit.id}`)
  return { kind: 'card', card: await cardOf(context, known, saved ?? before, taskId, { notes }) }
}

interface Draft {
  readonly visit: Visit
  readonly visitor: Visitor
}

async function applied(
  context: Context,
  known: Known,
  visit: Visit,
  visitor: Visitor,
  correction: Correction,
): Promise<Draft | Extract<Reply, { kind: 'text' }>> {
  const { today } = known
  const changed = (fields: Partial<Visit>): Draft => ({ visit: { ...visit, ...fields }, visitor })
  switch (correction.field) {
    case 'village':
      return changed({ village: correction.value?.name ?? null })
    case 'matter':
    case 'outcome':
    case 'people':
    case 'category':
      return changed({ [correction.field]: correction.value })
    case 'visitor':
      return { visit, visitor: { ...visitor, name: correction.value } }
    case 'phone':
      return { visit, visitor: { ...visitor, phone: correction.value } }
    case 'handling':
      return { visit: withHandling(visit, correction.value, today), visitor }
    case 'office': {
      const { value } = correction
      const referred =
        value !== null && visit.handling === null ? withHandling(visit, 'referred', today) : visit
      const office = { officeName: value?.name ?? null, officeId: officeIdOf(value, known) }
      return { visit: { ...referred, ...office }, visitor }
    }
    case 'due': {
      if (correction.value === null) return changed({ dueOn: null, handling: withoutDue(visit) })
      const dueOn = dayOfDue(correction.value, today, await holidayTable(context.tx))
      if (dueOn === null) return problem('due', visit)
      const isOpenEnded = visit.handling === null || visit.handling === 'referred'
      return { visit: { ...(isOpenEnded ? withHandling(visit, 'timed', today) : visit), dueOn }, visitor }
    }
    case 'date':
      return correction.value.year === visit.year
        ? changed({ receivedOn: correction.value })
        : { kind: 'text', text: words.otherYear(visit) }
    case 'status':
      return { visit: reopened(visit), visitor }
    case 'deputy': {
      const found = nameInFront(known.people, correction.value)
      const [only, ...others] = found?.people ?? []
      if (only === undefined || (found !== null && fold(found.rest) !== ''))
        return { kind: 'text', text: words.deputyNote('unknown', visit) }
      if (others.length > 0) return { kind: 'text', text: words.deputyNote('several', visit) }
      // The receiving deputy sees who came: whoever only entered the matter does not make himself that.
      if (only.id === context.actor.personId && !maySeeVisitor(context.actor, visit, false))
        return { kind: 'text', text: words.notYourself(visit) }
      return changed({ deputyId: only.id })
    }
  }
}

const problem = (field: string, visit: Visit): Extract<Reply, { kind: 'text' }> => ({
  kind: 'text',
  text: words.correctionProblem(field, [], visit),
})

/** What is left of 限时办理 when there is no day any more. */
const withoutDue = ({ handling, officeName }: Visit): Visit['handling'] => {
  if (handling !== 'timed') return handling
  return officeName === null ? null : 'referred'
}

/** `/作废来访 12`: entered by mistake. The number stays, and it can be restored. */
export const voidVisit = defineCommand({
  name: '作废来访',
  aliases: ['作废登记', '作废来信', '作废联系'],
  order: orders.voidVisit,
  who: 'members',
  // A deputy has the button on the card; the overview is long enough for him.
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...faces.voidVisit,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickVisit(context, text, faces.voidVisit.usage)
    if (picked.visit === null) return picked.reply
    const known = await knownOf(context)
    const isBack = asksBack(picked.rest)
    const { visit, told } = isBack
      ? await restore(context, picked.visit)
      : await makeVoid(context, picked.visit)
    const card = await cardOf(context, known, visit, newTaskId(`visit-${visit.id}`), { notes: [told] })
    return { kind: 'card', card }
  },
})

interface Done {
  readonly visit: Visit
  readonly told: string
}

export async function makeVoid(context: Context, visit: Visit): Promise<Done> {
  const saved = await change(context, visit, { ...visit, status: 'void' }, 'void')
  return saved === null ? { visit, told: words.nothingChanged } : { visit: saved, told: words.voided }
}

export async function restore(context: Context, visit: Visit): Promise<Done> {
  if (visit.status !== 'void') return { visit, told: words.nothingChanged }
  const status = visit.closedOn === null ? 'open' : 'closed'
  const saved = await change(context, visit, { ...visit, status }, 'restore')
  return { visit: saved ?? visit, told: words.restored }
}
