/** A file in which an account stands beside the wrong name, or a namesake from elsewhere: nobody's records go to somebody else unseen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planImport, type RosterRecord } from '../../../../src/features/roster/rules/plan.ts'
import { sayRowProblem } from '../../../../src/features/roster/texts.ts'
import { tableWith } from '../tables.ts'

const person = (id: number, name: string, userid: string | null, district: string): RosterRecord => ({
  id,
  name,
  aliases: [],
  userid,
  phone: null,
  levels: ['town'],
  district,
  group: '第一代表小组',
  unit: null,
  active: true,
  leftReason: null,
  roles: [],
  offices: [],
})
const jin = person(1, '金志明', 'jinzhiming', '云溪社区')
const xu = person(2, '徐小芬', 'xuxiaofen', '上溪村')
const row = (name: string, userid: string, district: string) => ({
  name,
  userid,
  district,
  levels: '乡镇',
  group: '第一代表小组',
})

it('the account of one beside the name of another is a mistake of the file', () => {
  const plan = planImport(tableWith([row('徐小芬', 'jinzhiming', '上溪村')]), [jin, xu])
  expect(plan.problems.map(({ row, column }) => [row, column])).toEqual([[2, 'userid']])
  expect(plan.problems.map(({ problem }) => sayRowProblem(problem)).join()).toContain('金志明')
  expect(plan.updated).toEqual([])
})

it('so are two accounts that changed places', () => {
  const rows = [row('徐小芬', 'jinzhiming', '上溪村'), row('金志明', 'xuxiaofen', '云溪社区')]
  expect(planImport(tableWith(rows), [jin, xu]).problems).toHaveLength(2)
})

it('a new name that nobody has is a renaming, and is said', () => {
  const plan = planImport(tableWith([row('金志铭', 'jinzhiming', '云溪社区')]), [jin, xu])
  expect(plan.problems).toEqual([])
  expect(plan.renamed.map(({ before, after }) => [before.name, after.name])).toEqual([['金志明', '金志铭']])
})

describe('an account that goes from hand to hand', () => {
  const mao = { ...person(3, '毛水法', 'a_d4', '石桥村'), phone: '13800000009' }
  const known = [jin, xu, mao]
  const own = { ...row('毛水法', 'a_d4new', '石桥村'), phone: '13800000009' }
  const heir = row('接号人', 'a_d4', '石桥村')
  const refusedAt = (rows: Record<string, string>[], roster = known) =>
    planImport(tableWith(rows), roster).problems.map(({ row: at, column, problem }) => [
      at,
      column,
      problem.kind,
    ])

  it('is no renaming where whoever had it is in the file', () => {
    expect(refusedAt([own, heir])).toEqual([[3, 'userid', 'account_passed_on']])
    expect(refusedAt([heir, own])).toEqual([[2, 'userid', 'account_passed_on']])
    const { problems } = planImport(tableWith([own, heir]), known)
    expect(problems.map(({ problem }) => sayRowProblem(problem)).join()).toMatch(/毛水法.*第2行.*分两次导入/)
    // By a name of his that is no more his first, too.
    expect(refusedAt([{ ...own, name: '毛大水', aliases: '毛水法' }, heir])).toEqual([
      [3, 'userid', 'account_passed_on'],
    ])
  })

  it('goes in two files, as the answer says', () => {
    const first = planImport(tableWith([own]), known)
    expect(first.updated.map(({ id, userid }) => [id, userid])).toEqual([[3, 'a_d4new']])
    const second = planImport(tableWith([heir]), [jin, xu, ...first.updated])
    expect(second.added.map(({ name, userid }) => [name, userid])).toEqual([['接号人', 'a_d4']])
    expect([second.updated, second.renamed]).toEqual([[], []])
  })

  it('is nobody’s to guess where the phone is another’s, too', () => {
    expect(refusedAt([{ ...heir, phone: '13800000098' }])).toEqual([[2, 'userid', 'account_alone']])
    const xuWithPhone = { ...xu, phone: '13800000098' }
    const maoWithout = { ...mao, phone: null }
    expect(refusedAt([{ ...heir, phone: '13800000098' }], [xuWithPhone, maoWithout])).toEqual([
      [2, 'userid', 'account_alone'],
    ])
  })

  it('is the other’s where name and phone are of a namesake', () => {
    const other = { ...mao, id: 4, userid: 'mao2', phone: '13800000004', district: '上溪村' }
    const swapped = [
      { ...own, userid: 'mao2' },
      { ...own, userid: 'a_d4', phone: '13800000004' },
    ]
    expect(refusedAt(swapped, [mao, other])).toEqual([
      [2, 'userid', 'account_of_another'],
      [3, 'userid', 'account_of_another'],
    ])
    const fresh = [{ ...own, phone: '13800000077', userid: 'a_d4' }, own]
    expect(refusedAt(fresh)).toEqual([[2, 'userid', 'account_passed_on']])
  })

  it('a real renaming goes on, beside a namesake who is in the file himself, too', () => {
    const renamedRow = { ...own, name: '毛法', userid: 'a_d4' }
    const namesake = { ...mao, id: 4, userid: null, phone: null, district: '上溪村' }
    const plan = planImport(tableWith([renamedRow, row('毛水法', '', '上溪村')]), [mao, namesake])
    expect(plan.problems).toEqual([])
    expect(plan.renamed.map(({ before, after }) => [before.id, after.name])).toEqual([[3, '毛法']])
  })

  it('of somebody who has left it is taken, and all else stays his', () => {
    const left = { ...mao, active: false, leftReason: 'resigned' as const }
    const plan = planImport(tableWith([{ ...heir, phone: '13800000098' }]), [jin, xu, left])
    expect(plan.problems).toEqual([])
    expect(plan.added.map(({ name, userid }) => [name, userid])).toEqual([['接号人', 'a_d4']])
    expect(plan.released.map(({ owner, to }) => [owner.id, to])).toEqual([[3, '接号人']])
    expect([plan.updated, plan.renamed]).toEqual([[], []])
    // Back in office under a new name.
    const back = planImport(tableWith([{ ...heir, phone: left.phone, status: '在任' }]), [jin, xu, left])
    expect(back.renamed.map(({ before }) => before.id)).toEqual([3])
  })
})

it('over any roster and any file nobody’s records go to whoever has neither his name nor his phone, but by a renaming that nothing contradicts', () => {
  const pick = (...values: string[]) => fc.constantFrom(...values)
  const phones = ['13800000001', '13800000002', '13800000003'] as const
  const names = ['金志明', '徐小芬', '毛水法', '接号人'] as const
  const places = ['云溪社区', '上溪村'] as const
  const onRoster = fc
    .uniqueArray(
      fc.record({
        name: pick(...names),
        userid: fc.option(pick('a', 'b', 'c')),
        phone: fc.option(pick(...phones)),
        district: pick(...places),
        active: fc.boolean(),
        aliases: fc.subarray(['阿毛']),
      }),
      { selector: ({ userid }) => userid ?? Symbol('none'), minLength: 1, maxLength: 4 },
    )
    .map(people =>
      people.map((one, nth): RosterRecord => ({ ...person(nth + 1, one.name, null, ''), ...one })),
    )
  const line = fc.record({
    name: pick(...names, '毛水发'),
    userid: pick('', 'a', 'B', 'c', 'd'),
    phone: pick('', ...phones),
    district: pick(...places),
    aliases: pick('', '阿毛', '毛水法'),
    status: pick('', '', '在任', '辞职'),
  })
  const seen = { refused: 0, renamed: 0, released: 0, same: 0 }
  fc.assert(
    fc.property(onRoster, fc.array(line, { minLength: 1, maxLength: 4 }), (known, lines) => {
      const { problems, added, updated, renamed, released } = planImport(tableWith(lines), known)
      if (problems.length > 0) {
        seen.refused++
        expect([added, updated, renamed, released]).toEqual([[], [], [], []])
        return
      }
      seen.released += released.length
      for (const after of updated) {
        const before = known.find(({ id }) => id === after.id)
        if (before === undefined) throw new Error('nobody was changed')
        const others = known.filter(one => one !== before)
        const isHe = (one: { name: string; phone: string | null }) =>
          one.name === before.name && one.phone !== null && one.phone === before.phone
        // Whoever has both his name and his phone is he, and nobody else in the file.
        if (!isHe(after) && !others.some(isHe)) expect(lines.some(isHe)).toBe(false)
        if (after.name === before.name) {
          seen.same++
          continue
        }
        seen.renamed++
        expect(renamed.map(turned => turned.after)).toContain(after)
        expect(after.userid).toBe(before.userid)
        expect(others.some(one => one.active && one.name === after.name)).toBe(false)
        if (after.phone !== null && before.phone !== null) expect(after.phone).toBe(before.phone)
        const named = lines.filter(one => one.name === before.name)
        // Each of that name in the file is a namesake who was there before.
        expect(named.length).toBeLessThanOrEqual(others.filter(one => one.name === before.name).length)
      }
      // Of two people in a congress none has the other's account.
      const changed = new Map(updated.map(one => [one.id, one.userid]))
      const kept = known.map(one =>
        changed.has(one.id)
          ? (changed.get(one.id) ?? null)
          : released.some(({ owner }) => owner.id === one.id)
            ? null
            : one.userid,
      )
      const accounts = [...kept, ...added.map(one => one.userid)].flatMap(one => one?.toLowerCase() ?? [])
      expect(new Set(accounts).size).toBe(accounts.length)
    }),
    { numRuns: 20_000 },
  )
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50)
})

describe('the only one of his name, from another district', () => {
  const phone = '13800000001'
  const moved = { ...row('金志明', '', '西岙村'), phone: '', status: '' }
  const plan = (change: Record<string, string>, known = jin) =>
    planImport(tableWith([{ ...moved, ...change }]), [known, xu])
  const districts = (change: Record<string, string>, known = jin) =>
    plan(change, known).updated.map(({ district }) => district)

  it('is nobody’s to guess: the file is told what to say', () => {
    const { problems, updated } = plan({})
    expect(updated).toEqual([])
    expect(problems.map(({ row, column, problem }) => [row, column, problem.kind])).toEqual([
      [2, 'district', 'other_district'],
    ])
    const [sentence = ''] = problems.map(({ problem }) => sayRowProblem(problem))
    expect(sentence).toMatch(/金志明.*云溪社区.*西岙村.*手机或企业微信账号.*“在任”/)
    // A phone that is not his is another's.
    expect(plan({ phone: '13900000009' }, { ...jin, phone }).problems).toHaveLength(1)
  })

  it('is he by account, by his phone, by a phone where none is known, or by 在任; and all but the first is said', () => {
    expect(districts({ userid: 'jinzhiming' })).toEqual(['西岙村'])
    expect(plan({ userid: 'jinzhiming' }).redistricted).toEqual([])
    for (const [change, known] of [
      [{ phone }, { ...jin, phone }],
      [{ phone }, jin],
      [{ status: '在任' }, jin],
    ] as const) {
      expect(districts(change, known)).toEqual(['西岙村'])
      expect(plan(change, known).redistricted).toHaveLength(1)
    }
  })

  it('is another where the one on the roster is in the file too', () => {
    const both = planImport(tableWith([row('金志明', '', '云溪社区'), moved]), [jin, xu])
    expect(both.problems).toEqual([])
    expect(both.added.map(({ district }) => district)).toEqual(['西岙村'])
  })
})
