/** Two at once, the same message several times, one person for several offices, one person for everybody. */
import { describe, expect, it } from 'vitest'
import { reached, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'
import { agriculture, author, chair, does, finance, handledTown, liaison, saidIn, second } from './handled.ts'

const town = await handledTown()
const { sql } = town.database.db

const entries = async (number: number): Promise<string[]> => {
  const { id } = await town.item(number)
  const rows = await sql<{ nth: number; type: string }[]>`
    select nth, event ->> 'type' as type from suggestion_entry where suggestion_id = ${id} order by nth`
  expect(rows.map(({ nth }) => nth)).toEqual(rows.map((_, index) => index + 1))
  return rows.map(({ type }) => type)
}

describe('two people at the same time', () => {
  it('two clerks assign: one after the other, neither is lost, and the second learns what is', async () => {
    await town.handIn()
    const both = await Promise.all([
      town.say(liaison, '/交办 1 农业农村办'),
      town.say(chair, '/交办 1 农业农村办'),
    ])
    expect(await entries(1)).toEqual(['submitted', 'admitted', 'assigned'])
    const said = both.map(saidIn)
    // Before what the second is answered may stand that he was told of the first.
    const isSecond = (text: string) => text.includes('已经这样交办，没有变化')
    expect(said.filter(isSecond)).toHaveLength(1)
    expect(said.filter(text => !isSecond(text))).toEqual([
      expect.stringContaining('已交办农业农村办（主办）'),
    ])
    const told = (await town.told()).filter(line => line.startsWith(agriculture))
    expect(told).toHaveLength(1)
  })

  it('two contacts of one office answer in different words: both stand in its history, the later one holds', async () => {
    await town.addContact('毛水法', '农业农村办')
    await does(town, agriculture, '/面商 1 与王秀兰面商：同意')
    const both = await Promise.all([
      town.say(agriculture, '/答复 1 A 村口已修'),
      town.say('毛水法', '/答复 1 A 全部已修'),
    ])
    for (const heard of both) expect(saidIn(heard)).toContain('已登记答复：A类')
    expect((await entries(1)).filter(type => type === 'answered')).toHaveLength(2)
    expect((await town.item(1)).answers).toHaveLength(1)
  })

  it('clerk and office enter the same talk: it is one talk', async () => {
    const talk = '/面商 1 在镇政府 与王秀兰 面商：路灯亮了'
    await Promise.all([town.say(liaison, talk), town.say(agriculture, talk)])
    expect((await entries(1)).filter(type => type === 'consulted')).toHaveLength(2)
    expect((await town.item(1)).consultations.filter(({ nth }) => nth === 2)).toHaveLength(1)
  })

  it('two clerks do the same to many, each in another order: nobody waits for ever', async () => {
    for (let i = 0; i < 6; i++) await town.handIn({ title: `事项${i}` })
    const both = await Promise.all([
      town.say(liaison, '/审查 2、3、4、5、6、7'),
      town.say(chair, '/审查 7、6、5、4、3、2'),
    ])
    for (let number = 2; number <= 7; number++)
      expect(await entries(number)).toEqual(['submitted', 'admitted'])
    expect(both.map(saidIn).filter(text => text.includes('已通过审查，共6件'))).toHaveLength(1)
  })
})

describe('the same message', () => {
  it('three times at once is one step, and everybody is told once', async () => {
    await town.told()
    await town.api('faults', { duplicate: 3 })
    await town.say(liaison, '/交办 2 农业农村办主办，财政所协办')
    await town.api('faults', { clear: true })
    expect(await entries(2)).toEqual(['submitted', 'admitted', 'assigned'])
    const told = await town.told()
    expect(new Set(told).size).toBe(told.length)
    // Two contacts of the one office, one of the other, one signer.
    expect(told).toHaveLength(4)
  })

  it('typed three times says that it stands already', async () => {
    const words = '/面商 2 与王秀兰面商：先修'
    await does(town, agriculture, words)
    for (const again of [1, 2]) {
      void again
      expect((await town.say(agriculture, words)).text).toContain('这次面商已经登记过，没有重复登记。')
    }
    expect((await town.item(2)).consultations).toHaveLength(1)
  })
})

describe('several items at once', () => {
  it('are one answer and one word to each person, whatever number of items it is about', async () => {
    await town.told()
    const heard = await town.say(liaison, '/交办 3-5、99 财政所')
    expect(heard.text).toContain(
      '已交办财政所（主办），答复期限为6月11日（星期四），共3件：2026-003、2026-004、2026-005。',
    )
    expect(heard.text).toContain('没有查到：第99号。')
    const told = await town.told()
    expect(told.map(line => line.split('：')[0])).toEqual([finance, author])
    expect(told[0]?.match(/已交办财政所办理/g)).toHaveLength(3)
    expect((await town.say(liaison, '/审查 1-60')).text).toContain('一次最多办理50件')
  })

  it('those that cannot be done are said one by one, the others are done', async () => {
    const heard = await town.say(liaison, '/审查 3、6、7')
    expect(heard.text).toContain('建议2026-003现在是“已交办”，不能审查。')
    expect(heard.text?.match(/不能审查/g)).toHaveLength(3)
  })
})

describe('somebody of several offices', () => {
  it('says for which he acts where both have it, and need not where one has', async () => {
    await town.addContact(finance, '村镇建设办')
    await does(town, liaison, '/交办 6 分办 财政所、村镇建设办')
    await does(town, liaison, '/交办 7 村镇建设办')
    const asked = await town.say(finance, '/面商 6 与王秀兰面商：好')
    expect(asked.text).toContain('有几个承办单位：财政所（主办）、村镇建设办（主办）')
    await does(town, finance, '/面商 6 财政所 与王秀兰面商：好')
    expect((await town.item(6)).consultations[0]).toMatchObject({ said: '好', who: '王秀兰' })
    expect(saidIn(await does(town, finance, '/接收 7'))).toContain('已接收。')
  })

  it('another office’s name in front is a word of what he says', async () => {
    await does(town, finance, '/退回 7 农业农村办 更合适')
    expect((await town.item(7)).returned?.reason).toBe('农业农村办 更合适')
  })
})

describe('one liaison alone', () => {
  it('enters the whole life of an item, for offices and signers, to the archive', async () => {
    await town.handIn({ title: '一人办理' }, [author, second])
    const step = async (words: string, said: string) =>
      expect(saidIn(await does(town, liaison, words))).toContain(said)
    await step('/审查 8', '已通过审查。')
    await step('/交办 8 农业农村办主办，财政所协办', '已交办农业农村办（主办）、财政所（协办）')
    await step('/接收 8 农业农村办', '已代农业农村办接收。')
    await step('/约商 8 农业农村办 请说明是哪几盏', '已代农业农村办请代表说明')
    expect((await town.say(liaison, '/补充 8 村口三盏')).text).toContain('请写明代谁登记')
    await step('/补充 8 代王秀兰 村口三盏', '已登记王秀兰的说明，办理期限继续计算')
    await step('/协办意见 8 财政所 资金已列入预算', '已登记协办意见')
    await step('/延期 8 农业农村办 一个月 汛期不能施工', '已申请延期到7月11日（星期六）')
    await step('/准延 8', '已准予延期')
    await step('/面商 8 农业农村办 在镇政府 与王秀兰、胡志强 面商：同意', '已登记答复前的面商')
    await step('/答复 8 农业农村办 B 已列入计划，2026年12月底前完成', '已登记答复：B类')
    await step('/面商 8 电话与王秀兰沟通，没有意见', '已登记答复后的面商')
    await step('/评价 8 代 王秀兰 满意', '已登记王秀兰的评价：满意。')
    await step('/评价 8 代胡志强 态度满意 结果基本满意', '已登记胡志强的评价：态度满意，结果基本满意。')
    await step('/办结建议 8 已列入计划', '已办结。')
    await step('/兑现 8 路灯已全部安装', '已登记承诺的事项在3月11日（星期三）落实。')
    await step('/归档 8', '已归档。')
    expect(await town.item(8)).toMatchObject({ state: 'archived' })
  })

  it('of somebody who did not sign no rating is taken, and an office that does not have it does not answer', async () => {
    expect((await town.say(liaison, '/评价 1 代 郑永福 满意')).text).toContain(
      '所写的不是建议2026-001的署名代表。署名的有：王秀兰。',
    )
    expect((await town.say(liaison, '/接收 3 农业农村办')).text).toContain(
      '所写的单位不是建议2026-003的主办单位',
    )
    expect((await town.say(liaison, '/交办 3 水利站')).text).toContain(
      '没有“水利站”这个承办单位，还没有交办。现有承办单位：农业农村办、村镇建设办、',
    )
    expect((await town.say(liaison, '/交办 3 农业农村办、财政所')).text).toContain('请写明主办和协办')
    expect((await town.say(liaison, '/交办 3 农业农村办 四个月')).text).toContain('只有3个月和6个月')
  })
})

describe('what is taken from somebody and what he is asked to do, in one step', () => {
  it('are two words, of which the one that asks takes the only address that he has', async () => {
    const taken = await town.handIn({ title: '修复路灯' })
    const asked = await town.handIn({ title: '疏通水渠' })
    await does(town, liaison, `/交办 ${taken.number} 农业农村办`)
    await does(town, liaison, `/交办 ${asked.number} 分办 财政所、村镇建设办主办，农业农村办协办`)
    await does(town, finance, `/退回 ${asked.number} 财政所 没有资金任务`)
    await town.addContact('章美琴', '农业农村办')
    // One stands in no group; the other does.
    for (const words of ['我的', '你好'])
      for (const name of [agriculture, '章美琴']) await town.say(name, words)
    const { pushed } = await town.say(liaison, `/交办 ${taken.number}、${asked.number} 社会事务办`)
    const alone = pushed.filter(({ chat }) => ['single:xuzhigang', 'single:zhangmeiqin'].includes(chat))
    if (speaksOnlyWhenSpokenTo) {
      expect(alone.map(({ text }) => text)).toEqual([
        expect.stringContaining('疏通水渠'),
        expect.stringContaining('疏通水渠'),
      ])
      expect(reached(pushed, /您有新消息/)).toContain('zhangmeiqin')
      for (const name of [agriculture, '章美琴']) {
        const { text } = await town.say(name, '我的')
        expect(text).toMatch(/【新消息】[\s\S]*“修复路灯”/)
        expect(text).not.toContain('“疏通水渠”')
      }
    }
    expect((await town.say(liaison, '未送达')).text).toContain('没有发送失败的消息')
  })
})
