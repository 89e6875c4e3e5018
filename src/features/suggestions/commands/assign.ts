import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import type { Act } from '../rules/acts.ts'
import { nullified } from '../rules/answers.ts'
import { toPart } from '../rules/parts.ts'
import { type Assignment, readAssignment } from '../rules/read-assignment.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { sayParties } from '../texts/steps.ts'
import type { Suggestion } from '../types.ts'
import { performAll } from './act.ts'
import { type Facts, factsOf } from './facts.ts'
import { answerSeveral } from './outcome.ts'
import { pickSuggestions, whereHis } from './pick.ts'

/** `/交办 17、18 农业农村办主办，财政所协办 六个月` */
export const assign = defineCommand({
  name: '交办',
  aliases: ['转办', '改办', '重新交办'],
  order: orders.assign,
  who: 'clerks',
  ...faces.assign,
  narrow: whereHis('assign'),
  async run(context, text) {
    const picked = await pickSuggestions(context, text, faces.assign.usage)
    if (picked.items === null) return picked.reply
    const { items, who, missing } = picked
    const facts = await factsOf(context)
    const read = readAssignment(picked.rest, facts.offices, facts.rules)
    const [first] = items
    const trouble = first === undefined ? null : troubleWith(read, facts, first)
    if (trouble !== null) return say(trouble)
    return assignItems(context, { items, missing, who, facts, read })
  },
})

type Picked = Extract<Awaited<ReturnType<typeof pickSuggestions>>, { reply: null }>
type Assigning = Pick<Picked, 'items' | 'missing' | 'who'> & {
  readonly facts: Facts
  readonly read: Pick<Assignment, 'mode' | 'isPlain' | 'breadth' | 'lead' | 'assist'>
}

async function assignItems(
  context: Context,
  { items, missing, who, facts, read }: Assigning,
): Promise<Reply> {
  const wanted = items.map(item => ({ itemId: item.id, act: assignmentOf(item, read) }))
  const performed = await performAll(context, wanted)
  return answerSeveral({ context, facts, who, act: 'assign' }, performed, missing, (item, before) =>
    sayAssigned(item, before, facts),
  )
}

/** What is done with an item for which these offices were named: it is assigned to them, or the part that lies open. */
export function assignmentOf(item: Suggestion, read: Assigning['read']): Extract<Act, { act: 'assign' }> {
  const { mode, lead, assist } = toPart(item, read) ?? read
  // What was said to be wide stays so when it is only handed to another office.
  return { act: 'assign', mode, breadth: read.breadth ?? item.breadth, lead, assist }
}

/** Of two clerks who assign at once, the later one takes it from an office of which he need not have known. */
export function sayAssigned(item: Suggestion, before: Suggestion, { officeName, today }: Facts): string {
  const present = new Set(item.parties.map(({ officeId }) => officeId))
  const gone = before.parties.map(({ officeId }) => officeId).filter(id => !present.has(id))
  const lost = nullified(before, item)
  return [
    done.assigned(item, sayParties(item, officeName), today),
    ...(gone.length === 0 ? [] : [done.takenFrom(gone.map(officeName))]),
    ...(lost.length === 0
      ? []
      : [done.answersLost(lost.map(officeName), lost.filter(id => present.has(id)).map(officeName))]),
  ].join('')
}

function troubleWith(
  { unknown, oddMonths }: Assignment,
  { offices, rules }: Facts,
  item: Suggestion,
): string | null {
  if (offices.length === 0) return asks.noOffices
  if (unknown.length > 0)
    return asks.unknownOffices(
      unknown,
      offices.map(({ name }) => name),
    )
  return oddMonths === null ? null : asks.oddMonths(oddMonths, rules, item)
}
