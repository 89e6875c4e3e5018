/** The papers of a year are made of what was recorded, and each figure in them can be counted again. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import { figuresOf } from '../../../src/features/reports/rules/figures.ts'
import { recount } from '../../../src/features/reports/rules/recount.ts'
import { readYearFacts } from '../../../src/features/reports/store/facts.ts'
import { yearPaper } from '../../../src/features/reports/texts/summary.ts'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf } from '../../support/ways.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const linkIn = (text: string): string | null => /\]\((http[^)]+)\)/.exec(text)?.[1] ?? null

/** Whoever looks at the documents with an office program has them written into this folder. */
const folder = process.env.LIAISON_TEST_PAPERS

async function fetched(who: string, words: string, name: string): Promise<string[]> {
  const bytes = new Uint8Array((await documentOf(town, await town.say(who, words))).bytes)
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.docx`), bytes)
  }
  expect([...unzip(bytes).keys()].filter(file => /vba|embed/i.test(file))).toEqual([])
  return wordsOf(bytes)
}

const facts = () =>
  db.transaction(async tx => {
    const congress = await findCongressByName(tx, '云溪镇')
    if (congress === null) throw new Error('no congress')
    return readYearFacts(tx, congress, 2026, town.clock.now())
  })

beforeAll(async () => {
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666')
  await say(liaison, '/计划 生成')
  await say(liaison, '/计划 增 6月 执法检查环境保护')
  await say(liaison, '/计划 说明 3 因换届推迟')
  await say(liaison, '/计划 定稿')
  await say(
    '杨国梁',
    '/会议 3月13日上午9点 镇政府三楼会议室 主席团会议 议题：1.审议民生实事项目；2.听取环境保护工作报告',
    '主席团',
  )
  await say('杨国梁', '/会议 3月17日上午9点 地点：石桥村村委会 视察农田水利 对象：第二代表小组', '全体代表')
  await say('杨国梁', '/会议 3月18日上午9点 地点：镇政府大礼堂 代表学习培训 对象：全体代表', '全体代表')
  await say(
    '杨国梁',
    '/会议 3月19日上午9点 地点：大坪村文化礼堂 代表述职评议会 对象：第三代表小组',
    '全体代表',
  )
  await say('杨国梁', '/会议 3月20日上午9点 地点：后山村 调研养老服务 对象：第四代表小组', '全体代表')
  await say('杨国梁', '/取消 5 下雨', '全体代表')
  await town.moveTo('2026-03-13T12:00:00+08:00')
  await say(liaison, '/点名 1 除钟林海外全到')
  await town.moveTo('2026-03-17T12:00:00+08:00')
  await say(liaison, '/点名 2 除董长庚、毛水法外全到')
  await say(
    liaison,
    '/活动记录 2 主题：农田水利设施管护 走访点：石桥村、白岩村 发现问题：支渠淤塞，部分水闸失修 意见建议：入冬前完成清淤 成效：已列入冬修计划',
  )
  await say('王秀兰', '/建议 石桥村支渠清淤，来源：活动2')
  await say('罗根荣', '/建议 白岩村小学门前增设减速带')
  await say('王秀兰', '/来访 3月16日 石桥村李四反映路灯坏了两个月')
  await say('胡志强', '/联系 走访大坪村选民12人')
  await say('胡志强', '/联系 走访梅岭村选民8人')
  await town.moveTo('2026-03-18T12:00:00+08:00')
  await say(liaison, '/点名 3 除吴晓燕外全到')
  await town.moveTo('2026-03-19T16:00:00+08:00')
  await say(liaison, '/点名 4 全到')
  await say(liaison, '/述职 4 胡志强 满意30 基本满意5 不满意1')
  await say(liaison, '/述职 4 林惠珍、邵伯年 书面')
  await town.moveTo('2026-04-02T10:00:00+08:00')
}, 60_000)

describe('/总结', () => {
  it('is for clerks alone, and made in the single chat', async () => {
    for (const command of ['/总结', '/报告', '/简报']) {
      expect(await say('王秀兰', command)).toContain('由主席、副主席和联络员使用')
      expect(linkIn(await say('杨国梁', command, '主席团'))).toBeNull()
    }
    expect(await say(liaison, '/总结 某年')).toContain('没有读出是哪一年')
    expect(await say(liaison, '/总结 2019年')).toContain('不能起草')
  })

  it('says what there was, in official words; what the plan had and nobody did is 未开展', async () => {
    const words = (await fetched(liaison, '/总结', 'summary')).join('\n')
    for (const sentence of [
      '云溪镇人大2026年工作总结',
      '召开人民代表大会会议：年度计划已安排，未开展。',
      '召开主席团会议1次，应到9人次，实到8人次。3月13日的会议：审议民生实事项目；听取环境保护工作报告。',
      '开展代表接待选民日活动1次。',
      '登记来访1件，涉及群众1人次。\n',
      '代表联系选民2次，联系选民20人次。',
      '收到代表建议、批评和意见（含议案）2件。',
      '开展代表活动1次，参加10人次，其中视察1次。活动主题有：农田水利设施管护。',
      '分组情况：第二代表小组1次；第一代表小组、第三代表小组、第四代表小组、第五代表小组未开展。',
      '代表在活动中提出建议1件。',
      '主席团学习：年度计划已安排，未开展。',
      '组织代表学习培训1次，参加59人次，共59人。',
      '组织代表向选民述职3名，其中书面述职2名。',
      '年度工作计划共30项，已完成3项，逾期未完成1项，尚未到期26项。',
      '逾期未完成的：一季度“主席团集中学习”。',
      '附：数据来源',
      '代表述职3名：胡志强、林惠珍、邵伯年。',
      '代表活动中提出的建议1件：建议2026-001（第2号通知）。',
    ])
      expect(words).toContain(sentence)
    // The cancelled one is nowhere.
    expect(words).not.toContain('养老服务')
  })

  it('each figure of the text stands in the list of sources, with records that come to it', async () => {
    const paper = yearPaper(await facts(), figuresOf(await facts()), 'summary')
    expect(paper.figures.length).toBeGreaterThan(20)
    for (const figure of paper.figures) expect(recount(figure), figure.name).toBe(figure.value)
    const text = paper.sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
    const said = text
      // Days, hours and what people wrote themselves are no figures.
      .replace(/\d+月\d+日|“[^”]*”/gu, '')
      .matchAll(/(\d+)(人次|[件次名项人])/gu)
    const known = new Set(paper.figures.map(({ value, unit }) => `${value}${unit}`))
    for (const [whole] of said) expect(known, text).toContain(whole)
  })

  it('every figure that can be said is counted by its records, also those that this year does not say', async () => {
    for (const figure of figuresOf(await facts()).values())
      expect(recount(figure), figure.name).toBe(figure.value)
  })

  it('chat and document say the same figures', async () => {
    const chat = await say(liaison, '/总结')
    const { figures } = yearPaper(await facts(), figuresOf(await facts()), 'summary')
    for (const { name, value, unit } of figures) expect(chat).toContain(`${name}${value}${unit}`)
  })
})

describe('/报告', () => {
  it('is the same for the party committee, and for the county', async () => {
    const party = (await fetched(liaison, '/报告', 'party')).join('\n')
    expect(party).toContain('云溪镇人大关于2026年工作情况的报告')
    expect(party).toContain('中共云溪镇委员会：')
    expect(party).toContain('特此报告。')
    expect((await fetched('沈月英', '/报告 2026年 县', 'county')).join('\n')).toContain(
      '某县人民代表大会常务委员会：',
    )
  })
})

describe('/简报', () => {
  it('tells a month in dated news, and keeps its number', async () => {
    const words = (await fetched(liaison, '/简报 3月', 'bulletin')).join('\n')
    for (const sentence of [
      '云溪镇人大工作简报',
      '2026年第1期',
      '3月13日，云溪镇人大在镇政府三楼会议室召开主席团会议，应到9人，实到8人。会议议程：审议民生实事项目；听取环境保护工作报告。',
      '3月16日，代表接待选民日活动在代表联络站举行。登记群众反映事项1件，涉及1人次。',
      '3月17日，第二代表小组在石桥村村委会开展视察农田水利活动，10人参加。活动主题：农田水利设施管护。',
      '形成代表建议1件。',
      '胡志强、林惠珍、邵伯年等3名代表向选民述职。测评结果：胡志强满意30票、基本满意5票、不满意1票。',
    ])
      expect(words).toContain(sentence)
    expect(words).not.toContain('养老服务')
    expect((await fetched('沈月英', '/简报 3月', 'bulletin-again')).join('\n')).toContain('2026年第1期')
  })

  it('of one event has a number of its own; of what was not held there is none, and no number is used up', async () => {
    expect(await say(liaison, '/简报 会议5')).toContain('没有举行过')
    expect(await say(liaison, '/简报 2026年12月')).toContain('还没有到')
    expect(await say(liaison, '/简报 12月')).toContain('2025年12月没有举行过')
    expect(await say(liaison, '/简报 会议99')).toContain('不能起草简报')
    expect(await say(liaison, '/简报 什么')).toContain('没有读出')
    expect((await fetched(liaison, '/简报 会议2', 'bulletin-one')).join('\n')).toContain('2026年第2期')
    // In the first ten days it is the last month's.
    expect((await fetched(liaison, '/简报', 'bulletin-default')).join('\n')).toContain('2026年第1期')
  })

  it('two who make different ones at once have different numbers', async () => {
    const both = await Promise.all([say(liaison, '/简报 会议1'), say('沈月英', '/简报 会议3')])
    const numbers = both.map(text => /第(\d+)期/u.exec(text)?.[1]).toSorted()
    expect(numbers).toEqual(['3', '4'])
  })
})
