/** CPU by process: a rate drifts with the machine, what a click costs does less. */
import { readFileSync } from 'node:fs'
import type { BenchServer } from './support-server.ts'
import type { Running } from './support-service.ts'

export interface Cpu {
  readonly serviceS: number
  /** Of the sessions of its database; null: the server is not on this machine. */
  readonly databaseS: number | null
}

/** What Linux counts by: a hundredth of a second. */
const ticksASecond = 100

export async function cpuOf(
  server: BenchServer,
  database: string,
  services: readonly Running[],
): Promise<Cpu> {
  const used = await Promise.all(services.map(service => service.metric('process_cpu_seconds_total')))
  const serviceS = used.reduce((sum, seconds) => sum + seconds, 0)
  if (server.kind !== 'embedded') return { serviceS, databaseS: null }
  const sessions = await server.use(
    database,
    ({ sql }) => sql<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return { serviceS, databaseS: sessions.reduce((sum, { pid }) => sum + secondsOf(pid), 0) }
}

export const noCpu: Cpu = { serviceS: 0, databaseS: 0 }

export const added = (sum: Cpu, before: Cpu, after: Cpu): Cpu => ({
  serviceS: sum.serviceS + after.serviceS - before.serviceS,
  databaseS:
    sum.databaseS === null || after.databaseS === null || before.databaseS === null
      ? null
      : sum.databaseS + after.databaseS - before.databaseS,
})

export function each({ serviceS, databaseS }: Cpu, clicks: number): string {
  const us = (seconds: number) => `${Math.round((seconds / clicks) * 1_000_000)} us`
  return `service ${us(serviceS)}, database ${databaseS === null ? 'not known' : us(databaseS)}`
}

function secondsOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // After the name, which may have spaces: state is the first, time of user and system the twelfth and thirteenth.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond
}
