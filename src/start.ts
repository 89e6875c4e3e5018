import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type App, type AppDeps, createApp, partsOfApp } from './app.ts'
import { type Clock, MovableClock } from './clock.ts'
import { type Config, localAddress } from './config.ts'
import { atMost } from './connection/at-most.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate, readJournal } from './db/migrate.ts'
import { type Database, openDatabase } from './db/open.ts'
import { refusalIn } from './db/trouble.ts'
import { vaultWith } from './db/vault.ts'
import { createFlood } from './desk/flood.ts'
import { BadConfiguration } from './errors.ts'
import { allowAdminCode, hasAdminCode } from './features/congress/store.ts'
import { checkDataKeys, putFirst } from './features/personal-data/store/keys.ts'
import { type OpenWay, setOpenWays } from './features/reach/store.ts'
import { seededTowns, townsRunForward } from './features/roster/seed.ts'
import { greeting, runForwardWarning, sampleTownWarning } from './greeting.ts'
import { serve } from './http/serve.ts'
import { createLog, type Logger } from './log.ts'
import { packageRoot } from './package-root.ts'
import { Patience } from './patience.ts'
import { Replicas } from './replicas/replicas.ts'
import { settingsOf } from './replicas/settings.ts'
import { startHeartbeat } from './schedule/heartbeat.ts'
import { createEnvelope } from './wecom/envelope.ts'

/** The database may be away. */
const leavingMs = 1_000

const migrationsFolder = join(packageRoot, 'drizzle')

export interface Service {
  readonly port: number
  /** What is printed when it is ready: where to look, what to type first. */
  readonly greeting: string
  readonly log: Logger
  /** No callback is cut off, leases are returned; ends within `maxMs` and a little. */
  stop(maxMs: number): Promise<void>
}

/**
 * Starts the service: database, schema, channels, schedule, HTTP; without a secret of WeCom also the sandbox.
 * @throws BadConfiguration with one sentence for the operator
 */
export async function start(config: Config, clock: Clock): Promise<Service> {
  const log = createLog(config.logLevel)
  for (const warning of config.warnings) log.warn(warning)
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir, log) : null
  const url = embedded?.url ?? config.databaseUrl?.reveal() ?? ''
  let db: Database | undefined
  let leave: () => Promise<void> = async () => undefined
  try {
    await migrate({ url, folder: migrationsFolder, log })
    // A connection that went dead without a word is cut soon enough for the platform to hear of it (4 s).
    const vault = vaultWith(config.dataKeys.map(key => key.reveal()))
    const applicationName = config.mode === 'live' ? liveName : 'liaison sandbox'
    db = await openDatabase({ url, applicationName, statementTimeoutMs: 3_000, vault })
    if (config.mode === 'sandbox') await refuseBesideLive(db)
    await checkDataKeys(db.sql, clock.now())
    await putFirst(db.sql, clock.now())
    const adminCode = await prepareAdminCode(db, config, clock)
    const warnings =
      config.mode === 'live' ? await warningsOf(db) : [...config.warnings, ...(await ofLiveUse(db))]
    if (config.mode === 'live') for (const warning of warnings) log.warn({ event: 'start' }, warning)
    const replicas = new Replicas({ db, log, mode: config.mode, settings: settingsOf(config) })
    await replicas.join()
    leave = () => atMost(replicas.leave(), leavingMs)
    const here = { config, db, clock, log, replicas }
    const running = config.mode === 'sandbox' ? await playing(here) : await live(here)
    return {
      port: running.port,
      greeting: greeting({
        mode: config.mode,
        port: running.port,
        config,
        adminCode,
        chair: running.chair,
        warnings,
      }),
      log,
      async stop(maxMs) {
        await running.stop(maxMs)
        await leave()
        await db?.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await leave()
    await db?.close()
    await embedded?.stop()
    const refusal = refusalIn(error)
    throw refusal === undefined ? error : new BadConfiguration(`DATABASE_URL: ${refusal}`, { cause: error })
  }
}

async function warningsOf(db: Database): Promise<string[]> {
  const [sample, ahead] = [await seededTowns(db), await townsRunForward(db)]
  return [
    ...(sample.length === 0 ? [] : [sampleTownWarning(sample)]),
    ...(ahead.length === 0 ? [] : [runForwardWarning(ahead)]),
  ]
}

/** As PostgreSQL lists the connections of a live service. */
const liveName = 'liaison live'

/**
 * A service that lost its settings would be a sandbox on the town's own data: everybody would be everybody, and what a live one has to
 * say would go nowhere.
 */
async function refuseBesideLive(db: Database): Promise<void> {
  const [live] = await db.sql`
    select 1 from pg_stat_activity where application_name = ${liveName} and datname = current_database() limit 1`
  if (live !== undefined)
    throw new BadConfiguration(
      'DATABASE_URL: a live service is at work on this database, and without a WECOM_* secret this would be a sandbox: set the secrets, or give the sandbox a database of its own',
    )
}

/** Whether a bot or an app of WeCom's own, and none that the sandbox plays, has done anything here. */
async function ofLiveUse(db: Database): Promise<string[]> {
  const [real] = await db.sql`
    select 1 from deed where bot is not null and bot not like 'sandbox%' and bot not like 'app:%' limit 1`
  return real === undefined
    ? []
    : [
        'this database was used by a live service: here everybody is everybody, and what waits to be said is said in the sandbox alone. Play on a copy.',
      ]
}

interface Here {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly replicas: Replicas
}

interface Running {
  readonly port: number
  /** The chair of the sandbox's town; null outside it. */
  readonly chair: string | null
  stop(maxMs: number): Promise<void>
}

async function live({ config, db, clock, log, replicas }: Here): Promise<Running> {
  const { botName, apiBase, oauthBase, publicUrl, corpId, bot, app } = config
  const envelope =
    bot === null
      ? null
      : createEnvelope({ token: bot.token.reveal(), encodingAesKey: bot.aesKey.reveal(), receiveId: '' })
  const { connection, groupCards, streamMinutes } = config
  const ways: OpenWay[] = [
    ...(app === null ? [] : (['app'] as const)),
    ...(connection === null ? [] : (['connection'] as const)),
  ]
  await setOpenWays(db.sql, ways, clock.now())
  return run(
    config,
    createApp({
      db,
      clock,
      log,
      botName,
      envelope,
      corpId,
      ...(app && partsOfApp({ ...app, apiBase: () => apiBase, oauthBase: () => oauthBase, sql: db.sql })),
      connection:
        connection === null
          ? undefined
          : {
              credentials: () => ({
                botId: connection.id,
                secret: connection.secret.reveal(),
                url: connection.url,
              }),
              groupCards,
              streamMinutes,
            },
      apiBase: () => apiBase,
      publicUrl: () => publicUrl,
      limits: limitsOf(config),
      migrations: readJournal(migrationsFolder),
      openWays: ways,
      replicas,
      dataDir: config.databaseUrl === null ? config.dataDir : null,
    }),
  )
}

function limitsOf({ messagesAMinute }: Config): AppDeps['limits'] {
  if (messagesAMinute === null) return undefined
  const most = (aMinute: number) => new Patience({ atOnce: aMinute, aSecond: aMinute / 60 })
  return { flood: createFlood(most(messagesAMinute)), pages: most(2 * messagesAMinute) }
}

/**
 * The sandbox is loaded only when it is played: a live service does not even have its code in memory. Its clock begins
 * at the given one's time, and can be moved forward from there.
 */
async function playing({ config, db, clock: from, log, replicas }: Here): Promise<Running> {
  const { openSandbox } = await import('./sandbox/open.ts')
  const clock = new MovableClock(from.now())
  const stateFile = join(config.dataDir, 'sandbox.json')
  const { publicUrl, ...others } = config
  const isSet = publicUrl !== localAddress(config.host, config.port)
  const sandbox = await openSandbox({
    config: isSet ? config : others,
    plays: config.sandboxPlays,
    stateFile,
    db,
    clock,
    log,
    replicas,
  })
  const running = await run(config, sandbox.app, port => sandbox.start(port))
  return {
    port: running.port,
    chair: sandbox.chair,
    async stop(maxMs) {
      await sandbox.close()
      await running.stop(maxMs)
    },
  }
}

/**
 * Listens first, so that a taken port stops the start before anything was sent.
 * @param beforeWork what must be done before the service does anything by itself: a sandbox sets its clock
 */
async function run(
  config: Config,
  { http, dispatcher, schedule, connection }: App,
  beforeWork: (port: number) => Promise<void> = async () => undefined,
): Promise<Running> {
  const serving = await serve(http, config.host, config.port).catch(error => {
    throw new BadConfiguration(`PORT: cannot listen on ${config.host}:${config.port} (${reasonOf(error)})`, {
      cause: error,
    })
  })
  await beforeWork(serving.port)
  await dispatcher.start()
  connection?.start()
  const stopHeartbeat = startHeartbeat(schedule)
  return {
    port: serving.port,
    chair: null,
    async stop(maxMs) {
      const sent = dispatcher.stop()
      await Promise.all([serving.stop(maxMs), stopHeartbeat(), sent, connection?.stop(maxMs, sent)])
    },
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Any number that nothing else in the database uses for an advisory lock. */
const adminCodeLock = 7_120_532

/** The code that binds the first group: the operator's own, or one made and shown at the first start. */
async function prepareAdminCode(db: Database, config: Config, clock: Clock): Promise<string | null> {
  return db.transaction(async tx => {
    if (config.adminCode !== null) {
      await allowAdminCode(tx, config.adminCode.reveal(), clock.now())
      return null
    }
    // Replicas may start at once: one makes the code and shows it.
    await tx.sql`select pg_advisory_xact_lock(${adminCodeLock})`
    if (await hasAdminCode(tx)) return null
    const code = randomBytes(5).toString('hex').toUpperCase()
    await allowAdminCode(tx, code, clock.now())
    return code
  })
}
