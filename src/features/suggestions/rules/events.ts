/**
 * What happens to an item, one entry each, append-only. An event says what was decided, with every day that was
 * reckoned then, so that the entries alone, folded again at any time, give the same item.
 */
import { z } from 'zod'
import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import { grounds, reminded } from '../types.ts'

/** `2026-03-18` in the database, a `Day` in the house. */
const day = z.codec(z.iso.date(), z.custom<Day>(), {
  decode: (iso, payload) => {
    const found = dayOfIso(iso)
    if (found !== null) return found
    payload.issues.push({ code: 'custom', input: iso, message: 'no day' })
    return z.NEVER
  },
  encode: isoDay,
})
const id = z.int().positive()
const words = z.string().min(1)
const kind = z.enum(['suggestion', 'criticism', 'opinion', 'motion'])
const raised = z.enum(['session', 'between'])
const source = z.enum(['own', 'study', 'visit', 'reception', 'letter', 'activity'])
const verdict = z.enum(['satisfied', 'basically', 'dissatisfied'])
const clock = z.strictObject({
  from: day,
  why: z.enum(['assigned', 'session_end', 'redo']),
  months: z.int().positive(),
  onHoliday: z.enum(['same', 'next_working_day']),
})

const contents = {
  kind,
  raised,
  source,
  title: words,
  text: words,
  category: words.nullable(),
  district: words.nullable(),
  confidential: z.boolean(),
}

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('submitted'), ...contents, visitId: id.nullable(), signerId: id }),
  z.strictObject({
    type: z.literal('corrected'),
    fields: z.strictObject({
      kind: kind.exactOptional(),
      raised: raised.exactOptional(),
      source: source.exactOptional(),
      title: words.exactOptional(),
      text: words.exactOptional(),
      category: words.nullable().exactOptional(),
      district: words.nullable().exactOptional(),
      confidential: z.boolean().exactOptional(),
    }),
  }),
  z.strictObject({ type: z.literal('cosigned'), personId: id }),
  z.strictObject({ type: z.literal('uncosigned'), personId: id }),
  /** Named by whoever handed it in; each confirms for himself. */
  z.strictObject({ type: z.literal('invited'), personIds: z.array(id).min(1) }),
  z.strictObject({ type: z.literal('declined'), personId: id }),
  z.strictObject({ type: z.literal('withdrawal_joined'), personId: id, reason: words }),
  /** One of the signers wants it to go on. */
  z.strictObject({ type: z.literal('withdrawal_refused'), personId: id }),
  z.strictObject({ type: z.literal('withdrawn') }),
  z.strictObject({ type: z.literal('admitted') }),
  z.strictObject({ type: z.literal('rejected'), ground: z.enum(grounds), reason: words }),
  z.strictObject({
    type: z.literal('assigned'),
    mode: z.enum(['joint', 'split']),
    breadth: z.enum(['normal', 'wide']),
    lead: z.array(id).min(1),
    assist: z.array(id),
    returnBy: day,
    /** In working days from this one. */
    returnWithin: z.int().nonnegative().exactOptional(),
    /** Of 分办: those of them that go on with what they have done; the item stays as far as it is. */
    goOn: z.array(id).min(1).exactOptional(),
    /** Null: the office changes, the time that runs goes on. */
    clock: clock.nullable(),
    dueOn: day.nullable(),
  }),
  z.strictObject({ type: z.literal('accepted'), officeId: id }),
  z.strictObject({
    type: z.literal('returned'),
    officeId: id,
    reason: words,
    /** Of 分办: only this office's part; the others go on, with this day. Absent: the whole. */
    part: z.strictObject({ dueOn: day.nullable() }).exactOptional(),
  }),
  /** An office asks the signers something: their turn. */
  z.strictObject({ type: z.literal('deputy_asked'), officeId: id, words }),
  z.strictObject({ type: z.literal('deputy_replied'), personId: id, words, dueOn: day.nullable() }),
  z.strictObject({
    type: z.literal('consulted'),
    nth: z.union([z.literal(1), z.literal(2)]),
    officeId: id.nullable(),
    on: day,
    place: words.nullable(),
    who: words.nullable(),
    said: words,
    /** Of the second one: how long missing ratings are waited for. */
    ratingUntil: day.nullable(),
  }),
  z.strictObject({ type: z.literal('assist_answered'), officeId: id, text: words }),
  z.strictObject({
    type: z.literal('answered'),
    officeId: id,
    resultClass: words,
    /** What the class was called then, and whether it was the congress's first: it may give them other meanings. */
    asClass: z.strictObject({ name: words, isBest: z.boolean() }).exactOptional(),
    text: words,
    promisedOn: day.nullable(),
    /** 发文字号 */
    issued: words.exactOptional(),
    /** False while another office of a 分办 still has to answer. */
    complete: z.boolean(),
  }),
  z.strictObject({ type: z.literal('extension_asked'), officeId: id, until: day, reason: words }),
  /** `dueOn` null: it stands still. */
  z.strictObject({ type: z.literal('extension_granted'), until: day, dueOn: day.nullable() }),
  z.strictObject({ type: z.literal('extension_refused'), reason: words }),
  z.strictObject({
    type: z.literal('rated'),
    personId: id,
    attitude: verdict,
    result: verdict,
    words: words.nullable(),
  }),
  /** All have rated, or those who have not are waited for no longer. */
  z.strictObject({ type: z.literal('ratings_settled') }),
  /** A round more, with a clock of its own. */
  z.strictObject({ type: z.literal('redone'), reason: words.nullable(), clock, dueOn: day }),
  z.strictObject({ type: z.literal('closed'), outcome: words }),
  z.strictObject({ type: z.literal('promise_kept'), on: day, words }),
  z.strictObject({ type: z.literal('archived') }),
  z.strictObject({ type: z.literal('key_listed'), isKey: z.boolean() }),
  /** Somebody was told by the service that it is his turn. */
  z.strictObject({
    type: z.literal('reminded'),
    to: z.enum(reminded),
    about: z.enum(['assigning', 'answer', 'consulting', 'rating', 'concluding', 'promise']),
    on: day,
  }),
  /** The days off became other ones, and so did the day that it is due. */
  z.strictObject({ type: z.literal('reckoned'), dueOn: day }),
  /** The same of the days until which offices may give it back. */
  z.strictObject({
    type: z.literal('return_reckoned'),
    days: z.array(z.strictObject({ officeId: id, by: day })).min(1),
  }),
])

export type SuggestionEvent = z.output<typeof eventSchema>

/** An event, with the day on which it happened where the congress is. */
export interface Happened {
  readonly event: SuggestionEvent
  readonly on: Day
}
