/** `/sandbox/wecom/cgi-bin/…`: the self-built app's part of what the service believes to be WeCom's API host. */
import type { Context, Middleware } from 'koa'
import { readBody } from '../../http/read-body.ts'
import { behindFaults } from '../behind-faults.ts'
import type { World } from '../world.ts'
import { getUser, getUserInfo, listDepartments, listMembers } from './address-book.ts'
import type { AppAnswer } from './answers.ts'
import { recallByApp, updateByApp } from './change.ts'
import { download, upload } from './media-calls.ts'
import { sendByApp } from './send.ts'
import type { AppStand } from './stand.ts'

const prefix = '/sandbox/wecom/cgi-bin/'
/** The biggest file, and its multipart frame. */
const uploadMaxBytes = 21 * 1_048_576
const bodyMaxBytes = 1_048_576

type Act = (ctx: Context, body: Buffer) => AppAnswer | null

interface Action {
  readonly method: 'GET' | 'POST'
  readonly maxBytes?: number
  /** @returns null when it has answered by itself */
  readonly act: Act
}

export function appRoutes(world: World, app: AppStand): Middleware {
  const post = (act: (body: string) => AppAnswer): Action => ({
    method: 'POST',
    act: (_ctx, body) => act(body.toString('utf8')),
  })
  const get = (act: Act): Action => ({ method: 'GET', act })
  const actions: Readonly<Record<string, Action>> = {
    'message/send': post(body => sendByApp(world, app, body)),
    'message/update_template_card': post(body => updateByApp(world, app, body)),
    'message/recall': post(body => recallByApp(world, app, body)),
    'media/upload': {
      method: 'POST',
      maxBytes: uploadMaxBytes,
      act: (ctx, body) => upload(world, app, parameter(ctx, 'type'), ctx.get('content-type'), body),
    },
    'media/get': get(ctx => {
      download(world, app, ctx, parameter(ctx, 'media_id'))
      return null
    }),
    'user/get': get(ctx => getUser(world, parameter(ctx, 'userid'))),
    'department/list': get(() => listDepartments(world)),
    'user/simplelist': get(ctx => listMembers(world, parameter(ctx, 'department_id'))),
    'auth/getuserinfo': get(ctx => getUserInfo(world, parameter(ctx, 'code'))),
  }
  return async (ctx, next) => {
    const name = ctx.path.startsWith(prefix) ? ctx.path.slice(prefix.length) : ''
    if (name === 'gettoken')
      return behindFaults(
        world,
        ctx,
        () => null,
        () => {
          ctx.body = giveToken(world, app, ctx)
        },
      )
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined) return next()
    if (ctx.method !== action.method) {
      ctx.body = {
        errcode: action.method === 'POST' ? 43002 : 43001,
        errmsg: `require ${action.method} method`,
      }
      return
    }
    const body =
      action.method === 'POST' ? await readBody(ctx.req, action.maxBytes ?? bodyMaxBytes) : Buffer.of()
    await behindFaults(
      world,
      ctx,
      () => world.faults.nextAppErrcode(),
      () => {
        const bad = checkToken(world, app, ctx)
        const answer = bad ?? action.act(ctx, body)
        if (answer !== null) ctx.body = answer
      },
    )
  }
}

function giveToken(world: World, app: AppStand, ctx: Context): AppAnswer {
  if (parameter(ctx, 'corpid') !== app.corpId) return { errcode: 40013, errmsg: 'invalid corpid' }
  if (parameter(ctx, 'corpsecret') !== app.secret) return { errcode: 40001, errmsg: 'invalid credential' }
  return { errcode: 0, errmsg: 'ok', ...app.tokens.give(world.now()) }
}

/** @returns what is wrong with the token of this call */
function checkToken(world: World, app: AppStand, ctx: Context): AppAnswer | null {
  if (world.faults.strikes('expireTokens')) app.tokens.end()
  const errcode = app.tokens.check(parameter(ctx, 'access_token'), world.now())
  return errcode === null
    ? null
    : { errcode, errmsg: errcode === 42001 ? 'access_token expired' : 'invalid access_token' }
}

function parameter(ctx: Context, name: string): string {
  const value = ctx.query[name]
  return typeof value === 'string' ? value : ''
}
