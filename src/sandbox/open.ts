import { randomBytes } from 'node:crypto'
import { type App, type AppDeps, createApp, partsOfApp } from '../app.ts'
import type { MovableClock } from '../clock.ts'
import { type AppConfig, type Config, localAddress, type PlayedName } from '../config.ts'
import type { Database } from '../db/open.ts'
import { isConnectionTrouble } from '../db/trouble.ts'
import { HttpRefused } from '../errors.ts'
import { type OpenWay, setOpenWays } from '../features/reach/store.ts'
import { markRunForward, seedTown } from '../features/roster/seed.ts'
import type { Logger } from '../log.ts'
import { runForward } from '../schedule/run-forward.ts'
import { Secret } from '../secret.ts'
import { createEnvelope } from '../wecom/envelope.ts'
import { socketPath } from './connection/server.ts'
import type { Violation } from './journal.ts'
import { sampleTown } from './sample-town.ts'
import { createSandbox } from './sandbox.ts'

export interface OpenSandbox {
  readonly app: App
  /** With what a process connects to this town's bot; undefined: it has a callback. */
  readonly connection: AppDeps['connection']
  /** Who can post the first notice. */
  readonly chair: string
  start(port: number): Promise<void>
  violations(): Violation[]
  /** See there. */
  forgetPace(): void
  close(): Promise<void>
}

const botId = 'sandbox-bot'
const platformPath = '/sandbox/wecom'

/** The sample town, the stand-in that plays WeCom for it, and the service between them. Keys are made anew each time. */
export async function openSandbox(deps: {
  /** `publicUrl` left out: it is reached where it listens. */
  readonly config: Pick<Config, 'botName' | 'host'> & Partial<Pick<Config, 'groupCards' | 'publicUrl'>>
  /** Left out: the bot's callback and the groups' webhooks alone. */
  readonly plays?: PlayedName
  /** Keeps the rooms over a restart. */
  readonly stateFile?: string
  readonly db: Database
  readonly clock: MovableClock
  readonly log: Logger
  readonly replicas?: AppDeps['replicas']
}): Promise<OpenSandbox> {
  const { config, db, clock, log } = deps
  const plays = deps.plays ?? 'callback'
  const alone = plays === 'app'
  const ways = waysOf(plays)
  // Groups are bound where a bot is spoken to.
  await seedTown(db, alone ? { ...sampleTown, chats: [] } : sampleTown, clock.now())
  await setOpenWays(db.sql, ways, clock.now())
  const keys = newKeys()
  const selfBuiltApp = ways.includes('app') ? playedApp(alone) : undefined
  const connectionSecret = ways.includes('connection') ? randomBytes(20).toString('hex') : undefined
  let serviceUrl = ''
  const publicUrl = () => config.publicUrl ?? serviceUrl
  const apiBase = () => `${serviceUrl}${platformPath}`
  const sandbox = createSandbox({
    serviceUrl: () => serviceUrl,
    publicUrl,
    names: [config.host, ...(config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname])],
    botName: config.botName,
    botId,
    ...keys,
    selfBuiltApp,
    connectionSecret,
    clock,
    advance: instant =>
      whileDatabaseAnswers(db, async () => {
        await markRunForward(db, clock.now())
        await runForward({ ...app.schedule, clock }, app.dispatcher, instant)
      }),
    async settle() {
      await app.connection?.quiet()
      await whileDatabaseAnswers(db, () => app.dispatcher.runOnce())
    },
    town: sampleTown,
    ...(deps.stateFile === undefined ? {} : { stateFile: deps.stateFile }),
    log,
  })
  const connection =
    connectionSecret === undefined
      ? undefined
      : {
          credentials: () => ({ botId, secret: connectionSecret, url: socketUrl(serviceUrl) }),
          groupCards: config.groupCards ?? 'try',
          streamMinutes: 6,
        }
  const app: App = createApp({
    db,
    clock,
    log,
    botName: config.botName,
    envelope:
      alone || connection
        ? null
        : createEnvelope({ token: keys.token, encodingAesKey: keys.aesKey, receiveId: '' }),
    ...(selfBuiltApp &&
      partsOfApp({
        ...appConfigOf(selfBuiltApp),
        apiBase,
        // A browser goes there.
        oauthBase: () => `${publicUrl()}${platformPath}`,
        sql: db.sql,
      })),
    connection,
    replicas: deps.replicas,
    apiBase,
    publicUrl,
    parts: [sandbox.middleware],
    upgrade: sandbox.upgrade,
  })
  return {
    app,
    connection,
    chair: sampleTown.roster.find(row => row.职务.split('、').includes('主席'))?.姓名 ?? '',
    async start(port) {
      serviceUrl = localAddress(
        config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host,
        port,
      )
      await sandbox.start()
    },
    violations: () => sandbox.violations(),
    forgetPace: () => sandbox.forgetPace(),
    close: () => sandbox.close(),
  }
}

const newKeys = () => ({
  token: randomBytes(12).toString('hex'),
  aesKey: randomBytes(40).toString('hex').slice(0, 43),
})

const playedApp = (alone: boolean) => ({
  corpId: 'wwsandbox',
  agentId: 1_000_002,
  secret: randomBytes(24).toString('base64url'),
  credentials: newKeys(),
  alone,
})

/** The app of the stand-in as the operator of a live service would set it. */
const appConfigOf = ({ corpId, agentId, secret, credentials }: ReturnType<typeof playedApp>): AppConfig => ({
  corpId,
  agentId: String(agentId),
  secret: new Secret(secret),
  callback: { token: new Secret(credentials.token), aesKey: new Secret(credentials.aesKey) },
})

/**
 * Jobs that fail are logged and passed over, so without this a clock would run on over a database that is gone.
 * @throws HttpRefused 503 when it does not answer, before or in the middle of the work
 */
async function whileDatabaseAnswers(db: Database, work: () => Promise<unknown>): Promise<void> {
  try {
    await db.sql`select 1`
    await work()
  } catch (error) {
    if (!isConnectionTrouble(error)) throw error
    throw new HttpRefused(503, 'The database does not answer. Try again when it is back.')
  }
}

const socketUrl = (serviceUrl: string) => `${serviceUrl.replace(/^http/, 'ws')}${socketPath}`

/** What stands open beside the bot's callback and the groups' webhooks. */
const waysOf = (plays: PlayedName): OpenWay[] =>
  (['connection', 'app'] as const).filter(way => plays.split('+').includes(way))
