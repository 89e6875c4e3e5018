import { describe, expect, it } from 'vitest'
import { type AgendaEdit, movedTo, readEdit } from '../../../../src/features/agenda/rules/edit.ts'
import { meantOf } from '../../../../src/features/agenda/rules/meant.ts'
import { takePlaces } from '../../../../src/features/agenda/rules/places.ts'
import { readCall, readDecline, readListing, topicIn } from '../../../../src/features/agenda/rules/topic.ts'
import { whichItem } from '../../../../src/features/agenda/rules/which-item.ts'

describe('which meeting and which item words begin with', () => {
  it.each<[said: string, meeting: number | null, item: number | null, rest: string]>([
    ['3 第2项 赞成30', 3, 2, '赞成30'],
    ['第3号会议第二项 赞成30', 3, 2, '赞成30'],
    ['第2项 赞成30', null, 2, '赞成30'],
    ['第2个议题，全票通过', null, 2, '全票通过'],
    ['议题2 30:1:2', null, 2, '30:1:2'],
    ['会议3 第1项：听取报告', 3, 1, '听取报告'],
    ['30:1:2', null, null, '30:1:2'],
    ['30票赞成', null, null, '30票赞成'],
    ['赞成30', null, null, '赞成30'],
    ['3', 3, null, ''],
    ['3 30:1:2', 3, null, '30:1:2'],
    ['3月18日汇报', null, null, '3月18日汇报'],
    ['5位代表发言', null, null, '5位代表发言'],
    ['1、会议听取了报告', null, null, '1、会议听取了报告'],
    ['1. 会议听取了报告', null, null, '1. 会议听取了报告'],
    ['', null, null, ''],
  ])('«%s»', (said, meeting, item, rest) => {
    expect(takePlaces(said)).toEqual({ meeting, item, rest })
  })
})

describe('a change of an agenda', () => {
  it.each<[said: string, edit: AgendaEdit]>([
    ['', { kind: 'none' }],
    ['增 审议预算', { kind: 'add', to: null, words: '审议预算' }],
    ['增加议题：审议预算', { kind: 'add', to: null, words: '审议预算' }],
    ['加 2 审议预算', { kind: 'add', to: 2, words: '审议预算' }],
    ['改 2 审议预算', { kind: 'change', number: 2, words: '审议预算' }],
    ['改第2项为审议预算', { kind: 'change', number: 2, words: '审议预算' }],
    ['删 2', { kind: 'remove', number: 2 }],
    ['删除第二项', { kind: 'remove', number: 2 }],
    ['移 3 到 1', { kind: 'move', from: 3, to: 1 }],
    ['把第3项移到第1项', { kind: 'unclear' }],
    ['移第3项到第1项', { kind: 'move', from: 3, to: 1 }],
    ['报告人 1 王华', { kind: 'reporter', number: 1, name: '王华' }],
    ['报告人 第1项 改为王华', { kind: 'reporter', number: 1, name: '王华' }],
    ['什么', { kind: 'unclear' }],
  ])('«%s»', (said, edit) => {
    expect(readEdit(said)).toEqual(edit)
  })

  it('what is moved is in its place, and the others keep their order', () => {
    expect(movedTo(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['c', 'a', 'b', 'd'])
    expect(movedTo(['a', 'b', 'c', 'd'], 1, 4)).toEqual(['b', 'c', 'd', 'a'])
    expect(movedTo(['a', 'b', 'c'], 2, 99)).toEqual(['a', 'c', 'b'])
    expect(movedTo(['a', 'b', 'c'], 2, 2)).toEqual(['a', 'b', 'c'])
  })
})

describe('which meeting is meant without a number', () => {
  const at = (id: number, iso: string, chatId: number | null = null) => ({
    id,
    startsAt: new Date(iso),
    chatId,
  })
  const now = new Date('2026-03-18T10:00:00+08:00')
  const ids = (meetings: readonly { id: number }[]) => meetings.map(({ id }) => id)
  const today = at(1, '2026-03-18T09:00:00+08:00')
  const afternoon = at(2, '2026-03-18T14:00:00+08:00')
  const lastWeek = at(3, '2026-03-11T09:00:00+08:00')
  const nextWeek = at(4, '2026-03-25T09:00:00+08:00', 7)

  it('for votes and minutes the latest that has begun; of two of one day the person is asked', () => {
    expect(ids(meantOf([lastWeek, today, nextWeek], 'held', null, now))).toEqual([1])
    expect(ids(meantOf([lastWeek, nextWeek], 'held', null, now))).toEqual([3])
    expect(ids(meantOf([today, afternoon], 'held', null, new Date('2026-03-18T15:00:00+08:00')))).toEqual([
      2, 1,
    ])
    expect(ids(meantOf([nextWeek], 'held', null, now))).toEqual([])
  })

  it('for the agenda those to come, the one of the group first, and the latest where none is to come', () => {
    expect(ids(meantOf([lastWeek, today, nextWeek], 'agenda', null, now))).toEqual([1, 4])
    expect(ids(meantOf([lastWeek, today, nextWeek], 'agenda', 7, now))).toEqual([4])
    expect(ids(meantOf([lastWeek], 'agenda', null, now))).toEqual([3])
  })
})

describe('which item a vote is on', () => {
  const item = (title: string, kind: 'hear' | 'decide' = 'hear') => ({ kind, title, reporter: null })
  const agenda = [item('听取工作报告'), item('表决人事任免事项', 'decide'), item('听取《预算执行》汇报')]
  it.each<[number: number | null, named: string, found: object]>([
    [2, '', { kind: 'item', number: 2 }],
    [4, '', { kind: 'beyond', number: 4 }],
    [null, '', { kind: 'item', number: 2 }],
    [null, '预算执行', { kind: 'item', number: 3 }],
    [null, '听取', { kind: 'unclear' }],
    [null, '别的事', { kind: 'unclear' }],
  ])('%s «%s»', (number, named, found) => {
    expect(whichItem(agenda, number, named)).toEqual(found)
  })
  it('of an agenda with one item it is that, of none the one that is named', () => {
    expect(whichItem(agenda.slice(0, 1), null, '')).toEqual({ kind: 'item', number: 1 })
    expect(whichItem([], null, '人事任免')).toEqual({ kind: 'new' })
    expect(whichItem([], null, '')).toEqual({ kind: 'unclear' })
  })
})

describe('topics', () => {
  const now = new Date('2026-03-11T10:00:00+08:00')
  it.each<[said: string, until: string | null, unclear: boolean]>([
    ['3月20日前 第二季度主席团会议', '2026-03-20T16:00:00.000Z', false],
    ['第二季度主席团会议议题，截止3月20日下午5点', '2026-03-20T09:00:00.000Z', false],
    ['请于3月20日前报送', '2026-03-20T16:00:00.000Z', false],
    ['2月30日前', null, true],
    ['围绕春耕生产', null, false],
    ['', null, false],
  ])('«%s» are asked for until %s', (said, until, isUnclear) => {
    const read = readCall(said, now, 'Asia/Shanghai')
    expect([read.until?.toISOString() ?? null, read.isUnclear]).toEqual([until, isUnclear])
  })

  it.each<[said: string, topics: number[] | null, meeting: number | null]>([
    ['5 会议3', [5], 3],
    ['5 3', [5], 3],
    ['5、6 列入第3号会议', [5, 6], 3],
    ['议题5号 到第3号', [5], 3],
    ['5', [5], null],
    ['会议3', null, null],
  ])('«%s» goes onto an agenda', (said, topics, meeting) => {
    expect(readListing(said)).toEqual(topics === null ? null : { topics, meeting })
  })

  it('is declined with the reason as it was written, and proposed without what introduces it', () => {
    expect(readDecline('5 理由：已列入下次会议')).toEqual({ topic: 5, reason: '已列入下次会议' })
    expect(readDecline('议题5号，不属于人大职权')).toEqual({ topic: 5, reason: '不属于人大职权' })
    expect(topicIn('我建议议题：听取饮水安全汇报')).toBe('听取饮水安全汇报')
    expect(topicIn('建议听取饮水安全汇报')).toBe('建议听取饮水安全汇报')
  })
})
