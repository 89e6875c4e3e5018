/** One process and four on databases of one server, by turns: what a second, third and fourth replica bring, and that none does a thing twice. */
import { countEffects } from './callbacks-effects.ts'
import { type Load, startLoad } from './support-drive.ts'
import { effects, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { fillPast } from './support-past.ts'
import type { BenchServer } from './support-server.ts'
import { type Running, startService } from './support-service.ts'

const replicaCount = 4
const connections = 64
const warmUpClicks = 4_000

interface Group {
  readonly name: string
  readonly services: readonly Running[]
  readonly loads: readonly Load[]
}

export async function replicas(setting: {
  readonly server: BenchServer
  readonly program: string
  readonly loadProgram: string
  readonly apiBase: string
  readonly rounds: number
  readonly forMs: number
}): Promise<Figure[]> {
  const { server, rounds, forMs } = setting
  const groups: Group[] = []
  try {
    for (const [name, count] of [
      ['alone', 1],
      ['four', replicaCount],
    ] as const)
      groups.push(await startGroup(setting, name, count))
    for (const group of groups) await drive(group, 60_000, warmUpClicks)
    const rates: number[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      for (const nth of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const group = groups[nth]
        if (group !== undefined) rates[nth]?.push(await drive(group, forMs, Math.ceil(forMs * 6)))
      }
    }
    const [alone, four] = [rates[0] ?? [], rates[1] ?? []]
    return [
      info('replicas: clicks of 64 connections, one process', perSecond(median(alone))),
      info(`replicas: the same over ${replicaCount} processes`, perSecond(median(four))),
      info('replicas: times as many', `${medianRatio(four, alone).toFixed(2)} x`),
      await nothingTwice(server, groups[1]),
    ]
  } finally {
    for (const { services, loads } of groups) {
      for (const load of loads) load.stop()
      for (const service of services) await service.stop()
    }
  }
}

async function startGroup(
  setting: Pick<Parameters<typeof replicas>[0], 'server' | 'program' | 'loadProgram' | 'apiBase'>,
  name: string,
  count: number,
): Promise<Group> {
  const { server, program, loadProgram, apiBase } = setting
  const databaseUrl = await server.create(name, 'towns')
  await server.use(name, db => fillPast(db, 1000))
  const services: Running[] = []
  for (let nth = 0; nth < count; nth++)
    services.push(
      await startService({ program, folder: `${server.folder}/${name}${nth}`, databaseUrl, apiBase }),
    )
  return { name, services, loads: services.map(() => startLoad(loadProgram)) }
}

/** The balancer: each replica has its part of the connections, each click goes to one of them. @returns clicks a second of all */
async function drive({ name, services, loads }: Group, forMs: number, clicks: number): Promise<number> {
  const of = services.length
  const results = await Promise.all(
    services.map(({ port }, nth) =>
      loads[nth]?.drive({
        port,
        connections: connections / of,
        forMs,
        clicks: Math.ceil(clicks / of),
        run: `${name}${nth}`,
        share: { nth, of },
      }),
    ),
  )
  return results.reduce((sum, result) => sum + (result?.perSecond ?? 0), 0)
}

async function nothingTwice(server: BenchServer, group: Group | undefined): Promise<Figure> {
  if (group === undefined) throw new Error('no replicas')
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
