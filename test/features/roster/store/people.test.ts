import { beforeAll, describe, expect, it } from 'vitest'
import { createCongress } from '../../../../src/features/congress/store.ts'
import { addressed } from '../../../../src/features/roster/store/addressed.ts'
import {
  bindUserid,
  decideBinding,
  findBindingRequest,
  openBindingRequests,
  requestBinding,
} from '../../../../src/features/roster/store/binding.ts'
import { importRoster } from '../../../../src/features/roster/store/import.ts'
import {
  activePeople,
  addPerson,
  findPeopleByName,
  findPeopleByUserid,
  findPersonByUserid,
  grantRole,
  personWithRoles,
} from '../../../../src/features/roster/store/people.ts'
import type { Audience } from '../../../../src/features/roster/types.ts'
import { testDatabase } from '../../../support/database.ts'
import { type Cells, tableWith } from '../tables.ts'

const { db, open } = await testDatabase()
const now = new Date('2026-03-10T01:00:00Z')
const ids = { town: 0, street: 0 }

const people: Cells[] = [
  { name: '杨国梁', userid: 'yang', levels: '乡镇、县', group: '第一代表小组', roles: '主席' },
  { name: '沈月英', userid: 'shen', roles: '副主席' },
  { name: '王秀兰', userid: 'wang', levels: '乡镇', group: '第一代表小组', roles: '主席团成员、组长' },
  { name: '陈建华', levels: '乡镇', group: '第一代表小组', district: '上溪村' },
  { name: '陈建华', levels: '乡镇', group: '第二代表小组', district: '石桥村' },
  { name: '县代表', levels: '县', group: '第二代表小组' },
  { name: '联络人', userid: 'lian', roles: '联络员' },
  { name: '离任人', userid: 'gone', levels: '乡镇', group: '第一代表小组', roles: '主席团成员' },
]

beforeAll(async () => {
  for (const kind of ['township', 'street'] as const) {
    const congress = await db.transaction(tx =>
      createCongress(tx, { name: kind, kind, county: null, province: null }, now),
    )
    if (congress === null) throw new Error('the name was taken')
    ids[kind === 'street' ? 'street' : 'town'] = congress.id
    await db.transaction(tx => importRoster(tx, congress.id, tableWith(people), now))
  }
  await db.sql`update person set active = false where name = '离任人'`
})

const called = (audience: Audience, congress = ids.town) =>
  db.transaction(async tx => {
    const { people: found, unknown, ambiguous } = await addressed(tx, congress, audience)
    return { people: found.map(person => person.name), unknown, ambiguous: ambiguous.map(each => each.name) }
  })
const found = (names: string[]) => ({ people: names, unknown: [], ambiguous: [] })

describe('an audience', () => {
  it('the presidium is its members with chair and vice-chair, and nobody who has left', async () => {
    expect(await called({ to: 'presidium' })).toEqual(found(['杨国梁', '沈月英', '王秀兰']))
  })

  it('the deputies of a town are those of its own congress; of a street, of any level', async () => {
    expect(await called({ to: 'deputies' })).toEqual(found(['杨国梁', '王秀兰', '陈建华', '陈建华']))
    expect((await called({ to: 'deputies' }, ids.street)).people).toContain('县代表')
  })

  it.each(['第二代表小组', '二组', '第2小组'])('a group is found as %s', async name => {
    expect(await called({ to: 'group', name })).toEqual(found(['陈建华', '县代表']))
  })

  it('a group that is not there is told', async () => {
    expect(await called({ to: 'group', name: '九组' })).toEqual({
      people: [],
      unknown: ['九组'],
      ambiguous: [],
    })
  })

  it('of names, those nobody or several have are told and the others found, each once', async () => {
    expect(
      await called({ to: 'named', names: ['王秀兰', '杨主席', '杨国梁', '陈建华', '李逵', '离任人'] }),
    ).toEqual({
      people: ['杨国梁', '王秀兰'],
      unknown: ['李逵', '离任人'],
      ambiguous: ['陈建华'],
    })
  })
})

describe('people', () => {
  it('are found by account in any letters, unless they have left', async () => {
    await db.transaction(async tx => {
      expect((await findPersonByUserid(tx, ids.town, 'YANG'))?.name).toBe('杨国梁')
      expect(await findPersonByUserid(tx, ids.town, 'gone')).toBeNull()
      expect(await findPersonByUserid(tx, ids.town, '')).toBeNull()
      expect(await findPeopleByUserid(tx, 'Yang')).toHaveLength(2)
    })
  })

  it('are found by name with roles and group', async () => {
    const [person] = await db.transaction(tx => findPeopleByName(tx, ids.town, '王组长'))
    expect(person).toMatchObject({
      name: '王秀兰',
      groupName: '第一代表小组',
      roles: ['leader', 'presidium_member'],
    })
  })

  it('may be added with a role, which is granted once', async () => {
    await db.transaction(async tx => {
      const id = await addPerson(tx, ids.town, { name: '新人', userid: 'xin' }, now)
      expect(await grantRole(tx, id, 'liaison')).toBe(true)
      expect(await grantRole(tx, id, 'liaison')).toBe(false)
      expect(await personWithRoles(tx, id)).toMatchObject({
        name: '新人',
        userid: 'xin',
        roles: ['liaison'],
        levels: [],
      })
    })
  })
})

describe('an account', () => {
  const chens = () =>
    db.transaction(async tx => (await activePeople(tx, ids.town)).filter(person => person.name === '陈建华'))

  it('is bound once, kept by its holder, and may be replaced', async () => {
    const [first, second] = await chens()
    const bind = (id = 0, userid = '') => db.transaction(tx => bindUserid(tx, id, userid, now))
    expect(await bind(first?.id, 'chen1')).toEqual({ outcome: 'bound', previousUserid: null })
    expect(await bind(first?.id, 'chen1')).toEqual({ outcome: 'unchanged' })
    expect(await bind(second?.id, 'CHEN1')).toMatchObject({ outcome: 'taken', holder: { id: first?.id } })
    expect(await bind(first?.id, 'chen1new')).toEqual({ outcome: 'bound', previousUserid: 'chen1' })
    expect(await bind(second?.id, 'chen1')).toEqual({ outcome: 'bound', previousUserid: null })
  })

  it('is asked for once, however often the same person asks, also at the same moment', async () => {
    const [, second] = await chens()
    const other = await open()
    const request = { congressId: ids.town, userid: 'u7', personId: second?.id ?? 0 }
    const asked = await Promise.all(
      [db, other].map(each => each.transaction(tx => requestBinding(tx, request, now))),
    )
    expect(new Set(asked.map(each => each.id)).size).toBe(1)
    expect(asked.filter(each => each.isNew)).toHaveLength(1)
    expect(await db.transaction(tx => openBindingRequests(tx, ids.town))).toMatchObject([
      { userid: 'u7', personName: '陈建华', decision: null },
    ])
  })

  it('is confirmed by the first word, and a second changes nothing', async () => {
    const [first] = await chens()
    const lian = await db.transaction(tx => findPersonByUserid(tx, ids.town, 'lian'))
    const decide = (
      id: number,
      decision: 'confirmed' | 'refused',
      congressId = ids.town,
      shown: string | null = first?.userid ?? null,
    ) =>
      db.transaction(tx =>
        decideBinding(tx, id, { congressId, decision, decidedBy: lian?.id ?? 0, shown }, now),
      )
    const ask = (userid: string) =>
      db.transaction(tx =>
        requestBinding(tx, { congressId: ids.town, userid, personId: first?.id ?? 0 }, now),
      )

    const { id } = await ask('u8')
    expect(await decide(id, 'confirmed', ids.street)).toBeNull()
    expect(await decide(id, 'confirmed')).toMatchObject({
      outcome: 'decided',
      request: { decision: 'confirmed' },
    })
    expect(await decide(id, 'refused')).toMatchObject({
      outcome: 'already',
      request: { decision: 'confirmed' },
    })
    expect((await db.transaction(tx => personWithRoles(tx, first?.id ?? 0)))?.userid).toBe('u8')

    const taken = await ask('yang')
    expect(await decide(taken.id, 'confirmed')).toMatchObject({ outcome: 'unseen' })
    expect(await decide(taken.id, 'confirmed', ids.town, 'u8')).toMatchObject({
      outcome: 'taken',
      holder: { name: '杨国梁' },
    })
    expect(await decide(taken.id, 'refused')).toMatchObject({ outcome: 'decided' })
    expect(await db.transaction(tx => findBindingRequest(tx, taken.id))).toMatchObject({
      decision: 'refused',
    })
    expect((await db.transaction(tx => personWithRoles(tx, first?.id ?? 0)))?.userid).toBe('u8')
  })
})
