import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readItem } from '../../../../src/features/agenda/rules/item.ts'
import { readParts, takePartNumber } from '../../../../src/features/minutes/rules/read-parts.ts'
import { whatHappened } from '../../../../src/features/minutes/texts/sentences.ts'

const scene = {
  titles: ['听取上半年工作报告', '审议并表决民生实事项目', '研究代表视察方案'],
  isSomebody: (name: string) => ['王秀兰', '王主席', '杨国梁'].includes(name),
}
const read = (text: string, item: number | null = null) =>
  readParts(text, item, scene).parts.map(part => [part.item, part.speaker, part.words])

describe('dictated and pasted minutes', () => {
  it.each<[what: string, said: string, parts: [number | null, string | null, string][]]>([
    ['words alone', '会议认为成效明显。', [[null, null, '会议认为成效明显。']]],
    ['an item in front', '第2项：项目合理', [[2, null, '项目合理']]],
    ['a speaker', '王秀兰：先修渠', [[null, '王秀兰', '先修渠']]],
    ['a speaker by title', '王主席指出：先修渠', [[null, '王主席', '先修渠']]],
    ['somebody who is on no roster', '李明：先修渠', [[null, '李明', '先修渠']]],
    ['somebody with his office', '李明（财政所）：预算已下达', [[null, '李明（财政所）', '预算已下达']]],
    ['a label that is no name', '会议要求：抓好落实', [[null, null, '会议要求：抓好落实']]],
    ['an hour', '上午9:30 休会', [[null, null, '上午9:30 休会']]],
    [
      'an item and a speaker',
      '第1项\n王秀兰：甲\n杨国梁：乙',
      [
        [1, '王秀兰', '甲'],
        [1, '杨国梁', '乙'],
      ],
    ],
    [
      'headings that are the items',
      '一、听取上半年工作报告\n成效明显\n二、审议民生实事项目\n会议认为合理',
      [
        [1, null, '成效明显'],
        [2, null, '会议认为合理'],
      ],
    ],
    [
      'headings of something else',
      '一、总体情况\n二、存在问题',
      [[null, null, '一、总体情况\n二、存在问题']],
    ],
    [
      'words that go on',
      '王秀兰：甲\n乙\n\n丙',
      [
        [null, '王秀兰', '甲\n乙'],
        [null, null, '丙'],
      ],
    ],
    ['a record pasted whole', '会议记录：会议听取了报告。', [[null, null, '会议记录：会议听取了报告。']]],
    ['a record, and what it says', '记录：会议开始', [[null, null, '记录：会议开始']]],
    ['what happened first', '主持：会议开始，先学习', [[null, null, '主持：会议开始，先学习']]],
    ['a sentence behind a label', '记录人：由办公室安排', [[null, null, '记录人：由办公室安排']]],
    ['a village', '白岩村：道路已修', [[null, null, '白岩村：道路已修']]],
    ['a heading', '成绩：完成三件实事', [[null, null, '成绩：完成三件实事']]],
    ['an office', '田长制：已落实', [[null, null, '田长制：已落实']]],
    ['a name that begins like a heading', '方向东：先修渠', [[null, '方向东', '先修渠']]],
    ['an item that is not there', '第9项：甲', [[null, null, '第9项：甲']]],
    ['nothing', ' \n ', []],
  ])('%s', (_what, said, parts) => {
    expect(read(said)).toEqual(parts)
  })

  it('who chairs, who writes and which issue it is stand by themselves', () => {
    const { parts, facts } = readParts('主持人：杨国梁\n记录：周晓敏。\n期号：第3期\n会议开始', null, scene)
    expect(facts).toEqual({ chair: '杨国梁', recorder: '周晓敏', issue: '第3期' })
    expect(parts.map(({ words }) => words)).toEqual(['会议开始'])
  })

  it.each<[said: string, facts: object]>([
    ['主持人：镇人大主席杨国梁', { chair: '镇人大主席杨国梁' }],
    ['主持：杨国梁', { chair: '杨国梁' }],
    ['会议主持人：王主席', { chair: '王主席' }],
    ['主持人：杨国梁 记录人：周晓敏', { chair: '杨国梁', recorder: '周晓敏' }],
    ['主持：杨国梁；记录：周晓敏，期号：第3期', { chair: '杨国梁', recorder: '周晓敏', issue: '第3期' }],
    ['记录员：李 明', { recorder: '李 明' }],
    ['记录人：王秀兰、周晓敏（代）', { recorder: '王秀兰、周晓敏（代）' }],
    ['记录人：侬建华', { recorder: '侬建华' }],
    ['记录人：买买提·吐尔逊', { recorder: '买买提·吐尔逊' }],
  ])('«%s» says who it was', (said, facts) => {
    expect(readParts(said, null, scene)).toMatchObject({ facts, parts: [] })
  })

  it('nothing that was written goes lost, whatever it is', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          '第1项：',
          '王秀兰：好',
          '一、听取上半年工作报告',
          '',
          '主持人：甲乙',
          '=cmd|1',
          '\u202e半',
        ),
        fc.string({ maxLength: 12 }),
      ),
      { maxLength: 8 },
    )
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(lines, given => {
        const text = given.join('\n')
        const { parts, facts } = readParts(text, null, scene)
        const kept = letters(
          parts.map(({ speaker, words }) => (speaker ?? '') + words).join('') + Object.values(facts).join(''),
        )
        // What is left out are marks, the names of items and of what is said once.
        const marks = /第1项|一、听取上半年工作报告|主持人|[0-9一二三四五六七八九十]+/gu
        const all = letters(text.replace(marks, ''))
        for (const letter of new Set(all)) expect(kept).toContain(letter)
      }),
    )
  })

  it.each<[said: string, part: number | null, rest: string]>([
    ['第2段 内容', 2, '内容'],
    ['第二段：内容', 2, '内容'],
    ['2段 内容', 2, '内容'],
    ['内容', null, '内容'],
  ])('«%s»: which part', (said, part, rest) => {
    expect(takePartNumber(said)).toEqual({ part, rest })
  })
})

describe('what a meeting did, in the words of offices', () => {
  const passed = { inFavour: 30, against: 1, abstained: 2, passed: true }
  const failed = { inFavour: 10, against: 20, abstained: 2, passed: false }
  it.each<[title: string, vote: typeof passed | null, said: string]>([
    [
      '听取镇人民政府上半年工作报告（报告人：李明）',
      null,
      '会议听取了镇人民政府上半年工作报告（报告人：李明）。',
    ],
    ['听取和审议预算执行情况的报告', null, '会议听取和审议了预算执行情况的报告。'],
    ['审议民生实事项目', null, '会议审议了民生实事项目。'],
    ['审议民生实事项目', passed, '会议审议并通过了民生实事项目，表决结果：赞成30票、反对1票、弃权2票。'],
    [
      '审议并表决民生实事项目',
      passed,
      '会议审议并通过了民生实事项目，表决结果：赞成30票、反对1票、弃权2票。',
    ],
    [
      '审议并表决民生实事项目',
      failed,
      '会议审议了民生实事项目，经表决未获通过，表决结果：赞成10票、反对20票、弃权2票。',
    ],
    ['审议并表决民生实事项目', null, '会议审议了民生实事项目，表决结果：________。'],
    ['讨论决定代表视察方案', passed, '会议讨论并通过了代表视察方案，表决结果：赞成30票、反对1票、弃权2票。'],
    ['表决《履职办法》', passed, '会议表决通过了《履职办法》，表决结果：赞成30票、反对1票、弃权2票。'],
    [
      '补选云溪镇副镇长',
      passed,
      '会议就补选云溪镇副镇长进行了表决，予以通过，表决结果：赞成30票、反对1票、弃权2票。',
    ],
    ['补选云溪镇副镇长', null, '会议就补选云溪镇副镇长进行了表决，表决结果：________。'],
    ['传达学习上级会议精神', null, '会议传达学习了上级会议精神。'],
    ['汇报春耕生产情况', null, '会议听取了春耕生产情况的汇报。'],
    ['2026年预算执行情况的报告', null, '会议听取了2026年预算执行情况的报告。'],
    [
      '关于批准2026年预算的决议（草案）',
      passed,
      '会议审议并通过了关于批准2026年预算的决议（草案），表决结果：赞成30票、反对1票、弃权2票。',
    ],
    ['其他事项', null, '会议议题：其他事项。'],
    [
      '审查和批准财政预算执行情况的报告',
      passed,
      '会议审查并批准了财政预算执行情况的报告，表决结果：赞成30票、反对1票、弃权2票。',
    ],
    [
      '审查批准财政预算执行情况的报告',
      failed,
      '会议审查了财政预算执行情况的报告，经表决未获批准，表决结果：赞成10票、反对20票、弃权2票。',
    ],
    ['审查和批准财政预算执行情况的报告', null, '会议审查了财政预算执行情况的报告，表决结果：________。'],
    ['批准2026年预算', passed, '会议批准了2026年预算，表决结果：赞成30票、反对1票、弃权2票。'],
    ['批准2026年预算', null, '会议议题：批准2026年预算。'],
    ['讨论通过代表视察方案', null, '会议讨论了代表视察方案，表决结果：________。'],
    ['学习贯彻全国两会精神', null, '会议学习贯彻了全国两会精神。'],
    ['研究部署防汛工作', null, '会议研究部署了防汛工作。'],
    ['研究并部署防汛工作', null, '会议议题：研究并部署防汛工作。'],
    ['传达贯彻上级会议精神', null, '会议议题：传达贯彻上级会议精神。'],
    ['报告工作', null, '会议听取了工作报告。'],
    ['汇报工作', null, '会议听取了工作汇报。'],
  ])('%s', (title, vote, said) => {
    expect(whatHappened({ ...readItem(title), vote })).toBe(said)
  })

  it('an item that is not for decision was not put to the vote, whatever its verb', () => {
    for (const kind of ['deliberate', 'hear', 'other'] as const)
      for (const title of [
        '补选副镇长',
        '接受李明辞职',
        '表决办法',
        '批准预算',
        '审议并表决预算',
        '审议预算',
      ])
        expect(whatHappened({ kind, title, reporter: null, vote: null })).not.toMatch(/表决了|进行了表决|：_/)
  })
})
