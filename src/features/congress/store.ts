import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { adminCode, congress } from '../../db/schema/congress.ts'
import type { Tx } from '../../db/tx.ts'
import type { Congress, CongressKind } from './types.ts'

const columns = {
  id: congress.id,
  name: congress.name,
  kind: congress.kind,
  county: congress.county,
  province: congress.province,
  zone: congress.zone,
  settings: congress.settings,
}

export interface NewCongress {
  readonly name: string
  readonly kind: CongressKind
  readonly county: string | null
  readonly province: string | null
}

/** @returns null, and changes nothing, when a congress of this name is there already. */
export async function createCongress(tx: Tx, added: NewCongress, now: Date): Promise<Congress | null> {
  const [row] = await tx.orm
    .insert(congress)
    .values({ ...added, createdAt: now })
    .onConflictDoNothing({ target: congress.name })
    .returning(columns)
  return row ?? null
}

export async function findCongress(tx: Tx, id: number): Promise<Congress | null> {
  const [row] = await tx.orm.select(columns).from(congress).where(eq(congress.id, id))
  return row ?? null
}

/** In the order in which they were added. */
export async function congressesById(tx: Tx, ids: readonly number[]): Promise<Congress[]> {
  if (ids.length === 0) return []
  return tx.orm
    .select(columns)
    .from(congress)
    .where(inArray(congress.id, [...ids]))
    .orderBy(asc(congress.id))
}

export async function findCongressByName(tx: Tx, name: string): Promise<Congress | null> {
  const [row] = await tx.orm.select(columns).from(congress).where(eq(congress.name, name))
  return row ?? null
}

export async function listCongresses(tx: Tx): Promise<Congress[]> {
  return tx.orm.select(columns).from(congress).orderBy(asc(congress.id))
}

/** Lets one import at a time work on the congress's roster: the row is locked until the transaction ends. */
export async function lockCongress(tx: Tx, id: number): Promise<void> {
  await tx.orm.select({ id: congress.id }).from(congress).where(eq(congress.id, id)).for('update')
}

/**
 * Stores what a congress sets about suggestions, in place of what it had set; the congress is locked.
 * @param rules as `suggestions/settings.ts` reads them
 */
export async function saveSuggestionRules(tx: Tx, id: number, rules: object): Promise<void> {
  await tx.sql`
    update congress set settings = jsonb_set(settings, '{suggestions}', ${tx.sql.json(rules)}) where id = ${id}`
}

/** Stores whether counts of duty files may be published; the congress is locked. */
export async function savePublishing(tx: Tx, id: number, publishes: boolean): Promise<void> {
  await tx.sql`
    update congress set settings = jsonb_set(settings, '{dutyFile}', ${tx.sql.json({ publishes })}) where id = ${id}`
}

/** Stores all that a congress has set, in the form of `settings.ts`; the congress is locked. */
export async function saveSettings(tx: Tx, id: number, settings: object): Promise<void> {
  await tx.sql`update congress set settings = ${tx.sql.json(settings)} where id = ${id}`
}

/** Makes the code good for one use. A code that was used stays used, so this may be said at every start. */
export async function allowAdminCode(tx: Tx, code: string, now: Date): Promise<void> {
  await tx.orm
    .insert(adminCode)
    .values({ codeHash: hashOf(code), createdAt: now })
    .onConflictDoNothing()
}

/** Whether the code is good now; it is not used up by asking. */
export async function isAdminCode(tx: Tx, code: string): Promise<boolean> {
  const [row] = await tx.orm
    .select({ one: sql`1` })
    .from(adminCode)
    .where(and(eq(adminCode.codeHash, hashOf(code)), isNull(adminCode.usedAt)))
  return row !== undefined
}

/** @returns whether the code was good; if so it is used up. Of two at the same moment only one gets true. */
export async function spendAdminCode(tx: Tx, code: string, userid: string, now: Date): Promise<boolean> {
  const spent = await tx.orm
    .update(adminCode)
    .set({ usedAt: now, usedBy: userid })
    .where(and(eq(adminCode.codeHash, hashOf(code)), isNull(adminCode.usedAt)))
    .returning({ codeHash: adminCode.codeHash })
  return spent.length === 1
}

/** True when some code, used or not, was ever allowed: the first start is over. */
export async function hasAdminCode(tx: Tx): Promise<boolean> {
  const [row] = await tx.orm.select({ one: sql`1` }).from(adminCode).limit(1)
  return row !== undefined
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
