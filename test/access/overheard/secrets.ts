/**
 * What only some may know, each with a word of its own that stands in nothing else, and who they are: asked of the tables
 * in the moment, and by none of the service's own rules.
 */
import type { Database } from '../../../src/db/open.ts'
import { selectSuggestions } from '../../../src/features/suggestions/store/suggestions.ts'

export type Secret =
  | { readonly kind: 'leave'; readonly word: string; readonly personId: number }
  | { readonly kind: 'suggestion'; readonly word: string; readonly id: number }
  | { readonly kind: 'visitor'; readonly word: string; readonly id: number; readonly registrarId: number }
  | { readonly kind: 'paper'; readonly word: string; readonly id: number }

interface Person {
  readonly id: number
  readonly userid: string | null
  readonly active: boolean
  readonly roles: readonly string[]
  readonly officeIds: readonly number[]
}

/** In a group, too. */
export const everybody = '*'

/** Accounts in lower case. */
export interface Knowing {
  /** Word by word who may know it now. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
  /** Who may be called at all. */
  readonly inOffice: ReadonlySet<string>
}

export async function knowingOf(db: Database, secrets: readonly Secret[]): Promise<Knowing> {
  const { sql } = db
  const people = await sql<Person[]>`
    select p.id, p.userid, p.active,
      array(select role from person_role where person_id = p.id) as roles,
      array(select office_id from office_contact where person_id = p.id) as "officeIds"
    from person p`
  const idsOf = (kind: Secret['kind']) =>
    secrets.flatMap(secret => (secret.kind === kind && 'id' in secret ? [secret.id] : []))
  const items = await db.transaction(tx =>
    selectSuggestions(tx, tx.sql.part`where s.id = any(${idsOf('suggestion')}::int[])`),
  )
  const receivers = await sql<{ id: number; personId: number | null }[]>`
    select id, deputy_id as "personId" from visit where id = any(${idsOf('visitor')}::int[])`
  const papers = await sql<
    {
      id: number
      officeId: number | null
      personId: number | null
      readers: number[]
      secrecy: string | null
    }[]
  >`
    select id, office_id as "officeId", person_id as "personId", readers, secrecy
    from incoming_paper where id = any(${idsOf('paper')}::int[])`
  const mayKnow = (secret: Secret, person: Person): boolean => {
    if (!person.active) return false
    if (person.roles.some(role => ['chair', 'vice_chair', 'liaison'].includes(role))) return true
    switch (secret.kind) {
      case 'leave':
        return person.id === secret.personId
      case 'suggestion': {
        const item = items.find(({ id }) => id === secret.id)
        if (item === undefined) return false
        if (!item.confidential) return true
        const has = item.parties.some(({ officeId }) => person.officeIds.includes(officeId))
        const signs = item.signers.some(({ personId }) => personId === person.id)
        return has || signs || item.invited.includes(person.id)
      }
      case 'visitor':
        return receivers.some(({ id, personId }) => id === secret.id && personId === person.id)
      case 'paper': {
        const paper = papers.find(({ id }) => id === secret.id)
        if (paper === undefined) return false
        const { officeId, personId, readers, secrecy } = paper
        const has = officeId !== null && person.officeIds.includes(officeId)
        return secrecy === null || has || personId === person.id || readers.includes(person.id)
      }
    }
  }
  const isOpen = (secret: Secret) =>
    secret.kind === 'suggestion' && items.find(({ id }) => id === secret.id)?.confidential === false
  const accounts = (secret: Secret) =>
    people.flatMap(person =>
      person.userid !== null && mayKnow(secret, person) ? [person.userid.toLowerCase()] : [],
    )
  return {
    words: new Map(
      secrets.map(secret => [
        secret.word,
        new Set([...accounts(secret), ...(isOpen(secret) ? [everybody] : [])]),
      ]),
    ),
    inOffice: new Set(
      people.flatMap(({ active, userid }) => (active && userid !== null ? [userid.toLowerCase()] : [])),
    ),
  }
}
