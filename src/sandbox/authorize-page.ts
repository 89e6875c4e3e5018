/**
 * `/sandbox/wecom/connect/oauth2/authorize`: the page of the platform that sends somebody back with a code. WeCom knows
 * who holds the phone; here one chooses. Only where there is an app.
 */
import type { Context, Middleware } from 'koa'
import type { World } from './world.ts'

const authorizePath = '/sandbox/wecom/connect/oauth2/authorize'
const outsider = 'outsider'

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

export function authorizePage(world: World): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== authorizePath || ctx.method !== 'GET') return next()
    ctx.set(headers)
    const problem = problemOf(world, ctx)
    if (problem !== null) {
      ctx.status = 400
      ctx.body = problem
      return
    }
    const chosen = value(ctx, 'as')
    if (chosen === '') return choose(world, ctx)
    const person = world.directory.find(chosen)
    const holder = person === undefined ? { openid: `openid-${chosen}` } : { userid: person.userid }
    const back = new URL(value(ctx, 'redirect_uri'))
    back.searchParams.set('code', world.oauthCodes.issue(holder, world.now()))
    back.searchParams.set('state', value(ctx, 'state'))
    ctx.redirect(back.href)
  }
}

/** What WeCom refuses too (wecom-protocol 4.4; 50001: not our own domain). */
function problemOf(world: World, ctx: Context): string | null {
  const returnTo = value(ctx, 'redirect_uri')
  if (!URL.canParse(returnTo)) return '40029 redirect_uri is missing'
  if (new URL(returnTo).origin !== new URL(world.publicUrl()).origin)
    return '50001 redirect domain is not trusted'
  if (value(ctx, 'response_type') !== 'code') return 'response_type must be code'
  if (!/^snsapi_(base|privateinfo)$/.test(value(ctx, 'scope'))) return 'scope is unknown'
  if (!/^[\w-]{0,128}$/.test(value(ctx, 'state'))) return 'state must be up to 128 letters and digits'
  if (value(ctx, 'appid') === '' || value(ctx, 'agentid') === '') return 'appid or agentid is missing'
  return null
}

function choose({ directory }: World, ctx: Context): void {
  const links = [...directory.people, { userid: outsider, name: '企业微信以外的人', title: '' }].map(
    ({ userid, name, title }) => {
      const query = new URLSearchParams({
        ...Object.fromEntries(new URLSearchParams(ctx.querystring)),
        as: userid,
      })
      return `<li><a href="?${escaped(query.toString())}">${escaped(`${name} ${title}`.trim())}</a></li>`
    },
  )
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>选择身份</title><h1>您是谁？</h1><ul>${links.join('')}</ul></html>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, mark => `&#${mark.codePointAt(0) ?? 0};`)

function value(ctx: Context, name: string): string {
  const found = ctx.query[name]
  return typeof found === 'string' ? found : ''
}
