import { effects, type Figure } from './support-figures.ts'
import type { BenchServer } from './support-server.ts'
import type { Running } from './support-service.ts'

/**
 * What was fast must also be right: every click that was answered is recorded once with its reply, has one entry in
 * the log of answers, and the sheet shows the last entry of each line.
 */
export async function checkEffects(server: BenchServer, database: string, service: Running): Promise<Figure> {
  const answered = await service.metric('liaison_callback_seconds_count{kind="click",outcome="update"}')
  const stored = await countEffects(server, database)
  return effects(
    'clicks answered = recorded with reply = entered; lines astray',
    `${answered} = ${stored.recorded} = ${stored.entered}; ${stored.strayLines}`,
    'equal; 0',
    answered === stored.recorded && answered === stored.entered && stored.strayLines === 0,
  )
}

interface Effects {
  readonly recorded: number
  readonly entered: number
  readonly strayLines: number
}

/** What the clicks of a run have left in the database. */
export function countEffects(server: BenchServer, database: string): Promise<Effects> {
  return server.use(database, async db => {
    const [row] = await db.sql<Effects[]>`
      with last as (
        select distinct on (e.meeting_id, e.person_id) e.meeting_id, e.person_id, e.answer
        from answer_entry e join meeting m on m.id = e.meeting_id
        where m.status = 'open' order by e.meeting_id, e.person_id, e.id desc
      )
      select (select count(*) from inbound i where i.reply is not null and length(i.msgid) < 32) as recorded,
             (select count(*) from answer_entry where length(msgid) < 32) as entered,
             (select count(*) from last join invitee v using (meeting_id, person_id)
              where v.answer is distinct from last.answer) as "strayLines"`
    return row ?? { recorded: 0, entered: 0, strayLines: 0 }
  })
}
