import { type Day, dayOfIso } from '../../../../src/calendar/day.ts'
import type { PlanEvent, PlanItem } from '../../../../src/features/plan/types.ts'

export function day(iso: string): Day {
  const read = dayOfIso(iso)
  if (read === null) throw new Error(`no day: ${iso}`)
  return read
}

/** An inspection in May of nobody in particular, unless it says otherwise. */
export const item = (number: number, fields: Partial<PlanItem> = {}): PlanItem => ({
  number,
  kind: 'inspection',
  title: `第${number}项`,
  from: day('2026-05-01'),
  until: day('2026-05-31'),
  whose: null,
  count: 1,
  origin: null,
  dropped: null,
  explained: null,
  doneByHand: null,
  meetingIds: [],
  ...fields,
})

export const event = (id: number, on: string, fields: Partial<PlanEvent> = {}): PlanEvent => ({
  key: `meeting:${id}`,
  meetingId: id,
  kind: 'inspection',
  on: day(on),
  whose: null,
  label: `第${id}次`,
  ...fields,
})
