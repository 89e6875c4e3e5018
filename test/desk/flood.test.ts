/** Somebody who sends more than any person does. */
import { beforeAll, describe, expect, it } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { createFlood } from '../../src/desk/flood.ts'
import { registry } from '../../src/desk/registry.ts'
import { tooFast } from '../../src/desk/texts.ts'
import { Patience } from '../../src/patience.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const at = { ms: 0 }
const flood = createFlood(new Patience({ atOnce: 5, aSecond: 1, nowMs: () => at.ms }))
const clock = new MovableClock(stage.now)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog, flood })
const alone = { chat: null } as const
const inbound = async (): Promise<number> => {
  const [row] = await db.sql<{ count: number }[]>`select count(*)::int as count from inbound`
  return row?.count ?? -1
}
let meeting = 0

beforeAll(async () => {
  const { sixty } = await stage.settleTowns(db)
  meeting = (await stage.announce(db, sixty))[0] ?? 0
})

describe('a flood', () => {
  it('of words is answered as far as it is a person’s, then told so, and nothing of the rest is registered', async () => {
    for (let nth = 0; nth < 5; nth++)
      expect(await desk(stage.words('d2', '我的', alone))).not.toEqual({ kind: 'text', text: tooFast })
    const before = await inbound()
    for (let nth = 0; nth < 200; nth++)
      expect(await desk(stage.words('d2', '参加', alone))).toEqual({ kind: 'text', text: tooFast })
    // The first that was told stands in the record, so that what repeats it is told the same.
    expect((await inbound()) - before).toBe(1)
    expect(await stage.sheet(db, meeting)).toEqual([])
  })

  it('of clicks is told on the card, with the button to press again', async () => {
    for (let nth = 0; nth < 5; nth++) await desk(stage.click('d3', `list:${meeting}`))
    const reply = await desk(stage.click('d3', `list:${meeting}`))
    expect(reply).toMatchObject({
      kind: 'update',
      audience: 'clicker',
      card: { body: tooFast, buttons: [{ key: `list:${meeting}` }] },
    })
  })

  it('of clicks on a notice that is not his, or is over, costs no more than words', async () => {
    const stranger = () => desk(stage.click('nobody9', `attend:${meeting}`))
    for (let nth = 0; nth < 5; nth++) expect(await stranger()).not.toMatchObject({ card: { body: tooFast } })
    const before = await inbound()
    for (let nth = 0; nth < 20; nth++) expect(await stranger()).toMatchObject({ card: { body: tooFast } })
    expect((await inbound()) - before).toBe(1)
  })

  it('keeps nobody from answering a notice on its card', async () => {
    for (let nth = 0; nth < 20; nth++) await desk(stage.click('d3', `list:${meeting}`))
    await desk(stage.click('d3', `attend:${meeting}`))
    expect(await stage.sheet(db, meeting)).toMatchObject([{ userid: 'd3', answer: 'attend' }])
  })

  it('of one is nothing to the others, and he is answered again when he has waited', async () => {
    expect(await desk(stage.click('d4', `attend:${meeting}`))).not.toMatchObject({ card: { body: tooFast } })
    at.ms += 5_000
    expect(await desk(stage.words('D2', '参加', alone))).toMatchObject({ kind: 'text' })
    expect((await stage.sheet(db, meeting)).map(line => line.userid)).toEqual(['d2', 'd3', 'd4'])
  })

  it('is not what the platform repeats: that has its first answer', async () => {
    const message = stage.words('d5', '参加', alone)
    const first = await desk(message)
    for (let nth = 0; nth < 20; nth++) await desk(stage.words('d5', '我的', alone))
    expect(await desk(message)).toEqual(first)
  })
})
