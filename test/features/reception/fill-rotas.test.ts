/** A rota that was made goes on by itself: new days are filled, who leaves is replaced, what was decided stays. */
import { expect, test } from 'vitest'
import { setOfficeState } from '../../../src/features/roster/store/office-state.ts'
import { notedFor } from '../../support/opened.ts'
import { deedsOf, entriesOf, receivingTown, rotaOf } from './duty-town.ts'

const town = await receivingTown()
const { db } = town.database
const say = async (who: string, text: string) => (await town.say(who, text)).text ?? ''
const notesFor = (name: string) => notedFor(db, name)
const leave = async (name: string) => {
  const [row] = await db.sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (row === undefined) throw new Error(`nobody is called ${name}`)
  const at = town.clock.now()
  await db.transaction(tx => setOfficeState(tx, row, { inOffice: false, reason: 'resigned' }, at))
}
const fills = async () => (await deedsOf(town)).filter(line => line.includes('rota.fill'))
const namesOn = async (day: string): Promise<string[]> =>
  (await rotaOf(town))
    .find(line => line.startsWith(day))
    ?.split(': ')[1]
    ?.split(' ') ?? []
/** The next full minute. */
const nextBeat = () => town.moveTo(new Date(town.clock.now().getTime() + 60_000).toISOString())

await say('周晓敏', '/排班 12月15日 王秀兰带班、胡志强')
await say('周晓敏', '/排班 每次2人 不分组')

test('the days of a month that is planned later are filled without a word, and those before stay', async () => {
  const before = await rotaOf(town)
  expect(before.at(-1)).toMatch(/^2027-12-15: \S+ \S+$/)
  await town.moveTo('2026-12-01T08:00:00+08:00')
  const after = await rotaOf(town)
  expect(after.slice(0, before.length)).toEqual(before)
  const added = after.slice(before.length)
  // Until the table of 2028 is there, the 15th of January 2028, a Saturday, goes to the Monday.
  expect(added.map(line => line.slice(0, 10))).toEqual(['2028-01-17'])
  const names = after
    .flatMap(line => line.split(': ')[1]?.split(' ') ?? [])
    .map(name => name.replace('*', ''))
  expect(new Set(names).size).toBe(names.length)
  expect(await fills()).toEqual(['rota.fill done {"days": 1}'])
  expect((await notesFor('周晓敏')).filter(text => text.includes('值班变动'))).toEqual([])
})

test('looking again fills nothing, however many look', async () => {
  const before = await rotaOf(town)
  await nextBeat()
  await town.moveTo('2026-12-05T08:00:00+08:00')
  expect(await rotaOf(town)).toEqual(before)
  expect(await fills()).toHaveLength(1)
})

test('who leaves is replaced on days of which nobody was told, and nobody is told', async () => {
  const [gone = ''] = await namesOn('2027-03-15')
  const told = (await notesFor('周晓敏')).length
  await leave(gone)
  await nextBeat()
  const names = await namesOn('2027-03-15')
  expect(names).toHaveLength(2)
  expect(names).not.toContain(gone)
  expect((await rotaOf(town)).join()).not.toContain(gone)
  expect(await notesFor('周晓敏')).toHaveLength(told)
  expect(await fills()).toHaveLength(2)
})

test('on a day that was announced he who takes over, and the clerks, hear of it; the day by hand keeps the other', async () => {
  await town.moveTo('2026-12-08T10:00:00+08:00')
  await leave('胡志强')
  await nextBeat()
  const [leader, other = ''] = await namesOn('2026-12-15')
  expect(leader).toBe('王秀兰*')
  expect(other).not.toBe('胡志强')
  expect((await entriesOf(town, '2026-12-15')).slice(-2).sort()).toEqual(
    ['胡志强 removed', `${other} assigned`].sort(),
  )
  expect((await notesFor(other)).at(-1)).toMatch(
    new RegExp(
      `^【值班安排】请您于12月15日（星期二）上午8:30至11:30在代表联络站接待选民，值班代表：王秀兰、${other}`,
    ),
  )
  expect((await notesFor('周晓敏')).at(-1)).toBe(
    `【值班变动】12月15日（星期二）上午8:30至11:30的接待值班，胡志强已离任，按值班表由${other}接替，已单独告知${other}。已经张贴的公告请更换。`,
  )
  // Who has left is not written to.
  expect((await notesFor('胡志强')).filter(text => text.includes('不用到岗'))).toEqual([])
  expect((await namesOn('2026-12-15')).length).toBe(2)
})

test('who is on leave is not replaced by itself: the clerks decide', async () => {
  const before = await namesOn('2026-12-15')
  await say('王秀兰', '请假 住院')
  await leave('许金泉')
  await nextBeat()
  expect(await namesOn('2026-12-15')).toEqual(before)
  expect(await say('周晓敏', '补班')).toContain('王秀兰请假（住院）')
})

test('a rota that was given up fills nothing any more', async () => {
  await say('周晓敏', '/排班 停止')
  const count = (await fills()).length
  const [gone = ''] = await namesOn('2027-05-17')
  await leave(gone)
  await town.moveTo('2027-01-05T08:00:00+08:00')
  expect(await namesOn('2027-05-17')).toContain(gone)
  expect(await fills()).toHaveLength(count)
  expect((await rotaOf(town)).at(-1)).toBe('2028-02-15: ')
})
