/** Two deeds at one moment, of which the first takes from the second what it needs. */
import { expect, it } from 'vitest'
import { lockCongress } from '../../src/features/congress/store.ts'
import { handOver } from '../../src/features/terms/store/change.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db, open } = town.database

const personOf = async (name: string) => {
  const [row] = await db.sql<{ id: number; congressId: number }[]>`
    select id, congress_id as "congressId" from person where name = ${name} and userid is not null`
  if (row === undefined) throw new Error(`there is no ${name}`)
  return row
}

const isWaitedFor = async () => {
  for (;;) {
    const [row] = await db.sql<
      { waits: boolean }[]
    >`select exists (select from pg_locks where not granted) as waits`
    if (row?.waits === true) return
  }
}

it('whoever has handed his office over at the same moment hands nothing over any more', async () => {
  const [chair, next] = [await personOf('杨国梁'), await personOf('王秀兰')]
  const other = await open()
  const said = await other.transaction(async tx => {
    await lockCongress(tx, chair.congressId)
    const waiting = town.say('杨国梁', '/交接 主席 胡志强')
    await isWaitedFor()
    await handOver(tx, chair.congressId, { role: 'chair', from: chair.id, to: next.id }, town.clock.now())
    return { waiting }
  })
  expect((await said.waiting).text).toContain('没有办理')
  const holders = await db.sql`select person_id as id from person_role where role = 'chair'`
  expect(holders).toEqual([{ id: next.id }])
})
