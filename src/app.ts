import { createAppChannel } from './channels/app.ts'
import { createBookChannel } from './channels/book.ts'
import { createConnectionChannel } from './channels/connection.ts'
import { createMediaChannel } from './channels/media.ts'
import { connectionChannel } from './channels/names.ts'
import { createResponseUrlChannel } from './channels/response-url.ts'
import { createWebhookChannel } from './channels/webhook.ts'
import type { Clock } from './clock.ts'
import type { AppConfig } from './config.ts'
import { type ConnectionService, type ConnectionSettings, createConnection } from './connection/service.ts'
import { createConsole } from './console/console.tsx'
import { LiveHub } from './console/live/hub.ts'
import type { SignInByPlatform } from './console/sign-in.tsx'
import { isOlder } from './db/applied-migrations.ts'
import type { Database } from './db/open.ts'
import type { Sql } from './db/sql.ts'
import type { Tx } from './db/tx.ts'
import { withoutTrace } from './db/without-trace.ts'
import { createDesk } from './desk/express-lane.ts'
import type { Flood } from './desk/flood.ts'
import { keepingCardCodes } from './desk/keep-card-code.ts'
import { registry } from './desk/registry.ts'
import { keepBook } from './features/address-book/outreach.ts'
import { keepFetched } from './features/attachments/outreach.ts'
import { marksOf } from './features/attendance/store/marks.ts'
import { answerCalendar } from './features/feeds/files/answer.ts'
import { sheetHint } from './features/meetings/types.ts'
import { tellOfInvalid } from './features/reach/outreach.ts'
import { asOfNowIn } from './features/rights/outreach/as-of-now.ts'
import { countAttempt } from './features/sessions/store/attempts.ts'
import { stillHere } from './features/sessions/store/sessions.ts'
import { serviceChecks, type Way } from './http/checks.ts'
import { createHttp, type HeardByApp, type Http, type HttpDeps } from './http/create-http.ts'
import { databaseMetrics } from './http/database-metrics.ts'
import { createMetrics } from './http/metrics.ts'
import { outboxMetrics } from './http/outbox-metrics.ts'
import { scheduleMetrics } from './http/schedule-metrics.ts'
import type { Logger } from './log.ts'
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts'
import { surveyOutbox } from './outbox/survey.ts'
import type { Patience } from './patience.ts'
import type { Replicas } from './replicas/replicas.ts'
import { jobs } from './schedule/jobs.ts'
import { type Beat, nextDueAt, type ScheduleDeps } from './schedule/run-due.ts'
import { type AppClient, createAppClient } from './wecom/app/client.ts'
import { readBook } from './wecom/app/people.ts'
import { signInByApp } from './wecom/app/sign-in.ts'
import { createEnvelope, type Envelope } from './wecom/envelope.ts'
import { fetchMedia } from './wecom/media.ts'

export interface AppDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly botName: string
  /** Null: no bot in callback mode. */
  readonly envelope: Envelope | null
  /** The own company; null or left out: it is not known. */
  readonly corpId?: string | null | undefined
  /** The self-built app's callback, where it has one. */
  readonly appCallback?: Omit<HeardByApp, 'receive'> | undefined
  /** The self-built app, to send by; left out: there is none. */
  readonly appClient?: AppClient | undefined
  /** The AI bot's long connection; left out: there is none. */
  readonly connection?:
    | (ConnectionSettings & { readonly groupCards: 'try' | 'never'; readonly streamMinutes: number })
    | undefined
  /** How the app's pages learn who somebody is; null or left out: by links of the bot alone. */
  readonly signIn?: SignInByPlatform | null
  readonly apiBase: () => string
  /** Where the service is reached from outside, without a slash at its end. */
  readonly publicUrl: () => string
  /** How much one person may ask in a row; left out: as much as he likes, as in the sandbox, where nobody is harmed. */
  readonly limits?: { readonly flood: Flood; readonly pages: Patience } | undefined
  /** What this program knows of the schema, and where the embedded server's files are: for `/readyz`. */
  readonly migrations?: readonly string[]
  /** The platform's ways that are open, as the database was told: for `/readyz`. */
  readonly openWays?: readonly string[]
  /** The other processes on this database, and what is theirs to send; left out: nobody asks. */
  readonly replicas?: Pick<Replicas, 'holdsBack' | 'look'> | undefined
  readonly dataDir?: string | null
  /** Further routes: the sandbox's. */
  readonly parts?: HttpDeps['parts']
  readonly upgrade?: HttpDeps['upgrade']
}

export interface App {
  readonly http: Http
  readonly dispatcher: Dispatcher
  readonly schedule: ScheduleDeps
  /** Null: the bot has no long connection here. */
  readonly connection: ConnectionService | null
}

type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Wires everything and starts nothing. */
export function createApp(deps: AppDeps): App {
  const { db, clock, log, botName, envelope, corpId, appCallback, appClient, apiBase, publicUrl } = deps
  const metrics = createMetrics()
  const { holders } = registry
  const maySend = (channel: string) => deps.replicas?.holdsBack(channel) !== true
  const receive = createDesk({ db, clock, registry, botName, log, flood: deps.limits?.flood })
  const fetchDocument = async (token: string, within: Within) => {
    // What writes Excel and Word files takes as long to load as half the service: loaded when one is fetched.
    const { fetchDocument, written } = await import('./registers/documents.ts')
    return written(await within(tx => fetchDocument(tx, holders, token, clock.now())))
  }
  const documents = {
    open: (token: string) => fetchDocument(token, work => withoutTrace(db.lookAndNote, work)),
    spend: (token: string) => fetchDocument(token, work => db.lookAndNote(work)),
  }
  const connection =
    deps.connection === undefined
      ? null
      : createConnection(
          {
            db,
            clock,
            log,
            receive,
            corpId,
            registry: metrics.registry,
            mayHold: () => maySend(connectionChannel),
          },
          deps.connection,
        )
  const appChannel =
    appClient &&
    createAppChannel({
      sql: db.sql,
      clock,
      log,
      app: appClient,
      cards: appCallback !== undefined,
      onInvalid: outboxIds => db.transaction(tx => tellOfInvalid(tx, { clock, botName }, outboxIds)),
      documents,
      publicUrl,
    })
  const channels = [
    createWebhookChannel({ sql: db.sql, apiBase }),
    createResponseUrlChannel({ sql: db.sql, clock, apiBase }),
    ...(appChannel === undefined ? [] : [appChannel]),
    ...(connection === null
      ? []
      : [
          createConnectionChannel({
            sql: db.sql,
            speaker: connection.speaker,
            groupCards: deps.connection?.groupCards ?? 'never',
            streamMinutes: deps.connection?.streamMinutes ?? 6,
            documents,
            publicUrl,
            clock,
            log,
          }),
        ]),
    ...(appClient === undefined
      ? []
      : [
          createBookChannel({
            read: signal => readBook(appClient, signal),
            keep: (request, found) => db.transaction(tx => keepBook(tx, { clock, botName }, request, found)),
          }),
        ]),
    createMediaChannel({
      async fetch(file, signal) {
        if ('mediaId' in file) return appClient?.download(file.mediaId, signal) ?? 'gone'
        return fetchMedia({ url: file.url, apiBase: apiBase(), envelope, signal })
      },
      keep: (request, found) => keepFetched(db, { clock, botName, holders }, request, found),
    }),
  ]
  const attempted = outboxMetrics(
    metrics.registry,
    () => surveyOutbox(db.sql, clock),
    channels.map(channel => channel.name),
  )
  const { migrations } = deps
  const dispatcher = createDispatcher({
    db,
    clock,
    log,
    channels,
    maySend,
    asOfNow: asOfNowIn(db, clock),
    ...(migrations === undefined ? {} : { isOlder: () => isOlder(db.sql, migrations) }),
    onAttempt: attempted,
    onLost: ({ channel, reason }) => attempted({ channel, result: 'dead', reason }),
  })
  const beat: Beat = { atMs: null, job: null }
  const live = new LiveHub({ db, clock, log, marks: marksOf, stillHere })
  db.onHint(sheetHint, () => live.wake())
  const http = createHttp({
    envelope,
    corpId,
    heardByApp: appCallback && { ...appCallback, receive: keepingCardCodes({ db, clock, log }, receive) },
    clock,
    receive,
    metrics,
    publicUrl,
    async download(token, address) {
      const found = await documents.spend(token)
      if (found !== 'unknown') return found
      const mayGoOn = await db.transaction(tx => countAttempt(tx, address, 'failed', clock.now()))
      return mayGoOn ? found : 'wait'
    },
    calendars: request => db.lookAndNote(tx => answerCalendar(tx, request, clock.now())),
    console: {
      answer: createConsole({
        ...{ db, clock, log, botName, publicUrl, platform: deps.signIn ?? null },
        patience: deps.limits?.pages,
      }),
      live,
    },
    log,
    checks: () =>
      serviceChecks({
        sql: db.sql,
        clock,
        migrations,
        openWays: deps.openWays,
        replicas: deps.replicas,
        dataDir: deps.dataDir,
        beat: () => beat,
        dispatcher: () => dispatcher.trouble(),
        ways: () => ({
          app: appChannel && wayOf(appChannel.trouble()),
          connection: connection?.stands(),
        }),
      }),
    ...(deps.parts === undefined ? {} : { parts: deps.parts }),
    upgrade: deps.upgrade,
  })
  const due = { db, clock, jobs, botName, log, beat }
  const report = scheduleMetrics(metrics.registry, clock, () => nextDueAt(due))
  databaseMetrics(metrics.registry, db)
  return { http, dispatcher, schedule: { ...due, report }, connection }
}

/** What `createApp` needs of a self-built app: to send by, to sign people in, and to be written to where it has an address for that. */
export function partsOfApp({
  corpId,
  agentId,
  secret,
  callback,
  apiBase,
  oauthBase,
  sql,
}: AppConfig & {
  readonly apiBase: () => string
  readonly oauthBase: () => string
  readonly sql: Sql
}): Pick<AppDeps, 'appClient' | 'appCallback' | 'signIn'> {
  const appClient = createAppClient({ sql, apiBase, corpId, agentId, secret })
  const signIn = signInByApp({ corpId, agentId, oauthBase }, appClient)
  if (callback === null) return { appClient, signIn }
  const envelope = createEnvelope({
    token: callback.token.reveal(),
    encodingAesKey: callback.aesKey.reveal(),
    receiveId: corpId,
  })
  return { appClient, signIn, appCallback: { corpId, agentId, envelope } }
}

const wayOf = (trouble: string | null): Way => ({
  well: trouble === null,
  words: trouble ?? 'no trouble is known',
})
