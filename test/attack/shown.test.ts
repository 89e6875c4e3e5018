/** What somebody agrees to is what he was shown, or what he said: never words that came in meanwhile, or that say something else. */
import { expect, it } from 'vitest'
import { setOfficeState } from '../../src/features/roster/store/office-state.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const presidium = '主席团'

const leaveOf = async (
  name: string,
): Promise<{ reason: string | null; decision: string | null } | undefined> => {
  const [row] = await town.database.db.sql<{ reason: string | null; decision: string | null }[]>`
    select i.reason, i.decision from invitee i join person p on p.id = i.person_id where p.name = ${name}`
  return row
}

it('a leave is not approved by a card that shows another reason', async () => {
  await town.say('杨国梁', '/会议 3月14日上午9点 镇政府三楼会议室 主席团会议 议题：审议预算', presidium)
  await town.say('胡志强', '请假 去县里开会')
  const pending = await town.say('周晓敏', '待批')
  expect(pending.text).toContain('去县里开会')
  await town.say('胡志强', '请假 去旅游')

  const card = pending.message?.id ?? ''
  const pressed = await town.click('周晓敏', card, 'approve:1')
  expect(pressed.text).toContain('胡志强刚才改了请假内容')
  expect(pressed.text).toContain('去旅游')
  expect((await leaveOf('胡志强'))?.decision).toBe('pending')

  // Seen, it may be approved.
  await town.click('周晓敏', card, 'approve:1')
  expect((await leaveOf('胡志强'))?.decision).toBe('approved')
})

const stateOf = async (number: number): Promise<string | undefined> => {
  const [row] = await town.database.db.sql<{ state: string }[]>`
    select state from suggestion where number = ${number}`
  return row?.state
}

it.each(['等一等，路灯还没修好', '为什么要撤回', '暂不同意', '先不撤', ''])(
  '«/撤回建议 … %s» agrees to no withdrawal that another has asked for',
  async said => {
    const { message } = await town.say('王秀兰', `/建议 修复枫树湾路灯，坏了${said.length + 2}个月`)
    const number = Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1])
    await town.say('董长庚', `/附议 ${number}`)
    await town.say('王秀兰', `/撤回建议 ${number} 路灯已经修好`)
    const { text } = await town.say('董长庚', `/撤回建议 ${number} ${said}`)
    expect(await stateOf(number)).toBe('submitted')
    expect(text).toContain('您的答复还没有登记')
    await town.say('董长庚', `/撤回建议 ${number} 同意`)
    expect(await stateOf(number)).toBe('withdrawn')
  },
)

it('a meeting that was held and is called off by mistake can be brought back on its day', async () => {
  await town.say('杨国梁', '/会议 3月15日上午9点 三楼会议室 主席团会议 议题：人事', presidium)
  await town.moveTo('2026-03-15T09:10:00+08:00')
  await town.say('周晓敏', '/点名 2 全到')
  const figures = async () => (await town.say('周晓敏', '/到会 2')).text?.split('[打开')[0]
  const before = await figures()
  expect(before).toContain('实到9人')
  await town.say('杨国梁', '/取消 2 发错了号', presidium)

  const { text, pushed } = await town.say('杨国梁', '/恢复 2', presidium)
  expect(text).toContain('会议已经开过')
  expect(pushed.map(one => one.text).join()).toContain('没有取消')
  expect(await figures()).toBe(before)
})

it('a meeting to which nobody came stays called off', async () => {
  await town.say('杨国梁', '/会议 3月15日上午11点 三楼会议室 协调会', presidium)
  await town.say('杨国梁', '/取消 3 防汛', presidium)
  await town.moveTo('2026-03-15T11:10:00+08:00')
  expect((await town.say('杨国梁', '/恢复 3', presidium)).text).toContain('开会时间已过')
})

it('who has handed his office over publishes nothing with the piece that he was asked for as a clerk', async () => {
  const asked = await town.say('杨国梁', '/会议 3月20日 主席团会议 议题：人事', presidium)
  expect(asked.text).toContain('几点')
  await town.say('沈月英', '/交接 主席 王秀兰')
  const { text } = await town.say('杨国梁', '上午9点 镇政府三楼会议室', presidium)
  expect(text).toContain('没有发出')
  const [draft] = await town.database.db.sql<{ status: string }[]>`
    select status from meeting order by id desc limit 1`
  expect(draft?.status).toBe('draft')
  await town.say('沈月英', '/交接 主席 杨国梁')
})

it('whoever entered a matter for another does not make himself the one who sees the visitor', async () => {
  await town.say('董长庚', '/来访 村民李四（13800000000）反映路灯坏了，由胡志强接待')
  await town.say('胡志强', '/改来访 1 来访人 李四 13900000009')
  const { text } = await town.say('董长庚', '/改来访 1 接待代表 董长庚')
  expect(text).toContain('没有改')
  expect((await town.say('董长庚', '/来访簿')).text).not.toContain('13900000009')
})

it('a quorum is of the whole body, also where some of it are called by name', async () => {
  const { text } = await town.say(
    '杨国梁',
    '/会议 3月22日上午9点 三楼会议室 主席团会议 参加人员：王秀兰、胡志强、钟林海 议题：预算',
    presidium,
  )
  expect(text).toContain('（3人）')
  expect(text).not.toContain('须2人')
  const number = /第(\d+)号/.exec(text ?? '')?.[1]
  for (const name of ['王秀兰', '胡志强']) await town.say(name, `第${number}号 参加`)
  expect((await town.say('周晓敏', `名单 ${number}`)).text).toContain('法定人数：须5人，还差3人')
})

it('what is no longer asked of a meeting that has begun: its hour, when only its place or agenda changes', async () => {
  await town.say('杨国梁', '/会议 3月23日上午9点 三楼会议室 主席团会议 议题：预算', presidium)
  const [{ number } = { number: 0 }] = await town.database.db.sql<{ number: number }[]>`
    select number from meeting order by id desc limit 1`
  await town.moveTo('2026-03-23T09:20:00+08:00')
  for (const change of ['地点改在四楼会议室', '议程增加：人事事项']) {
    const { text } = await town.say('杨国梁', `/改 ${number} ${change}`, presidium)
    expect(text).not.toContain('已经过去')
    expect(text).toContain(change.slice(-4))
  }
})

it('who says that it is not done yet has kept no promise', async () => {
  const { message } = await town.say('郑永福', '/建议 上溪村桥头装护栏，夜里危险')
  const number = Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1])
  await town.say('周晓敏', `/交办 ${number} 农业农村办`)
  await town.say('周晓敏', `/面商 ${number} 农业农村办 与郑永福 面商：同意`)
  await town.say('周晓敏', `/答复 ${number} 农业农村办 B 已列入计划，2026年12月底前完成`)
  const timesKept = async () => {
    const rows = await town.database.db.sql`
      select from suggestion_entry e join suggestion s on s.id = e.suggestion_id
      where s.number = ${number} and e.event->>'type' = 'promise_kept'`
    return rows.length
  }
  for (const said of ['还没有安装', '尚未完成，正在招标', '未完成', '推迟到明年']) {
    expect((await town.say('徐志刚', `/兑现 ${number} ${said}`)).text).toContain('没有登记兑现')
    expect(await timesKept()).toBe(0)
  }
  await town.say('徐志刚', `/兑现 ${number} 没有遗留问题，护栏已全部安装`)
  expect(await timesKept()).toBe(1)
})

async function leave(name: string): Promise<void> {
  const { db } = town.database
  const [who] = await db.sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (who === undefined) throw new Error(`nobody is called ${name}`)
  const state = { inOffice: false, reason: 'resigned' } as const
  await db.transaction(tx => setOfficeState(tx, who, state, town.clock.now()))
}

it('a co-signer who has left office holds up no withdrawal', async () => {
  const { message } = await town.say('罗根荣', '/建议 白岩村公厕改造，设施老旧')
  const number = Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1])
  for (const name of ['应彩娥', '郦国庆']) await town.say(name, `/附议 ${number}`)
  await town.say('罗根荣', `/撤回建议 ${number} 已经改造`)
  await leave('应彩娥')
  // Who is in office is waited for all the same.
  expect((await town.say('罗根荣', `/撤回建议 ${number} 同意`)).text).toContain('您已经同意撤回')
  expect(await stateOf(number)).toBe('submitted')
  await town.say('郦国庆', `/撤回建议 ${number} 同意`)
  expect(await stateOf(number)).toBe('withdrawn')
})

it('who has asked already ends it when nobody is left to be waited for', async () => {
  const { message } = await town.say('余海波', '/建议 白岩村停车场扩建，车位不够')
  const number = Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1])
  await town.say('吕素芳', `/附议 ${number}`)
  await town.say('余海波', `/撤回建议 ${number} 已经扩建`)
  await leave('吕素芳')
  await town.say('余海波', `/撤回建议 ${number} 同意`)
  expect(await stateOf(number)).toBe('withdrawn')
})
