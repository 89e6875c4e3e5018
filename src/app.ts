import { createMediaChannel } from './channels/media.ts'
import { createResponseUrlChannel } from './channels/response-url.ts'
import { createWebhookChannel } from './channels/webhook.ts'
import type { Clock } from './clock.ts'
import { createConsole } from './console/console.tsx'
import type { SignInByPlatform } from './console/sign-in.tsx'
import type { Database } from './db/open.ts'
import { createDesk } from './desk/express-lane.ts'
import { keepingCardCodes } from './desk/keep-card-code.ts'
import { registry } from './desk/registry.ts'
import { keepFetched } from './features/attachments/outreach.ts'
import { createHttp, type HeardByApp, type Http, type HttpDeps } from './http/create-http.ts'
import { createMetrics } from './http/metrics.ts'
import { outboxMetrics } from './http/outbox-metrics.ts'
import type { Logger } from './log.ts'
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts'
import { surveyOutbox } from './outbox/survey.ts'
import { jobs } from './schedule/jobs.ts'
import type { ScheduleDeps } from './schedule/run-due.ts'
import type { Envelope } from './wecom/envelope.ts'
import { fetchMedia } from './wecom/media.ts'

export interface AppDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly botName: string
  /** Null: no bot in callback mode. */
  readonly envelope: Envelope | null
  /** The self-built app's callback, where it has one. */
  readonly appCallback?: Omit<HeardByApp, 'receive'> | undefined
  /** How the app's pages learn who somebody is; null or left out: by links of the bot alone. */
  readonly signIn?: SignInByPlatform | null
  readonly apiBase: () => string
  /** Where the service is reached from outside, without a slash at its end. */
  readonly publicUrl: () => string
  /** Further routes: the sandbox's. */
  readonly parts?: HttpDeps['parts']
}

export interface App {
  readonly http: Http
  readonly dispatcher: Dispatcher
  readonly schedule: ScheduleDeps
}

/** Wires everything and starts nothing. */
export function createApp(deps: AppDeps): App {
  const { db, clock, log, botName, envelope, appCallback, apiBase, publicUrl } = deps
  const metrics = createMetrics()
  const { holders } = registry
  const receive = createDesk({ db, clock, registry, botName, log })
  const attempts = outboxMetrics(metrics.registry, () => surveyOutbox(db.sql, clock))
  const dispatcher = createDispatcher({
    db,
    clock,
    log,
    channels: [
      createWebhookChannel({ sql: db.sql, apiBase }),
      createResponseUrlChannel({ sql: db.sql, clock, apiBase }),
      ...(envelope === null
        ? []
        : [
            createMediaChannel({
              async fetch(file, signal) {
                if ('mediaId' in file) return 'gone'
                return fetchMedia({ url: file.url, apiBase: apiBase(), envelope, signal })
              },
              keep: (request, found) =>
                db.transaction(tx => keepFetched(tx, { clock, botName, holders }, request, found)),
            }),
          ]),
    ],
    onAttempt: attempts,
  })
  const http = createHttp({
    envelope,
    heardByApp: appCallback && { ...appCallback, receive: keepingCardCodes({ db, clock, log }, receive) },
    clock,
    receive,
    metrics,
    publicUrl,
    async download(token) {
      // What writes Excel and Word files takes as long to load as half the service: loaded when one is fetched.
      const { fetchDocument } = await import('./registers/documents.ts')
      return db.transaction(tx => fetchDocument(tx, holders, token, clock.now()))
    },
    console: createConsole({ db, clock, log, botName, publicUrl, platform: deps.signIn ?? null }),
    log,
    checks: () => checksOf(db, clock),
    ...(deps.parts === undefined ? {} : { parts: deps.parts }),
  })
  return { http, dispatcher, schedule: { db, clock, jobs, botName, log } }
}

/** A message that waits so long is a sign that the dispatcher or the platform is in trouble. */
const longWaitMs = 5 * 60_000

async function checksOf(db: Database, clock: Clock) {
  const outbox = await surveyOutbox(db.sql, clock)
  const oldestMs = Math.max(0, ...outbox.map(channel => channel.oldestMs))
  const dead = outbox.reduce((sum, channel) => sum + channel.dead, 0)
  return [
    { name: 'database', ok: true, words: 'answers' },
    {
      name: 'outbox',
      // A replica that cannot send can still answer, so this does not turn traffic away.
      ok: true,
      words: `${dead} dead; oldest waits ${Math.round(oldestMs / 1000)} s${oldestMs > longWaitMs ? ': look at the log' : ''}`,
    },
  ]
}
