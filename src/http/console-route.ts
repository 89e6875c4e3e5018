/**
 * `/console`: pages for a browser. What is asked and answered is the console's business; here are what only HTTP knows:
 * headers, cookies, forms and where they come from.
 */
import type { ServerResponse } from 'node:http'
import type { Context, Middleware } from 'koa'
import type { CookieName, Cookies, PageAnswer, PageRequest } from '../console/exchange.ts'
import type { LiveHub, Seat, Wire } from '../console/live/hub.ts'
import { HttpRefused } from '../errors.ts'
import { webFiles } from '../pages/web-files.ts'
import { storableText } from '../wecom/storable-text.ts'
import { clientAddress } from './client-address.ts'
import { giveFile, headFile } from './give-file.ts'
import { giveText } from './give-text.ts'
import { readBody } from './read-body.ts'

export interface ConsoleDeps {
  readonly answer: (request: PageRequest) => Promise<PageAnswer>
  /** Whoever looks at what goes on. */
  readonly live: LiveHub
  readonly publicUrl: () => string
}

const formMaxBytes = 16 * 1024
const cookieNames: readonly CookieName[] = ['session', 'trip', 'form']

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** For the pages that go on by themselves, and no other: the script is a file of the house. */
const runningPolicy = `${policy}; script-src 'self'; connect-src 'self'`

const headers = {
  'Content-Security-Policy': policy,
  // With `no-referrer` a browser would not say where a form of ours comes from.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

export function consoleRoute(deps: ConsoleDeps): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/console' && !ctx.path.startsWith('/console/')) return next()
    const { method } = ctx
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      ctx.set('Allow', 'GET, HEAD, POST')
      throw new HttpRefused(405, 'only GET and POST')
    }
    ctx.set(headers)
    if (method !== 'POST' && (await giveWebFile(ctx))) return
    const isSecure = deps.publicUrl().startsWith('https:')
    const answer = await deps.answer({
      method,
      path: ctx.path,
      query: storable(new URLSearchParams(ctx.querystring)),
      form: method === 'POST' ? await readForm(ctx, deps.publicUrl()) : null,
      cookies: readCookies(ctx, isSecure),
      address: clientAddress(ctx.req),
      agent: ctx.get('user-agent').slice(0, 512),
    })
    writeCookies(ctx, answer.cookies ?? {}, isSecure)
    const below = pathOf(deps.publicUrl())
    if ('goTo' in answer) {
      ctx.status = 303
      ctx.set('Location', answer.goTo.startsWith('/') ? below + answer.goTo : answer.goTo)
      return
    }
    if ('file' in answer) {
      const { file } = answer
      ctx.status = 200
      if (method === 'HEAD') headFile(ctx, file)
      else giveFile(ctx, { ...file, bytes: await file.write() })
      return
    }
    if ('seat' in answer) {
      goOn(ctx, deps.live, answer.seat, below)
      return
    }
    ctx.status = answer.status
    if (answer.runs === true) ctx.set('Content-Security-Policy', runningPolicy)
    ctx.type = 'text/html; charset=utf-8'
    // Whatever people have written is escaped, so these marks are ours.
    await giveText(
      ctx,
      below === '' ? answer.html : answer.html.replaceAll('="/console', `="${below}/console`),
    )
  }
}

/**
 * Keeps the answer open. It is written past Koa, to which a looker that leaves would be an error.
 * @throws HttpRefused 503 where there is no room for more
 */
function goOn(ctx: Context, live: LiveHub, seat: Seat, below: string): void {
  if (!live.hasRoom(seat.account)) throw new HttpRefused(503, 'too many streams')
  ctx.type = 'text/event-stream; charset=utf-8'
  // Proxies are not to keep it back.
  ctx.set('X-Accel-Buffering', 'no')
  ctx.status = 200
  if (ctx.method === 'HEAD') return
  ctx.respond = false
  const { res } = ctx
  // Whoever has left meanwhile says so no more: he would be looked after for good.
  if (res.closed || res.destroyed) return
  res.flushHeaders()
  live.open(seat, below === '' ? res : underPath(res, below))
}

/** The same marks as in a page, within the texts of the events. */
function underPath(res: ServerResponse, below: string): Wire {
  const marks = [String.raw`=\"/console`, String.raw`=\"${below}/console`] as const
  return {
    get writableLength() {
      return res.writableLength
    },
    write: (text: string) => res.write(text.replaceAll(...marks)),
    end: () => res.end(),
    destroy: () => res.destroy(),
    once: (event: 'close', listener: () => void) => res.once(event, listener),
  }
}

/** Where a proxy has put the service below a path: pages name their addresses as if it were not so. */
const pathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/$/, '')

/** What is asked for may be looked for in the database, which refuses some characters. */
const storable = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].map(([name, value]) => [name, storableText(value)]))

/** Its name changes with its content, so it is asked for once. */
async function giveWebFile(ctx: Context): Promise<boolean> {
  const file = webFiles.get(ctx.path)
  if (file === undefined) return false
  ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
  ctx.type = file.type
  await giveText(ctx, file.content)
  return true
}

/**
 * @returns null where it is no form
 * @throws HttpRefused 403 for the form of another site, 413
 */
async function readForm(ctx: Context, publicUrl: string): Promise<URLSearchParams | null> {
  if (isForeign(ctx, publicUrl)) throw new HttpRefused(403, 'the form of another site')
  const body = await readBody(ctx.req, formMaxBytes)
  return ctx.is('application/x-www-form-urlencoded')
    ? storable(new URLSearchParams(body.toString('utf8')))
    : null
}

/** Browsers say where a form comes from; the few old ones that do not are held by the form's token. */
function isForeign(ctx: Context, publicUrl: string): boolean {
  const [site, origin] = [ctx.get('sec-fetch-site'), ctx.get('origin')]
  if (site !== '' && site !== 'same-origin') return true
  if (origin === '') return false
  const host = URL.canParse(origin) ? new URL(origin).host : null
  return host !== ctx.host && host !== new URL(publicUrl).host
}

/** `__Host-`: browsers then keep a cookie only when it came over https, for this host alone. */
const nameOf = (name: CookieName, isSecure: boolean): string => `${isSecure ? '__Host-' : ''}liaison-${name}`

function readCookies(ctx: Context, isSecure: boolean): PageRequest['cookies'] {
  const [session = '', trip = '', form = ''] = cookieNames.map(
    name => ctx.cookies.get(nameOf(name, isSecure)) ?? '',
  )
  return { session, trip, form }
}

function writeCookies(ctx: Context, cookies: Cookies, isSecure: boolean): void {
  const marks = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  for (const name of cookieNames) {
    const cookie = cookies[name]
    if (cookie === undefined) continue
    const [value, seconds] = cookie === null ? ['', 0] : [cookie.value, Math.floor(cookie.lifeMs / 1000)]
    ctx.append('Set-Cookie', `${nameOf(name, isSecure)}=${value}; Max-Age=${seconds}; ${marks}`)
  }
}
