import { z } from 'zod'
import { registerFormats, registerKeys, registerPeriodSchema } from '../registers/types.ts'

/** A document that can be fetched by a link, with all that it takes to make it then. */
export const documentSchema = z.discriminatedUnion('kind', [
  /** The public announcement of a reception day. */
  z.object({ kind: z.literal('reception_notice'), dayId: z.int() }),
  /** A photo or file of a matter. */
  z.object({ kind: z.literal('attachment'), attachmentId: z.int() }),
  /** The register of visits, letters and contacts; `month` null: the whole year. */
  z.object({ kind: z.literal('visit_register'), year: z.int(), month: z.int().nullable() }),
  /** The register of suggestions and motions, of a year or a session. */
  z.object({
    kind: z.literal('suggestion_register'),
    of: z.union([z.object({ year: z.int() }), z.object({ series: z.string() })]),
  }),
  /** One of the books, whole or, for whoever is no clerk, his own lines of it. */
  z.object({
    kind: z.literal('register'),
    key: z.enum(registerKeys),
    period: registerPeriodSchema,
    format: z.enum(registerFormats),
  }),
  /** 会议记录 or 会议纪要 of a meeting. */
  z.object({ kind: z.literal('meeting_paper'), paper: z.enum(['record', 'minutes']), meetingId: z.int() }),
  /** The form of such a paper that is in use, or one to begin with. */
  z.object({ kind: z.literal('paper_template'), paper: z.enum(['record', 'minutes']) }),
  z.object({ kind: z.literal('suggestion_form'), itemId: z.int() }),
  /** The letters that answer an item: of its last answered round when `round` is null, of every office when `officeId` is. */
  z.object({
    kind: z.literal('answer_letters'),
    itemId: z.int(),
    round: z.int().nullable(),
    officeId: z.int().nullable(),
  }),
  /** A year's summary, or the report made of it. */
  z.object({ kind: z.literal('year_paper'), year: z.int(), to: z.enum(['summary', 'party', 'county']) }),
  /** A deputy's duty file, or the draft of his duty report made of it, of a year or a term. */
  z.object({
    kind: z.literal('duty_file'),
    personId: z.int(),
    of: z.union([z.object({ year: z.int() }), z.object({ term: z.int() })]),
  }),
  z.object({
    kind: z.literal('duty_report'),
    personId: z.int(),
    of: z.union([z.object({ year: z.int() }), z.object({ term: z.int() })]),
  }),
  /** 人大工作简报, by its number. */
  z.object({ kind: z.literal('bulletin'), year: z.int(), number: z.int() }),
])

export type Document = z.infer<typeof documentSchema>

/** What a link was made for, and for whom. */
export interface Taken {
  readonly personId: number
  readonly congressId: number
  readonly document: Document
}
