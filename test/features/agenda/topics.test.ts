import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { deputies, stageOf } from './stage.ts'

const town = await startTown()
const { alone, inGroup, notes, sql } = stageOf(town)

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
})

describe('topics asked for', () => {
  it('are asked for by clerks, with a day that can be told', async () => {
    expect(await alone('王秀兰', '/征集议题 3月20日前')).not.toContain('已')
    expect(await alone('周晓敏', '/征集议题 2月30日前')).toContain('没有看懂')
    expect(await alone('周晓敏', '/征集议题 3月1日上午前')).toMatch(/已经过去|没有看懂/)
    expect(await sql`select from topic_call`).toHaveLength(0)
  })

  it('reach the deputies where they are told things', async () => {
    const said = await alone('周晓敏', '/征集议题 3月20日前 第二季度主席团会议')
    expect(said).toMatch(/已在代表群发出|已逐一通知/)
    await town.moveTo('2026-03-11T10:05:00+08:00')
    const heard = [
      ...(await town.messages(deputies)).map(({ text }) => text),
      ...(await notes()).map(({ text }) => text),
    ]
    expect(heard.some(text => text.includes('【征集议题】') && text.includes('3月20日（星期五）前'))).toBe(
      true,
    )
  })

  it('are proposed in the group or alone, also without a slash, once each', async () => {
    expect(await inGroup('王秀兰', '/议题 听取农村饮水安全情况汇报', deputies)).toContain('议题1号')
    expect(await alone('郑永福', '我建议议题：审议代表视察方案')).toContain('议题2号：审议代表视察方案')
    expect(await alone('郑永福', '/议题 审议代表视察方案')).toContain('没有重复登记')
    expect(await alone('徐志刚', '/议题 给我们加钱')).toContain('由代表、主席团成员提出')
    expect(await alone('毛水法', `/议题 ${'长'.repeat(600)}`)).toContain('最多500字')
    expect(await alone('毛水法', '/议题 ！！！')).toContain('请写明议题内容')
    expect(await alone('毛水法', '/议题 =cmd|1 集市 \u202e治理')).toContain('议题3号')
  })

  it('two at once have two numbers', async () => {
    const said = await Promise.all(['章美琴', '董长庚'].map(name => alone(name, `/议题 ${name}的议题`)))
    expect(said.map(text => /议题(\d+)号/.exec(text)?.[1]).sort()).toEqual(['4', '5'])
  })

  it('clerks see all with who, a deputy his own', async () => {
    const all = await alone('周晓敏', '/议题')
    expect(all).toContain('待研究的议题5个')
    expect(all).toContain('议题1号 听取农村饮水安全情况汇报（王秀兰，待研究）')
    expect(await inGroup('周晓敏', '/议题', deputies)).not.toContain('王秀兰')
    const own = await alone('郑永福', '/议题')
    expect(own).toContain('议题2号')
    expect(own).not.toContain('议题1号')
    expect(await alone('郑永福', '/议题 1')).toContain('没有议题1号')
    // In a group neither words nor names nor reasons, whoever asks.
    for (const [who, words] of [
      ['郑永福', '/议题'],
      ['郑永福', '/议题 2'],
      ['周晓敏', '/议题 2'],
    ] as const) {
      const said = await inGroup(who, words, deputies)
      expect(said).toContain('群里不显示')
      expect(said).not.toMatch(/视察|郑永福/)
    }
  })
})

describe('a topic taken back', () => {
  it('is over, by its proposer alone, once, while nobody has decided', async () => {
    expect(await alone('章美琴', '/议题 撤回 2')).toContain('没有议题2号')
    expect(await alone('周晓敏', '/议题 撤回 4')).toContain('由提出人')
    const mine = /议题(\d+)号/.exec(await alone('章美琴', '/议题'))?.[1] ?? ''
    expect(await alone('章美琴', `/议题 撤回 ${mine}`)).toBe(`议题${mine}号已撤回：章美琴的议题`)
    expect(await alone('章美琴', `/议题 ${mine}号撤回`)).toContain('已经撤回，没有更改')
    expect(await alone('章美琴', '/议题')).toContain('提出人已撤回')
    expect(await alone('周晓敏', `/列入 ${mine} 会议1`)).toContain('已由提出人章美琴撤回')
    expect(await alone('周晓敏', `/不列入 ${mine} 不宜`)).toContain('已由提出人章美琴撤回')
    expect(await alone('周晓敏', '/议题')).toContain('待研究的议题4个')
  })

  it('without a number asks for it; other words behind it, thanks and reasons are no new topic', async () => {
    const before = await sql`select from topic`
    for (const words of ['撤回', '我撤回', '收回我的议题', '不提了，已经解决了'])
      expect(await alone('董长庚', `/议题 ${words}`)).toContain('请写明撤回哪一个议题')
    const mine = /议题(\d+)号/.exec(await alone('董长庚', '/议题'))?.[1] ?? ''
    expect(await inGroup('董长庚', '/议题 撤回', deputies)).not.toContain('董长庚的议题')
    for (const words of [`撤回 9${mine}，已经解决了`, `撤回第9${mine}号议题，谢谢`, `我撤回9${mine}号`])
      expect(await alone('董长庚', `/议题 ${words}`)).toContain(`没有议题9${mine}号`)
    expect(await sql`select from topic`).toHaveLength(before.length)
  })
})

describe('what becomes of a topic', () => {
  it('it goes onto an agenda, and its proposer hears of it', async () => {
    expect(await alone('王秀兰', '/列入 1 会议1')).not.toContain('已列入')
    const said = await alone('周晓敏', '/列入 1、2 会议1')
    expect(said).toContain('议题1号（王秀兰）→ 2. 听取农村饮水安全情况汇报〔听取〕')
    expect(said).toContain('议题2号（郑永福）→ 3. 审议代表视察方案〔审议〕')
    expect(await alone('周晓敏', '/列入 1 会议1')).toContain('没有重复列入')
    expect(await alone('周晓敏', '/列入 99 会议1')).toContain('没有议题99号')
    expect(await alone('王秀兰', '/议程 1')).toContain('2. 听取农村饮水安全情况汇报')
    const told = (await notes()).filter(({ text }) => text.includes('已列入第1号会议'))
    expect(told.map(({ name }) => name)).toEqual(['王秀兰', '郑永福'])
  })

  it('or is declined with a reason', async () => {
    expect(await alone('周晓敏', '/不列入 3')).toContain('请写明理由')
    expect(await alone('周晓敏', '/不列入 3 已有专项方案')).toContain('已告知提出人毛水法')
    expect(await alone('周晓敏', '/不列入 3 已有专项方案')).toContain('没有更改')
    expect(await alone('周晓敏', '/不列入 1 不要了')).toContain('已列入第1号会议')
    expect(await alone('毛水法', '/议题')).toContain('未列入：已有专项方案')
    expect(
      (await notes()).some(({ name, text }) => name === '毛水法' && text.includes('理由：已有专项方案。')),
    ).toBe(true)
  })

  it('taken off the agenda again, it waits for another', async () => {
    await alone('周晓敏', '/议程 1 删 3')
    expect((await notes()).at(-1)).toMatchObject({
      name: '郑永福',
      text: expect.stringContaining('议题2号“审议代表视察方案”已从第1号会议的议程中撤下'),
    })
    expect(await alone('郑永福', '/议题')).toContain('已从议程删去')
    expect(await alone('周晓敏', '/列入 2 会议1')).toContain('→ 3. 审议代表视察方案')
  })

  it('when the time is over the clerks get the list, once and not at night, and nobody is chased', async () => {
    const before = (await notes()).length
    await town.moveTo('2026-03-23T10:00:00+08:00')
    const told = (await notes()).slice(before).filter(({ text }) => text.includes('征集已截止'))
    expect(told.map(({ name }) => name).sort()).toEqual(['周晓敏', '杨国梁', '沈月英'].sort())
    expect(told[0]?.text).toContain('共收到4个议题')
    const [call] = await sql<{ listedAt: Date }[]>`select listed_at as "listedAt" from topic_call`
    expect(call?.listedAt.toISOString()).toMatch(/^2026-03-21T00:00:00/)
  })
})

/** Without a group of theirs that speaks, each is told alone. */
describe('topics asked of nobody who hears it', () => {
  beforeAll(async () => {
    await sql`update chat set webhook_key = null`
    await sql`delete from spoken_place`
    await sql`delete from answer_url`
    await sql`update person set active = false, left_at = now() where name not in ('杨国梁', '王秀兰', '周晓敏')`
    await sql`update person set userid = null where name = '王秀兰'`
  })

  it('names who is out of reach, and says of nobody that he was told', async () => {
    const said = await alone('杨国梁', '/征集议题')
    expect(said).toContain('没有可以发通知的代表群，王秀兰暂时收不到消息')
    expect(said).not.toContain('已逐一通知')
  })

  it('says to the only deputy that there is nobody else', async () => {
    await sql`update person set active = false, left_at = now() where name = '王秀兰'`
    const said = await alone('杨国梁', '/征集议题')
    expect(said).toContain('没有可以发通知的代表群，花名册中除您以外没有其他代表可以通知')
    expect(said).not.toContain('已逐一通知')
  })
})
