/** How what happened is said where only one word is right. */
import { describe, expect, it } from 'vitest'
import { overviewOf } from '../../../../src/features/suggestions/rules/overview.ts'
import type { Reminder, Section } from '../../../../src/features/suggestions/rules/reminders.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import { suggestionForm } from '../../../../src/features/suggestions/texts/form.ts'
import { lifeLine, lifeLines } from '../../../../src/features/suggestions/texts/life.ts'
import { registerColumns, registerRow } from '../../../../src/features/suggestions/texts/register.ts'
import { sayReminders } from '../../../../src/features/suggestions/texts/reminders.ts'
import { officeLine } from '../../../../src/features/suggestions/texts/statistics.ts'
import type { Ground } from '../../../../src/features/suggestions/types.ts'
import { day, Life } from './bench.ts'

const today = day('2026-04-20')
const names = { person: (id: number) => `代表${id}`, office: (id: number) => `单位${id}` }
const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] } as const

function refused(ground: Ground, reason: string) {
  const life = new Life().does('liaison', { act: 'reject', ground, reason }, '2026-03-04')
  const cells = registerRow(life.item, names, {
    attachments: 0,
    classes: suggestionRules(undefined, '').classes,
  })
  const form = suggestionForm({
    item: life.item,
    congress: { name: '云溪镇' },
    names,
    lead: { group: null, district: null, phone: null },
    attachments: 0,
    madeOn: today,
  })
  const event = life.entries.at(-1)?.event
  if (event === undefined) throw new Error('nothing happened')
  return {
    register: cells[registerColumns.findIndex(({ heading }) => heading === '备注')],
    form: form.rows.flatMap(row => row.cells).find(({ label }) => label === '审查意见')?.text,
    line: lifeLine({ event, on: today, enteredBy: 1, isAsked: false }, { ...names, today, mostChars: 90 }),
  }
}

describe('why something was not admissible', () => {
  it('is said once when it is no more than the ground that was chosen', () => {
    const { register, form, line } = refused('own_affairs', '属于代表本人或亲属的个人事务')
    expect(register).toBe('属于代表本人或亲属的个人事务')
    expect(form).toBe('2026年3月4日审查，不予接收。理由：属于代表本人或亲属的个人事务')
    expect(line).toBe('4月20日 代表1审查不予接收：属于代表本人或亲属的个人事务')
  })

  it('is the ground and what was written beside it, and of another one what was written', () => {
    expect(refused('court', '二审还没有判').line).toContain('：涉及正在审理的司法案件，二审还没有判')
    expect(refused('other', '和上月的重复')).toMatchObject({
      register: '和上月的重复',
      form: '2026年3月4日审查，不予接收。理由：和上月的重复',
    })
  })
})

describe('the time line', () => {
  it('says once what was reminded of again and again, and breaks off at every step between', () => {
    const remind = { type: 'reminded', to: 'clerks', about: 'assigning', on: today } as const
    const step = (event: Parameters<typeof lifeLine>[0]['event'], day: number) => ({
      ...{ event, on: { year: 2026, month: 3, day }, enteredBy: null, isAsked: false },
    })
    const facts = { ...names, today, mostChars: 90 }
    const steps = [3, 10, 17].map(day => step(remind, day))
    const other = step({ ...remind, to: 'chair' }, 18)
    expect(lifeLines([...steps, other, step(remind, 24)], facts)).toEqual([
      '3月3日至3月17日 提醒主席、副主席、联络员交办，共3次',
      '3月18日 提请主席督促交办',
      '3月24日 提醒主席、副主席、联络员交办',
    ])
  })

  const line = (event: Parameters<typeof lifeLine>[0]['event']) =>
    lifeLine({ event, on: today, enteredBy: null, isAsked: false }, { ...names, today, mostChars: 90 })
  const talk = { type: 'consulted', nth: 1, officeId: 101, on: today, who: null, ratingUntil: null } as const

  it('has a talk at a place, and one by telephone', () => {
    expect(line({ ...talk, place: '镇政府', said: '同意' })).toContain('（4月20日在镇政府）')
    expect(line({ ...talk, place: '电话', said: '同意' })).toContain('（4月20日，电话）')
  })

  it('has what each was reminded of: an office to answer, vice-chair and chair to press it', () => {
    const reminded = { type: 'reminded', on: today } as const
    expect(line({ ...reminded, to: 'office', about: 'answer' })).toBe('4月20日 提醒承办单位答复')
    expect(line({ ...reminded, to: 'vice_chair', about: 'answer' })).toBe('4月20日 提请副主席督促答复')
    expect(line({ ...reminded, to: 'chair', about: 'promise' })).toBe('4月20日 提请主席督促落实承诺')
    expect(line({ ...reminded, to: 'clerks', about: 'rating' })).toBe('4月20日 提醒主席、副主席、联络员办结')
    expect(line({ ...reminded, to: 'clerks', about: 'answer' })).toBe(
      '4月20日 提醒主席、副主席、联络员转告承办单位答复',
    )
  })
})

describe('a reminder', () => {
  const said = (section: Section, life: Life) => {
    const reminder: Reminder = {
      item: life.item,
      to: 'office',
      about: 'answer',
      section,
      day: today,
      officeIds: [101],
      personIds: [11],
    }
    return sayReminders([reminder], today, new Map([[101, '单位101']]))
  }

  it('to answer shows the command with its class, and before the first talk that one comes first', () => {
    const assigned = new Life().does('liaison', assign, '2026-03-04')
    expect(said('answer', assigned)).toContain('请先与代表面商，再答复，如：/面商 2026-017 ')
    const talk = { act: 'consult', officeId: null, on: day('2026-03-10'), place: null, who: null } as const
    assigned.does('office', { ...talk, said: '同意' }, '2026-03-10')
    expect(said('answer', assigned)).toContain('请答复，如：/答复 2026-017 A 答复内容')
  })

  it('says of a confidential item that it is one', () => {
    const secret = new Life({ confidential: true }).does('liaison', assign, '2026-03-04')
    for (const section of ['answer', 'press', 'assign'] as const)
      expect(said(section, secret)).toContain('建议2026-017（保密）：修复枫树湾路灯')
  })
})

describe('an office’s line in the statistics', () => {
  const none = { satisfied: 0, basically: 0, dissatisfied: 0 }
  const figures = { officeId: 101, leads: 0, assists: 0, answered: 0, inTime: 0, overdue: 0, result: none }

  it('says of what it leads what became of it, and of what it assists with how much that is', () => {
    expect(officeLine({ ...figures, assists: 2 }, names.office)).toBe('单位101：协办2件')
    const led = {
      leads: 3,
      answered: 2,
      inTime: 1,
      overdue: 1,
      result: { ...none, satisfied: 1, basically: 1 },
    }
    expect(officeLine({ ...figures, ...led, assists: 1 }, names.office)).toBe(
      '单位101：主办3件，已答复2件（按期1件），逾期1件，满意1件，基本满意1件；协办1件',
    )
  })
})

describe('what an office has in hand', () => {
  it('is what lies with it, and not what it has answered and the signers rate', () => {
    const assigned = new Life().does('liaison', assign, '2026-03-04')
    expect(overviewOf([assigned.item], today, 10).offices).toMatchObject([{ officeId: 101, handling: 1 }])
    const talk = { act: 'consult', officeId: null, place: null, who: null, said: '同意' } as const
    const answered = assigned
      .does('office', { ...talk, on: day('2026-03-10') }, '2026-03-10')
      .does(
        'office',
        { act: 'answer', officeId: null, resultClass: 'A', text: '已修', promisedOn: null },
        '2026-03-11',
      )
      .does('office', { ...talk, on: day('2026-03-12') }, '2026-03-12')
    expect(overviewOf([answered.item], today, 10).offices).toEqual([])
  })
})
