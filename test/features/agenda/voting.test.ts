import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { stageOf } from './stage.ts'

const town = await startTown()
const { alone, inGroup, holds, votes, sql } = stageOf(town)

beforeAll(() => holds(), 60_000)

describe('the agenda', () => {
  it('is that of the notice, with kind and reporter, for whoever belongs', async () => {
    const said = await inGroup('王秀兰', '议程')
    expect(said).toContain('1. 听取上半年工作报告（报告人：徐志刚）〔听取〕')
    expect(said).toContain('2. 审议并表决民生实事项目〔决定〕')
    expect(said).toContain('3. 研究代表视察方案〔审议〕')
    expect(await sql`select from agenda_item`).toHaveLength(0)
  })

  it('is changed by clerks alone, and everything stays in its order', async () => {
    expect(await alone('王秀兰', '/议程 1 增 别的事')).toContain('由主席、副主席、联络员修改')
    expect(await alone('周晓敏', '/议程 1 增 表决人事任免事项')).toContain('4. 表决人事任免事项〔决定〕')
    expect(await alone('周晓敏', '/议程 1 增 表决人事任免事项')).toContain('没有重复添加')
    expect(await alone('周晓敏', '/议程 1 移 4 到 3')).toContain(
      '3. 表决人事任免事项〔决定〕\n4. 研究代表视察方案〔审议〕',
    )
    expect(await alone('周晓敏', '/议程 1 报告人 4 王华')).toContain(
      '现为：4. 研究代表视察方案（报告人：王华）',
    )
    expect(await alone('周晓敏', '/议程 1 改 4 研究代表视察调研方案')).toContain(
      '研究代表视察调研方案（报告人：王华）',
    )
    expect(await alone('周晓敏', '/议程 1 删 9')).toContain('只有4项议程，没有第9项')
    expect(await alone('周晓敏', '/议程 1 删 4')).toContain('已从第1号会议议程中删去')
    expect(await alone('周晓敏', '/议程 1 怎么办')).toContain('没有看懂')
  })
})

describe('a vote', () => {
  it('is for clerks to enter', async () => {
    expect(await alone('王秀兰', '/表决 第2项 赞成8')).not.toContain('已登记')
    expect(await votes()).toHaveLength(0)
  })

  it('counts by all nine members, not by the eight who are there', async () => {
    const said = await alone('周晓敏', '/表决 第2项 赞成5 反对1 弃权1')
    expect(said).toContain('赞成5票、反对1票、弃权1票，未投票（未按表决器）1人')
    expect(said).toContain('应到9人，实到8人；须5票赞成（按应到9人计算），结果：通过')
    expect(await votes()).toEqual([
      { title: '审议并表决民生实事项目', inFavour: 5, present: 8, passed: true, nth: 1 },
    ])
  })

  it('is entered once; another result has to say that it corrects, and the first one stays', async () => {
    expect(await alone('周晓敏', '/表决 第2项 赞成5 反对1 弃权1')).toContain('没有更改')
    expect(await alone('杨国梁', '/表决 第2项 赞成4 反对2 弃权1')).toContain('没有重复登记')
    const corrected = await alone('杨国梁', '/表决 1 第2项 更正 赞成4 反对2 弃权1')
    expect(corrected).toContain('结果：未通过')
    expect(corrected).toContain('原登记为：赞成5票、反对1票、弃权1票，通过，已保留')
    expect((await votes()).map(({ inFavour, nth }) => [inFavour, nth])).toEqual([
      [5, 1],
      [4, 2],
    ])
    expect(await alone('周晓敏', '/表决 第2项')).toMatch(/原登记：赞成5票.*\n现为：赞成4票/)
    expect(await inGroup('王秀兰', '/议程 1')).toContain('赞成4票、反对2票、弃权1票，未通过')
    await expect(sql`update vote_entry set passed = true`).rejects.toThrow()
  })

  it('全票 is everybody who is there', async () => {
    const said = await alone('周晓敏', '/表决 第3项 全票通过')
    expect(said).toContain('赞成8票、反对0票、弃权0票\n')
    expect(said).toContain('结果：通过')
  })

  it('cannot have more votes than people who are there, and changes nothing then', async () => {
    const before = await votes()
    expect(await alone('周晓敏', '/表决 第1项 赞成8 反对1')).toContain('共9票，多于实到8人')
    expect(await alone('周晓敏', '/表决 第1项 反对1')).toMatch(/没有看懂票数.*如：\/表决 1 第1项 赞成/)
    expect(await alone('周晓敏', '/表决 第1项')).toContain('请写明')
    expect(await alone('周晓敏', '/表决 1 第7项 赞成8')).toContain('没有第7项')
    expect(await alone('周晓敏', '/表决 9 第1项 赞成8')).toContain('没有第9号')
    expect(await votes()).toEqual(before)
  })

  it('an item that was voted on is not taken off the agenda', async () => {
    expect(await alone('周晓敏', '/议程 1 删 2')).toContain('不能删去')
  })

  it('two clerks at once lose nothing: one counts, the other is told of it', async () => {
    const said = await Promise.all([
      alone('周晓敏', '/表决 第1项 赞成8'),
      alone('杨国梁', '/表决 第1项 赞成7 反对1'),
    ])
    expect(said.filter(text => text.startsWith('已登记'))).toHaveLength(1)
    expect(said.filter(text => text.includes('没有重复登记'))).toHaveLength(1)
  })
})

describe('a vote where the rest is not as it should be', () => {
  it('below the quorum it is said and written down, and not refused; nobody there is no reason to refuse either', async () => {
    await town.say(
      '杨国梁',
      '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议 议题：表决预算调整方案',
      '主席团',
    )
    await town.moveTo('2026-03-25T09:10:00+08:00')
    expect(await alone('周晓敏', '/表决 2 全票通过')).toContain('还没有登记到会人数')
    const unknown = await alone('周晓敏', '/表决 2 赞成5')
    expect(unknown).toContain('实到未登记')
    await alone('周晓敏', '/点名 2 王秀兰、许金泉、傅德胜到')
    const few = await alone('周晓敏', '/表决 2 更正 全票通过')
    expect(few).toContain('赞成3票')
    expect(few).toContain('未达到法定人数（须5人）')
    const [last] = await sql<{ quorumMet: boolean }[]>`
      select quorum_met as "quorumMet" from vote_entry order by id desc limit 1`
    expect(last?.quorumMet).toBe(false)
  })
})

describe('a vote that is none', () => {
  beforeAll(async () => {
    await alone('周晓敏', '/议程 1 增 审议年度预算')
  })

  it.each(['全票通过不了', '全票通过得了吗', '一致同意不了', '全票没通过', '没法一致通过'])(
    '«%s» registers nothing',
    async said => {
      const before = (await votes()).length
      expect(await alone('周晓敏', `/表决 1 第4项 ${said}`)).not.toContain('已登记')
      expect(await votes()).toHaveLength(before)
    },
  )

  it('a correction of an item on which nobody has voted is no vote on it', async () => {
    const before = (await votes()).length
    const text = await alone('周晓敏', '/表决 1 第4项 更正 赞成6 反对2')
    expect(text).toContain('还没有登记表决')
    expect(text).toContain('第2项')
    expect(await votes()).toHaveLength(before)
  })
})
