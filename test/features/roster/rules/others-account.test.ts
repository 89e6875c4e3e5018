/** A file in which an account stands beside the wrong name, or a namesake from elsewhere: nobody's records go to somebody else unseen. */
import { expect, it } from 'vitest'
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

it('who is found by name and has another district than before is said; by account it is his', () => {
  const found = (userid: string) =>
    planImport(tableWith([row('金志明', userid, '西岙村')]), [jin, xu]).redistricted.map(
      ({ after }) => after.district,
    )
  expect(found('')).toEqual(['西岙村'])
  expect(found('jinzhiming')).toEqual([])
})
