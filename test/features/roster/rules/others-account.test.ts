/** A file in which an account stands beside the wrong name, or a namesake from elsewhere: nobody's records go to somebody else unseen. */
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
