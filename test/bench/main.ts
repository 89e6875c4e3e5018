/**
 * `npm run bench`: every figure of speed and size, measured in one run on one machine and printed as one
 * table. `--quick` is the same with fewer and shorter rounds, `--only callbacks` one part of it. Ends with 1 when
 * something could not be measured, when an effect was wrong or a goal was missed by so much that no noise explains
 * it, and in a full run also when a goal was missed at all (docs/decisions.md, 19).
 */
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app } from './app.ts'
import { callbacks } from './callbacks.ts'
import { checkEffects } from './callbacks-effects.ts'
import { connection } from './connection.ts'
import { growth } from './growth.ts'
import { memory } from './memory.ts'
import { outbox } from './outbox.ts'
import { pages } from './pages.ts'
import { planning } from './planning.ts'
import { replicas } from './replicas.ts'
import { start } from './start.ts'
import { type Load, startLoad } from './support-drive.ts'
import { type Figure, table } from './support-figures.ts'
import { fillPast } from './support-past.ts'
import { startPlatform } from './support-platform.ts'
import { buildPrograms, buildService, builtProgram } from './support-program.ts'
import { type BenchServer, startBenchServer } from './support-server.ts'
import { besideTwo, type StartOptions } from './support-service.ts'
import { congresses, openMeetingsEach, peopleEach, seedTowns } from './support-town.ts'

const { quick, only } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
}).values
const size = quick
  ? {
      rounds: 3,
      forMs: 1000,
      growthRounds: 3,
      messages: 3_000,
      backlog: 3_000,
      starts: 3,
      congresses: 5_000,
      memoryClicks: 50_000,
      takeovers: 2,
    }
  : {
      rounds: 5,
      forMs: 3000,
      growthRounds: 5,
      messages: 10_000,
      backlog: 50_000,
      starts: 5,
      congresses: 38_602,
      memoryClicks: 100_000,
      takeovers: 5,
    }

interface Stage {
  readonly server: BenchServer
  readonly program: string
  readonly load: Load
  readonly apiBase: string
}

const parts: Readonly<Record<string, (stage: Stage) => Promise<Figure[]>>> = {
  callbacks: measureCallbacks,
  growth: measureGrowth,
  outbox: async ({ server, apiBase }) =>
    outbox({
      databaseUrl: await server.create('outbox'),
      apiBase,
      rounds: size.rounds,
      messages: size.backlog,
    }),
  app: async ({ server, apiBase }) =>
    app({
      databaseUrl: await server.create('app'),
      apiBase,
      rounds: size.rounds,
      messages: size.messages,
    }),
  connection: async ({ server, apiBase }) =>
    connection({
      databaseUrl: await server.create('connection'),
      apiBase,
      rounds: size.rounds,
      messages: size.messages,
      takeovers: size.takeovers,
    }),
  planning: async ({ server }) =>
    planning({ databaseUrl: await server.create('planning'), congresses: size.congresses }),
  pages: ({ server, program, apiBase }) =>
    pages({ server, program, folder: join(server.folder, 'pages'), apiBase, rounds: size.rounds }),
  replicas: ({ server, program }) =>
    replicas({ ...size, server, program, loadProgram: builtProgram('support-load') }),
  start: ({ server, program }) => start(program, server.folder, size.starts),
}

const server = await startBenchServer()
try {
  process.exitCode = await runAll(server)
} finally {
  await server.stop()
}

async function runAll(server: BenchServer): Promise<number> {
  await buildPrograms(['support-bare', 'support-load'])
  const platform = await startPlatform()
  const stage = {
    server,
    program: await buildService(),
    load: startLoad(builtProgram('support-load')),
    apiBase: platform.url,
  }
  await server.create('towns')
  await server.use('towns', db => seedTowns(db, new Date()))
  const figures: Figure[] = []
  const troubles: string[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue
    process.stderr.write(`${name} … (${Math.round(performance.now() / 1000)} s)\n`)
    try {
      figures.push(...(await measure(stage)))
    } catch (error) {
      troubles.push(`${name}: ${error instanceof Error ? error.stack : error}`)
    }
  }
  stage.load.stop()
  platform.stop()
  const failing = troubles.length > 0 || figures.some(({ verdict }) => isFailing(verdict))
  process.stdout.write(report(figures, troubles, failing))
  return failing ? 1 : 0
}

function isFailing(verdict: Figure['verdict']): boolean {
  return verdict === 'BROKEN' || (verdict === 'missed' && !quick)
}

function report(figures: readonly Figure[], troubles: readonly string[], failing: boolean): string {
  const count = (verdict: Figure['verdict']) => figures.filter(figure => figure.verdict === verdict).length
  return [
    '',
    `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores; Node ${process.versions.node}; PostgreSQL ${server.version} (${server.kind}; ${server.durability})`,
    `medians of ${size.rounds} interleaved rounds of ${size.forMs / 1000} s; ratios are medians of the rounds' own ratios; load, service and database share the machine`,
    `clicks: ${congresses} congresses x ${peopleEach} people x ${openMeetingsEach} open notices; every one has a fresh msgid and changes a line, 参加 and 请假 by turns`,
    '',
    table(figures),
    ...troubles.map(trouble => `not measured: ${trouble}`),
    `${count('pass')} goals met, ${count('missed')} missed, ${count('BROKEN')} broken, ${troubles.length} parts not measured: ${failing ? 'FAILED' : 'passed'}`,
    '',
  ].join('\n')
}

async function measureCallbacks({ server, program, load, apiBase }: Stage): Promise<Figure[]> {
  const databaseUrl = await server.create('main', 'towns')
  await server.use('main', db => fillPast(db, 1000))
  const twinUrl = await server.create('twin', 'main')
  return besideTwo(
    {
      program: builtProgram('support-bare'),
      folder: join(server.folder, 'bare'),
      databaseUrl: null,
      apiBase,
    },
    { program, folder: join(server.folder, 'main'), databaseUrl, apiBase },
    async (bare, service) => {
      const measured = await callbacks({ ...size, bare, service, load, server, twinUrl })
      const occupied = await memory(service, load, size.memoryClicks)
      return [...measured, await checkEffects(server, 'main', service), ...occupied]
    },
  )
}

async function measureGrowth({ server, program, load, apiBase }: Stage): Promise<Figure[]> {
  const options = async (name: string, answers: number): Promise<StartOptions> => {
    const databaseUrl = await server.create(name, 'towns')
    await server.use(name, db => fillPast(db, answers))
    return { program, folder: join(server.folder, name), databaseUrl, apiBase }
  }
  const [few, many] = [await options('few', 1000), await options('many', 1_000_000)]
  return besideTwo(few, many, (first, second) =>
    growth({ rounds: size.growthRounds, forMs: size.forMs, few: first, many: second, load }),
  )
}
