import type { Context } from 'koa'
import { HttpRefused } from '../errors.ts'
import { readBody } from '../http/read-body.ts'
import { parseJson } from './envelope.ts'

const bodyMaxBytes = 512 * 1024

/**
 * The room can act as anybody, and as the bot, so a page of another site must not reach it: browsers say where a
 * request comes from, programs need not.
 *
 * @throws HttpRefused 403 from another site
 */
export function ofThisSite(ctx: Context): void {
  const site = ctx.get('sec-fetch-site')
  const origin = ctx.get('origin')
  const foreign = (site !== '' && site !== 'same-origin') || (origin !== '' && hostOf(origin) !== ctx.host)
  if (foreign) throw new HttpRefused(403, 'Requests from other sites are not taken.')
}

/**
 * The JSON body of a POST that may change something.
 *
 * @throws HttpRefused 403 from another site, 413, 415 when it is not JSON, 400 when it cannot be read
 */
export async function readJson(ctx: Context, maxBytes = bodyMaxBytes): Promise<unknown> {
  ofThisSite(ctx)
  if (!ctx.is('json'))
    throw new HttpRefused(415, 'The body must be JSON, with content-type application/json.')
  const json = parseJson((await readBody(ctx.req, maxBytes)).toString('utf8'))
  if (json === undefined) throw new HttpRefused(400, 'The body is not JSON.')
  return json
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
