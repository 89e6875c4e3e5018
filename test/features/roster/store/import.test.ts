import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tx } from '../../../../src/db/tx.ts'
import { createCongress } from '../../../../src/features/congress/store.ts'
import type { Column } from '../../../../src/features/roster/rules/columns.ts'
import { bindUserid } from '../../../../src/features/roster/store/binding.ts'
import { importRoster, rosterRecords } from '../../../../src/features/roster/store/import.ts'
import { listOffices } from '../../../../src/features/roster/store/offices.ts'
import { findPersonByUserid, listGroups } from '../../../../src/features/roster/store/people.ts'
import { testDatabase } from '../../../support/database.ts'
import { roster } from '../any-roster.ts'
import { type Cells, tableWith } from '../tables.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-10T01:00:00Z')
const later = new Date('2026-09-10T01:00:00Z')
let towns = 0

/** A fresh congress and its imports, each in a transaction of its own. */
async function town() {
  towns++
  const congress = await db.transaction(tx =>
    createCongress(tx, { name: `第${towns}镇`, kind: 'township', county: null, province: null }, now),
  )
  if (congress === null) throw new Error('a new name was taken')
  const inside = <T>(work: (tx: Tx, id: number) => Promise<T>) => db.transaction(tx => work(tx, congress.id))
  return {
    inside,
    load: (people: Cells[], columns?: Column[], options = {}) =>
      inside((tx, id) => importRoster(tx, id, tableWith(people, columns), now, options)),
    records: () => inside(rosterRecords),
  }
}

const wang: Cells = {
  name: '王秀兰',
  userid: 'wang',
  phone: '13800000001',
  levels: '乡镇',
  group: '第一代表小组',
  roles: '组长',
  unit: '石桥村',
}
const li: Cells = { name: '李四', aliases: '老李、阿四', district: '上溪村', group: '第二代表小组' }
const office: Cells = {
  name: '钱科',
  userid: 'qian',
  roles: '承办单位联系人、联络员',
  unit: '农业农村办、水利站',
}

const tally = (plan: {
  added: readonly unknown[]
  updated: readonly unknown[]
  unchanged: number
  untouched: number
}) => [plan.added.length, plan.updated.length, plan.unchanged, plan.untouched]

describe('an import', () => {
  it('stores what the file says, with groups and offices', async () => {
    const { load, records, inside } = await town()
    expect(tally(await load([wang, li, office]))).toEqual([3, 0, 0, 0])
    expect(await records()).toMatchObject([
      {
        name: '王秀兰',
        userid: 'wang',
        phone: '13800000001',
        levels: ['town'],
        group: '第一代表小组',
        roles: ['leader'],
        unit: '石桥村',
      },
      {
        name: '李四',
        aliases: ['老李', '阿四'],
        userid: null,
        levels: [],
        district: '上溪村',
        group: '第二代表小组',
      },
      {
        name: '钱科',
        roles: expect.arrayContaining(['office_contact', 'liaison']),
        offices: ['农业农村办', '水利站'],
      },
    ])
    expect((await inside(listOffices)).map(each => each.name)).toEqual(['农业农村办', '水利站'])
  })

  it('of the same file again changes nothing', async () => {
    const { load, records } = await town()
    await load([wang, li, office])
    const before = await records()
    expect(tally(await load([office, wang, li]))).toEqual([0, 0, 3, 0])
    expect(await records()).toEqual(before)
  })

  it('updates who changed, adds who is new, and leaves who is not in the file', async () => {
    const { load, records } = await town()
    await load([wang, li, office])
    const plan = await load([{ ...wang, roles: '', unit: '县供销社' }, { name: '赵六' }])
    expect(tally(plan)).toEqual([1, 1, 0, 2])
    expect((await records()).map(({ name, roles, unit }) => [name, roles, unit])).toEqual([
      ['王秀兰', [], '县供销社'],
      ['李四', [], null],
      ['钱科', ['liaison', 'office_contact'], '农业农村办、水利站'],
      ['赵六', [], null],
    ])
  })

  it('a dry run tells the same and changes nothing', async () => {
    const { load, records, inside } = await town()
    await load([wang])
    const people = [{ ...wang, unit: '别处' }, li, office]
    const before = await records()
    const dry = tally(await load(people, undefined, { dryRun: true }))
    expect(await records()).toEqual(before)
    expect(await inside(listOffices)).toEqual([])
    expect(dry).toEqual(tally(await load(people)))
  })

  it('one wrong row keeps everything out, offices and groups too', async () => {
    const { load, records, inside } = await town()
    const plan = await load([wang, office, { name: '', phone: '1' }])
    expect(plan.problems.length).toBe(2)
    expect(await records()).toEqual([])
    expect(await inside(listGroups)).toEqual([])
    expect(await inside(listOffices)).toEqual([])
  })

  it('an account that was bound in the chat survives a file without it', async () => {
    const { load, records, inside } = await town()
    await load([li])
    const [before] = await records()
    await inside(tx => bindUserid(tx, before?.id ?? 0, 'LiSi', now))
    expect(tally(await load([li]))).toEqual([0, 0, 1, 0])
    expect(tally(await load([{ ...li, userid: 'lisi' }]))).toEqual([0, 0, 1, 0])
    expect((await inside((tx, id) => findPersonByUserid(tx, id, 'lisi')))?.userid).toBe('LiSi')
  })

  it('a column that the file does not have changes nothing; an empty cell empties', async () => {
    const { load, records } = await town()
    await load([wang, office])
    expect(tally(await load([{ name: '王秀兰' }, { name: '钱科' }], ['name']))).toEqual([0, 0, 2, 0])
    await load(
      [
        { name: '王秀兰', phone: '' },
        { name: '钱科', phone: '13900000000' },
      ],
      ['name', 'phone'],
    )
    expect(await records()).toMatchObject([
      { name: '王秀兰', phone: null, roles: ['leader'], group: '第一代表小组' },
      { name: '钱科', phone: '13900000000', offices: ['农业农村办', '水利站'] },
    ])
  })

  it('another way of writing a group is the same group', async () => {
    const { load, inside } = await town()
    await load([wang, { name: '赵六', group: '一组' }])
    expect(
      tally(
        await load([
          { ...wang, group: '第1小组' },
          { name: '赵六', group: '第一代表小组' },
        ]),
      ),
    ).toEqual([0, 0, 2, 0])
    expect((await inside(listGroups)).map(group => group.name)).toEqual(['第一代表小组'])
  })

  it('somebody leaves with a reason and comes back, and keeps account, roles and history', async () => {
    const { load, records } = await town()
    await load([wang, { ...li, userid: 'lisi', roles: '主席' }])
    const left = await load([{ ...wang, status: '辞职' }])
    expect(tally(left)).toEqual([0, 1, 0, 1])
    expect(left.left).toMatchObject([{ name: '王秀兰', leftReason: 'resigned' }])
    expect(await records()).toMatchObject([
      { userid: 'wang', roles: ['leader'], active: false, leftReason: 'resigned' },
      { active: true, leftReason: null },
    ])
    expect(tally(await load([{ ...wang, status: '辞职' }]))).toEqual([0, 0, 1, 1])
    const back = await load([{ ...wang, status: '在任' }])
    expect(back.returned).toMatchObject([{ name: '王秀兰' }])
    expect((await records())[0]).toMatchObject({
      userid: 'wang',
      roles: ['leader'],
      active: true,
      leftReason: null,
    })
  })

  it('nobody leaves or comes back by a file that does not say so', async () => {
    const { load, records } = await town()
    await load([wang, li])
    await load([{ name: '李四', status: '去世' }], ['name', 'status'])
    for (const plan of [
      await load([wang, li]),
      await load([
        { ...wang, status: '' },
        { ...li, status: '' },
      ]),
      await load([{ name: '王秀兰' }, { name: '李四' }], ['name']),
    ]) {
      expect(tally(plan)).toEqual([0, 0, 2, 0])
      expect(plan.away).toMatchObject([{ name: '李四' }])
    }
    expect((await records()).map(person => [person.active, person.leftReason])).toEqual([
      [true, null],
      [false, 'died'],
    ])
  })

  it('when and why somebody left is kept: a later 离任 takes back no reason, and the day stays the first', async () => {
    const { load, inside } = await town()
    const row = () =>
      inside(
        async tx =>
          (
            await tx.sql`select left_at, left_reason from person where name = '李四' order by id desc limit 1`
          )[0],
      )
    await load([wang, li])
    await load([{ ...li, status: '调离' }])
    expect(await row()).toEqual({ left_at: now, left_reason: 'transferred' })
    await inside((tx, id) =>
      importRoster(tx, id, tableWith([{ ...li, phone: '13800000009', status: '离任' }]), later),
    )
    expect(await row()).toEqual({ left_at: now, left_reason: 'transferred' })
    await load([{ ...li, status: '在任' }])
    expect(await row()).toEqual({ left_at: null, left_reason: null })
  })

  it('the last one who can work with the bot may not leave', async () => {
    const { load, records } = await town()
    await load([office, li])
    const plan = await load([{ ...office, status: '调离' }])
    expect(plan.problems).toMatchObject([{ row: 2, column: 'status', problem: { kind: 'last_clerk' } }])
    expect((await records())[0]).toMatchObject({ active: true })
  })

  it('homonyms on the roster who cannot be told apart stop the import', async () => {
    const { load, records } = await town()
    await load([li, { ...li, district: '石桥村', group: '第三代表小组' }])
    const plan = await load([{ name: '李四' }, wang])
    expect(plan.problems).toMatchObject([{ row: 2, column: 'name', problem: { kind: 'ambiguous' } }])
    expect(await records()).toHaveLength(2)
  })

  it('may not take away the last one who can work with the bot', async () => {
    const { load, records } = await town()
    await load([office, li])
    const plan = await load([{ ...office, roles: '承办单位联系人' }])
    expect(plan.problems).toMatchObject([{ row: 2, column: 'roles', problem: { kind: 'last_clerk' } }])
    const handedOver = await load([
      { ...office, roles: '承办单位联系人' },
      { ...li, userid: 'lisi', roles: '主席' },
    ])
    expect(tally(handedOver)).toEqual([0, 2, 0, 0])
    expect((await records()).map(person => person.roles)).toEqual([['office_contact'], ['chair']])
  })

  it('two at once of one file make each person once', async () => {
    const { load, records } = await town()
    const plans = await Promise.all([load([wang, li, office]), load([wang, li, office])])
    expect(plans.map(plan => plan.added.length).toSorted()).toEqual([0, 3])
    expect(await records()).toHaveLength(3)
  })

  it('the account of somebody who has left goes to whoever the file gives it to, and his records stay his', async () => {
    const { load, records } = await town()
    await load([wang, li])
    await load([{ ...wang, status: '辞职' }])
    const plan = await load([{ name: '接号人', userid: 'WANG', levels: '乡镇' }])
    expect(plan.problems).toEqual([])
    expect((await records()).map(({ name, userid, active }) => [name, userid, active])).toEqual([
      ['王秀兰', null, false],
      ['李四', null, true],
      ['接号人', 'WANG', true],
    ])
  })

  it('the same account may be on the rosters of two congresses', async () => {
    const [one, other] = [await town(), await town()]
    await one.load([wang])
    expect(tally(await other.load([wang]))).toEqual([1, 0, 0, 0])
  })

  it('5 000 people are imported within the time of a few statements', async () => {
    const { load, records } = await town()
    const people = Array.from({ length: 5_000 }, (_, i) => ({
      name: `王${String.fromCharCode(0x4e00 + i)}`,
      userid: `w${i}`,
      group: `第${1 + (i % 20)}小组`,
      roles: '主席团成员',
    }))
    expect(tally(await load(people))).toEqual([5_000, 0, 0, 0])
    expect(await records()).toHaveLength(5_000)
    expect(tally(await load(people))).toEqual([0, 0, 5_000, 0])
  })

  it('any importable roster is stored as it is read, and the second import changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async people => {
        const { load, records } = await town()
        const first = await load(people)
        expect((await records()).length).toBe(first.added.length)
        if (first.problems.length > 0) return
        expect(tally(await load(people))).toEqual([0, 0, people.length, 0])
      }),
      { numRuns: 60 },
    )
  })
})
