import { describe, expect, it } from 'vitest'
import { isoInZone } from '../../src/calendar/zone.ts'
import { readAmendment } from '../../src/language/amendment.ts'
import { completeNotice, type NoticeReading, readNotice } from '../../src/language/notice.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const read = (text: string) => readNotice(text, now, zone)
const short = (instant: Date | null) =>
  instant === null ? null : isoInZone(instant, zone).slice(5, 16).replace('T', ' ')

/** The parts of a reading that a completion may change, in one line each. */
function shown({ title, startsAt, endsAt, place, replyBy, audience, problems }: NoticeReading) {
  return {
    title,
    starts: short(startsAt),
    ends: short(endsAt),
    place,
    replyBy: short(replyBy),
    audience,
    problems,
  }
}

describe('a notice is completed with only the missing piece', () => {
  it.each([
    ['主席团会议 3月18日 三楼会议室', '下午2点半', { starts: '03-18 14:30', problems: [] }],
    ['主席团会议 3月18日 三楼会议室', '14:30', { starts: '03-18 14:30', problems: [] }],
    ['主席团会议 3月18日下午 三楼会议室', '3点', { starts: '03-18 15:00', problems: [] }],
    ['主席团会议 3月18日上午 三楼会议室', '就9点吧', { starts: '03-18 09:00', problems: [] }],
    ['主席团会议 上午9点 三楼会议室', '3月18日', { starts: '03-18 09:00', problems: [] }],
    ['主席团会议 上午9点 三楼会议室', '3月18日(星期三)', { starts: '03-18 09:00', problems: [] }],
    ['主席团会议 上午9点 三楼会议室', '下周三', { starts: '03-18 09:00', problems: [] }],
    [
      '主席团会议 上午9点 三楼会议室',
      '3月18日(星期四)',
      { starts: '03-18 09:00', problems: ['weekday_mismatch'] },
    ],
    ['主席团会议 3月18日(星期四)上午9点 三楼会议室', '是19日', { starts: '03-19 09:00', problems: [] }],
    ['主席团会议 3月18日上午9点', '三楼会议室', { place: '三楼会议室', problems: [] }],
    ['主席团会议 3月18日上午9点', '地点三楼会议室', { place: '三楼会议室', problems: [] }],
    ['主席团会议 3月18日上午9点', '地点:镇政府三楼会议室', { place: '镇政府三楼会议室', problems: [] }],
    ['主席团会议 3月18日上午9点', '在村里老戏台', { place: '村里老戏台', problems: [] }],
    ['主席团会议 3月18日上午9点 地点待定', '定在三楼会议室', { place: '三楼会议室', problems: [] }],
    ['主席团会议 2月30日上午9点 三楼会议室', '改到3月20号', { starts: '03-20 09:00', problems: [] }],
    ['主席团会议 3月9日上午9点 三楼会议室', '3月19日', { starts: '03-19 09:00', problems: [] }],
    ['主席团会议 3月18日上午15:30 三楼会议室', '下午3点半', { starts: '03-18 15:30', problems: [] }],
    ['主席团会议 X月X日上午9点 三楼会议室', '3月20日', { starts: '03-20 09:00', problems: [] }],
    ['主席团会议', '3月20日下午3点,三楼会议室', { starts: '03-20 15:00', place: '三楼会议室', problems: [] }],
    ['代表培训 3月20日上午9点 党校', '全体代表', { audience: { to: 'deputies' }, problems: [] }],
    ['代表培训 3月20日上午9点 党校', '第二代表小组', { audience: { to: 'group', name: '第二代表小组' } }],
    [
      '代表培训 3月20日上午9点 党校',
      '张建国、刘丽华',
      { audience: { to: 'named', names: ['张建国', '刘丽华'] } },
    ],
    [
      '主席团会议 3月20日上午9点 三楼会议室',
      '3月17日下班前回复',
      { replyBy: '03-17 23:59', starts: '03-20 09:00' },
    ],
    [
      '主席团会议 3月20日上午9点 三楼会议室',
      '3月18日下午5点前报名',
      { replyBy: '03-18 17:00', starts: '03-20 09:00' },
    ],
    ['主席团会议 3月20日上午9点至11点 三楼会议室', '下午2点', { starts: '03-20 14:00', ends: null }],
    ['主席团会议 3月20日上午9点至11点 三楼会议室', '3月21日', { starts: '03-21 09:00', ends: '03-21 11:00' }],
  ])('%s + %s', (text, piece, expected) => {
    const { reading, used } = completeNotice(read(text), piece, now, zone)
    expect(used).toBe(true)
    expect(shown(reading)).toMatchObject(expected)
  })

  it.each([
    '我明天下午再定',
    '18号是星期几?',
    '明天下午行不行',
    '还没定,等通知',
    '明天问一下主席再告诉你',
    '先不开会',
  ])('%j settles nothing, whatever day stands in it', piece => {
    const reading = read('主席团会议')
    expect(completeNotice(reading, piece, now, zone)).toEqual({ reading, used: false })
  })

  it('what is left open beside it does not undo what is said', () => {
    const { reading } = completeNotice(read('主席团会议'), '明天下午3点,地点再说', now, zone)
    expect(shown(reading)).toMatchObject({ starts: '03-12 15:00', place: null })
  })

  it.each(['好的', '', '?', '👌', '谢谢', '   ', '不知道'])('%j completes nothing', piece => {
    const reading = read('主席团会议 3月18日 三楼会议室')
    expect(completeNotice(reading, piece, now, zone)).toEqual({ reading, used: false })
  })

  it('what is not said stays as it was', () => {
    const before = read('主席团会议 3月18日 三楼会议室 议题:1.听取汇报 2.讨论方案')
    const { reading } = completeNotice(before, '下午2点半', now, zone)
    expect({ ...reading, startsAt: null, problems: [], known: null }).toEqual({
      ...before,
      problems: [],
      known: null,
    })
  })
})

describe("a notice that is out is amended in the chair's words", () => {
  const meeting = read(
    '主席团会议 3月18日上午9点至11点 三楼会议室 议题:1.听取汇报 2.讨论方案 请于3月16日前回复',
  )
  it.each([
    ['时间改到3月20日下午3点', { starts: '03-20 15:00' }],
    ['改为下午3点', { starts: '03-18 15:00' }],
    ['改到20号', { starts: '03-20 09:00', ends: '03-20 11:00' }],
    ['会议推迟到3月19日上午10点', { starts: '03-19 10:00', ends: '03-19 11:00' }],
    ['推迟一天', { starts: '03-19 09:00', ends: '03-19 11:00' }],
    ['延期三天', { starts: '03-21 09:00' }],
    ['提前一天', { starts: '03-17 09:00' }],
    ['推后一天', { starts: '03-19 09:00' }],
    ['推迟一周', { starts: '03-25 09:00' }],
    ['推迟半小时', { starts: '03-18 09:30', ends: '03-18 11:30' }],
    ['提前1个小时', { starts: '03-18 08:00', ends: '03-18 10:00' }],
    ['地点改在四楼会议室', { place: '四楼会议室', starts: '03-18 09:00' }],
    ['地点改为镇文化站', { place: '镇文化站' }],
    ['改在四楼会议室', { place: '四楼会议室' }],
    ['地点:四楼会议室', { place: '四楼会议室' }],
    ['时间改为3月20日上午9点半,地点改为镇党校', { starts: '03-20 09:30', place: '镇党校' }],
    ['改到3月20日下午2点,地点不变', { starts: '03-20 14:00', place: '三楼会议室' }],
    ['3月20日(星期四)上午9点', { starts: '03-20 09:00', problems: ['weekday_mismatch'] }],
    ['改到3月9日', { problems: ['past_date'] }],
    ['改到3月20日下午', { starts: null, problems: ['missing_time'] }],
    ['3月20日晚上', { starts: null, problems: ['missing_time'] }],
    ['3月20日上午', { starts: '03-20 09:00', problems: [] }],
    ['改到2月30日', { starts: null, problems: ['impossible_date'] }],
    ['回复时间延到3月17日下午5点前', { replyBy: '03-17 17:00', starts: '03-18 09:00' }],
    ['名称改为主席团扩大会议', { title: '主席团扩大会议' }],
  ])('%s', (text, expected) => {
    const { reading, used } = readAmendment(text, meeting, now, zone)
    expect(used).toBe(true)
    expect(shown(reading)).toMatchObject(expected)
  })

  it.each([
    ['议程增加:审议人事事项', ['听取汇报', '讨论方案', '审议人事事项']],
    ['议题增加审议人事事项', ['听取汇报', '讨论方案', '审议人事事项']],
    ['增加一项议程:审议人事事项', ['听取汇报', '讨论方案', '审议人事事项']],
    ['议程改为:1.审议预算 2.人事事项', ['审议预算', '人事事项']],
    ['议程调整为1、审议预算;2、人事事项', ['审议预算', '人事事项']],
    ['取消议题第2项', ['听取汇报']],
  ])('%s', (text, agenda) => {
    const { reading, used } = readAmendment(text, meeting, now, zone)
    expect(used).toBe(true)
    expect(reading.agenda).toEqual(agenda)
    expect(short(reading.startsAt)).toBe('03-18 09:00')
  })

  it.each(['', '好', '???', '谢谢大家', '地点不变'])('%j amends nothing', text => {
    expect(readAmendment(text, meeting, now, zone)).toEqual({ reading: meeting, used: false, called: [] })
  })
})
