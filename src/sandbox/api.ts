/** The sandbox API (docs/architecture.md, «Sandbox»). Stable: other programs test the service through it. */
import type { Context, Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'
import {
  clickRequest,
  clockRequest,
  enterRequest,
  parseRequest,
  sayRequest,
  sendMaxBytes,
  sendRequest,
} from './api-requests.ts'
import { chatSummaries, chatView } from './chat-views.ts'
import { click } from './click.ts'
import type { ClockControl } from './clock-control.ts'
import type { Person } from './directory.ts'
import { enter } from './enter.ts'
import { faultsRequest } from './faults.ts'
import { readJson } from './json-route.ts'
import type { LiveUpdates } from './live-updates.ts'
import { sendFiles } from './media.ts'
import { happenedSince } from './outcome.ts'
import { RouteTable } from './route-table.ts'
import { say } from './say.ts'
import type { World } from './world.ts'

export function sandboxApi(world: World, clock: ClockControl, live: LiveUpdates): Middleware {
  const routes = new RouteTable()
  const { directory } = world

  routes.post('/say', async ctx => {
    const { chat, user, text, quote } = parseRequest(sayRequest, await readJson(ctx))
    const person = directory.person(user)
    ctx.body = await say(world, directory.chatFor(chat, person), person, text, quote ?? null)
  })

  routes.post('/send', async ctx => {
    const sent = parseRequest(sendRequest, await readJson(ctx, sendMaxBytes))
    const person = directory.person(sent.user)
    const { kind, more, text } = sent
    const file = ({ name, base64 }: { name: string; base64: string }) => ({
      kind,
      name,
      bytes: Buffer.from(base64, 'base64'),
    })
    const sending = { files: [file(sent), ...more.map(file)], words: text ?? null } as const
    ctx.body = await sendFiles(world, directory.chatFor(sent.chat, person), person, sending)
  })

  routes.get('/files/:id', (ctx, id) => world.shownFiles.answer(ctx, id))

  routes.post('/click', async ctx => {
    const { chat, user, message, key, selected } = parseRequest(clickRequest, await readJson(ctx))
    const person = directory.person(user)
    ctx.body = await click(world, directory.chatFor(chat, person), person, message, key, selected ?? {})
  })

  routes.post('/enter', async ctx => {
    const { user, chat } = parseRequest(enterRequest, await readJson(ctx))
    const person = directory.person(user)
    ctx.body = await enter(world, directory.chatFor(chat, person), person)
  })

  routes.get('/people', ctx => {
    ctx.body = { bot: { id: world.botId, name: world.botName }, people: directory.people }
  })

  routes.get('/chats', ctx => {
    ctx.body = { chats: chatSummaries(world, personOf(world, ctx)) }
  })

  routes.get('/chats/:chat/messages', (ctx, chatName) => {
    const person = personOf(world, ctx)
    const chat = directory.chatFor(chatName, person)
    ctx.body = chatView(world, chat, person, wholeNumber(ctx, 'after', 0), wholeNumber(ctx, 'limit', 200))
  })

  routes.get('/clock', ctx => {
    ctx.body = clock.reading()
  })

  routes.post('/clock', async ctx => {
    const { now } = parseRequest(clockRequest, await readJson(ctx))
    const before = world.rooms.seq
    await clock.moveTo(now)
    live.announce({ kind: 'clock' })
    ctx.body = { ok: true, ...clock.reading(), ...happenedSince(world, before) }
  })

  routes.get('/faults', ctx => {
    ctx.body = world.faults.settings
  })

  routes.post('/faults', async ctx => {
    world.faults.apply(parseRequest(faultsRequest, await readJson(ctx)))
    live.announce({ kind: 'faults' })
    ctx.body = world.faults.settings
  })

  routes.get('/violations', ctx => {
    ctx.body = { violations: world.journal.violations, advice: world.journal.advice }
  })

  routes.get('/events', ctx => {
    ctx.respond = false
    live.open(ctx.res)
  })

  return routes.middleware('/sandbox/api')
}

/** `?user=`, a userid or a name; null when it is not given. */
function personOf(world: World, ctx: Context): Person | null {
  const { user } = ctx.query
  return typeof user === 'string' ? world.directory.person(user) : null
}

function wholeNumber(ctx: Context, name: string, otherwise: number): number {
  const given = ctx.query[name]
  if (given === undefined) return otherwise
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given))
    throw new HttpRefused(400, `"${name}" must be a whole number.`)
  return Number(given)
}
