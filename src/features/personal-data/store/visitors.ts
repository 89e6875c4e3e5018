/** Visitors stand in no roster: they are found by the number of their matter, or by the phone that they left. */
import { places } from '../../../db/sealed-columns.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { numbered, type Seen } from '../../visits/rules/persons.ts'
import { visitorGivingWay } from '../rules/give-way.ts'
import { samePersons } from '../rules/same-persons.ts'
import { allowRewriting } from './sweep.ts'
import { eraseUnsent } from './waiting.ts'

export interface VisitorRow extends Seen {
  readonly visitId: number
  readonly year: number
  readonly number: number
  readonly kind: 'visit' | 'letter' | 'contact'
  readonly erasedAt: Date | null
}

async function visitorRows(tx: Tx, which: Part, lock: Part): Promise<VisitorRow[]> {
  const { vault } = tx.sql
  const rows = await tx.sql<VisitorRow[]>`
    select v.id as "visitId", v.year, v.number, v.kind, v.people, v.village, r.name, r.phone,
           r.known_by as "knownBy", r.erased_at as "erasedAt"
    from visit v join visitor r on r.visit_id = v.id
    where ${which} order by v.id ${lock}`
  return rows.map(row => ({
    ...row,
    name: vault.open(places.visitorName(row.visitId), row.name),
    phone: vault.open(places.visitorPhone(row.visitId), row.phone),
  }))
}

/** Everybody who came to a congress and left a name or a phone. */
export const visitorsOfCongress = (tx: Tx, congressId: number): Promise<VisitorRow[]> =>
  visitorRows(tx, tx.sql.part`v.congress_id = ${congressId}`, tx.sql.part``)

/** Matters in which more than the names and phones can tell who it was. */
export interface ToLookAt {
  readonly visitId: number
  /** The name or the phone stands in its words. */
  readonly isNamed: boolean
  readonly attachments: number
  readonly suggestions: readonly string[]
}

export async function toLookAt(tx: Tx, rows: readonly VisitorRow[]): Promise<ToLookAt[]> {
  const { sql } = tx
  const found = await sql<
    {
      visitId: number
      congressId: number
      matter: string
      outcome: string | null
      attachments: number
      suggestions: string[]
    }[]
  >`
    select v.id as "visitId", v.congress_id as "congressId", v.matter, v.outcome,
           (select count(*)::int from attachment a
            where a.subject_kind = 'visit' and a.subject_id = v.id and a.removed_at is null) as attachments,
           array(select coalesce(s.series || '-' || s.number, s.id::text) from suggestion s
                 where s.visit_id = v.id order by s.id) as suggestions
    from visit v where v.id = any(${rows.map(row => row.visitId)}::int[]) order by v.id`
  const called = new Map(rows.map(row => [row.visitId, wordsOf(row)]))
  return found.map(({ visitId, congressId, matter, outcome, attachments, suggestions }) => {
    const place = places.visit(congressId)
    const words = [sql.vault.open(place, matter), sql.vault.open(place, outcome) ?? ''].join('\n')
    const isNamed = (called.get(visitId) ?? []).some(one => words.includes(one))
    return { visitId, isNamed, attachments, suggestions }
  })
}

const wordsOf = ({ name, phone }: Seen): string[] =>
  `${name ?? ''}、${phone ?? ''}`.split(/[、,，]/u).filter(one => one.length > 1)

/**
 * Erases names and phones of these matters and of all of the same year by which the books know the same persons: so they count
 * as many persons as before, in any part of the year.
 * @param words what stands in place of the name
 * @returns the matters whose visitors were erased now
 */
export async function eraseVisitors(
  tx: Tx,
  congressId: number,
  visitIds: readonly number[],
  words: string,
  now: Date,
): Promise<VisitorRow[]> {
  const years = await tx.sql<{ year: number }[]>`
    select distinct year from visit where congress_id = ${congressId} and id = any(${[...visitIds]}::int[]) order by 1`
  await allowRewriting(tx)
  const erased: VisitorRow[] = []
  for (const { year } of years) {
    const which = tx.sql.part`v.congress_id = ${congressId} and v.year = ${year}`
    const all = await visitorRows(tx, which, tx.sql.part`for no key update of r`)
    const same = samePersons(all, visitIds)
    const numbers = numbered(all)
    const changed = all.flatMap((row, nth) =>
      row.erasedAt !== null || same.has(row.visitId)
        ? [{ visitId: row.visitId, knownBy: numbers[nth] ?? [] }]
        : [],
    )
    const fresh = all.filter(row => row.erasedAt === null && same.has(row.visitId))
    if (fresh.length === 0) continue
    await tx.sql`
      update visitor r set name = ${words}, phone = null, known_by = e."knownBy", erased_at = coalesce(r.erased_at, ${now})
      from jsonb_to_recordset(${tx.sql.json(changed)}) as e("visitId" int, "knownBy" jsonb)
      where r.visit_id = e."visitId"`
    erased.push(...fresh)
  }
  if (erased.length > 0)
    await eraseUnsent(tx, congressId, (text, whole) =>
      erased.reduce((left, visitor) => visitorGivingWay(left, visitor, words, whole), text),
    )
  return erased
}
