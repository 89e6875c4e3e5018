import { expect, it } from 'vitest'
import {
  allowAdminCode,
  createCongress,
  findCongress,
  findCongressByName,
  hasAdminCode,
  listCongresses,
  spendAdminCode,
} from '../../../src/features/congress/store.ts'
import { testDatabase } from '../../support/database.ts'

const { db, open } = await testDatabase()
const now = new Date('2026-03-10T01:00:00Z')
const yunxi = { name: '云溪镇', kind: 'township', county: '某县', province: '浙江' } as const

it('a congress is added once and found by name and number', async () => {
  const added = await db.transaction(tx => createCongress(tx, yunxi, now))
  expect(added).toMatchObject({ ...yunxi, zone: 'Asia/Shanghai', settings: {} })
  await db.transaction(async tx => {
    expect(await createCongress(tx, { ...yunxi, kind: 'street' }, now)).toBeNull()
    expect(await findCongressByName(tx, '云溪镇')).toEqual(added)
    expect(await findCongress(tx, added?.id ?? 0)).toEqual(added)
    expect(await findCongressByName(tx, '石桥镇')).toBeNull()
    expect(await listCongresses(tx)).toEqual([added])
  })
})

it('a code is good once, for one of two at the same moment, and stays used when it is allowed again', async () => {
  const other = await open()
  expect(await db.transaction(hasAdminCode)).toBe(false)
  await db.transaction(tx => allowAdminCode(tx, 'sesame', now))
  expect(await db.transaction(hasAdminCode)).toBe(true)
  expect(await db.transaction(tx => spendAdminCode(tx, 'open', 'u1', now))).toBe(false)
  const spent = await Promise.all(
    [db, other].map(each => each.transaction(tx => spendAdminCode(tx, 'sesame', 'u1', now))),
  )
  expect(spent.toSorted()).toEqual([false, true])
  await db.transaction(tx => allowAdminCode(tx, 'sesame', now))
  expect(await db.transaction(tx => spendAdminCode(tx, 'sesame', 'u2', now))).toBe(false)
  const [row] = await db.sql<{ hash: string }[]>`select code_hash as hash from admin_code`
  expect(row?.hash).not.toContain('sesame')
})
