/**
 * The sample town, played through the sandbox: everything that a test says goes as a signed and encrypted
 * callback over HTTP through the whole service, and every reply and push is checked against the platform's
 * rules. A violation fails the file.
 */
import { afterAll, expect } from 'vitest'
import type { App } from '../../src/app.ts'
import { MovableClock } from '../../src/clock.ts'
import { serve } from '../../src/http/serve.ts'
import type { Logger } from '../../src/log.ts'
import { openSandbox } from '../../src/sandbox/open.ts'
import { quietLog, type TestDatabase, testDatabase } from './database.ts'

/** A Wednesday. */
export const wednesdayMorning = new Date('2026-03-11T10:00:00+08:00')

export interface Heard {
  readonly text: string | null
  readonly card: Record<string, unknown> | null
  readonly reply: Record<string, unknown> | null
  readonly message: { readonly id: string; readonly text: string } | null
  readonly pushed: readonly { readonly chat: string; readonly text: string; readonly mentions?: unknown }[]
  readonly violations: readonly unknown[]
}

export interface TestTown {
  readonly url: string
  readonly database: TestDatabase
  readonly app: App
  readonly clock: MovableClock
  /** @param chat a group's name; left out: the single chat. The mention is added in groups. */
  say(user: string, text: string, chat?: string): Promise<Heard>
  click(
    user: string,
    message: string,
    key: string,
    chat?: string,
    selected?: Record<string, string>,
  ): Promise<Heard>
  /** Runs the clock to this instant. */
  moveTo(instant: string): Promise<void>
  messages(
    chat: string,
  ): Promise<readonly { readonly id: string; readonly text: string; readonly at: string }[]>
  api(path: string, body?: unknown): Promise<{ status: number; body: unknown }>
}

/** @param log what the service and the stand-in write their lines to */
export async function startTown(start: Date = wednesdayMorning, log: Logger = quietLog): Promise<TestTown> {
  const database = await testDatabase()
  const clock = new MovableClock(start)
  const config = { botName: '联络员', host: '127.0.0.1' }
  const sandbox = await openSandbox({ config, db: database.db, clock, log })
  const serving = await serve(sandbox.app.http, config.host, 0)
  await sandbox.start(serving.port)
  const url = `http://127.0.0.1:${serving.port}`

  afterAll(async () => {
    const violations = sandbox.violations()
    await sandbox.close()
    await serving.stop(1_000)
    await sandbox.app.dispatcher.stop()
    expect(violations, 'the platform would have refused something').toEqual([])
  })

  async function api(path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${url}/sandbox/api/${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  async function heard(path: string, body: unknown): Promise<Heard> {
    const answer = await api(path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as Heard
  }

  return {
    url,
    database,
    app: sandbox.app,
    clock,
    api,
    say: (user, text, chat) =>
      heard('say', {
        chat: chat ?? 'single',
        user,
        text: chat === undefined ? text : `@${config.botName} ${text}`,
      }),
    click: (user, message, key, chat, selected) =>
      heard('click', { chat: chat ?? 'single', user, message, key, ...(selected ? { selected } : {}) }),
    async moveTo(instant) {
      const answer = await api('clock', { now: instant })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    },
    async messages(chat) {
      const { body } = await api(`chats/${encodeURIComponent(chat)}/messages`)
      return (body as { messages: { id: string; text: string; at: string }[] }).messages
    },
  }
}
