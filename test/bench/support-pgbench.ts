/**
 * The same click as pgbench would do it: the same logical statements in one transaction, prepared, from C. It
 * counts no sheet, draws no card, reads no HTTP and opens no envelope.
 */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { congresses, openMeetingsEach, peopleEach } from './support-town.ts'

const run = promisify(execFile)

/** Of the length of a notice's card. */
const reply = JSON.stringify({
  kind: 'update',
  audience: 'clicker',
  card: { taskId: 'task', title: '代表会议', body: '审议民生实事项目实施情况的报告；'.repeat(18) },
})

const script = `
\\set c random(0, ${congresses - 1})
\\set person :c * ${peopleEach} + random(1, ${peopleEach})
\\set meeting :c * ${openMeetingsEach} + random(1, ${openMeetingsEach})
\\set r random(1, 9223372036854775807)
begin;
insert into inbound (bot, msgid, kind, userid, chatid, received_at) values ('bench', md5(:r::text), 'click', 'd' || :person::text, 'wrBenchChat1', now()) on conflict do nothing returning true;
select p.id, p.name, array(select r.role from person_role r where r.person_id = p.id) from meeting m join person p on p.congress_id = m.congress_id where m.id = :meeting and lower(p.userid) = lower('d' || :person::text) and p.active;
select m.id, m.congress_id, m.number, m.status, m.notice, m.starts_at, m.closes_at, m.version, m.time_version, c.name, c.zone, c.settings, c.province from meeting m join congress c on c.id = m.congress_id where m.id = :meeting for no key update of m;
select answer, reason, leave_kind, late, time_version, answered_at, decision from invitee where meeting_id = :meeting and person_id = :person;
update invitee set answer = case answer when 'attend' then 'leave' else 'attend' end, decision = case answer when 'attend' then 'pending' end, answered_at = now() where meeting_id = :meeting and person_id = :person;
insert into answer_entry (meeting_id, person_id, answer, at, bot, msgid) values (:meeting, :person, 'attend', now(), 'bench', md5(:r::text));
update inbound set reply = '${reply}'::json where bot = 'bench' and msgid = md5(:r::text);
commit;
`

/** @returns null when there is no pgbench on this machine */
export function findPgbench(): string | null {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map(folder => join(folder, 'pgbench')).find(path => existsSync(path)) ?? null
}

export interface PgbenchOrder {
  readonly program: string
  readonly url: string
  /** For the script. */
  readonly folder: string
  readonly connections: number
  readonly forMs: number
}

/** @returns transactions a second, without the time for connecting */
export async function runPgbench(order: PgbenchOrder): Promise<number> {
  const file = join(order.folder, 'click.sql')
  writeFileSync(file, script)
  const seconds = Math.max(1, Math.round(order.forMs / 1000))
  const { stdout } = await run(order.program, [
    ...['-n', '-M', 'prepared', '-f', file, '-c', `${order.connections}`, '-j', '1', '-T', `${seconds}`],
    order.url,
  ])
  const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1]
  const failed = /^number of failed transactions: (\d+)/m.exec(stdout)?.[1]
  if (tps === undefined || (failed ?? '0') !== '0') throw new Error(`pgbench: ${stdout}`)
  return Number(tps)
}
