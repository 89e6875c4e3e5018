import type { Load, LoadResult } from './support-drive.ts'
import { atLeast, below, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { findPgbench, runPgbench } from './support-pgbench.ts'
import type { BenchServer } from './support-server.ts'
import type { Running } from './support-service.ts'

export interface CallbackRounds {
  readonly rounds: number
  readonly forMs: number
  readonly bare: Running
  readonly service: Running
  readonly load: Load
  readonly server: BenchServer
  /** A database with the same contents as the service's. */
  readonly twinUrl: string
}

const warmUpClicks = 10_000
const connectionCounts = [1, 16, 64] as const

interface Column {
  readonly bare: LoadResult[]
  readonly service: LoadResult[]
  readonly pgbench: number[]
}

/** Rounds of all three, interleaved: bare server, service, pgbench, at each number of connections. */
export async function callbacks(setting: CallbackRounds): Promise<Figure[]> {
  const { rounds, forMs, bare, service, load, server, twinUrl } = setting
  const pgbench = findPgbench()
  const measured = new Map<number, Column>(
    connectionCounts.map(count => [count, { bare: [], service: [], pgbench: [] }]),
  )
  const order = { url: twinUrl, folder: server.folder, forMs }
  const clients = (connections: number) => Math.min(connections, server.connectionsLeft)
  // What does not count: code gets compiled, statements prepared, pages read. A service runs for weeks.
  for (const to of [bare, service])
    await load.drive({ port: to.port, connections: 64, forMs: 60_000, clicks: warmUpClicks, run: runOf(to) })
  for (let round = 0; round < rounds; round++) {
    for (const [connections, column] of measured) {
      column.bare.push(await drive(bare, connections, forMs))
      const result = await drive(service, connections, forMs)
      if (!result.buttons?.includes('list'))
        throw new Error('the last click was not answered with its notice')
      column.service.push(result)
      if (pgbench !== null)
        column.pgbench.push(
          await runPgbench({ ...order, program: pgbench, connections: clients(connections) }),
        )
    }
  }
  return [...measured].flatMap(([count, column]) => figuresOf(count, column, clients(count)))

  function drive(to: Running, connections: number, ms: number): Promise<LoadResult> {
    return load.drive({ port: to.port, connections, forMs: ms, clicks: Math.ceil(ms * 9), run: runOf(to) })
  }

  function runOf(to: Running): string {
    return to === bare ? 'bare' : 'main'
  }
}

/** Goals: issue «Tests, CI, figures». At one connection only the tail has one. */
function figuresOf(count: number, { bare, service, pgbench }: Column, clients: number): Figure[] {
  const rates = service.map(result => result.perSecond)
  const bareRates = bare.map(result => result.perSecond)
  const at = (words: string) => `click, ${count} connection${count === 1 ? '' : 's'}: ${words}`
  const ofBare = medianRatio(rates, bareRates)
  const p99 = median(service.map(result => result.p99Ms))
  const figures = [
    info(at('answered'), perSecond(median(rates))),
    info(at('answered by the bare server'), perSecond(median(bareRates))),
    count === 64
      ? atLeast(at('of the bare server'), ofBare, 0.5, 'x')
      : info(at('of the bare server'), `${ofBare.toFixed(2)} x`),
    info(at('p50'), `${median(service.map(result => result.p50Ms)).toFixed(1)} ms`),
    count === 16
      ? info(at('p99'), `${p99.toFixed(1)} ms`)
      : below(at('p99'), p99, count === 1 ? 25 : 250, 'ms'),
  ]
  if (pgbench.length === 0) return [...figures, info(at('of pgbench'), 'no pgbench on this machine')]
  const ofPgbench = medianRatio(rates, pgbench)
  return [
    ...figures,
    info(at(clients === count ? 'pgbench' : `pgbench, ${clients} clients`), perSecond(median(pgbench))),
    count === 1
      ? info(at('of pgbench'), `${ofPgbench.toFixed(2)} x`)
      : atLeast(at('of pgbench'), ofPgbench, 0.9, 'x'),
  ]
}
