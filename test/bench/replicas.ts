/** One process and four on databases of one server, by turns: what a second, third and fourth replica bring, and that none does a thing twice. */
import { countEffects } from './callbacks-effects.ts'
import { takeover } from './replicas-takeover.ts'
import { openAnswer, wordsOf } from './support-clicks.ts'
import { openConnection } from './support-connection.ts'
import { added, type Cpu, cpuOf, each, noCpu } from './support-cpu.ts'
import { type Load, startLoad } from './support-drive.ts'
import { effects, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { fillPast } from './support-past.ts'
import { startHoldingPlatform } from './support-platform.ts'
import type { BenchServer } from './support-server.ts'
import { type Running, startService } from './support-service.ts'
import { lineNamed, lines, openMeetingsEach } from './support-town.ts'

const replicaCount = 4
const connections = 64
const warmUpClicks = 4_000

interface Group {
  readonly name: string
  readonly services: readonly Running[]
  readonly loads: readonly Load[]
}

interface Round {
  readonly answered: number
  readonly perSecond: number
}

/** One way of clicking, and what it came to in all its rounds. */
class Column {
  readonly rates: number[] = []
  readonly #server: BenchServer
  readonly #group: Group
  readonly #connections: number
  #answered = 0
  #cpu: Cpu = noCpu

  constructor(server: BenchServer, group: Group, connections: number) {
    this.#server = server
    this.#group = group
    this.#connections = connections
  }

  async measure(forMs: number): Promise<void> {
    const cpu = () => cpuOf(this.#server, this.#group.name, this.#group.services)
    const before = await cpu()
    const { answered, perSecond: rate } = await drive(
      this.#group,
      forMs,
      Math.ceil(forMs * 6),
      this.#connections,
    )
    this.#cpu = added(this.#cpu, before, await cpu())
    this.#answered += answered
    this.rates.push(rate)
  }

  said(): string {
    return `${perSecond(median(this.rates))}; CPU a click: ${each(this.#cpu, this.#answered)}`
  }
}

interface Setting {
  readonly server: BenchServer
  readonly program: string
  readonly loadProgram: string
  readonly rounds: number
  readonly forMs: number
}

export async function replicas(setting: Setting): Promise<Figure[]> {
  const { server, rounds, forMs } = setting
  const platform = await startHoldingPlatform()
  const groups: Group[] = []
  try {
    for (const [name, count] of [
      ['alone', 1],
      ['four', replicaCount],
    ] as const)
      groups.push(await startGroup(setting, platform.url, name, count))
    const [alone, four] = groups
    if (alone === undefined || four === undefined) throw new Error('no replicas')
    // What does not count: code gets compiled, in each process. A service runs for weeks.
    for (const group of groups) await drive(group, 60_000, warmUpClicks * group.services.length)
    const one = new Column(server, alone, connections)
    const shared = new Column(server, four, connections)
    const full = new Column(server, four, connections * replicaCount)
    const columns = [one, shared, full]
    for (let round = 0; round < rounds; round++)
      for (const column of round % 2 === 0 ? columns : columns.toReversed()) await column.measure(forMs)
    return [
      info(`replicas: clicks of ${connections} connections, one process`, one.said()),
      info(`replicas: the same ${connections} over ${replicaCount} processes`, shared.said()),
      info('replicas: … times as many', `${medianRatio(shared.rates, one.rates).toFixed(2)} x`),
      info(`replicas: ${replicaCount} processes with ${connections} each`, full.said()),
      info('replicas: … times as many', `${medianRatio(full.rates, one.rates).toFixed(2)} x`),
      await nothingTwice(server, four),
      await words(server, alone),
      await occupied(server, four),
      ...(await takeover({ server, database: four.name, services: four.services, platform })),
    ]
  } finally {
    for (const { services, loads } of groups) {
      for (const load of loads) load.stop()
      for (const service of services) await service.stop()
    }
    platform.stop()
  }
}

async function startGroup(setting: Setting, apiBase: string, name: string, count: number): Promise<Group> {
  const { server, program, loadProgram } = setting
  const databaseUrl = await server.create(name, 'towns')
  await server.use(name, db => fillPast(db, 1000))
  const services: Running[] = []
  for (let nth = 0; nth < count; nth++)
    services.push(
      await startService({ program, folder: `${server.folder}/${name}${nth}`, databaseUrl, apiBase }),
    )
  return { name, services, loads: services.map(() => startLoad(loadProgram)) }
}

/** The balancer: each replica has its part of the connections, each click goes to one of them. */
async function drive(
  { name, services, loads }: Group,
  forMs: number,
  clicks: number,
  all = connections,
): Promise<Round> {
  const of = services.length
  const results = await Promise.all(
    services.map(({ port }, nth) =>
      loads[nth]?.drive({
        port,
        connections: all / of,
        forMs,
        clicks: Math.ceil(clicks / of),
        run: `${name}${nth}`,
        share: { nth, of },
      }),
    ),
  )
  return {
    answered: results.reduce((sum, result) => sum + (result?.answered ?? 0), 0),
    perSecond: results.reduce((sum, result) => sum + (result?.perSecond ?? 0), 0),
  }
}

async function nothingTwice(server: BenchServer, group: Group): Promise<Figure> {
  const counts = await Promise.all(
    group.services.map(service =>
      service.metric('liaison_callback_seconds_count{kind="click",outcome="update"}'),
    ),
  )
  const answered = counts.reduce((sum, count) => sum + count, 0)
  const stored = await countEffects(server, group.name)
  return effects(
    'replicas: clicks answered = recorded = entered; lines astray',
    `${answered} = ${stored.recorded} = ${stored.entered}; ${stored.strayLines}`,
    'equal; 0',
    answered === stored.recorded && answered === stored.entered && stored.strayLines === 0,
  )
}

const wordsSaid = 2_000
const wordsAtOnce = 16

/** What is written instead of pressed goes the ordinary way, each in a transaction of its own. */
async function words(server: BenchServer, group: Group): Promise<Figure> {
  const port = group.services[0]?.port ?? 0
  const say = async (from: number, until: number) => {
    let next = from
    await Promise.all(
      Array.from({ length: wordsAtOnce }, async () => {
        const connection = await openConnection(port)
        while (next < until) {
          const nth = next++
          const line = lineNamed(nth)
          const number = ((line.meetingId - 1) % openMeetingsEach) + 1
          const said = `第${number}号 ${Math.floor(nth / lines) % 2 === 0 ? '参加' : '请假 出差'}`
          const answer = await connection.exchange(
            wordsOf(line, { words: said, msgid: `words-${nth}` }, new Date()),
          )
          if (openAnswer(answer) === null) throw new Error('words without an answer')
        }
        connection.close()
      }),
    )
  }
  // The first make the program warm.
  await say(0, wordsSaid / 2)
  const before = await cpuOf(server, group.name, group.services)
  const startMs = performance.now()
  await say(wordsSaid / 2, wordsSaid + wordsSaid / 2)
  const rate = perSecond(wordsSaid / ((performance.now() - startMs) / 1000))
  const cpu = added(noCpu, before, await cpuOf(server, group.name, group.services))
  return info(
    `replicas: words of ${wordsAtOnce} connections, one process`,
    `${rate}; CPU each: ${each(cpu, wordsSaid)}`,
  )
}

/** Of each of them, after all this. */
async function occupied(server: BenchServer, group: Group): Promise<Figure> {
  const bytes = await Promise.all(
    group.services.map(service => service.metric('process_resident_memory_bytes')),
  )
  const [row] = await server.use(
    group.name,
    ({ sql }) => sql<{ sessions: number }[]>`
      select count(*) as sessions from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  return info(
    `replicas: resident memory of each of ${group.services.length}; sessions of all`,
    `${bytes.map(one => Math.round(one / 1_048_576)).join(', ')} MB; ${row?.sessions}`,
  )
}
