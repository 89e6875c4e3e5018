import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { changes, entered, forgetVisits, latest } from './register-of.ts'

const town = await startTown()
const deputy = '王秀兰'
const liaison = '周晓敏'

beforeEach(async () => {
  await forgetVisits(town)
  await town.say(deputy, '/来访 村民李四反映枫树湾路灯坏了，转城建办一周内修好')
})

describe('closing', () => {
  it('needs an outcome, and is done once', async () => {
    for (const said of ['/办结 1', '/办结 1 ', '/办结 1 。', '/办结 1 123'])
      expect((await town.say(deputy, said)).text).toBe('请写明办理结果，如：/办结 2026-001 路灯已修好')
    expect((await latest(town)).status).toBe('open')
    const { text } = await town.say(deputy, '/办结 1 路灯已修好')
    expect(text).toContain('来访2026-001已办结：路灯已修好。告知群众后，请发送：/回访 2026-001')
    expect(await latest(town)).toMatchObject({
      status: 'closed',
      outcome: '路灯已修好',
      closedOn: '2026-03-11',
    })
    expect((await town.say(liaison, '/办结 1 又一次')).text).toContain('以前已经办结')
    expect((await latest(town)).outcome).toBe('路灯已修好')
    await town.say(deputy, '/改来访 1 结果 换了新灯')
    expect((await latest(town)).outcome).toBe('换了新灯')
  })

  it('is for whoever received it and for clerks', async () => {
    expect((await town.say('胡志强', '/办结 1 修好了')).text).toContain('没有查到您可以办理的第1号')
    expect((await latest(town)).status).toBe('open')
    await town.say(liaison, '/办结 来访2026-001 修好了')
    expect((await latest(town)).status).toBe('closed')
  })

  it('a number that was never given, and one that is void, cannot be closed', async () => {
    expect((await town.say(deputy, '/办结 9 修好了')).text).toContain('没有查到您可以办理的第9号')
    await town.say(deputy, '/作废来访 1')
    expect((await town.say(deputy, '/办结 1 修好了')).text).toContain('已作废')
  })

  it('can be taken back', async () => {
    await town.say(deputy, '/办结 1 路灯已修好')
    await town.say(deputy, '/回访 1 不满意')
    const { message } = await town.say(deputy, '/改来访 1 状态 未办结')
    expect(message?.text).toContain('（办理中）')
    expect(await latest(town)).toMatchObject({
      status: 'open',
      outcome: null,
      closedOn: null,
      followedUpOn: null,
      satisfaction: null,
    })
    expect((await changes(town)).at(-1)?.change).toMatchObject({
      outcome: { from: '路灯已修好', to: null },
      satisfaction: { from: 'dissatisfied', to: null },
    })
  })
})

describe('following up', () => {
  it.each([
    ['满意', 'satisfied', '满意'],
    ['基本满意', 'basically', '基本满意'],
    ['不满意 路灯又坏了', 'dissatisfied', '不满意'],
    ['很满意，谢谢代表', 'satisfied', '满意'],
    ['不太满意', 'dissatisfied', '不满意'],
  ])('%s', async (said, satisfaction, told) => {
    await town.say(deputy, '/办结 1 路灯已修好')
    const { text } = await town.say(deputy, `/回访 1 ${said}`)
    expect(text).toContain(`已登记来访2026-001的回访：${told}。`)
    expect(await latest(town)).toMatchObject({ satisfaction, followedUpOn: '2026-03-11' })
  })

  it('an unhappy voter’s words are kept, and how to go on is told', async () => {
    await town.say(deputy, '/办结 1 路灯已修好')
    const { text } = await town.say(deputy, '/回访 1 不满意 路灯又坏了')
    expect(text).toContain('/改来访 2026-001 状态 未办结')
    expect((await changes(town)).at(-1)?.change).toMatchObject({ note: '路灯又坏了' })
  })

  it('comes after closing, and needs a word', async () => {
    expect((await town.say(deputy, '/回访 1 满意')).text).toContain('还没有办结')
    await town.say(deputy, '/办结 1 路灯已修好')
    for (const said of ['/回访 1', '/回访 1 已打电话'])
      expect((await town.say(deputy, said)).text).toContain('请写明满意程度')
    expect((await entered(town))[0]?.satisfaction).toBeNull()
  })
})
