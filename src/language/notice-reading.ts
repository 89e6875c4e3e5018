/** What is read out of a notice, and what of it is known when not all is. Plain values: stored as JSON. */
import { z } from 'zod'

const noticeKindSchema = z.enum([
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
])
export type NoticeKind = z.infer<typeof noticeKindSchema>

const noticeProblemSchema = z.enum([
  'weekday_mismatch',
  'missing_time',
  'missing_place',
  'missing_date',
  'placeholder',
  'past_date',
  'ambiguous_half_day',
  'impossible_date',
])
export type NoticeProblem = z.infer<typeof noticeProblemSchema>

const presidium = z.object({ to: z.literal('presidium') })
const deputies = z.object({ to: z.literal('deputies') })
const group = z.object({ to: z.literal('group'), name: z.string() })
/** The contact persons of an office. */
const office = z.object({ to: z.literal('office'), name: z.string() })
const named = z.object({ to: z.literal('named'), names: z.array(z.string()) })

const calledSchema = z.discriminatedUnion('to', [presidium, deputies, group, office, named])
/** Who can be called with one word or one list of names. */
export type Called = z.infer<typeof calledSchema>

const audienceSchema = z.discriminatedUnion('to', [
  ...calledSchema.options,
  /** Made by changing a notice that is out: some were added, some taken out. */
  z.object({ to: z.literal('several'), parts: z.array(calledSchema), without: z.array(calledSchema) }),
])
export type Audience = z.infer<typeof audienceSchema>

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const clockTime = z.string().regex(/^\d{2}:\d{2}$/)

/**
 * Days and clock times apart, so that a notice whose hour is missing can be completed with the hour alone, and the
 * problems computed anew. Days are `2026-03-18`, times `09:00` (24:00 is midnight at the day's end).
 */
const knownSchema = z.object({
  day: isoDay.nullable(),
  dayTrouble: z.enum(['impossible', 'mismatch', 'placeholder']).nullable(),
  /**
   * The day that there is not, as it was written: 30 February. The month is null where none was written, and the year where
   * it is not what is wrong.
   */
  impossibleDay: z
    .object({
      year: z.number().int().nullable().default(null),
      month: z.number().int().nullable(),
      day: z.number().int(),
    })
    .nullable()
    .default(null),
  half: z.enum(['dawn', 'early', 'morning', 'noon', 'afternoon', 'evening']).nullable(),
  time: clockTime.nullable(),
  timeTrouble: z.enum(['impossible', 'half_day', 'placeholder']).nullable(),
  endDay: isoDay.nullable(),
  endTime: clockTime.nullable(),
  replyDay: isoDay.nullable(),
  replyTime: clockTime.nullable(),
  replyMismatch: z.boolean(),
  placePlaceholder: z.boolean(),
  /** Something else in the text was not filled in: ××镇. */
  otherPlaceholder: z.boolean(),
})
export type Known = z.infer<typeof knownSchema>

const instant = z.union([z.iso.datetime({ offset: true }), z.date()]).transform(value => new Date(value))

/** Parses what `JSON.stringify` made of a reading back into one. */
export const noticeReadingSchema = z.object({
  kind: noticeKindSchema,
  title: z.string().nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** The end is a day; `endsAt` stands at its 23:59. */
  endsDayOnly: z.boolean(),
  place: z.string().nullable(),
  agenda: z.array(z.string()),
  replyBy: instant.nullable(),
  /** The deadline is a day; `replyBy` stands at its 23:59. */
  replyByDayOnly: z.boolean(),
  audience: audienceSchema.nullable(),
  /** What is asked of those who come. Shown, never judged. */
  requirements: z.array(z.string()),
  problems: z.array(noticeProblemSchema),
  known: knownSchema,
})
export type NoticeReading = z.infer<typeof noticeReadingSchema>

/** What a text says, before instants and problems are computed from it. */
export type NoticeFacts = Pick<
  NoticeReading,
  'kind' | 'title' | 'place' | 'agenda' | 'audience' | 'requirements' | 'known'
>

export const nothingKnown: Known = {
  day: null,
  dayTrouble: null,
  impossibleDay: null,
  half: null,
  time: null,
  timeTrouble: null,
  endDay: null,
  endTime: null,
  replyDay: null,
  replyTime: null,
  replyMismatch: false,
  placePlaceholder: false,
  otherPlaceholder: false,
}
