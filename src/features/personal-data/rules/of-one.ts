import type { Held, StoredTable } from '../types.ts'
import { inventory } from './inventory.ts'

/**
 * What of a row is one person's. A row is about him, or he only has a part in it: he entered it, decided it, was charged with
 * it. Then what it says is about others, and his is that he did, which record it was, and when.
 */
export type PartIn = 'subject' | 'part'

/** In whose own words or for whom the row is although the column is named after a deed. */
const own: ReadonlySet<string> = new Set(['topic.proposed_by'])

/** A record of somebody else's matter, or of the congress's, with which he was charged. */
const charged: ReadonlySet<string> = new Set([
  'visit.deputy_id',
  'decision.person_id',
  'incoming_paper.person_id',
  'incoming_paper.readers',
  'deed.userid',
])

/** By the column's name, so that a new one needs no line: `entered_by` is a part, `person_id` is whom it is about. */
export function partOf(table: string, column: string): PartIn {
  const name = `${table}.${column}`
  if (own.has(name)) return 'subject'
  return column.endsWith('_by') || charged.has(name) ? 'part' : 'subject'
}

/** Tables that name nobody and belong to a row that does: whose rows they are is told by that one. */
export const through = {
  duty_ruling: 'duty_dispute',
  suggestion: 'suggestion_signer',
} as const
export const isThrough = (table: string): table is keyof typeof through => Object.hasOwn(through, table)

export type Linked = readonly [column: string, held: Held & { readonly link: NonNullable<Held['link']> }]

/** The columns that say whose a row is. */
export const linksOf = ({ columns }: StoredTable): Linked[] =>
  Object.entries(columns).flatMap(([column, held]) =>
    held.link === null ? [] : [[column, { ...held, link: held.link }] as const],
  )

/** Every table in which rows of one person of a roster can be found. */
export const ofOnePerson: readonly StoredTable[] = inventory.filter(
  table => linksOf(table).length > 0 || isThrough(table.table),
)

/** Which record it is, and when: columns of nobody's that tell no secret. `form_token` and the like are none. */
const naming =
  /^(?:id|number|year|nth|kind|action|outcome|subject|state|status|scope|day|at|door|term|step|(?!code)\w+_(?:id|at|on))$/

/** @param columns of the table that are nobody's */
export const namesRecord = (column: string): boolean => column !== 'congress_id' && naming.test(column)

/** What he is told of a row in which he only has a part, beside that he has it. */
export const tellsWhen = (column: string): boolean => column === 'at'
