/**
 * What every way out promises, over each of them: the service's outbox on this side, the stand-in on the other. What a way has
 * beyond that stands in its own tests.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { appChannel, connectionChannel } from '../../src/channels/names.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { responseUrlChannel } from '../../src/channels/response-url.ts'
import { chatTarget, personTarget, placeTarget } from '../../src/channels/target.ts'
import { webhookChannel } from '../../src/channels/webhook.ts'
import type { PlayedName } from '../../src/config.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import type { SendPromise } from '../../src/outbox/retry.ts'
import { quietLog } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

const listener = '王秀兰'
const account = 'wangxiulan'

interface Way {
  readonly channel: string
  readonly plays: PlayedName
  /** The room of the stand-in in which it is read. */
  readonly room: string
  readonly target: (ids: { readonly chat: number; readonly person: number }) => string
  readonly payload: (text: string) => Payload
  /** The fault that refuses what is sent by it. */
  readonly refusing: 'errcode' | 'appErrcode'
  /** One address a word: nothing can be tried again by it. */
  readonly isOneShot?: boolean
}

const alone = (text: string): Payload => ({ kind: 'markdown', text })
const ways: readonly Way[] = [
  {
    channel: webhookChannel,
    plays: 'callback',
    room: '主席团',
    target: ({ chat }) => chatTarget(chat),
    payload: text => ({ kind: 'text', text, mention: [account] }),
    refusing: 'errcode',
  },
  {
    channel: responseUrlChannel,
    plays: 'callback',
    room: `single:${account}`,
    target: ({ person }) => personTarget(person),
    payload: alone,
    refusing: 'errcode',
    isOneShot: true,
  },
  {
    channel: connectionChannel,
    plays: 'connection',
    room: `single:${account}`,
    target: () => placeTarget({ kind: 'user', id: account }),
    payload: alone,
    refusing: 'errcode',
  },
  {
    channel: appChannel,
    plays: 'app',
    room: `app:${account}`,
    target: () => placeTarget({ kind: 'user', id: account }),
    payload: alone,
    refusing: 'appErrcode',
  },
]

describe.each(ways)('by $channel', async way => {
  const town = await startTown(wednesdayMorning, quietLog, way.plays)
  const { db } = town.database
  const [ids] = await db.sql<{ chat: number; person: number; congress: number }[]>`
    select p.id as person, p.congress_id as congress,
           coalesce((select id from chat where purpose = 'presidium' limit 1), 0) as chat
    from person p where p.userid = ${account}`
  if (ids === undefined) throw new Error('nobody has the account')
  let nth = 0
  let words = ''

  /** Words that were never said before, as a row of the outbox. */
  async function put(
    promise: SendPromise,
    target = way.target(ids ?? { chat: 0, person: 0 }),
  ): Promise<string> {
    const text = `第${++nth}句话`
    await db.transaction(tx =>
      enqueue(tx, town.clock, [
        {
          congressId: ids?.congress ?? null,
          channel: way.channel,
          target,
          promise,
          payload: way.payload(text),
        },
      ]),
    )
    return text
  }
  const send = () => town.app.dispatcher.runOnce()
  const faults = (settings: object) => town.api('faults', settings)
  const read = async (text: string) =>
    (await town.messages(way.room)).filter(message => message.text.includes(text)).length
  const stands = async () =>
    (
      await db.sql<{ state: string; lastError: string | null }[]>`
      select state, last_error as "lastError" from outbox where channel = ${way.channel} order by id desc limit 1`
    )[0]
  /** Past every pause there is, of the platform's and of ours. */
  const later = async (minutes: number) => {
    await town.moveTo(new Date(town.clock.now().getTime() + minutes * 60_000).toISOString())
  }

  beforeEach(async () => {
    await faults({ clear: true })
    await later(3)
    // The bot speaks where it was spoken to, and later answers have an address for an hour.
    if (way.plays !== 'app') await town.say(listener, '帮助')
  })

  it('what is accepted is read once, and settled', async () => {
    words = await put('at_least_once')
    await send()
    await send()
    expect(await read(words)).toBe(1)
    expect(await stands()).toEqual({ state: 'sent', lastError: null })
  })

  it('what is refused for good is read by nobody and not tried again, and it is known why', async () => {
    await faults({ [way.refusing]: 40058 })
    words = await put('at_least_once')
    await send()
    await later(10)
    expect(await read(words)).toBe(0)
    expect(await stands()).toEqual({ state: 'dead', lastError: 'refused:40058' })
  })

  if (way.isOneShot !== true) {
    it('a busy platform is asked again, and then it is read once', async () => {
      await faults({ [way.refusing]: { code: -1, times: 2 } })
      words = await put('at_least_once')
      await send()
      expect(await read(words)).toBe(0)
      await later(5)
      expect(await read(words)).toBe(1)
      expect((await stands())?.state).toBe('sent')
    })

    it('what was too fast waits, in its order, and is read once', async () => {
      await faults({ [way.refusing]: 45009 })
      const first = await put('at_least_once')
      const second = await put('at_least_once')
      await send()
      await later(5)
      const said = (await town.messages(way.room))
        .map(message => message.text)
        .filter(text => /第\d+句话/.test(text))
      expect(said.slice(-2).map(text => /第\d+句话/.exec(text)?.[0])).toEqual([first, second])
    })
  }

  it('what may have arrived is said again only where that was promised', async () => {
    for (const promise of ['at_most_once', 'at_least_once'] as const) {
      // Both answers of a call that is repeated at once get lost.
      await faults({ resetAfter: 2 })
      words = await put(promise)
      await send()
      await faults({ clear: true })
      await later(10)
      const times = await read(words)
      expect([promise, times >= 1, times <= (promise === 'at_most_once' ? 1 : 2)]).toEqual([
        promise,
        true,
        true,
      ])
      if (promise === 'at_most_once')
        expect(await stands()).toEqual({ state: 'dead', lastError: 'maybe_sent' })
      if (way.plays !== 'app') await town.say(listener, '帮助')
    }
  })

  it('where it has no way to, it says so and sends nothing', async () => {
    words = await put('at_least_once', 'nowhere:1')
    await send()
    expect((await stands())?.lastError).toMatch(/^no_way:/)
    expect(await read(words)).toBe(0)
  })
})
