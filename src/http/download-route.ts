/**
 * `GET /download/<token>`: a document behind a link that works once. Only GET uses it up: what looks at links before
 * people do asks with HEAD. The token is a secret until then and stands in no log (`answer-errors.ts`).
 */
import type { Context, Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'
import { downloadPath } from '../features/downloads/store.ts'
import { clientAddress } from './client-address.ts'
import { giveFile } from './give-file.ts'
import { downloadPages, downloadTitle } from './texts.ts'

interface File {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  /** A browser may show it in place of keeping it. */
  readonly isShown?: boolean
}

/** @param address where it was asked from, for the count of attempts in vain */
export type Download = (token: string, address: string) => Promise<File | keyof typeof downloadPages>

const statuses: Readonly<Record<keyof typeof downloadPages, number>> = {
  unknown: 404,
  over: 410,
  forbidden: 403,
  gone: 410,
  wait: 429,
}

const retryAfterS = 600

export function downloadRoute(download: Download): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(downloadPath)) return next()
    if (ctx.method !== 'GET') {
      ctx.set('Allow', 'GET')
      throw new HttpRefused(405, 'only GET')
    }
    const found = await download(ctx.path.slice(downloadPath.length), clientAddress(ctx.req))
    if (typeof found === 'string') sayWhy(ctx, found)
    else giveFile(ctx, found)
  }
}

function sayWhy(ctx: Context, why: keyof typeof downloadPages): void {
  ctx.status = statuses[why]
  if (why === 'wait') ctx.set('Retry-After', String(retryAfterS))
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${downloadTitle}</title><p>${downloadPages[why]}</p></html>`
}
