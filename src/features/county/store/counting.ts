import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'

/**
 * The condition under which a reply (`county_reply y`) counts: what it answers is still what is asked. A notice that asks for
 * something else than before is answered anew; other words or another deadline take nobody's answer away.
 */
export const countsStill = (tx: Tx): Part => tx.sql.part`
  y.version >= coalesce((
    select max(c.version) from (
      select e.nth, p.nth as published, e.event ->> 'asks' as asks,
             lag(e.event ->> 'asks') over (order by e.nth) as before,
             1 + count(*) filter (where e.nth > p.nth) over (order by e.nth) as version
      from county_notice_entry e
      join county_notice_entry p on p.notice_id = e.notice_id and p.event ->> 'type' = 'published'
      where e.notice_id = y.notice_id and e.event ->> 'type' in ('drafted', 'changed')
    ) c where c.nth > c.published and c.asks is distinct from c.before), 1)`
