/** What the app has sent to one person alone, and with what it can be changed (wecom-protocol 4.3). Service time. */
import type { Sql } from '../db/sql.ts'
import { appLimits } from '../wecom/limits.ts'
import { appChannel } from './names.ts'
import { placeTarget } from './target.ts'

export interface CardsOut {
  readonly taskId: string
  readonly code: string | null
  /** The rows of the outbox that it went out for: they know the account, the person and the subject. */
  readonly outboxIds: readonly number[]
  readonly at: Date
}

/** One statement, right after they went out. */
export async function rememberCards(sql: Sql, { taskId, code, outboxIds, at }: CardsOut): Promise<void> {
  const expiresAt = new Date(at.getTime() + appLimits.cardCodeLifeMs)
  await sql`
    with code as (
      insert into card_code (code, expires_at)
      select code, ${expiresAt} from (values (${code}::text)) as given (code) where code is not null
      on conflict (code) do nothing
      returning id
    )
    insert into private_card (task_id, userid, person_id, subject, code_id, sent_at)
    select ${taskId}, substr(o.target, 6), p.id, o.subject, (select id from code), ${at}
    from outbox o left join person p on p.id = o.person_ids[1]
    where o.id = any(${outboxIds}::bigint[])
    on conflict (task_id, userid) do update
      set code_id = excluded.code_id, sent_at = excluded.sent_at`
}

/** A change that waits: the row of the outbox, the code, and whose cards showed it when it was written. */
export interface WaitingChange {
  readonly rowId: number
  readonly codeId: number
  readonly userids: readonly string[]
}

/**
 * Whose cards the change is still for. Whoever has pressed his own meanwhile has a code of his own and sees his answer.
 * @returns nobody when a later change waits for the same code, which can be used once: that one knows better
 */
export async function stillToChange(
  sql: Sql,
  { rowId, codeId, userids }: WaitingChange,
): Promise<readonly string[]> {
  // Later changes stand with one of the same people, so their conversations are all that has to be looked through.
  const targets = userids.map(id => placeTarget({ kind: 'user', id }))
  const rows = await sql<{ userid: string }[]>`
    select c.userid from private_card c
    where c.code_id = ${codeId} and c.userid = any(${[...userids]}::text[]) and not exists (
      select from outbox o
      where o.state = 'waiting' and o.channel = ${appChannel} and o.target = any(${targets}::text[]) and o.id > ${rowId}
        and o.payload->>'kind' = 'update' and o.payload->>'codeId' = ${String(codeId)})
    order by c.userid`
  return rows.map(({ userid }) => userid)
}

/** Uses a code up. @returns null when it was used, or its time is over */
export async function spendCode(sql: Sql, codeId: number, now: Date): Promise<string | null> {
  const [spent] = await sql<{ code: string }[]>`
    update card_code set spent_at = ${now}
    where id = ${codeId} and spent_at is null and expires_at > ${now}
    returning code`
  return spent?.code ?? null
}

/** The call that it was used for certainly did not count. */
export async function returnCode(sql: Sql, codeId: number): Promise<void> {
  await sql`update card_code set spent_at = null where id = ${codeId}`
}

/** Forgets cards that nothing can change or take back any more, and codes of no card. @returns how many went */
export async function purgePrivateCards(sql: Sql, before: Date, limit: number): Promise<number> {
  const cards = await sql`
    delete from private_card where (task_id, userid) in (
      select c.task_id, c.userid from private_card c left join card_code k on k.id = c.code_id
      where c.sent_at < ${before} and (k.id is null or k.expires_at < ${before})
      limit ${limit}::int for update of c skip locked)`
  const codes = await sql`
    delete from card_code where id in (
      select id from card_code k
      where k.expires_at < ${before} and not exists (select from private_card c where c.code_id = k.id)
      limit ${limit}::int for update skip locked)`
  return cards.count + codes.count
}
