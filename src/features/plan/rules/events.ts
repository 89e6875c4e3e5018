/** What happens to a plan: the entries of its log, and the plan that they come to. */
import { z } from 'zod'
import { dayOfIso } from '../../../calendar/day.ts'
import type { Plan, PlanItem } from '../types.ts'

const day = z.string().transform((text, context) => {
  const read = dayOfIso(text)
  if (read !== null) return read
  context.addIssue('no day')
  return z.NEVER
})

const fields = z.object({
  kind: z.enum([
    'presidium',
    'session',
    'reception',
    'inspection',
    'survey',
    'law_check',
    'review',
    'study',
    'duty_report',
    'visit',
    'other',
    'activity',
    'contact',
  ]),
  title: z.string(),
  from: day,
  until: day,
  whose: z
    .union([z.literal('presidium'), z.literal('deputies'), z.templateLiteral(['group:', z.int()])])
    .nullable(),
  count: z.int().min(1),
  origin: z.string().nullable(),
})

/** As stored: days are `2026-05-01`. */
export const planEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('added'), items: z.array(fields) }),
  z.object({ type: z.literal('changed'), number: z.int(), change: fields.omit({ origin: true }) }),
  z.object({ type: z.literal('dropped'), number: z.int(), reason: z.string() }),
  z.object({ type: z.literal('restored'), number: z.int() }),
  z.object({ type: z.literal('explained'), number: z.int(), text: z.string() }),
  /** `meetingId` null: the whole item, whatever was held. */
  z.object({ type: z.literal('done'), number: z.int(), meetingId: z.int().nullable(), text: z.string() }),
  z.object({ type: z.literal('undone'), number: z.int() }),
  z.object({ type: z.literal('finalised') }),
])
export type PlanChange = z.infer<typeof planEventSchema>

const emptyPlan = (year: number): Plan => ({ year, isFinal: false, items: [] })

/** The plan after its entries, in their order. */
export const planOf = (year: number, changes: readonly PlanChange[]): Plan =>
  changes.reduce(evolve, emptyPlan(year))

function evolve(plan: Plan, change: PlanChange): Plan {
  switch (change.type) {
    case 'added': {
      const last = plan.items.length
      const items = change.items.map(
        (item, i): PlanItem => ({
          ...item,
          number: last + i + 1,
          dropped: null,
          explained: null,
          doneByHand: null,
          meetingIds: [],
        }),
      )
      return { ...plan, items: [...plan.items, ...items] }
    }
    case 'changed':
      return onItem(plan, change.number, item => ({ ...item, ...change.change }))
    case 'dropped':
      return onItem(plan, change.number, item => ({ ...item, dropped: change.reason }))
    case 'restored':
      return onItem(plan, change.number, item => ({ ...item, dropped: null }))
    case 'explained':
      return onItem(plan, change.number, item => ({ ...item, explained: change.text }))
    case 'done':
      return done(plan, change)
    case 'undone':
      return onItem(plan, change.number, item => ({ ...item, doneByHand: null, meetingIds: [] }))
    case 'finalised':
      return { ...plan, isFinal: true }
  }
}

/** A notice is for one item: said of another one, it is for that. */
function done(plan: Plan, { number, meetingId, text }: Extract<PlanChange, { type: 'done' }>): Plan {
  if (meetingId === null) return onItem(plan, number, item => ({ ...item, doneByHand: { text } }))
  const others = {
    ...plan,
    items: plan.items.map(item => ({
      ...item,
      meetingIds: item.meetingIds.filter(id => id !== meetingId),
    })),
  }
  return onItem(others, number, item => ({ ...item, meetingIds: [...item.meetingIds, meetingId] }))
}

const onItem = (plan: Plan, number: number, change: (item: PlanItem) => PlanItem): Plan => ({
  ...plan,
  items: plan.items.map(item => (item.number === number ? change(item) : item)),
})
