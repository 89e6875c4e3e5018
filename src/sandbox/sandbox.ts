/**
 * The stand-in for WeCom. It lives in the service's process and yet speaks with it as WeCom would, over HTTP
 * only: signed and encrypted callbacks one way, webhook and response_url calls the other. The one further link
 * is the clock.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'
import { ClientGone } from '../http/read-body.ts'
import type { Logger } from '../log.ts'
import { botLimits, webhookLimits } from '../wecom/limits.ts'
import { sandboxApi } from './api.ts'
import { appParts, openApp, verifyApp } from './app/open.ts'
import type { AppSettings } from './app/stand.ts'
import { verifyUrl } from './callback.ts'
import { callbackCarrier } from './callback-carrier.ts'
import { ClockControl } from './clock-control.ts'
import { openConnection } from './connection/open.ts'
import { Directory } from './directory.ts'
import { Entries } from './enter.ts'
import { Faults } from './faults.ts'
import { Interactions } from './interactions.ts'
import { Journal, type Violation } from './journal.ts'
import { LiveUpdates } from './live-updates.ts'
import { MediaShelf } from './media.ts'
import { OauthCodes } from './oauth-codes.ts'
import { isOwnHost } from './own-host.ts'
import { platformRoutes } from './platform-routes.ts'
import { ResponseCodes } from './response-codes.ts'
import { Rooms } from './rooms.ts'
import { ShownFiles } from './shown-files.ts'
import { SlidingWindow } from './sliding-window.ts'
import { loadState, type SandboxState, StateSaver } from './state-file.ts'
import type { Town } from './town.ts'
import { webFiles } from './web-files.ts'
import type { Timing, World } from './world.ts'

export interface SandboxDeps {
  /** Base address without a slash at its end; known after listen. */
  readonly serviceUrl: () => string
  /** Where browsers find the service; left out: there, too. */
  readonly publicUrl?: () => string
  /** What it may be called besides addresses and names without a dot. */
  readonly names?: readonly string[]
  readonly botName: string
  readonly token: string
  readonly aesKey: string
  readonly botId: string
  /** Left out: the town has no self-built app. */
  readonly selfBuiltApp?: AppSettings | undefined
  /** The bot has a long connection, with this secret; left out: it is called back. */
  readonly connectionSecret?: string | undefined
  readonly clock: { now(): Date }
  /** Runs the service's clock to `instant`, firing everything due in between in order; resolves when all is quiet. */
  advance(instant: Date): Promise<void>
  /** Waits until nothing is left that could be sent now (outbox drained). */
  settle(): Promise<void>
  readonly town: Town
  /** JSON file that keeps the rooms over a restart; absent in tests. */
  readonly stateFile?: string
  readonly log: Logger
  /** Real time; the platform's own numbers unless a test has no patience. */
  readonly timing?: Partial<Timing>
}

type Upgrade = (request: IncomingMessage, wire: Duplex, head: Buffer) => boolean

export interface Sandbox {
  readonly middleware: Middleware
  /** For a request that wants to be a connection. @returns false when its address is none of ours */
  readonly upgrade: Upgrade
  /** What the service did against the platform's rules since the sandbox was made. */
  violations(): Violation[]
  /** All that was counted towards a limit of so many a minute or an hour was long ago, although the clock stands. */
  forgetPace(): void
  /** Call once the service listens: moves its clock to where the saved rooms left it, and plays the URL verification. */
  start(): Promise<void>
  /** Ends every wait and open stream, and saves the rooms. */
  close(): Promise<void>
}

const platformTiming: Timing = {
  answerWithinMs: botLimits.answerWithinMs,
  echoWithinMs: botLimits.echoWithinMs,
  streamPollMs: 1_000,
  streamLifeMs: botLimits.streamLifeMs,
  connectWithinMs: 10_000,
}

export function createSandbox(deps: SandboxDeps): Sandbox {
  const { clock, log, stateFile } = deps
  const now = (): Date => clock.now()
  const closing = new AbortController()
  const live = new LiveUpdates()
  const saved = stateFile === undefined ? null : loadState(stateFile, log)
  const changed = (chat: string | null): void => {
    live.announce({ kind: 'chat', chat })
    saver?.changed()
  }
  const rooms = new Rooms(now, changed)
  const { botId, connectionSecret: secret } = deps
  const connection = secret === undefined ? null : openConnection(() => world, { botId, secret })
  const world: World = {
    credentials: { token: deps.token, aesKey: deps.aesKey },
    botId,
    botName: deps.botName,
    serviceUrl: deps.serviceUrl,
    publicUrl: deps.publicUrl ?? deps.serviceUrl,
    now,
    settle: () => deps.settle(),
    app: openApp(() => world, deps.selfBuiltApp),
    carrier: connection?.carrier ?? callbackCarrier(() => world),
    directory: new Directory(deps.town, deps.botName, {
      bot: deps.selfBuiltApp?.alone !== true,
      app: deps.selfBuiltApp !== undefined,
    }),
    rooms,
    journal: new Journal(() => rooms.stamp(), changed),
    faults: new Faults(),
    media: new MediaShelf(),
    shownFiles: new ShownFiles(),
    interactions: new Interactions(),
    responseCodes: new ResponseCodes(),
    entries: new Entries(),
    oauthCodes: new OauthCodes(),
    webhookPace: new SlidingWindow(webhookLimits.messagesPerMinute),
    timing: { ...platformTiming, ...deps.timing },
    closing: closing.signal,
    log,
  }
  const saver = stateFile === undefined ? null : new StateSaver(stateFile, () => stateOf(world), log)
  if (saved) restore(world, saved)
  const clockControl = new ClockControl(now, instant => deps.advance(instant), world.settle)
  const parts = [platformRoutes(world), ...appParts(world), sandboxApi(world, clockControl, live), webFiles()]
  return {
    middleware: mount(parts, deps.names ?? [], log),
    upgrade: (request, wire, head) => connection?.server.upgrade(request, wire, head) ?? false,
    violations: () => [...world.journal.violations],
    forgetPace() {
      for (const window of [world.webhookPace, world.app?.perMinute, world.app?.perHour, connection?.pace])
        window?.forget()
    },
    async start() {
      const instant = new Date(Date.now() + (saved?.clockAheadMs ?? 0))
      if (saved && saved.clockAheadMs > 0 && instant > now()) await deps.advance(instant)
      if (connection === null && world.app?.alone !== true) await verifyUrl(world)
      await verifyApp(world)
    },
    async close() {
      closing.abort()
      connection?.server.close()
      live.close()
      saver?.close()
    },
  }
}

function stateOf({ rooms, responseCodes, entries, app, now }: World): SandboxState {
  return {
    version: 1,
    clockAheadMs: Math.max(0, now().getTime() - Date.now()),
    rooms: rooms.save(),
    responseCodes: responseCodes.save(),
    entries: entries.save(),
    ...(app === null ? {} : { app: app.sent.save() }),
  }
}

function restore({ rooms, responseCodes, entries, app }: World, saved: SandboxState): void {
  rooms.load(saved.rooms)
  responseCodes.load(saved.responseCodes)
  entries.load(saved.entries)
  if (saved.app !== undefined) app?.sent.load(saved.app)
}

/** Answers for everything under /sandbox, errors as `{error}`; passes on what is not its own. */
function mount(parts: readonly Middleware[], names: readonly string[], log: Logger): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/sandbox' && !ctx.path.startsWith('/sandbox/')) return next()
    const run = async (index: number): Promise<void> => {
      const part = parts[index]
      if (!part) throw new HttpRefused(404, 'There is nothing at this address.')
      await part(ctx, () => run(index + 1))
    }
    try {
      if (!isOwnHost(ctx.host, names))
        throw new HttpRefused(
          403,
          'This is not the name of the sandbox: PUBLIC_URL says what it may be called.',
        )
      await run(0)
    } catch (error) {
      if (error instanceof ClientGone) throw error
      const refused = error instanceof HttpRefused || error instanceof URIError
      if (!refused) log.error({ err: error, path: ctx.path }, 'sandbox: request failed')
      ctx.status = error instanceof HttpRefused ? error.status : refused ? 400 : 500
      ctx.body = { error: refused ? error.message : 'The sandbox failed.' }
    }
  }
}
