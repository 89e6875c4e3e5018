import { describe, expect, it } from 'vitest'
import { type Day, dayOfIso, isoDay } from '../../../../src/calendar/day.ts'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import { mostAtOnce, takeSuggestionNumbers } from '../../../../src/features/suggestions/rules/numbers.ts'
import { takeOffice } from '../../../../src/features/suggestions/rules/office-names.ts'
import { readAnswer } from '../../../../src/features/suggestions/rules/read-answer.ts'
import { readAssignment } from '../../../../src/features/suggestions/rules/read-assignment.ts'
import { readConsultation } from '../../../../src/features/suggestions/rules/read-consultation.ts'
import { readExtension } from '../../../../src/features/suggestions/rules/read-extension.ts'
import { groundIn } from '../../../../src/features/suggestions/rules/read-ground.ts'
import { promisedDay } from '../../../../src/features/suggestions/rules/read-promise.ts'
import { readRating } from '../../../../src/features/suggestions/rules/read-rating.ts'
import { defaultClasses } from '../../../../src/features/suggestions/texts/defaults.ts'
import { day } from './bench.ts'

const offices = ['农业农村办', '村镇建设办', '生态环境办', '社会事务办', '综合治理办', '财政所'].map(
  (name, index) => ({ id: index + 1, name }),
)
const [agriculture = 0, building = 0, , , , finance = 0] = offices.map(({ id }) => id)
const iso = (found: Day | null) => found && isoDay(found)

describe('numbers of several items', () => {
  it.each<[said: string, numbers: string, rest: string]>([
    ['17', '17', ''],
    ['17、18、19 农业农村办', '17 18 19', '农业农村办'],
    ['17,18和19', '17 18 19', ''],
    ['17-20', '17 18 19 20', ''],
    ['17至20号 重复', '17 18 19 20', '重复'],
    ['1-3、7、9~10', '1 2 3 7 9 10', ''],
    ['2026-017', '2026/17', ''],
    ['2026-017、2026-018', '2026/17 2026/18', ''],
    ['２０２６－０１７至０１９', '2026/17 2026/18 2026/19', ''],
    ['第17号、第18号', '17 18', ''],
    ['建议17', '17', ''],
    ['19-3-017 农业农村办', '19-3/17', '农业农村办'],
    ['17 6个月 农业农村办', '17', '6个月 农业农村办'],
    ['17 12月3日', '17', '12月3日'],
    ['17、17、18', '17 18', ''],
    ['20-17', '20', '-17'],
    ['农业农村办', '', '农业农村办'],
    ['', '', ''],
  ])('%s → %s', (said, numbers, rest) => {
    const taken = takeSuggestionNumbers(said)
    const shown = taken.numbers.map(({ series, number }) =>
      series === null ? `${number}` : `${series}/${number}`,
    )
    expect({ numbers: shown.join(' '), rest: taken.rest }).toEqual({ numbers, rest })
  })

  it('takes so many at once and no more', () => {
    expect(takeSuggestionNumbers(`1-${mostAtOnce}`).numbers).toHaveLength(mostAtOnce)
    expect(takeSuggestionNumbers(`1-${mostAtOnce + 1}`).tooMany).toBe(true)
    expect(takeSuggestionNumbers('1-99999').tooMany).toBe(true)
  })
})

describe('whom an item is assigned to', () => {
  const lead = (...ids: number[]) => ({ lead: ids, assist: [], unknown: [] })
  it.each<[said: string, fields: object]>([
    ['农业农村办', lead(agriculture)],
    ['农业农村办公室', lead(agriculture)],
    ['農業農村辦', lead(agriculture)],
    ['由农业农村办办理', lead(agriculture)],
    ['城建办', lead(building)],
    ['主办 农业农村办', lead(agriculture)],
    ['主办：农业农村办 协办：财政所、村镇建设办', { lead: [agriculture], assist: [finance, building] }],
    ['农业农村办主办，财政所、村镇建设办协办', { lead: [agriculture], assist: [finance, building] }],
    ['由农业农村办牵头，财政所配合', { lead: [agriculture], assist: [finance] }],
    ['农业农村办 协办财政所', { lead: [agriculture], assist: [finance] }],
    ['农业农村办协办财政所', { lead: [agriculture], assist: [finance] }],
    ['农业农村办 协办 财政所', { lead: [agriculture], assist: [finance] }],
    ['农业农村办 主办 财政所 协办', { lead: [agriculture], assist: [finance] }],
    ['农业农村办会同财政所办理', { lead: [agriculture], assist: [finance] }],
    ['分办 农业农村办、财政所', { ...lead(agriculture, finance), mode: 'split' }],
    ['农业农村办、财政所分办', { ...lead(agriculture, finance), mode: 'split' }],
    ['农业农村办和财政所分别办理', { ...lead(agriculture, finance), mode: 'split' }],
    ['分办 财政所', { ...lead(finance), mode: 'joint' }],
    // Who leads was not said: the rule refuses it, and it is asked.
    ['农业农村办、财政所', { ...lead(agriculture, finance), mode: 'joint' }],
    ['农业农村办 六个月', { ...lead(agriculture), breadth: 'wide' }],
    ['农业农村办 重大复杂', { ...lead(agriculture), breadth: 'wide' }],
    ['农业农村办，涉及面广', { ...lead(agriculture), breadth: 'wide' }],
    ['农业农村办 3个月', { ...lead(agriculture), breadth: 'normal' }],
    ['农业农村办 四个月内答复', { ...lead(agriculture), breadth: null, oddMonths: 4 }],
    ['水利站', { lead: [], unknown: ['水利站'] }],
    ['农业农村办、水利站分办', { lead: [agriculture], unknown: ['水利站'] }],
    ['', { lead: [], assist: [], unknown: [] }],
    ['农业办', { lead: [agriculture], unknown: [] }],
    ['城建办', { lead: [building], unknown: [] }],
    ['财政', { lead: [finance], unknown: [] }],
    ['农业', { lead: [], unknown: ['农业'] }],
    ['建设', { lead: [], unknown: ['建设'] }],
    ['财政局', { lead: [], unknown: ['财政局'] }],
    ['县财政局', { lead: [], unknown: ['县财政局'] }],
    ['县农业农村局', { lead: [], unknown: ['县农业农村局'] }],
    ['综合办', { lead: [], unknown: ['综合办'] }],
  ])('%s', (said, fields) => {
    expect(readAssignment(said, offices, { months: { normal: 3, wide: 6 } })).toMatchObject(fields)
  })

  it.each([
    ['财政所', true],
    ['由财政所承办', true],
    ['交给财政所办理', true],
    ['分办 财政所', true],
    ['财政所主办', false],
    ['由财政所牵头', false],
  ])('%s can be meant for a part alone: %s', (said, isPlain) => {
    expect(readAssignment(said, offices, { months: { normal: 3, wide: 6 } }).isPlain).toBe(isPlain)
  })

  it('months are those of the congress', () => {
    const chongqing = { months: { normal: 2, wide: 4 } }
    expect(readAssignment('财政所 四个月', offices, chongqing)).toMatchObject({
      breadth: 'wide',
      oddMonths: null,
    })
    expect(readAssignment('财政所 六个月', offices, chongqing)).toMatchObject({ breadth: null, oddMonths: 6 })
  })
})

describe('the office for which somebody acts', () => {
  it.each<[said: string, office: number | null, rest: string]>([
    ['农业农村办', agriculture, ''],
    ['农业农村办公室 A 已修复', agriculture, 'A 已修复'],
    ['代财政所 接收', finance, '接收'],
    ['财政所：不属于职责', finance, '不属于职责'],
    ['财政所负责此事', null, '财政所负责此事'],
    ['A 农业农村办已修复', null, 'A 农业农村办已修复'],
    ['', null, ''],
  ])('%s', (said, office, rest) => {
    const taken = takeOffice(said, offices)
    expect({ office: taken.office?.id ?? null, rest: taken.rest }).toEqual({ office, rest })
  })
})

it.each([
  ['属于个人事务', 'own_affairs'],
  ['亲属的案件', 'court'],
  ['正在審理的案件', 'court'],
  ['没有具体内容', 'no_content'],
  ['内容空泛', 'no_content'],
  ['推荐产品', 'advertising'],
  ['转交的来信', 'private_letter'],
  ['学术问题', 'academic'],
  ['与第3号重复', 'other'],
])('why it is not admissible: %s', (said, ground) => {
  expect(groundIn(said)).toBe(ground)
})

describe('what is told of a consultation', () => {
  const read = (said: string) => readConsultation(said, day('2026-12-10'), day('2026-11-01'))
  it.each<[string, string | null, string | null, string | null, string | null]>([
    [
      '12月3日 在镇政府 与王秀兰、李大为 面商: 同意先修路灯',
      '2026-12-03',
      '镇政府',
      '王秀兰、李大为',
      '同意先修路灯',
    ],
    ['12月3日在镇政府与王秀兰代表面商，代表同意先修', '2026-12-03', '镇政府', '王秀兰', '代表同意先修'],
    ['昨天下午电话与王秀兰沟通，同意修复', '2026-12-09', '电话', '王秀兰', '同意修复'],
    ['3号 在村里当面沟通，代表没有意见', '2026-12-03', '村里', null, '代表没有意见'],
    ['11月20日与代表在石桥村面商，路基已修', '2026-11-20', '石桥村', '代表', '路基已修'],
    [
      '时间：12月3日 地点：镇政府 参加人员：王秀兰 内容：同意修复',
      '2026-12-03',
      '镇政府',
      '王秀兰',
      '同意修复',
    ],
    ['同意修复', '2026-12-10', null, null, '同意修复'],
    ['12月3日 汛期前修好', '2026-12-03', null, null, '汛期前修好'],
    ['昨天 春节前修好', '2026-12-09', null, null, '春节前修好'],
    ['面商：好', '2026-12-10', null, null, '好'],
    ['在枫树湾修路灯的事已说明', '2026-12-10', null, null, '在枫树湾修路灯的事已说明'],
    // What is told lies behind: the last Friday, not the next one.
    ['周五 面商：好', '2026-12-04', null, null, '好'],
    // What lies ahead is not turned into the past.
    ['明天 面商：好', '2026-12-11', null, null, '好'],
    ['12月30日 面商：好', '2026-12-30', null, null, '好'],
    ['2月30日 面商：好', null, null, null, '好'],
    ['已与王秀兰代表面商', '2026-12-10', null, '王秀兰', null],
    ['', '2026-12-10', null, null, null],
  ])('%s', (said, on, place, who, words) => {
    const reading = read(said)
    expect({ ...reading, on: iso(reading.on) }).toEqual({ on, place, who, said: words })
  })

  it('keeps what was said as it was written', () => {
    expect(read('12月3日 面商：路灯ＬＥＤ，「先修」！\n再说').said).toBe('路灯ＬＥＤ，「先修」！\n再说')
  })
})

describe('an answer', () => {
  it.each<[said: string, code: string | null, text: string]>([
    ['A 已修复', 'A', '已修复'],
    ['ａ类：已修复', 'A', '已修复'],
    ['（B）计划明年修', 'B', '计划明年修'],
    ['A已修复', 'A', '已修复'],
    ['B类 正在解决或列入计划：年底前完成', 'B', '年底前完成'],
    ['B类：正在解决', 'B', '正在解决'],
    ['已解决，路灯修好', 'A', '路灯修好'],
    ['已解决路灯问题', 'A', '已解决路灯问题'],
    ['因条件限制暂不能解决，资金不足', 'C', '资金不足'],
    ['结果：C 答复：资金不足', 'C', '资金不足'],
    ['留作参考', 'D', ''],
    ['A', 'A', ''],
    ['APP已上线', null, 'APP已上线'],
    ['E 已修复', null, 'E 已修复'],
    ['路灯已修', null, '路灯已修'],
  ])('%s', (said, code, text) => {
    const reading = readAnswer(said, defaultClasses)
    expect({ code: reading.resultClass?.code ?? null, text: reading.text }).toEqual({ code, text })
  })

  it('甲方 is not class 甲', () => {
    const classes = ['甲', '乙'].map(code => ({ code, name: `${code}类事项`, promises: false }))
    expect(readAnswer('甲方已进场', classes).resultClass).toBeNull()
    expect(readAnswer('甲类 已进场', classes)).toMatchObject({ resultClass: { code: '甲' }, text: '已进场' })
  })
})

describe('by when it is promised', () => {
  it.each<[said: string, day: string | null]>([
    ['2026年12月底前完成', '2026-12-31'],
    ['2027年12月底前完成', '2027-12-31'],
    ['明年6月底前完工', '2027-06-30'],
    ['3月底前完成', '2027-03-31'],
    ['年底前完成', '2026-12-31'],
    ['今年内完成', '2026-12-31'],
    ['2027年完成', '2027-12-31'],
    ['12月20日前修好', '2026-12-20'],
    ['三个月内解决', '2026-12-10'],
    ['2027年上半年列入计划', '2027-06-30'],
    ['2027年第二季度开工', '2027-06-30'],
    ['计划于2027年3月15日竣工', '2027-03-15'],
    ['6月底前完成设计，2027年9月底前完工', '2027-09-30'],
    ['去年底已摸排，12月31日前完成', '2026-12-31'],
    ['已于3月5日勘查', null],
    ['2025年底前完成', null],
    ['分三年完成', null],
    ['三年内完成', null],
    ['去年底前完成', null],
    ['去年底前完成设计，2027年9月底前完工', '2027-09-30'],
    ['会尽快解决', null],
    ['可能12月底前完成', null],
    ['如果资金到位，年底前完成', null],
    ['如果资金到位12月底前完成', null],
    ['去年12月底前已完成', null],
    ['力争12月底前完成', '2026-12-31'],
    ['若干路段已修好，其余12月底前完成', '2026-12-31'],
  ])('%s', (said, expected) => {
    expect(iso(promisedDay(said, day('2026-09-10'), knownHolidays))).toBe(expected)
  })
})

describe('until when more time is asked for', () => {
  const when = {
    dueOn: day('2026-05-30'),
    now: new Date('2026-05-10T10:00:00+08:00'),
    zone: 'Asia/Shanghai',
    today: day('2026-05-10'),
  }
  it.each<[said: string, until: string | null, reason: string]>([
    ['到6月30日 资金未到位', '2026-06-30', '资金未到位'],
    ['延期至2026年7月15日，理由：等上级批复', '2026-07-15', '等上级批复'],
    ['一个月 因汛期不能施工', '2026-06-30', '因汛期不能施工'],
    ['一个半月 材料未到', '2026-07-15', '材料未到'],
    ['15天 设备未到', '2026-06-14', '设备未到'],
    ['两周 设备未到', '2026-06-13', '设备未到'],
    ['到6月底 资金未到位', '2026-06-30', '资金未到位'],
    ['到年底 资金未到位', '2026-12-31', '资金未到位'],
    ['至六月三十日', '2026-06-30', ''],
    // What follows the day may speak of time as well.
    ['到6月30日 汛期不能施工', '2026-06-30', '汛期不能施工'],
    ['到6月30日汛期不能施工', '2026-06-30', '汛期不能施工'],
    ['资金未到位', null, '资金未到位'],
    ['到2月30日 资金未到位', null, '2月30日 资金未到位'],
    ['', null, ''],
  ])('%s', (said, until, reason) => {
    const reading = readExtension(said, when)
    expect({ until: iso(reading.until), reason: reading.reason }).toEqual({ until, reason })
  })

  it('a month later than the 31st is the last day of the month', () => {
    const read = readExtension('一个月', { ...when, dueOn: dayOfIso('2026-08-31') ?? when.dueOn })
    expect(iso(read.until)).toBe('2026-09-30')
  })
})

describe('a rating', () => {
  it.each<[string, 'satisfied' | 'dissatisfied' | null, string | null, string | null, string | null]>([
    ['满意', null, 'satisfied', 'satisfied', null],
    ['很满意！', null, 'satisfied', 'satisfied', null],
    ['基本满意 快一点就好', null, 'basically', 'basically', '快一点就好'],
    ['不太满意：没修', null, 'dissatisfied', 'dissatisfied', '没修'],
    ['态度满意 结果不满意 路灯又坏了', null, 'satisfied', 'dissatisfied', '路灯又坏了'],
    ['结果不满意，态度满意：没修', null, 'satisfied', 'dissatisfied', '没修'],
    ['对办理态度和结果都满意', null, 'satisfied', 'satisfied', null],
    ['对答复不满意，没修', null, null, 'dissatisfied', '没修'],
    ['', 'satisfied', 'satisfied', 'satisfied', null],
    ['路灯又坏了', 'dissatisfied', 'dissatisfied', 'dissatisfied', '路灯又坏了'],
    ['态度滿意 路灯又坏了', 'dissatisfied', 'satisfied', 'dissatisfied', '路灯又坏了'],
    ['原因：没修', 'dissatisfied', 'dissatisfied', 'dissatisfied', '没修'],
    ['好', null, null, null, '好'],
  ])('%s', (said, command, attitude, result, words) => {
    expect(readRating(said, command)).toEqual({ attitude, result, words })
  })
})
