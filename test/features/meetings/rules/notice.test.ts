import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  audienceOfChat,
  changedParts,
  closesAtOf,
  type Gap,
  gapsOf,
  movedBy,
  type Part,
} from '../../../../src/features/meetings/rules/notice.ts'
import { type NoticeReading, readNotice } from '../../../../src/language/notice.ts'
import { anyInstant, instant } from './lines.ts'

const now = instant('2026-03-11T10:00:00+08:00')
const at = (wall: string): Date => instant(`2026-03-${wall.replace(' ', 'T')}:00+08:00`)

const complete: NoticeReading = {
  ...readNotice('', now, 'Asia/Shanghai'),
  kind: 'presidium',
  title: '主席团会议',
  startsAt: at('18 09:00'),
  endsAt: null,
  endsDayOnly: false,
  place: '镇政府三楼会议室',
  agenda: ['审议民生实事项目'],
  replyBy: null,
  replyByDayOnly: false,
  audience: { to: 'presidium' },
  requirements: [],
  problems: [],
}
const noticeWith = (facts: Partial<NoticeReading>): NoticeReading => ({ ...complete, ...facts })

describe('what must be asked before a notice goes out', () => {
  it.each<[string, Partial<NoticeReading>, Gap[]]>([
    ['nothing, when all is there', {}, []],
    ['nothing about a deadline in time', { replyBy: at('17 17:00') }, []],
    ['a deadline at the very start', { replyBy: at('18 09:00') }, ['deadline_after_start']],
    ['a deadline after the start', { replyBy: at('18 12:00') }, ['deadline_after_start']],
    [
      'nothing about a whole-day deadline on the day itself',
      { replyBy: at('18 23:59'), replyByDayOnly: true },
      [],
    ],
    [
      'a whole-day deadline a day late',
      { replyBy: at('19 23:59'), replyByDayOnly: true },
      ['deadline_after_start'],
    ],
    ['a deadline that is over', { replyBy: at('10 17:00') }, ['deadline_past']],
    ['a deadline at this moment', { replyBy: now }, ['deadline_past']],
    ['nothing about a whole-day deadline today', { replyBy: at('11 23:59'), replyByDayOnly: true }, []],
    ['an end before the start', { endsAt: at('18 08:00') }, ['end_before_start']],
    ['an end at the start', { endsAt: at('18 09:00') }, ['end_before_start']],
    ['nothing about an end that is a day', { endsAt: at('18 23:59'), endsDayOnly: true }, []],
    ['to whom it goes', { audience: null }, ['missing_audience']],
    [
      'what the words left open comes first, in their order',
      { startsAt: null, place: null, audience: null, problems: ['missing_time', 'missing_place'] },
      ['missing_time', 'missing_place', 'missing_audience'],
    ],
    [
      'a deadline, though the start is not known',
      { startsAt: null, problems: ['missing_date'], replyBy: at('10 17:00') },
      ['missing_date', 'deadline_past'],
    ],
    ['no deadline against an unknown start', { startsAt: null, replyBy: at('20 17:00') }, []],
    ['a time that is past', { startsAt: at('04 09:00'), problems: ['past_date'] }, ['past_date']],
    ['a time that has passed since the draft was written', { startsAt: at('11 09:00') }, ['past_date']],
    ['a meeting that begins now', { startsAt: now }, ['past_date']],
    ['a year that is a slip of the pen', { startsAt: new Date('2076-03-18T09:00:00+08:00') }, ['far_date']],
    ['nothing about next year', { startsAt: new Date('2027-03-18T09:00:00+08:00') }, []],
    [
      'everything at once',
      { startsAt: at('10 09:00'), endsAt: at('09 09:00'), replyBy: at('10 12:00'), audience: null },
      ['past_date', 'missing_audience', 'deadline_past', 'deadline_after_start', 'end_before_start'],
    ],
  ])('%s', (_what, facts, gaps) => {
    expect(gapsOf(noticeWith(facts), now)).toEqual(gaps)
  })

  it('nothing is asked twice, and a notice without gaps is in the future from its deadline to its end', () => {
    const maybe = fc.option(anyInstant)
    const facts = fc.record({
      startsAt: anyInstant,
      endsAt: maybe,
      replyBy: maybe,
      replyByDayOnly: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, anyInstant, (facts, at) => {
        const notice = noticeWith(facts)
        const gaps = gapsOf(notice, at)
        expect(new Set(gaps).size).toBe(gaps.length)
        if (gaps.length > 0) return
        const closesAt = closesAtOf(notice)
        expect(closesAt?.getTime()).toBeGreaterThan(at.getTime())
        expect(closesAt?.getTime()).toBeLessThanOrEqual(facts.startsAt.getTime())
        if (facts.endsAt !== null) expect(facts.endsAt.getTime()).toBeGreaterThan(facts.startsAt.getTime())
      }),
    )
  })
})

describe('a change to a notice that is out', () => {
  const out = noticeWith({ replyBy: at('10 17:00') })

  it('is not held up by a deadline that has passed meanwhile', () => {
    expect(gapsOf({ ...out, place: '四楼会议室' }, now, out)).toEqual([])
    expect(gapsOf({ ...out, agenda: ['另议'] }, now, out)).toEqual([])
  })

  it('nor by a start that has passed, when the start is not what changes', () => {
    const begun = noticeWith({ startsAt: at('11 09:00'), replyBy: at('10 17:00') })
    expect(gapsOf({ ...begun, place: '四楼会议室' }, now, begun)).toEqual([])
  })

  it('asks for a new deadline where the new time asks everybody again', () => {
    expect(gapsOf({ ...out, startsAt: at('20 09:00') }, now, out)).toEqual(['deadline_past'])
    expect(gapsOf({ ...out, startsAt: at('20 09:00'), replyBy: at('19 17:00') }, now, out)).toEqual([])
    expect(gapsOf({ ...out, startsAt: at('20 09:00'), replyBy: null }, now, out)).toEqual([])
  })

  it('cannot be to a time or a deadline that is past, nor put the two in the wrong order', () => {
    expect(gapsOf({ ...out, startsAt: at('11 09:00'), replyBy: null }, now, out)).toEqual(['past_date'])
    expect(gapsOf({ ...out, replyBy: at('11 09:00') }, now, out)).toEqual(['deadline_past'])
    const later = noticeWith({ replyBy: at('17 17:00') })
    expect(gapsOf({ ...later, startsAt: at('16 09:00') }, now, later)).toEqual(['deadline_after_start'])
  })

  it('has the problems of its own words', () => {
    expect(gapsOf({ ...out, problems: ['weekday_mismatch'] }, now, out)).toEqual(['weekday_mismatch'])
  })
})

describe('when answers are due', () => {
  it.each([
    ['at the deadline', { replyBy: at('17 17:00') }, at('17 17:00')],
    ['at the start, when no deadline is set', {}, at('18 09:00')],
    [
      'at the start, when the deadline is that day',
      { replyBy: at('18 23:59'), replyByDayOnly: true },
      at('18 09:00'),
    ],
    ['at no time, while the start is open', { startsAt: null, replyBy: at('17 17:00') }, null],
  ])('%s', (_when, facts, expected) => {
    expect(closesAtOf(noticeWith(facts))).toEqual(expected)
  })
})

describe('a notice to nobody by name', () => {
  it.each([
    ['presidium', null, { to: 'presidium' }],
    ['deputies', null, { to: 'deputies' }],
    ['group', '第三代表小组', { to: 'group', name: '第三代表小组' }],
    ['group', null, null],
    ['deputies', '第三代表小组', { to: 'deputies' }],
  ] as const)('in a chat of the %s (%s)', (purpose, groupName, audience) => {
    expect(audienceOfChat(purpose, groupName)).toEqual(audience)
  })
})

describe('what has changed', () => {
  const all = noticeWith({ endsAt: at('18 11:00'), replyBy: at('17 17:00') })

  it.each<[Partial<NoticeReading>, Part[]]>([
    [{}, []],
    [{ startsAt: at('18 09:00') }, []],
    [{ startsAt: at('19 09:00') }, ['startsAt']],
    [{ startsAt: at('18 09:01') }, ['startsAt']],
    [{ endsAt: null }, ['endsAt']],
    [{ endsAt: at('18 11:30') }, ['endsAt']],
    [{ place: '四楼会议室' }, ['place']],
    [{ place: null }, ['place']],
    [{ title: null }, ['title']],
    [{ agenda: [] }, ['agenda']],
    [{ agenda: ['审议民生实事项目', '其他'] }, ['agenda']],
    [{ agenda: ['审议民生实事项目'] }, []],
    [{ replyBy: null }, ['replyBy']],
    [{ replyBy: at('17 12:00') }, ['replyBy']],
    [
      { title: '例会', startsAt: null, endsAt: null, place: null, agenda: [], replyBy: null },
      ['startsAt', 'endsAt', 'place', 'agenda', 'replyBy', 'title'],
    ],
  ])('%j: %j', (facts, parts) => {
    expect(changedParts(all, { ...all, ...facts })).toEqual(parts)
    expect(changedParts({ ...all, ...facts }, all)).toEqual(parts)
  })

  it('the order of the agenda is a change, too', () => {
    const two = noticeWith({ agenda: ['甲', '乙'] })
    expect(changedParts(two, noticeWith({ agenda: ['乙', '甲'] }))).toEqual(['agenda'])
    expect(changedParts(two, noticeWith({ agenda: ['甲\n乙'] }))).toEqual(['agenda'])
  })
})

describe('who moves when the audience changes', () => {
  const person = fc.integer({ min: 1, max: 12 }).map(personId => ({ personId }))
  const people = fc.uniqueArray(person, { selector: one => one.personId })
  const change = fc.record({
    how: fc.constantFrom('replace' as const, 'add' as const, 'remove' as const),
    people,
  })
  const ids = (some: readonly { personId: number }[]) =>
    some.map(one => one.personId).toSorted((a, b) => a - b)

  it('only who was not on the sheet is added, only who was is removed, and nobody is both', () => {
    fc.assert(
      fc.property(people, fc.array(change, { maxLength: 4 }), (invited, changes) => {
        const { added, removed } = movedBy(invited, changes)
        const before = new Set(ids(invited))
        expect(ids(added).some(id => before.has(id))).toBe(false)
        expect(ids(removed).every(id => before.has(id))).toBe(true)
      }),
    )
  })

  it('after one change the sheet is what was said', () => {
    fc.assert(
      fc.property(people, change, (invited, one) => {
        const { added, removed } = movedBy(invited, [one])
        const out = new Set(ids(removed))
        const after = ids([...invited.filter(each => !out.has(each.personId)), ...added])
        const said = new Set(ids(one.people))
        if (one.how === 'replace') expect(after).toEqual(ids(one.people))
        if (one.how === 'add') expect(after).toEqual(expect.arrayContaining(ids([...invited, ...one.people])))
        if (one.how === 'remove') expect(after).toEqual(ids(invited).filter(id => !said.has(id)))
      }),
    )
  })

  it('the last word counts', () => {
    const [one, two] = [{ personId: 1 }, { personId: 2 }]
    const add = { how: 'add' as const, people: [two] }
    const remove = { how: 'remove' as const, people: [two] }
    expect(movedBy([one], [add, remove])).toEqual({ added: [], removed: [] })
    expect(movedBy([one, two], [remove, add])).toEqual({ added: [], removed: [] })
  })
})
