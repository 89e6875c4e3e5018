/** A message number that comes again from somebody else, or in a group: what was said to one alone is not said to another. */
import { expect, it } from 'vitest'
import type { Incoming, Line } from '../../src/bot/incoming.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import type { Logger } from '../../src/log.ts'
import * as stage from '../desk/stage.ts'
import { cleanedUp, post } from '../http/service.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { now, seal } from '../wecom/official.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
await stage.announce(db, sixty)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const start = cleanedUp()
const meetings = async () =>
  (await db.sql<{ id: number }[]>`select id from meeting where congress_id = ${sixty}`).map(({ id }) => id)
const said = (userid: string, chat: string | null) => stage.words(userid, '名单', { msgid: 'm-1', chat })

it('is answered to whoever it was from, where it was, and to nobody else', async () => {
  await desk(stage.words('d2', '请假 住院', { chat: null }))
  const first = await desk(said('d1', null))
  expect(JSON.stringify(first)).toContain('住院')
  expect(await desk(said('d1', null))).toEqual(first)
  expect(JSON.stringify(await desk(said('d3', null)))).not.toContain('住院')
  expect(JSON.stringify(await desk(said('d1', stage.group)))).not.toContain('住院')
})

it('so is a click: nobody is shown what another has answered', async () => {
  const [meetingId = 0] = await meetings()
  const pressed = (userid: string, chat: string | null) =>
    desk(stage.click(userid, `leave:${meetingId}`, { msgid: 'm-2', chat }))
  const first = await pressed('d5', stage.group)
  expect(JSON.stringify(first)).toContain('请假')
  expect(await pressed('d5', stage.group)).toEqual(first)
  expect(await pressed('d6', stage.group)).toEqual({ kind: 'silent' })
  expect(await pressed('d5', null)).toEqual({ kind: 'silent' })
})

const lines: readonly (readonly [string, Line])[] = [
  ['the callback', { kind: 'callback' }],
  ['the connection', { kind: 'connection', requestId: 'r-1' }],
  ['the app', { kind: 'app', responseCode: null }],
]
const over = <T extends Incoming>(incoming: T, line: Line): T => ({
  ...incoming,
  origin: { ...incoming.origin, line },
})
const entered = (msgid: string): Incoming => ({
  kind: 'enter',
  origin: stage.words('d7', '', { msgid, chat: null }).origin,
})

it.each(lines)(
  'over %s the number of a message of another kind is no answer to this one',
  async (name, line) => {
    const [meetingId = 0] = await meetings()
    const of = (msgid: string): readonly Incoming[] => [
      over(stage.words('d7', '名单', { msgid, chat: null }), line),
      over(stage.click('d7', `attend:${meetingId}`, { msgid, chat: null }), line),
      over(stage.click('d7', 'mine', { msgid, chat: null }), line),
      over(entered(msgid), line),
    ]
    for (const [nth, first] of of('').entries()) {
      const msgid = `${name}-${nth}`
      const again = of(msgid)
      const earlier = again[nth]
      if (earlier === undefined) throw new Error('none')
      const answered = await desk(earlier)
      for (const other of again) {
        const reply = await desk(other)
        expect(reply).toEqual(other.kind === first.kind ? answered : { kind: 'silent' })
      }
    }
  },
)

it('over HTTP it is an empty 200, in both directions, and no fault', async () => {
  const errors: unknown[] = []
  const log = { ...quietLog, error: (line: unknown) => errors.push(line) } as unknown as Logger
  const service = await start({ receive: desk, log, clock: { now: () => now, offsetMs: 0 } })
  const [meetingId = 0] = await meetings()
  const from = (msgid: string) => ({ msgid, aibotid: 'B', chattype: 'single', from: { userid: 'd8' } })
  const text = (msgid: string) => ({ ...from(msgid), msgtype: 'text', text: { content: '名单' } })
  const click = (msgid: string) => ({
    ...from(msgid),
    msgtype: 'event',
    create_time: 1,
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: 'button_interaction',
        event_key: `attend:${meetingId}`,
        task_id: 't',
      },
    },
  })
  const answer = async (body: object) => {
    const response = await post(service, seal(body))
    return [response.status, (await response.text()) !== '']
  }
  for (const [first, second] of [
    [text, click],
    [click, text],
  ] as const) {
    const msgid = `http-${first.name}`
    expect(await answer(first(msgid))).toEqual([200, true])
    expect(await answer(second(msgid))).toEqual([200, false])
  }
  expect(errors).toEqual([])
})
