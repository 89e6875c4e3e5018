import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  namesIn,
  readCharge,
  readInstruction,
} from '../../../../src/features/incoming-papers/rules/instruct.ts'
import { takePaperNumber } from '../../../../src/features/incoming-papers/rules/number.ts'
import {
  missingIn,
  type PaperReading,
  readPaper,
} from '../../../../src/features/incoming-papers/rules/read.ts'

/** A Wednesday. */
const today = { year: 2026, month: 3, day: 11 }
const nothing = { handler: null, due: null, unclear: [], rest: '' }
const notice = '关于做好换届选举工作的通知'

describe('a paper is read out of', () => {
  it.each<[what: string, words: string, Partial<PaperReading>]>([
    [
      'one line',
      `县人大办 云人办〔2026〕12号 ${notice} 3份 急件`,
      { sender: '县人大办', reference: '云人办〔2026〕12号', title: notice, copies: 3, urgency: 'pressing' },
    ],
    [
      'any order, with commas',
      `急件，${notice}，县人大办，3份，云人办[2026]12号`,
      { sender: '县人大办', reference: '云人办[2026]12号', title: notice, copies: 3, urgency: 'pressing' },
    ],
    [
      'its pasted head, the title over two lines',
      '云溪县人民代表大会常务委员会办公室文件\n云人办〔2026〕12号\n关于做好2026年县乡人大换届选举\n工作的通知\n各乡镇人大主席团：',
      {
        sender: '云溪县人民代表大会常务委员会办公室',
        reference: '云人办〔2026〕12号',
        title: '关于做好2026年县乡人大换届选举工作的通知',
        rest: '各乡镇人大主席团：',
      },
    ],
    [
      'labels',
      `来文单位：县人大办 文号：云人办〔2026〕12号 标题：${notice} 份数：3 密级：秘密 缓急：特急 收文日期：3月9日 承办：张三 期限：12月1日`,
      {
        ...{
          sender: '县人大办',
          reference: '云人办〔2026〕12号',
          title: notice,
          copies: 3,
          secrecy: 'secret',
        },
        ...{ urgency: 'very_urgent', receivedOn: '2026-03-09', handler: '张三', due: '12月1日' },
      },
    ],
    [
      'what was received when, its number in brackets',
      '昨天收到县委组织部《关于转发〈干部管理办法〉的通知》（云组发[2026]3号）一式两份，特急',
      {
        ...{ sender: '县委组织部', reference: '云组发[2026]3号', copies: 2, urgency: 'very_urgent' },
        ...{ receivedOn: '2026-03-10', title: '关于转发〈干部管理办法〉的通知' },
      },
    ],
    [
      'a title that names its issuer',
      '云溪县人大常委会办公室关于召开座谈会的函',
      { sender: '云溪县人大常委会办公室', title: '云溪县人大常委会办公室关于召开座谈会的函' },
    ],
    [
      'a secret one with its term',
      '县人大办 机密★1年 云人发〔2026〕3号 关于干部考察的报告',
      {
        sender: '县人大办',
        reference: '云人发〔2026〕3号',
        title: '关于干部考察的报告',
        secrecy: 'confidential',
      },
    ],
    [
      'a title without 关于',
      '县财政局 预算编制方案 2份',
      { sender: '县财政局', title: '预算编制方案', copies: 2 },
    ],
    [
      'a month in the title is no count of copies',
      '县人大办 关于3月份工作安排的通知',
      { sender: '县人大办', title: '关于3月份工作安排的通知' },
    ],
    [
      'what follows the title is kept apart',
      '县人大常委会 关于开展执法检查的通知，请于3月30日前报送',
      { sender: '县人大常委会', title: '关于开展执法检查的通知', rest: '请于3月30日前报送' },
    ],
    [
      'a sender glued to its number',
      '收到县委办云委办〔2026〕1号关于值班的通知',
      { sender: '县委办', reference: '云委办〔2026〕1号', title: '关于值班的通知' },
    ],
    [
      'full-width and traditional characters',
      '縣人大辦　雲人辦〔２０２６〕１２號　關於做好選舉工作的通知　３份',
      {
        sender: '縣人大辦',
        reference: '雲人辦〔２０２６〕１２號',
        title: '關於做好選舉工作的通知',
        copies: 3,
      },
    ],
  ])('%s', (_what, words, expected) => {
    expect(readPaper(words, today)).toEqual({ ...nothing, ...expected })
  })

  it.each<[words: string, secrecy: PaperReading['secrecy']]>([
    ['机密级', 'confidential'],
    ['（机密件）', 'confidential'],
    ['(绝密级)', 'top_secret'],
    ['密级机密', 'confidential'],
    ['密级：机密件', 'confidential'],
    ['密级：绝密★10年', 'top_secret'],
    ['秘密文件', 'secret'],
    ['【秘密★1年】', 'secret'],
    ['密级：内部资料', 'internal'],
    ['密级：无', null],
    ['密级：普通', null],
    ['密级：公开', null],
    ['密级：非密', null],
  ])('a grade is known however it is written: %s', (words, secrecy) => {
    const reading = readPaper(`县委办 云委发〔2026〕9号 关于考察对象的通知 ${words}`, today)
    expect(reading).toMatchObject({ sender: '县委办', title: '关于考察对象的通知', secrecy, unclear: [] })
    const [said] = words.split('：')
    if (said === words)
      expect(readPaper(`县委办 关于考察对象的通知${words}`, today).secrecy ?? 'asked').toBe(
        /^[(（【]/u.test(words) ? secrecy : 'asked',
      )
  })

  it.each(['一般', '平件', '普通', '无'])('缓急：%s is no urgency', words => {
    const { urgency, unclear } = readPaper(`县委办 ${notice} 缓急：${words}`, today)
    expect({ urgency, unclear }).toEqual({ urgency: null, unclear: [] })
  })

  it('a title may speak of secrets', () => {
    expect(readPaper('县保密局 关于严守国家秘密工作的通知', today)).toEqual({
      ...nothing,
      sender: '县保密局',
      title: '关于严守国家秘密工作的通知',
    })
  })

  it.each<[words: string, missing: readonly string[], unclear: readonly string[]]>([
    [notice, ['sender'], []],
    ['县人大办 云人办〔2026〕12号', ['title'], []],
    ['路灯坏了', ['sender', 'title'], []],
    [`来文单位：县人大办 标题：${notice} 份数：很多`, [], ['copies']],
    [`来文单位：县人大办 标题：${notice} 密级：一般 收文日期：明天`, [], ['secrecy', 'receivedOn']],
    [`县委办机密云委办〔2026〕1号 ${notice}`, [], ['secrecy']],
    [`机密县委办 ${notice}`, [], ['secrecy']],
    [`县委办 ${notice} 属于机密`, [], ['secrecy']],
    [`县委办 ${notice}机密`, [], ['secrecy']],
    [`来文单位：县委办 标题：${notice} 密级：无 缓急：平件`, [], []],
  ])('%s: what is missing or unclear is told, not guessed', (words, missing, unclear) => {
    const reading = readPaper(words, today)
    expect(missingIn(reading)).toEqual(missing)
    expect(reading.unclear).toEqual(unclear)
  })

  it('nothing that is written behind a field is lost', () => {
    const leftover = fc
      .tuple(
        fc.constantFrom('，', ',', '；', '。', ' ', '\n'),
        fc.array(fc.constantFrom(...'请各村配合统计人数先送主席阅另存档案室王秀兰签收两次'), {
          minLength: 2,
          maxLength: 20,
        }),
      )
      .map(([mark, letters]) => `${mark}${letters.join('')}`)
    const values = {
      ...{ 来文单位: '县人大办', 文号: '云人办〔2026〕12号', 标题: notice, 份数: '3份', 密级: '无' },
      ...{ 缓急: '急件', 收文日期: '3月9日', 承办: '张三', 期限: '12月1日前', 承办人: '李四' },
    }
    const fields = fc.shuffledSubarray(Object.entries(values), { minLength: 1 })
    fc.assert(
      fc.property(fields, fc.array(leftover, { minLength: 10, maxLength: 10 }), (some, behind) => {
        const said = some.map(([label, value], i) => `${label}：${value}${behind[i]}`)
        const reading = readPaper(said.join('\n'), today)
        const kept = Object.values(reading).flat().join('\n')
        for (const [i, [label, value]] of some.entries()) {
          const isAsked = reading.unclear.some(
            field =>
              label ===
              { secrecy: '密级', urgency: '缓急', copies: '份数', receivedOn: '收文日期' }[field as string],
          )
          if (!isAsked) expect(kept).toContain((behind[i] ?? '').slice(1))
          if (label.startsWith('承办')) expect(kept).toContain(value)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('anything at all, without a mistake', () => {
    const pieces = [
      '关于',
      '《',
      '》',
      '通知',
      '〔2026〕1号',
      '份',
      '急件',
      '标题：',
      '\n',
      ' ',
      '县',
      '秘密',
      '\u202e',
      '=1',
    ]
    const some = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })))
    fc.assert(
      fc.property(some, words => {
        const { copies, receivedOn } = readPaper(words.join(''), today)
        expect(copies ?? 1).toBeGreaterThan(0)
        expect((receivedOn ?? '2026-03-11') <= '2026-03-11').toBe(true)
      }),
      { numRuns: 300 },
    )
    const started = performance.now()
    readPaper('关于'.repeat(20_000), today)
    readPaper(`${'县'.repeat(50_000)}〔2026〕`, today)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

it.each<[string, ReturnType<typeof readCharge>]>([
  ['张三 办理 12月1日前', { who: '张三', task: '办理', until: '12月1日前' }],
  ['农业农村办 研办并答复 一周内', { who: '农业农村办', task: '研办并答复', until: '一周内' }],
  ['张三', { who: '张三', task: null, until: '' }],
  ['张三 12月1日前', { who: '张三', task: null, until: '12月1日前' }],
  ['张三同志负责落实，4月1日前', { who: '张三', task: '落实', until: '4月1日前' }],
  ['财政所办理下周五前', { who: '财政所', task: '办理', until: '下周五前' }],
  ['张三 12月1日前办理', { who: '张三', task: '办理', until: '12月1日前' }],
  ['张三于12月1日前办理', { who: '张三', task: '办理', until: '12月1日前' }],
  ['于洋 12月1日前办理', { who: '于洋', task: '办理', until: '12月1日前' }],
  ['张三 尽快办理', { who: '张三', task: '尽快办理', until: '' }],
  ['张三 尽快', { who: '张三', task: '尽快办理', until: '' }],
  ['张三 本周五前报送材料', { who: '张三', task: '报送材料', until: '本周五前' }],
  ['李四办理', { who: '李四', task: '办理', until: '' }],
])('交 %s', (words, expected) => {
  expect(readCharge(words)).toEqual(expected)
})

it.each([
  ['交 张三 办理', 'charge'],
  ['请张三办理', 'charge'],
  ['传阅 张三、李四', 'circulate'],
  ['送阅张三', 'circulate'],
  ['办结 已报', 'done'],
  ['归档号 3', 'archive'],
  ['更正 标题 新', 'correct'],
  ['作废 重复', 'void'],
  ['恢复', 'restore'],
  ['重新办理', 'reopen'],
  ['交办 张三 12月1日前', 'charge'],
  ['改由李四办理', 'charge'],
  ['办结期限 12月1日', 'due'],
  ['完成时限改为12月10日', 'due'],
  ['期限 12月1日', 'due'],
  ['延期到12月10日', 'due'],
  ['更正 期限 12月1日', 'due'],
  ['办结了吗', 'question'],
  ['办完了没有？', 'question'],
  ['办结没', 'question'],
  ['归档了吗', 'question'],
  ['作废吗', 'question'],
  ['作废？', 'question'],
  ['办结了吗？领导在问', 'unknown'],
  ['完成不了', 'unknown'],
  ['归档时间', 'unknown'],
  ['办结 经核实没有此情况', 'done'],
  ['办结，没有意见', 'done'],
  ['', 'none'],
  ['随便', 'unknown'],
])('%s is %s', (words, kind) => {
  expect(readInstruction(words).kind).toBe(kind)
})

it.each([
  ['交办 张三', '张三'],
  ['交办给张三', '张三'],
  ['转办 李四', '李四'],
  ['改由李四办理', '李四办理'],
  ['交由张三', '张三'],
  ['转交给 张三', '张三'],
])('%s: the verb is taken whole', (words, rest) => {
  expect(readInstruction(words)).toEqual({ kind: 'charge', words: rest })
})

it.each([
  ['张和平、李四', ['张和平', '李四']],
  ['张和平和李四', ['张和平', '李四']],
  ['李四和张和平及王五', ['李四', '张和平', '王五']],
  ['张三和赵不知', ['张三', '赵不知']],
])('传阅 %s', (words, names) => {
  expect(namesIn(words, name => ['张和平', '李四', '王五', '张三'].includes(name))).toEqual(names)
})

it.each([
  ['5', null, 5, false],
  ['文件5', null, 5, true],
  ['收文 第5号', null, 5, true],
  ['2026-005', 2026, 5, false],
  ['文件2026-5', 2026, 5, true],
])('%s is a number', (words, year, number, isNamed) => {
  expect(takePaperNumber(words)).toMatchObject({ which: { year, number }, isNamed })
})
