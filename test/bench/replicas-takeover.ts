/** One of the replicas is killed: who answers what it was answering, who sends what it was sending, and how soon. */
import { setTimeout as sleep } from 'node:timers/promises'
import { webhookChannel } from '../../src/channels/webhook.ts'
import { clickOn } from './support-clicks.ts'
import { openConnection } from './support-connection.ts'
import { below, effects, type Figure, info } from './support-figures.ts'
import type { HoldingPlatform } from './support-platform.ts'
import type { BenchServer } from './support-server.ts'
import type { Running } from './support-service.ts'
import { lineNamed } from './support-town.ts'

interface Setting {
  readonly server: BenchServer
  readonly database: string
  readonly services: readonly Running[]
  readonly platform: HoldingPlatform
}

const kill = (service: Running): void => {
  process.kill(service.pid, 'SIGKILL')
}

export async function takeover(setting: Setting): Promise<Figure[]> {
  const [first, second, ...others] = setting.services
  if (first === undefined || second === undefined || others.length === 0)
    throw new Error('nobody is left to take over')
  return [
    ...(await ofClicks(setting, first, [second, ...others])),
    ...(await ofSendings(setting, second, others)),
  ]
}

const clicks = 320
const atOnce = 16
const killedAfter = 80

/** The platform's part: what gets no answer is said again, by the same msgid, to whomever the balancer gives it. */
async function ofClicks(
  { server, database }: Setting,
  victim: Running,
  others: readonly Running[],
): Promise<Figure[]> {
  const mine = (nth: number) => `takeover-${nth}`
  const lines = await server.use(
    database,
    ({ sql }) => sql<{ line: string }[]>`
      select v.meeting_id || ' ' || p.userid as line
      from invitee v join person p on p.id = v.person_id where v.answer = 'leave'`,
  )
  const onLeave = new Set(lines.map(({ line }) => line))
  // Every click changes its line: one that does not enters nothing.
  const request = (nth: number) => {
    const line = lineNamed(nth)
    const action = onLeave.has(`${line.meetingId} ${line.userid}`) ? 'attend' : 'leave'
    return clickOn(line, { action, msgid: mine(nth) }, new Date())
  }
  let next = 0
  let answered = 0
  let killedAtMs = 0
  const cut: number[] = []
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const connection = await openConnection(victim.port)
      while (next < clicks && killedAtMs === 0) {
        const nth = next++
        try {
          await connection.exchange(request(nth))
          answered += 1
          if (answered === killedAfter) {
            killedAtMs = performance.now()
            kill(victim)
          }
        } catch {
          cut.push(nth)
        }
      }
      connection.close()
    }),
  )
  await Promise.all(
    cut.map(async (nth, i) => {
      const connection = await openConnection(others[i % others.length]?.port ?? 0)
      await connection.exchange(request(nth))
      connection.close()
    }),
  )
  const tookMs = performance.now() - killedAtMs
  const said = Array.from({ length: next }, (_, nth) => mine(nth))
  const [row] = await server.use(
    database,
    ({ sql }) => sql<{ recorded: number; entered: number; missing: number }[]>`
      select (select count(*) from inbound where msgid like 'takeover-%' and reply is not null) as recorded,
             (select count(*) from answer_entry where msgid like 'takeover-%') as entered,
             (select count(*) from unnest(${said}::text[]) said
              where said not in (select msgid from answer_entry where msgid like 'takeover-%')) as missing`,
  )
  return [
    info(
      `replicas: one of ${others.length + 1} killed while it answers, until others have answered the ${cut.length} clicks that were cut off`,
      `${Math.round(tookMs)} ms`,
    ),
    effects(
      'replicas: … clicks said = recorded = entered; missing',
      `${said.length} = ${row?.recorded} = ${row?.entered}; ${row?.missing}`,
      'equal; 0',
      row?.recorded === said.length && row.entered === said.length && row.missing === 0,
    ),
  ]
}

const messages = 1_000
/** A lease and a look. */
const takenOverWithinS = 40
/** What a dispatcher has under way at once. */
const underWayEach = 200
/** Well under the time after which a sender gives up. */
const heldAtMostMs = 4_000

async function ofSendings(
  { server, database, platform, services }: Setting,
  victim: Running,
  others: readonly Running[],
): Promise<Figure[]> {
  platform.hold()
  await server.use(database, async ({ sql }) => {
    await sql`
      insert into chat (congress_id, chatid, purpose, webhook_key, bound_at)
      select 1, 'wrTakeover' || n, 'deputies', 'takeover-' || n, now() from generate_series(1, ${messages}::int) n`
    await sql`
      insert into outbox (channel, target, promise, payload, state, due_at, created_at)
      select ${webhookChannel}, 'chat:' || id, case when id % 2 = 0 then 'at_least_once' else 'at_most_once' end,
             jsonb_build_object('kind', 'text', 'text', promised.word || id, 'mention', '[]'::jsonb), 'waiting', now(), now()
      from chat, lateral (select case when id % 2 = 0 then 'notice-' else 'nudge-' end as word) promised
      where chatid like 'wrTakeover%'`
  })
  // Every replica has looked by then and holds what it may have under way at once; none has given up yet.
  const heldSinceMs = performance.now()
  while (
    platform.held() < underWayEach * (services.length - 1) &&
    performance.now() - heldSinceMs < heldAtMostMs
  )
    await sleep(20)
  const atTheKill = platform.held()
  const before = platform.cut.length
  const killedAtMs = performance.now()
  kill(victim)
  while (platform.cut.length === before && performance.now() - killedAtMs < 2_000) await sleep(20)
  await sleep(200)
  const cut = new Set(platform.cut)
  platform.release()
  const left = () =>
    server.use(
      database,
      ({ sql }) => sql<{ waiting: number; sent: number; lost: number }[]>`
        select count(*) filter (where state in ('waiting', 'scheduled')) as waiting, count(*) filter (where state = 'sent') as sent,
               count(*) filter (where state = 'dead' and promise = 'at_most_once') as lost
        from outbox where payload ->> 'text' ~ '^(notice|nudge)-'`,
    )
  let [row] = await left()
  while ((row?.waiting ?? 0) > 0 && performance.now() - killedAtMs < 3 * takenOverWithinS * 1_000) {
    await sleep(250)
    ;[row] = await left()
  }
  const tookS = (performance.now() - killedAtMs) / 1_000
  const twice = [...platform.arrived].filter(([, times]) => times > 1).map(([text]) => text)
  const wrong = twice.filter(text => !cut.has(text) || text.startsWith('nudge-'))
  const settled = (row?.sent ?? 0) + (row?.lost ?? 0)
  return [
    below(
      `replicas: one of ${others.length + 1} killed with ${cut.size - before} of ${atTheKill} sendings under way, until the last has left`,
      tookS,
      takenOverWithinS,
      's',
    ),
    effects(
      'replicas: … sent + nudges given up = all; twice that were not cut off',
      `${row?.sent} + ${row?.lost} = ${settled}; ${wrong.length} (of those cut off ${twice.length} twice)`,
      `${messages}; 0`,
      settled === messages && wrong.length === 0,
    ),
  ]
}
