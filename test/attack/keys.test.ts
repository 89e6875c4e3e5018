/** Buttons whose keys are not as the bot has written them: whatever stands behind a button's name, a click is answered by a card. */
import { expect, it } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import * as stage from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty } = await stage.settleTowns(db)
const [meeting = 0] = await stage.announce(db, sixty)
const congresses = [`${sixty}`, '999999']
const arguments_ = [
  '',
  ':',
  'x',
  '0',
  '-1',
  '１',
  '99999999999999999999',
  '1.1',
  '1.1.1',
  `${meeting}`,
  `${meeting}.1`,
  '__proto__',
  ...congresses.flatMap(id => [`${id}.20.2026-02-30`, `${id}.20.2026-12-15`, `${id}.99.9999-99-99`]),
]
const choices = [null, '', '1.1.1', '__proto__']

it.each([...registry.byAction.keys()])('%s', async action => {
  for (const argument of arguments_)
    for (const chosen of choices)
      for (const chat of [null, stage.group]) {
        const message = stage.click('d1', argument === '' ? action : `${action}:${argument}`, { chat })
        const selected = new Map(
          chosen === null ? [] : ['leave', 'which', action].map(name => [name, [chosen]]),
        )
        const reply = await desk({ ...message, click: { ...message.click, selected } })
        expect([action, argument, chosen, chat, reply.kind]).toEqual([
          action,
          argument,
          chosen,
          chat,
          expect.stringMatching(/^(?:update|silent)$/),
        ])
      }
})
