/** What nobody recorded or decided is neither nought nor a fact: the papers of a year do not say it. */
import { beforeAll, expect, it } from 'vitest'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import { figuresOf } from '../../../src/features/reports/rules/figures.ts'
import { recount } from '../../../src/features/reports/rules/recount.ts'
import { bulletinEvents } from '../../../src/features/reports/store/bulletins.ts'
import { readYearFacts } from '../../../src/features/reports/store/facts.ts'
import { bulletinOf } from '../../../src/features/reports/texts/bulletin.ts'
import { yearPaper } from '../../../src/features/reports/texts/summary.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''

const read = () =>
  town.database.db.transaction(async tx => {
    const congress = await findCongressByName(tx, '云溪镇')
    if (congress === null) throw new Error('no congress')
    const now = town.clock.now()
    const facts = await readYearFacts(tx, congress, 2026, now)
    const month = { kind: 'month', year: 2026, month: 3 } as const
    const events = await bulletinEvents(tx, congress, month, now)
    return { facts, bulletin: bulletinOf(congress, { year: 2026, number: 1 }, events, facts.today) }
  })
const paper = async () => {
  const { facts } = await read()
  const { sections, figures } = yearPaper(facts, figuresOf(facts), 'summary')
  return { text: sections.flatMap(({ paragraphs }) => paragraphs).join('\n'), figures }
}

beforeAll(async () => {
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666')
  await say(liaison, '/计划 生成')
  for (const day of [12, 13])
    await say(
      '杨国梁',
      `/会议 3月${day}日上午9点 镇政府三楼会议室 主席团会议 议题：1.审议民生实事项目；2.听取环境保护工作报告`,
      '主席团',
    )
  await say('杨国梁', '/会议 3月16日上午9点 地点：石桥村村委会 视察农田水利 对象：第二代表小组', '全体代表')
  await say(liaison, '/议程 1 改 1 审议养老服务项目')
  await say(liaison, '/议程 1 删 2')
  await town.moveTo('2026-03-17T12:00:00+08:00')
  for (const number of [1, 2, 3]) await say(liaison, `/活动记录 ${number} 主题：年度工作`)
})

it('of meetings and activities where nobody was checked in no number of people is said', async () => {
  const { text } = await paper()
  expect(text).toContain('召开主席团会议2次。3月12日')
  expect(text).toContain('开展代表活动1次，其中视察1次。')
  expect(text).not.toMatch(/应到|实到|参加|\b0/)
})

it('a draft of the plan is not the plan of the town', async () => {
  const { text } = await paper()
  expect(text).not.toContain('计划')
})

it('a reception day without a trace was arranged, and no more is said', async () => {
  expect((await paper()).text).toContain('安排代表接待选民日活动1次')
  await say('王秀兰', '/来访 3月16日 石桥村李四反映路灯坏了两个月')
  expect((await paper()).text).toContain('开展代表接待选民日活动1次')
})

it('the agenda is told as it was changed, not as the notice had it', async () => {
  const { text } = await paper()
  expect(text).toContain('3月12日的会议：审议养老服务项目。3月13日的会议：审议民生实事项目；听取环境')
  const news = (await read()).bulletin.items.map(item => item.text)
  expect(news.find(each => each.startsWith('3月12日'))).toContain('会议议程：审议养老服务项目。')
})

it('where some were checked in, the figures are of those, and it is said of how many', async () => {
  await say(liaison, '/点名 2 除钟林海外全到')
  const { text, figures } = await paper()
  expect(text).toContain('召开主席团会议2次，其中登记到会的1次，应到9人次，实到8人次。')
  for (const figure of figures) expect(recount(figure), figure.name).toBe(figure.value)
  const said = await say(liaison, '/总结')
  expect(said).toContain('登记到会的主席团会议1次；主席团会议应到9人次')
})

it('finalised, it is told of', async () => {
  await say(liaison, '/计划 定稿')
  expect((await paper()).text).toContain('年度工作计划共29项')
})
