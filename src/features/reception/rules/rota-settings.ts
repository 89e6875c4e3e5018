/** How a congress makes its rota, as it is stored (`reception_rule.rota`). */
import { z } from 'zod'
import { dayOfIso } from '../../../calendar/day.ts'

const isoDate = z.string().refine(text => dayOfIso(text) !== null, 'not a day')
const personId = z.int().positive()

/** More than a room holds is a slip. */
export const mostPersons = 30

const settings = z.strictObject({
  by: z.enum(['group', 'village', 'level', 'all']),
  /** On duty each time, not counting who leads. */
  persons: z.int().min(1).max(mostPersons),
  /** Whoever has one of these roles takes turns in leading; none: nobody leads. */
  leaders: z.array(z.enum(['chair', 'vice_chair', 'presidium_member', 'leader', 'deputy_leader'])),
  pairs: z.array(z.tuple([personId, personId])),
  exclusions: z.array(
    z.discriminatedUnion('when', [
      z.strictObject({ personId, when: z.literal('never') }),
      z.strictObject({ personId, when: z.literal('month'), month: z.int().min(1).max(12) }),
      z.strictObject({ personId, when: z.literal('day'), day: isoDate }),
    ]),
  ),
  /** The first day that it is made for. */
  from: isoDate,
})

export type RotaSettings = z.infer<typeof settings>
export type LeaderRole = RotaSettings['leaders'][number]

const stored = settings.extend({
  /** What the days were planned with when it was last made (`reception_rule.planned_with`); null: look again. */
  madeWith: z.string().nullable(),
})

/** @throws ZodError when it is none; only `storedRota` writes it. */
export function readRotaSettings(value: unknown): RotaSettings {
  const { madeWith: _, ...rota } = stored.parse(value)
  return rota
}

export const storedRota = (rota: RotaSettings, madeWith: string | null): z.infer<typeof stored> =>
  stored.parse({ ...rota, madeWith })
