/** Who belongs to what meets, as parts of statements. */
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'

/**
 * Whether `p` belongs to the body that meets in `m`, in office when it began. A presidium and a session have a body of
 * their own; anything else is made up of those who are called.
 */
export const belongs = (tx: Tx): Part => tx.sql.part`
  (case m.notice->>'kind'
     when 'presidium' then (p.active or p.left_at > m.starts_at) and exists (
       select from person_role r where r.person_id = p.id and r.role in ('presidium_member', 'chair', 'vice_chair'))
     when 'session' then (p.active or p.left_at > m.starts_at) and p.levels <> '{}'
       and ('town' = any(p.levels) or c.kind = 'street')
     else v.person_id is not null
   end)`

/** Everybody of the meeting's day, beside `m`, `c` and `s`: `p`, his line of the notice `v` and of the day `a`. */
export const everybodyOf = (tx: Tx): Part => tx.sql.part`
  join person p on p.congress_id = m.congress_id
  left join invitee v on v.meeting_id = m.id and v.person_id = p.id
  left join attendance a on a.meeting_id = m.id and a.person_id = p.id`

/** Settled: written down since it has begun, or since it was called to order before its hour. */
export const isSettled = (tx: Tx): Part => tx.sql.part`
  coalesce(s.settled_at >= least(m.starts_at, coalesce(s.called_at, m.starts_at)), false)`
