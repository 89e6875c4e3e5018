import type { Context } from '../../../bot/command.ts'
import { type Day, isoDay } from '../../../calendar/day.ts'
import { saveVisitor, visitorOf } from '../store/visitors.ts'
import { lockVisit, saveVisit } from '../store/visits.ts'
import type { Visit, Visitor } from '../types.ts'
import { note, replan } from './facts.ts'

/** What of a matter is compared: everything that is kept but its number. */
const fields = [
  'receivedOn',
  'deputyId',
  'village',
  'matter',
  'category',
  'people',
  'handling',
  'officeId',
  'officeName',
  'dueOn',
  'status',
  'outcome',
  'closedOn',
  'followedUpOn',
  'satisfaction',
] as const

/**
 * Keeps a changed matter: what it was is in its entries, and its calls are planned anew.
 * @param said what else belongs into the entry
 * @returns the matter as it is now; null when nothing is different
 */
export async function change(
  context: Context,
  before: Visit,
  after: Visit,
  action: Parameters<typeof note>[2],
  {
    visitor,
    said = {},
  }: { readonly visitor?: Visitor; readonly said?: Readonly<Record<string, unknown>> } = {},
): Promise<Visit | null> {
  const { tx } = context
  const known = visitor === undefined ? null : await visitorOf(tx, before.id)
  const isOther = visitor !== undefined && (known?.name !== visitor.name || known.phone !== visitor.phone)
  const changed = fields.filter(field => plain(before[field]) !== plain(after[field]))
  if (changed.length === 0 && !isOther && Object.keys(said).length === 0) return null
  await saveVisit(tx, after)
  if (isOther) await saveVisitor(tx, before.id, visitor)
  await note(context, before, action, {
    ...Object.fromEntries(
      changed.map(field => [field, { from: plain(before[field]), to: plain(after[field]) }]),
    ),
    // Only that: who it is stands in one place alone.
    ...(isOther ? { visitor: 'changed' } : {}),
    ...said,
  })
  await replan(context, after)
  return lockVisit(tx, before.id)
}

const plain = (value: string | number | Day | null): string | number | null =>
  value !== null && typeof value === 'object' ? isoDay(value) : value
