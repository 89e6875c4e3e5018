/**
 * `GET /calendar/<token>.ics`: what a calendar program subscribes to. The token is a secret that lives long: it stands in
 * no log (`answer-errors.ts`), and whoever tries others in vain waits.
 */
import type { Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'
import type { CalendarAnswer, CalendarRequest } from '../features/feeds/files/answer.ts'
import { calendarPath } from '../features/feeds/store/feeds.ts'
import { clientAddress } from './client-address.ts'

export type Calendars = (request: CalendarRequest) => Promise<CalendarAnswer>

/** Somebody's own: kept by his program, and asked for again each time. */
const cacheControl = 'private, no-cache'
const retryAfterS = 600

export function calendarRoute(calendars: Calendars): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(calendarPath)) return next()
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD')
      throw new HttpRefused(405, 'only GET')
    }
    const [, token = ''] = /^([\w-]{43})\.ics$/.exec(ctx.path.slice(calendarPath.length)) ?? []
    const answer = await calendars({ token, address: clientAddress(ctx.req) })
    if (answer.kind === 'wait') {
      ctx.set('Retry-After', String(retryAfterS))
      throw new HttpRefused(429, 'too many attempts')
    }
    if (answer.kind === 'none') throw new HttpRefused(404, 'there is no such calendar')
    ctx.set({ 'Cache-Control': cacheControl, ETag: answer.etag })
    // Not `ctx.fresh`: it takes `Cache-Control: no-cache`, which some programs always send, for not having the file.
    if (hasIt(ctx.get('if-none-match'), answer.etag)) {
      ctx.status = 304
      return
    }
    ctx.set('Content-Type', 'text/calendar; charset=utf-8')
    ctx.set('Content-Disposition', 'inline; filename="calendar.ics"')
    ctx.body = answer.text
  }
}

/** RFC 9110 13.1.2: compared weakly. */
const hasIt = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch
    .split(',')
    .map(tag => tag.trim().replace(/^W\//u, ''))
    .some(tag => tag === etag || tag === '*')
