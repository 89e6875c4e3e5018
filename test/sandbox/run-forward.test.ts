/** A real town that a sandbox ran through keeps the mark of it: a live service on it says so at every start. */
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createCongress } from '../../src/features/congress/store.ts'
import { townsRunForward } from '../../src/features/roster/seed.ts'
import { runHere } from '../cli/child.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { townOn, wednesdayMorning } from '../support/town.ts'

const { db, url } = await testDatabase()

it('is marked once its clock moves, once, and doctor calls it bad', async () => {
  const real = { name: '青石镇', kind: 'township', county: '安平县', province: '浙江' } as const
  await db.transaction(tx => createCongress(tx, real, wednesdayMorning))
  const town = await townOn(db, wednesdayMorning, quietLog)
  expect(await townsRunForward(db)).toEqual([])
  for (const minute of ['05', '10']) await town.moveTo(`2026-03-11T10:${minute}:00+08:00`)
  await town.close()
  expect(await townsRunForward(db)).toEqual([real.name])
  expect(await db.sql`select from deed where action = 'sandbox.clock'`).toHaveLength(1)
  const env = { DATABASE_URL: url, WECOM_BOT_TOKEN: 'token', WECOM_BOT_AES_KEY: 'a'.repeat(43) }
  const { code, out } = await runHere(['doctor', '--json'], { env, cwd: tmpdir() })
  expect(code).toBe(1)
  expect(out).toMatch(/clock was run forward on this database, which holds 青石镇/u)
})
