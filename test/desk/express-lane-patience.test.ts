import { expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click, deputies } from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

test('a batch that waits for a lock of somebody else holds up no click on another notice that comes after it', async () => {
  const [held = 0, free = 0] = await stage.announce(db, sixty, { count: 2 })
  const order: string[] = []
  let waiting: Promise<unknown>[] = []
  await db.transaction(async tx => {
    await tx.sql`select from meeting where id = ${held} for update`
    waiting = deputies
      .slice(0, 5)
      .map(userid => desk(click(userid, `attend:${held}`)).then(() => order.push('held')))
    await new Promise(resolve => setImmediate(resolve))
    // Behind them, on both notices: those of the free one are answered while the lock is still held.
    waiting.push(desk(click('d6', `attend:${held}`)).then(() => order.push('held')))
    await Promise.all(deputies.slice(0, 30).map(userid => desk(click(userid, `attend:${free}`))))
    order.push('released')
  })
  await Promise.all(waiting)
  expect(order).toEqual(['released', ...Array(6).fill('held')])
  expect(await stage.answerLog(db, held)).toHaveLength(6)
  expect(await stage.answerLog(db, free)).toHaveLength(30)
})
