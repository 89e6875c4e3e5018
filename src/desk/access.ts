/**
 * Who is speaking, and for which congress. The only maker of `Actor`.
 *
 * A bound group decides the congress. Elsewhere it may be each in whose roster the account stands; which of them is
 * meant, `which-congress.ts` finds out.
 */
import { type Actor, proveActor, type Role } from '../bot/actor.ts'
import type { BoundChat, Membership, Tenant } from '../bot/command.ts'
import type { Origin } from '../bot/incoming.ts'
import type { Tx } from '../db/tx.ts'
import type { Session } from '../features/sessions/store/sessions.ts'

export interface Standing {
  readonly memberships: readonly Membership[]
  /** Of the bound group, else of the first membership. */
  readonly tenant: Tenant | null
  readonly actor: Actor | null
  readonly chat: BoundChat | null
}

interface Row {
  chat_id: number | null
  purpose: BoundChat['purpose'] | null
  group_id: number | null
  congress_id: number
  congress_name: string
  kind: Tenant['kind']
  province: string | null
  zone: string
  settings: unknown
  person_id: number | null
  person_name: string | null
  roles: Role[] | null
  is_deputy: boolean | null
}

/** One statement. */
export async function readStanding(tx: Tx, origin: Origin): Promise<Standing> {
  const chatid = origin.chat.type === 'group' ? origin.chat.id : null
  const rows = await readRows(tx, origin.userid, chatid)
  const [row] = rows
  if (row === undefined) return { memberships: [], tenant: null, actor: null, chat: null }
  return {
    memberships: membershipsIn(row.chat_id === null ? rows : [row], origin.userid),
    tenant: toTenant(row),
    actor: toActor(row, origin.userid),
    chat:
      row.chat_id === null || row.purpose === null || chatid === null
        ? null
        : { id: row.chat_id, chatid, purpose: row.purpose, groupId: row.group_id },
  }
}

/** Where the account of a signed-in session stands at this moment: nowhere, when its person has left or has another one. */
export async function readMemberships(tx: Tx, { account }: Session): Promise<readonly Membership[]> {
  return membershipsIn(await readRows(tx, account, null), account)
}

function readRows(tx: Tx, userid: string, chatid: string | null): Promise<Row[]> {
  return tx.sql<Row[]>`
    select ch.id as chat_id, ch.purpose, ch.group_id,
           c.id as congress_id, c.name as congress_name, c.kind, c.province, c.zone, c.settings,
           p.id as person_id, p.name as person_name,
           array(select r.role from person_role r where r.person_id = p.id) as roles,
           p.levels <> '{}' or p.deputy_since is not null as is_deputy
    from congress c
    left join chat ch on ch.congress_id = c.id and ch.chatid = ${chatid}
    left join person p on p.congress_id = c.id and lower(p.userid) = lower(${userid}) and p.active
    where (ch.id is not null or p.id is not null)
    order by (ch.id is not null) desc, c.id`
}

const membershipsIn = (rows: readonly Row[], userid: string): Membership[] =>
  rows.flatMap(row => {
    const actor = toActor(row, userid)
    return actor === null ? [] : [{ tenant: toTenant(row), actor }]
  })

const toTenant = (row: Row): Tenant => ({
  id: row.congress_id,
  name: row.congress_name,
  kind: row.kind,
  province: row.province,
  zone: row.zone,
  settings: row.settings,
})

function toActor(row: Row, userid: string): Actor | null {
  if (row.person_id === null || row.person_name === null) return null
  return proveActor({
    personId: row.person_id,
    name: row.person_name,
    userid,
    congressId: row.congress_id,
    roles: row.roles ?? [],
    isDeputy: row.is_deputy ?? false,
  })
}
