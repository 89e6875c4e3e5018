/** What is said of a leave, of a meeting called off, and of who is taken off its notice, is so. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'
import { everybodyIsReached, heardAlone } from '../../support/ways.ts'

const town = await startTown()
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const call = (day: string) =>
  town.say('杨国梁', `/会议 ${day} 镇政府三楼 主席团会议 议题：审议民生实事项目`, presidium)

/** The card of what waits, and the option of the only request on it. */
async function pending(): Promise<{ message: string; key: string; selected: Record<string, string> }> {
  const shown = await town.say('周晓敏', '待批')
  const said = JSON.stringify(shown.card)
  const [key = ''] = /approve:\d+/.exec(said) ?? []
  const [option = ''] = /\d+\.\d+\.\d+/.exec(said) ?? []
  return { message: shown.message?.id ?? '', key, selected: { leave: option } }
}
const pressed = async ({ message, key, selected }: Awaited<ReturnType<typeof pending>>) =>
  said(await town.click('周晓敏', message, key, undefined, selected))
const said = (heard: Heard): string => JSON.stringify(heard.card ?? heard.text)

describe('an old card of what waits says what has become of the leave', () => {
  beforeAll(() => call('3月18日上午9点'))

  it.each([
    ['the time was changed', '周晓敏', '/改 1 时间改到3月19日上午9点', '会议时间已改'],
    ['he comes after all', '许金泉', '第1号 参加', '本人已改为参加'],
    ['it was approved', '周晓敏', '/准假 1 许金泉', '已准假'],
    ['it was refused', '周晓敏', '/不准 1 许金泉 须表决', '未准假'],
    ['he was taken off', '周晓敏', '/改 1 去掉许金泉', '不在通知对象中'],
    ['it was called off', '周晓敏', '/取消 1 防汛', '会议已取消'],
  ])('%s', async (_what, user, words, truth) => {
    await town.say('许金泉', '第1号 参加')
    await town.say('许金泉', '第1号 请假 住院')
    const card = await pending()
    expect(card.selected.leave).toMatch(/^\d/)
    await town.say(user, words)
    const told = await pressed(card)
    expect(told).toContain(truth)
    for (const other of [
      '会议时间已改',
      '本人已改为参加',
      '已准假',
      '未准假',
      '不在通知对象中',
      '会议已取消',
    ])
      if (other !== truth) expect(told).not.toContain(other)
    await town.say('周晓敏', '/改 1 增加许金泉')
  })
})

describe('a meeting that was held and called off', () => {
  beforeAll(async () => {
    await call('3月20日上午9点')
    await town.moveTo('2026-03-20T08:40:00+08:00')
    for (const name of ['王秀兰', '胡志强', '许金泉']) await town.say(name, '签到 2')
  })

  it('who is there is not taken off the notice; who is not there may be', async () => {
    const refused = await alone('周晓敏', '/改 2 去掉王秀兰、钟林海')
    expect(refused).toMatch(/王秀兰.*签到/)
    expect(refused).toContain('没有改')
    expect(await alone('王秀兰', '我的')).not.toContain('不需要参加')
    await town.moveTo('2026-03-20T09:10:00+08:00')
    await town.say('周晓敏', '/开会 2')
    await town.say('许金泉', '早退 2')
    expect(await alone('周晓敏', '/改 2 去掉许金泉')).toContain('没有改')
    const gone = await alone('周晓敏', '/改 2 去掉钟林海')
    expect(gone).not.toContain('没有改')
    await town.say('周晓敏', '/点名 2 王秀兰未到')
    expect(await alone('周晓敏', '/改 2 去掉王秀兰')).not.toContain('没有改')
  })

  it('the 15 minutes’ check does not call a refused leave one that he has', async () => {
    await town.say('傅德胜', '第2号 请假 出差')
    await town.say('季连生', '第2号 请假 出差')
    await town.say('周晓敏', '/不准 2 傅德胜 须表决')
    await town.say('周晓敏', '/准假 2 季连生')
    await town.say('周晓敏', '/点名 2 傅德胜到；季连生到')
    await town.moveTo('2026-03-20T09:16:00+08:00')
    expect(await heardAlone(town, 'zhouxiaomin')).toMatch(/已请假而到会1人：季连生\n/)
  })

  it('says how it is restored as long as it can be, and not afterwards', async () => {
    await town.say('周晓敏', '/取消 2 误发')
    for (const words of ['/议程 2', '/取消 2 误发', '/活动记录 2 主题：走访'])
      expect(`${words}: ${await alone('周晓敏', words)}`).toContain('/恢复 2')
    expect(await alone('王秀兰', '/议程 2')).not.toContain('/恢复')
    await town.moveTo('2026-03-22T10:00:00+08:00')
    expect(await alone('周晓敏', '/恢复 2')).toContain('不能恢复')
    for (const words of ['/议程 2', '/取消 2 误发', '/活动记录 2 主题：走访'])
      expect(`${words}: ${await alone('周晓敏', words)}`).not.toContain('/恢复')
  })
})

it('nor is it said as it is called off, when it is too late already', async () => {
  await call('3月25日上午9点')
  await town.moveTo('2026-03-25T10:00:00+08:00')
  expect(await alone('周晓敏', '/取消 3 没有开成')).not.toContain('/恢复')
  expect(await alone('周晓敏', '/恢复 3')).toContain('不能恢复')
})

describe('of whom no way leads to, and who has an account', () => {
  const silent = '罗根荣'

  it('nobody is said to be told how his leave was decided', async () => {
    await call('3月27日上午9点')
    await town.say('周晓敏', `/改 4 增加${silent}、章美琴`)
    await town.say('周晓敏', `/代 4 ${silent} 请假 住院`)
    await town.say('章美琴', '第4号 请假 出差')
    const { sql } = town.database.db
    expect(await sql`select from person where name = ${silent} and userid is not null`).toHaveLength(1)
    await sql`update chat set webhook_key = null where purpose <> 'presidium'`
    const told = await alone('周晓敏', `/准假 4 ${silent}、章美琴`)
    expect(told).toContain(`已准假：${silent}、章美琴`)
    if (everybodyIsReached) expect(told).toContain('，将告知本人。')
    else expect(told).toMatch(/将告知章美琴；罗根荣暂时收不到消息.*请电话告知。/)
    const refused = await alone('周晓敏', `/不准 4 ${silent} 须表决`)
    expect(refused).toContain(`已登记：${silent}的请假未批准`)
    expect(refused).toContain(everybodyIsReached ? '，将告知本人。' : `${silent}暂时收不到消息`)
  })

  it('nor when it was decided so already', async () => {
    expect(await alone('周晓敏', '/准假 4 章美琴')).toBe('已准假：章美琴。')
  })
})
