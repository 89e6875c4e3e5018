/**
 * The Koa application: errors and headers outermost, then the callback, then the quiet routes, then whatever
 * other parts add. It listens to nothing; `serve.ts` does.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import Koa, { type Middleware } from 'koa'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { Envelope } from '../wecom/envelope.ts'
import { answerErrors } from './answer-errors.ts'
import { type AppNames, appCallbackRoute } from './app-callback-route.ts'
import { tellingBrokenOff } from './broken-off.ts'
import { type Calendars, calendarRoute } from './calendar-route.ts'
import { callbackRoute } from './callback-route.ts'
import { type ConsoleDeps, consoleRoute } from './console-route.ts'
import { type Download, downloadRoute } from './download-route.ts'
import { type Check, healthRoutes } from './health-routes.ts'
import { InFlight } from './in-flight.ts'
import type { Metrics } from './metrics.ts'

export interface HttpDeps {
  /** null: no bot in callback mode; its route does not exist. */
  readonly envelope: Envelope | null
  /** The own company; null or left out: it is not known. */
  readonly corpId?: string | null | undefined
  /** The self-built app that is written to; left out: its route does not exist. */
  readonly heardByApp?: HeardByApp | undefined
  readonly clock: Clock
  readonly receive: (incoming: Incoming) => Promise<Reply>
  readonly metrics: Metrics
  readonly checks: () => Promise<readonly Check[]>
  /** Where the service is reached from outside, for links. */
  readonly publicUrl?: () => string
  /** What a download link gives; left out: there are none. */
  readonly download?: Download
  /** What calendar programs subscribe to; left out: there is nothing. */
  readonly calendars?: Calendars
  /** The pages; left out: there are none. */
  readonly console?: Omit<ConsoleDeps, 'publicUrl'>
  readonly log?: Logger
  /** Other parts' own routes, tried in this order after ours. */
  readonly parts?: readonly Middleware[]
  /** Takes a request that wants to be a WebSocket; left out, or false: there is none at this address. */
  readonly upgrade?: Upgrade | undefined
}

type Upgrade = (request: IncomingMessage, wire: Duplex, head: Buffer) => boolean

export interface HeardByApp extends AppNames {
  readonly envelope: Envelope
  readonly receive: (incoming: Incoming) => Promise<Reply>
}

export interface Http {
  readonly app: Koa
  readonly inFlight: InFlight
  readonly upgrade: Upgrade | undefined
  /** From now on `/readyz` says 503, so that a load balancer turns away. */
  startDraining(): void
}

export function createHttp(deps: HttpDeps): Http {
  const { envelope, corpId, clock, receive, metrics, checks, publicUrl, download, log } = deps
  const app = new Koa()
  const inFlight = new InFlight()
  let draining = false
  const router = healthRoutes({ metrics, checks, draining: () => draining })

  app.use(answerErrors(inFlight, log))
  if (envelope !== null) app.use(callbackRoute({ envelope, corpId, clock, receive, metrics, publicUrl, log }))
  if (deps.heardByApp !== undefined) app.use(appCallbackRoute({ ...deps.heardByApp, clock, metrics, log }))
  app.use(router.routes())
  if (download !== undefined) app.use(downloadRoute(download))
  if (deps.calendars !== undefined) app.use(calendarRoute(deps.calendars))
  if (deps.console !== undefined)
    app.use(consoleRoute({ ...deps.console, publicUrl: publicUrl ?? (() => 'http://localhost') }))
  for (const part of deps.parts ?? []) app.use(part)
  // What still reaches Koa's own handler was thrown while an answer was written, usually to nobody.
  const isBrokenOff = log && tellingBrokenOff(clock, log)
  app.on('error', (error: unknown) => {
    if (isBrokenOff?.(error) === false) log?.warn({ err: error }, 'answer not sent')
  })

  return {
    app,
    inFlight,
    upgrade: deps.upgrade,
    startDraining() {
      draining = true
      // Streams would outlast every answer; browsers come back, to a process that is there.
      deps.console?.live.close()
    },
  }
}
