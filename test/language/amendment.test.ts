/** What `/改` is understood to mean beside time and place (notice-completion.test.ts): who is called, requirements, title. */
import { describe, expect, it } from 'vitest'
import { isoInZone } from '../../src/calendar/zone.ts'
import { readAmendment } from '../../src/language/amendment.ts'
import type { KnownNames } from '../../src/language/called.ts'
import { noticeReadingSchema, readNotice } from '../../src/language/notice.ts'
import { completeNotice } from '../../src/language/notice-completion.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const meeting = {
  ...readNotice('主席团会议 3月18日上午9点 镇政府三楼会议室 议题：听取工作汇报', now, zone),
  requirements: ['请着正装', '自带水杯'],
}
const people = new Set(['张三', '李四', '王五', '阿依古丽', '陈建华', '胡志强'])
const offices = new Set(['农业农村办', '财政所'])
const names: KnownNames = {
  isPerson: words => people.has(words.replace(/同志$|代表$/, '')),
  isOffice: words => offices.has(words),
  isGroup: () => true,
}
const amend = (text: string) => readAmendment(text, meeting, now, zone, names)

const named = (...list: string[]) => ({ to: 'named', names: list })
const group = (name: string) => ({ to: 'group', name })
const office = (name: string) => ({ to: 'office', name })
const add = (...called: object[]) => [{ how: 'add', called }]
const remove = (...called: object[]) => [{ how: 'remove', called }]
const replace = (...called: object[]) => [{ how: 'replace', called }]
const everybody = { to: 'deputies' }

describe('who is called', () => {
  it.each([
    ['通知对象 第二代表小组', replace(group('第二代表小组'))],
    ['通知对象：第二代表小组', replace(group('第二代表小组'))],
    ['对象改为全体代表', replace(everybody)],
    ['改为全体代表', replace(everybody)],
    ['参会人员改为主席团成员', replace({ to: 'presidium' })],
    ['参加人员：张三、李四', replace(named('张三'), named('李四'))],
    ['范围扩大到全体代表', replace(everybody)],
    ['扩大到全体人大代表', replace(everybody)],
    ['只通知第二代表小组', replace(group('第二代表小组'))],
    ['通知对象改为第一、第二代表小组', replace(group('第一代表小组'), group('第二代表小组'))],
    ['对象改成一、二、三组', replace(group('第一组'), group('第二组'), group('第三组'))],
    ['通知对象改为主席团成员和财政所', replace({ to: 'presidium' }, office('财政所'))],
    ['增加 张三、李四', add(named('张三'), named('李四'))],
    ['增加张三,李四', add(named('张三'), named('李四'))],
    ['增加张三 李四', add(named('张三'), named('李四'))],
    ['加上张三和李四', add(named('张三'), named('李四'))],
    ['再增加张三同志', add(named('张三同志'))],
    ['增加张三、李四等两名同志', add(named('张三'), named('李四'))],
    ['新增参会人员张三', add(named('张三'))],
    ['参加人员增加第三代表小组', add(group('第三代表小组'))],
    ['通知对象加上第三小组全体代表', add(group('第三小组'))],
    ['增加农业农村办、财政所', add(office('农业农村办'), office('财政所'))],
    ['请财政所列席', add(office('财政所'))],
    ['增加列席人员：财政所', add(office('财政所'))],
    ['请张三参加', add(named('张三'))],
    ['张三也参加', add(named('张三'))],
    ['张三、李四也要参加', add(named('张三'), named('李四'))],
    ['把张三也加上', add(named('张三'))],
    ['把张三通知到', add(named('张三'))],
    ['另外通知张三', add(named('张三'))],
    ['增加阿依古丽', add(named('阿依古丽'))],
    ['增加张三、买买提', add(named('张三'), named('买买提'))],
    ['增加 陈建华（东岙村）', add(named('陈建华（东岙村）'))],
    ['增加全体代表', add(everybody)],
    ['去掉张三', remove(named('张三'))],
    ['删除 张三、李四', remove(named('张三'), named('李四'))],
    ['把张三去掉', remove(named('张三'))],
    ['不用通知张三', remove(named('张三'))],
    ['张三不用参加了', remove(named('张三'))],
    ['张三、李四不用来了', remove(named('张三'), named('李四'))],
    ['除张三外', remove(named('张三'))],
    ['通知对象中去掉第三代表小组', remove(group('第三代表小组'))],
    ['取消财政所', remove(office('财政所'))],
    ['取消通知张三', remove(named('张三'))],
    ['不要通知张三', remove(named('张三'))],
    ['增加“张三”、“李四”', add(named('张三'), named('李四'))],
    ['请财政所派人参加', add(office('财政所'))],
    ['增加張三', add(named('張三'))],
  ])('%s', (text, called) => {
    const amended = amend(text.replace('張三', '张三'))
    expect(amended.called).toEqual(JSON.parse(JSON.stringify(called).replaceAll('張三', '张三')))
    expect(amended.used).toBe(true)
    expect(amended.reading.agenda).toEqual(meeting.agenda)
    expect(amended.reading.requirements).toEqual(meeting.requirements)
    expect(amended.reading.startsAt).toEqual(meeting.startsAt)
    expect(amended.reading.place).toBe(meeting.place)
  })

  it.each([
    ['two changes at once', '增加张三，去掉李四', [...add(named('张三')), ...remove(named('李四'))]],
    ['one for another', '张三换成李四', [...remove(named('张三')), ...add(named('李四'))]],
    [
      'one for another',
      '把张三、胡志强换成李四',
      [...remove(named('张三'), named('胡志强')), ...add(named('李四'))],
    ],
    ['one for another', '参加人员由张三改为李四', [...remove(named('张三')), ...add(named('李四'))]],
    ['in lines', '增加：张三\n去掉：李四', [...add(named('张三')), ...remove(named('李四'))]],
  ])('%s', (_what, text, called) => {
    expect(amend(text).called).toEqual(called)
  })

  it.each([
    '张三参加',
    '全体代表参加',
    '请第二代表小组参加',
    '增加听取张三述职',
    '增加张三的述职报告',
    '增加第三代表小组活动',
    '地点改为第二代表小组活动室',
    '地点改在主席团会议室',
    '工作人员：张三',
    '取消第1项议程',
    '增加议程：张三述职',
    '名称改为全体代表会议',
    '推迟一天',
    '时间改到3月20日下午3点',
    '主持人改为张三',
    '主持人 改为 张三',
    '会议主持改由张三',
    '联系人改为张三',
    '发言人员改为张三、李四',
    '汇报人增加张三',
    '发言人去掉张三',
    '议题改为张三',
  ])('%s calls nobody', text => {
    expect(amend(text).called).toEqual([])
  })

  it('what it comes to is stored and read again', () => {
    const { reading } = amend('增加张三、财政所，去掉胡志强')
    expect(reading.audience).toEqual({
      to: 'several',
      parts: [{ to: 'presidium' }, office('财政所'), named('张三')],
      without: [named('胡志强')],
    })
    expect(noticeReadingSchema.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading)
  })

  it.each([
    ['增加张三', '去掉张三', { to: 'presidium' }],
    ['去掉张三', '增加张三', { to: 'several', parts: [{ to: 'presidium' }, named('张三')], without: [] }],
    ['增加第二代表小组', '去掉第二代表小组', { to: 'presidium' }],
    ['增加张三', '增加张三', { to: 'several', parts: [{ to: 'presidium' }, named('张三')], without: [] }],
    ['通知对象 张三、李四', '去掉李四', named('张三')],
    ['通知对象 张三、李四', '增加王五', named('张三', '李四', '王五')],
    ['增加张三', '改为全体代表', everybody],
    ['通知对象 张三', '去掉张三', null],
  ])('%s, then %s', (first, second, audience) => {
    const { reading } = amend(first)
    expect(readAmendment(second, reading, now, zone, names).reading.audience).toEqual(audience)
  })

  it('without a roster names are told by their form', () => {
    expect(readAmendment('增加 张三、李四', meeting, now, zone).called).toEqual(
      add(named('张三'), named('李四')),
    )
    expect(readAmendment('增加 研究民生实事票决', meeting, now, zone).called).toEqual([])
  })
})

describe('what is asked of those who come', () => {
  const standing = ['请着正装', '自带水杯']
  it.each([
    ['请带笔', [...standing, '请带笔']],
    ['请带笔和笔记本', [...standing, '请带笔和笔记本']],
    ['请着正装', standing],
    ['请携带代表证，手机静音', [...standing, '请携带代表证', '手机静音']],
    ['请统一着装 佩戴代表证', [...standing, '请统一着装', '佩戴代表证']],
    ['请提前10分钟到场', [...standing, '请提前10分钟到场']],
    ['请3月18日8点50分前到会', [...standing, '请3月18日8点50分前到会']],
    ['请8点50分前入场签到', [...standing, '请8点50分前入场签到']],
    ['请准时参加，不得缺席', [...standing, '请准时参加', '不得缺席']],
    ['请各位自行前往', [...standing, '请各位自行前往']],
    ['要求穿夏装', [...standing, '穿夏装']],
    ['不要迟到', [...standing, '不要迟到']],
    ['请佩戴代表证，8:40前入场', [...standing, '请佩戴代表证', '8:40前入场']],
    ['要求增加：带笔', [...standing, '带笔']],
    ['增加要求：带笔；带证件', [...standing, '带笔', '带证件']],
    ['增加一条要求：带笔', [...standing, '带笔']],
    ['要求改为：穿夏装', ['穿夏装']],
    ['要求：1.穿夏装 2.带笔', ['穿夏装', '带笔']],
    ['会议要求改为穿夏装；带笔', ['穿夏装', '带笔']],
    ['取消要求', []],
    ['去掉所有会议要求', []],
    ['不用着正装了', ['自带水杯']],
    ['取消自带水杯的要求', ['请着正装']],
    ['不用自带水杯，请带笔', ['请着正装', '请带笔']],
  ])('%s', (text, requirements) => {
    const { reading, used, called } = amend(text)
    expect(reading.requirements).toEqual(requirements)
    expect(used).toBe(true)
    expect(called).toEqual([])
    expect(reading).toEqual({ ...meeting, requirements })
  })

  it.each([
    '请3月17日下午5点前回复',
    '请到四楼会议室开会',
    '请张三参加',
    '请财政所列席',
    '地点改在四楼会议室',
    '会议提前半小时',
    '请假须书面',
    '推迟一天',
    '增加听取民生实事汇报',
  ])('%s asks for nothing', text => {
    expect(amend(text).reading.requirements).toEqual(standing)
  })

  it('what there is not cannot be taken out', () => {
    expect(amend('不用带身份证')).toMatchObject({ used: false, reading: meeting })
  })
})

describe('the title', () => {
  it.each([
    ['名称改为民生实事项目推进会', '民生实事项目推进会'],
    ['会议名称：民生实事项目推进会', '民生实事项目推进会'],
    ['标题改成“民生实事项目推进会”', '民生实事项目推进会'],
    ['改名为《民生实事项目推进会》', '民生实事项目推进会'],
    ['会名改为主席团扩大会议', '主席团扩大会议'],
  ])('%s', (text, title) => {
    expect(amend(text).reading).toEqual({ ...meeting, title })
  })
})

const startOf = (text: string) => {
  const { reading, used } = amend(text)
  return { used, start: reading.startsAt && isoInZone(reading.startsAt, zone).slice(5, 16) }
}

/** In front of and behind a day, and the same with a clause of the change itself. */
const told = [
  'D是县里的会',
  'D县里有会',
  'D镇里开党代会',
  'D上午有党委会',
  'D我出差',
  'D放假',
  'D停电',
  'D 县里有会',
  '主席D要去县里',
  '县里的会在D',
  '县里的会改到D了',
  '县里D开会',
  'D书记不在家',
]
const moves = [
  'D',
  '时间D',
  '时间 D',
  '时间是D',
  '时间就定D',
  '改到D',
  '放在D',
  '会议D开',
  'D开会',
  'D上午9点主席团会议',
  '主席团会议D上午9点',
  'D上午9点在村委会开',
  'D上午9点老年活动中心二楼',
  '那就D吧',
  '我看D好',
  'D大家有空',
  '请各位D到会',
]
const days = ['3月26日', '26号', '3月26日上午', '三月二十六日（星期四）']

describe('a day of which something is told', () => {
  it.each(told)('%s: nothing is moved to it', frame => {
    for (const day of days)
      expect(startOf(frame.replace('D', day)), day).toEqual({ used: false, start: '03-18T09:00' })
  })

  it.each(told)('%s: the change beside it is made', frame => {
    const said = frame.replace('D', '3月26日')
    expect(startOf(`${said}，我们改到27日`)).toEqual({ used: true, start: '03-27T09:00' })
    expect(amend(`${said}，地点改到四楼会议室`).reading).toMatchObject({
      place: '四楼会议室',
      startsAt: meeting.startsAt,
    })
  })

  it.each(moves)('%s: it is moved to it', frame => {
    for (const day of days)
      expect(startOf(frame.replace('D', day).replace('上午上午', '上午')), day).toEqual({
        used: true,
        start: '03-26T09:00',
      })
  })

  it('of a draft it is no answer to the question when', () => {
    const draft = readNotice('主席团会议 上午9点 镇政府三楼会议室', now, zone)
    for (const frame of told)
      expect(completeNotice(draft, frame.replace('D', '3月26日'), now, zone).reading.startsAt).toBeNull()
    expect(completeNotice(draft, '3月26日', now, zone).reading.startsAt).not.toBeNull()
  })
})

describe('several parts at once', () => {
  it('each is read, and none out of another', () => {
    const { reading, called } = amend(
      '时间改到3月20日下午3点，地点改在四楼会议室，增加张三、李四，请带笔，3月19日前回复',
    )
    expect(reading.startsAt && isoInZone(reading.startsAt, zone)).toContain('2026-03-20T15:00')
    expect(reading.replyBy && isoInZone(reading.replyBy, zone)).toContain('2026-03-19')
    expect(reading.place).toBe('四楼会议室')
    expect(reading.requirements).toEqual(['请着正装', '自带水杯', '请带笔'])
    expect(called).toEqual(add(named('张三'), named('李四')))
    expect(reading.agenda).toEqual(meeting.agenda)
  })

  it('agenda and people, in lines', () => {
    const { reading, called } = amend('增加议程：审议预算\n通知对象增加财政所\n会议要求增加：带材料')
    expect(reading.agenda).toEqual([...meeting.agenda, '审议预算'])
    expect(called).toEqual(add(office('财政所')))
    expect(reading.requirements).toEqual(['请着正装', '自带水杯', '带材料'])
  })
})
