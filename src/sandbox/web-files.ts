/** The room's own pages, read once from `src/sandbox/web/` of the package: no build step, no path from outside. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Middleware } from 'koa'
import { packageRoot } from '../package-root.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
}

export function webFiles(): Middleware {
  const folder = join(packageRoot, 'src', 'sandbox', 'web')
  const files = new Map(
    readdirSync(folder).map(name => [
      name,
      { type: types[extname(name)], content: readFileSync(join(folder, name)) },
    ]),
  )
  return async (ctx, next) => {
    const name =
      ctx.path === '/sandbox' || ctx.path === '/sandbox/'
        ? 'index.html'
        : ctx.path.replace('/sandbox/web/', '')
    const file = files.get(name)
    if (file?.type === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
    ctx.set(headers)
    ctx.type = file.type
    ctx.body = file.content
  }
}
