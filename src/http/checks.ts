/**
 * What `/readyz` says: a sentence for each thing that the service needs, what is wrong with it, and what to do first.
 *
 * Only what makes this process useless to whoever is sent to it turns traffic away (`ok`): no database, none that is written to, no schema. All
 * else (`well`) is for people: another replica may send, and turning away those who write would make it no better.
 */
import { statfs } from 'node:fs/promises'
import type { Clock } from '../clock.ts'
import { newerThan, readApplied } from '../db/applied-migrations.ts'
import type { Sql } from '../db/sql.ts'
import { codesOf, refusalIn } from '../db/trouble.ts'
import { type ChannelSurvey, surveyOutbox } from '../outbox/survey.ts'
import type { Beat } from '../schedule/run-due.ts'
import type { Check } from './health-routes.ts'

export interface ChecksDeps {
  readonly sql: Sql
  readonly clock: Clock
  /** The migrations that this program knows, in order; left out: not looked at. */
  readonly migrations?: readonly string[] | undefined
  /** The platform's ways that this process was started with; left out: not looked at. */
  readonly openWays?: readonly string[] | undefined
  /** What it finds wrong with the other processes on this database; left out: not looked at. */
  readonly replicas?: { look(): Promise<string | null> } | undefined
  /** Where the embedded server keeps its files; null: a server of its own, whose disk cannot be seen from here. */
  readonly dataDir?: string | null | undefined
  /** When the schedule last went on with what is due, and with which job. */
  readonly beat: () => Readonly<Beat>
  /** How long counting what waits may take; whoever asks goes away after 5 s. */
  readonly countWithinMs?: number
  /** What keeps the dispatcher from looking; null: it looks. */
  readonly dispatcher: () => string | null
  /** How the platform's ways stand: what is wrong; `{ well }`: what is right; undefined: there is no such way. */
  readonly ways: () => Readonly<Record<string, Way | undefined>>
}

export interface Way {
  readonly well: boolean
  readonly words: string
}

/** A message that waits so long is a sign that the dispatcher or the platform is in trouble. */
const longWaitMs = 5 * 60_000
/** A beat comes every minute, and goes on with every batch of a job. */
const lateBeatMs = 3 * 60_000
/** The platform's own limit is five minutes, then every callback is refused. */
const farClockMs = 30_000
const leastFree = { share: 0.05, bytes: 512 * 1_048_576 }

export async function serviceChecks(deps: ChecksDeps): Promise<readonly Check[]> {
  const { beat, dispatcher, ways } = deps
  return [
    ...(await databaseChecks(deps)),
    beatCheck(beat()),
    told('dispatcher', dispatcher(), 'looks for messages to send'),
    ...(await diskChecks(deps.dataDir ?? null)),
    ...Object.entries(ways()).flatMap(([name, way]) =>
      way === undefined ? [] : [{ name, ok: true, ...way }],
    ),
  ]
}

async function databaseChecks(deps: ChecksDeps): Promise<readonly Check[]> {
  const needed = await neededOfDatabase(deps)
  return needed.every(check => check.ok) ? [...needed, await outboxCheck(deps)] : needed
}

async function neededOfDatabase(deps: ChecksDeps): Promise<readonly Check[]> {
  const { sql, clock, migrations } = deps
  try {
    const [asked] = await sql<{ at: Date }[]>`select clock_timestamp() as at`
    // Locks no row, and is refused all the same where nothing can be written.
    await sql`select from migration limit 0 for update`
    const here = clock.now().getTime() - clock.offsetMs
    const checks = [{ name: 'database', ok: true, well: true, words: 'answers' }]
    const schema = migrations === undefined ? [] : [await schemaCheck(sql, migrations)]
    return [
      ...checks,
      clockCheck(here - (asked?.at.getTime() ?? here)),
      ...schema,
      ...(schema.every(({ ok }) => ok) ? await likeOthers(deps) : []),
    ]
  } catch (error) {
    const code = codesOf(error).find(each => each !== '') ?? 'no answer'
    const refusal = refusalIn(error)
    const words =
      code === '42P01'
        ? 'has no tables: liaison migrate, or restart the service'
        : refusal === undefined
          ? `does not answer (${code}): look at PostgreSQL and its disk; the service goes on by itself when it is back`
          : `refuses what is written: ${refusal}; the service goes on by itself afterwards`
    return [{ name: code === '42P01' ? 'schema' : 'database', ok: false, well: false, words }]
  }
}

function clockCheck(aheadMs: number): Check {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000)
  return told(
    'clock',
    Math.abs(aheadMs) > farClockMs
      ? `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's: set the time (NTP) on both; WeCom's callbacks are refused when it is five minutes off`
      : null,
    "agrees with the database's",
  )
}

async function schemaCheck(sql: Sql, known: readonly string[]): Promise<Check> {
  const applied = await readApplied(sql)
  const newer = newerThan(known, applied)
  const missing = known.filter(tag => !applied.includes(tag))
  if (missing.length > 0)
    return {
      name: 'schema',
      ok: false,
      well: false,
      words: `${missing.length} migrations are missing (${missing[0]}): liaison migrate, or restart the service`,
    }
  // In the middle of an upgrade the older replicas go on until they are restarted.
  return told(
    'schema',
    newer.length > 0
      ? `is of a newer version (${newer.at(-1)}): restart this process with that version`
      : null,
    'is up to date',
  )
}

/** Of several processes on one database each has to know what the others write, and to send by the same ways. */
async function likeOthers({ sql, openWays, replicas }: ChecksDeps): Promise<Check[]> {
  const [others] = await sql<{ keys: string[]; ways: string[] }[]>`
    select array(select id from data_key) as keys, array(select name from open_way order by name) as ways`
  const foreign = others?.keys.find(key => !sql.vault.keyIds.includes(key))
  const wrong = [
    foreign === undefined
      ? null
      : `another process encrypts with the key ${foreign}, which this one has not and cannot read: give all of them both (LIAISON_DATA_KEY)`,
    openWays === undefined || others === undefined || openWays.toSorted().join() === others.ways.join()
      ? null
      : `another process was started with other WECOM_ settings (${others.ways.join(', ') || 'neither app nor connection'}), and those count for all: give all of them the same, and restart them`,
    (await replicas?.look()) ?? null,
  ].filter(each => each !== null)
  return [told('settings', wrong.length === 0 ? null : wrong.join('; '), 'are those of all processes')]
}

/** Counting what waits may take its time or fail: worth a look, but nobody is turned away for it. */
async function outboxCheck({ sql, clock, countWithinMs = 2_000 }: ChecksDeps): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<null>(resolve => {
      timer = setTimeout(() => resolve(null), countWithinMs)
    })
    const outbox = await Promise.race([surveyOutbox(sql, clock), late])
    return outbox === null
      ? told('outbox', `could not be counted within ${countWithinMs / 1_000} s: look at PostgreSQL`, '')
      : outboxSays(outbox)
  } catch (error) {
    const code = codesOf(error).find(each => each !== '') ?? 'no answer'
    return told('outbox', `could not be counted (${code}): look at PostgreSQL's log`, '')
  } finally {
    clearTimeout(timer)
  }
}

function outboxSays(outbox: readonly ChannelSurvey[]): Check {
  const oldestMs = Math.max(0, ...outbox.map(channel => channel.oldestMs))
  const dead = outbox.reduce((sum, channel) => sum + channel.dead, 0)
  const late = outbox.filter(channel => channel.oldestMs > longWaitMs).map(({ channel }) => channel)
  const words = `${dead} dead; oldest waits ${Math.round(oldestMs / 1000)} s`
  return told('outbox', late.length === 0 ? null : `${words}: look at the log for ${late.join(', ')}`, words)
}

function beatCheck({ atMs, job }: Readonly<Beat>): Check {
  const lateMs = atMs === null ? 0 : performance.now() - atMs
  const seconds = Math.round(lateMs / 1_000)
  const wrong =
    job === null
      ? `has not looked what is due for ${seconds} s: restart the service`
      : `has been in one batch of the job ${job} for ${seconds} s: the log's lines with this job say more; restart the service if it hangs`
  return told(
    'schedule',
    lateMs > lateBeatMs ? wrong : null,
    atMs === null ? 'not started' : 'looks what is due every minute',
  )
}

async function diskChecks(dataDir: string | null): Promise<Check[]> {
  if (dataDir === null) return []
  const disk = await statfs(dataDir).catch(() => null)
  if (disk === null)
    return [told('disk', `${dataDir} cannot be read: look at the disk and who owns the folder`, '')]
  return [diskCheck(disk.bavail * disk.bsize, disk.blocks * disk.bsize)]
}

/** @param free for an ordinary user, in bytes */
export function diskCheck(free: number, whole: number): Check {
  const isTight = free < leastFree.bytes || free < whole * leastFree.share
  const mib = Math.floor(free / 1_048_576)
  return told(
    'disk',
    isTight ? `nearly full, ${mib} MiB are left: make room before the database stops` : null,
    `${mib} MiB are free`,
  )
}

const told = (name: string, wrong: string | null, right: string): Check => ({
  name,
  ok: true,
  well: wrong === null,
  words: wrong ?? right,
})
