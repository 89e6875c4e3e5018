import { expect, it } from 'vitest'
import { listChats } from '../../../src/features/chats/store.ts'
import { createCongress, findCongressByName, listCongresses } from '../../../src/features/congress/store.ts'
import { seededTowns, seedTown } from '../../../src/features/roster/seed.ts'
import { addressed } from '../../../src/features/roster/store/addressed.ts'
import { listOffices } from '../../../src/features/roster/store/offices.ts'
import { activePeople, listGroups } from '../../../src/features/roster/store/people.ts'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { testDatabase } from '../../support/database.ts'

const { db, open } = await testDatabase()
const founded = await testDatabase()
const now = new Date('2026-03-10T01:00:00Z')

it('the sample town is there after the first start and unchanged by the next, also of two replicas at once', async () => {
  const other = await open()
  const first = await Promise.all([seedTown(db, sampleTown, now), seedTown(other, sampleTown, now)])
  expect(first.toSorted()).toEqual(['present', 'seeded'])
  expect(await seedTown(db, sampleTown, now)).toBe('present')

  await db.transaction(async tx => {
    expect(await listCongresses(tx)).toHaveLength(1)
    const congress = await findCongressByName(tx, sampleTown.name)
    if (congress === null) throw new Error('the sample town is not there')
    const people = await activePeople(tx, congress.id)
    expect(people.map(person => person.name)).toEqual(sampleTown.roster.map(row => row.姓名))
    expect((await listGroups(tx, congress.id)).map(group => group.name)).toHaveLength(5)
    expect((await listOffices(tx, congress.id)).map(office => office.name)).toEqual(sampleTown.offices)
    expect((await listChats(tx, congress.id)).map(chat => chat.chatid)).toEqual(
      sampleTown.chats.map(chat => chat.id),
    )
    expect((await addressed(tx, congress.id, { to: 'deputies' })).people).toHaveLength(60)
    expect((await addressed(tx, congress.id, { to: 'presidium' })).people).toHaveLength(9)
  })
})

it('a town that cannot be imported leaves nothing behind', async () => {
  const broken = { ...sampleTown, name: '坏镇', roster: [{ 姓名: '', 手机: '1' }] }
  await expect(seedTown(db, broken, now)).rejects.toThrow('姓名不能为空')
  expect(await db.transaction(tx => findCongressByName(tx, '坏镇'))).toBeNull()
})

it('a seeded town is told from one that was founded, also when they have one name', async () => {
  expect(await seededTowns(db)).toEqual([sampleTown.name])
  const { db: real } = founded
  const { name, kind, county, province } = sampleTown
  await real.transaction(tx => createCongress(tx, { name, kind, county, province }, now))
  expect(await seedTown(real, sampleTown, now)).toBe('present')
  expect(await seededTowns(real)).toEqual([])
})
