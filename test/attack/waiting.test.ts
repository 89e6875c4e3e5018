/**
 * What waits to be said to somebody alone, be it for his next word or for the morning, is judged when it is handed out or
 * pushed: whoever may not know of it any more is not told, whatever it was that ended his right.
 */
import { describe, expect, it } from 'vitest'
import { startTown, type TestTown } from '../support/town.ts'

const chair = '杨国梁'
const viceChair = '沈月英'
const liaison = '周晓敏'
const author = '林惠珍'
const invited = '孟亚琴'
const wrongOffice = '冯雅丽'
const rightOffice = '谭永亮'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

describe('with his next word', () => {
  it('whom a signer has asked reads nothing of what was made confidential since', async () => {
    await alone(author, '/建议 梅岭村医生乱收费，病历造假，患者不敢讲 附议人：孟亚琴')
    await alone(author, '/改建议 1 保密')
    expect(await alone(invited, '我的')).not.toMatch(/医生|附议|新消息/u)
    expect(await alone(invited, '/建议 1')).toContain('没有查到')
  })

  it('whom a signer has asked reads it while he is asked', async () => {
    await alone(author, '/建议 石桥村路灯坏了两个月，请维修 附议人：邵伯年')
    expect(await alone('邵伯年', '我的')).toMatch(/石桥村路灯.*请您附议/u)
  })

  it('an office that had a confidential item by mistake reads neither its title nor who has it now', async () => {
    await alone(liaison, '/交办 1 生态环境办')
    await alone(liaison, '/交办 1 综合治理办')
    const read = await alone(wrongOffice, '我的')
    expect(read).not.toMatch(/医生|乱收费|综合治理办/u)
    expect(read).toContain('建议2026-001不再由您单位办理')
    expect(await alone(rightOffice, '我的')).toMatch(/医生乱收费.*已交办综合治理办办理/u)
  })

  it('who is vice-chair no more reads nothing that waited for the vice-chair', async () => {
    await alone(author, '/建议 保密 村干部挪用低保款，有账本 类别：社会')
    await alone(author, '/议题 征地补偿款去向')
    await town.say(chair, '/会议 3月20日上午9点 镇政府三楼 主席团会议 议题：甲', '主席团')
    await alone(chair, '请假 住院手术')
    await alone(chair, '/准假 杨国梁')
    expect(await alone(liaison, '/交接 副主席 郑永福')).toMatch(/征地补偿款去向[\s\S]*郑永福/u)
    const read = await alone(viceChair, '我的')
    expect(read).not.toMatch(/低保|征地|杨国梁.*准假|本人/u)
    expect(read).toContain('副主席')
  })
})

/** What was said by the app to somebody alone. */
const pushedTo = async (of: TestTown, userid: string): Promise<string> => {
  const chat = `app:${userid}`
  const response = await fetch(`${of.url}/sandbox/api/chats/${chat}/messages?user=${userid}&limit=50`)
  return JSON.stringify(await response.json())
}

describe('in the morning', async () => {
  const app = await startTown(new Date('2026-03-11T22:30:00+08:00'), undefined, 'callback+app')

  it('is pushed to those alone who may know of it then', async () => {
    await app.say(author, '/建议 梅岭村医生乱收费，病历造假，患者不敢讲 附议人：孟亚琴')
    await app.say(author, '/改建议 1 保密')
    await app.say(liaison, '/交办 1 生态环境办')
    await app.say(liaison, '/交办 1 综合治理办')
    await app.say(author, '/建议 保密 村干部挪用低保款，有账本 类别：社会')
    await app.say(chair, '/交接 联络员 周晓敏 郑永福')
    await app.moveTo('2026-03-12T08:30:00+08:00')
    const [asked, wrong, right] = [
      await pushedTo(app, 'mengyaqin'),
      await pushedTo(app, 'fengyali'),
      await pushedTo(app, 'tanyongliang'),
    ]
    expect(asked).not.toMatch(/医生|附议/u)
    expect(wrong).not.toMatch(/医生|综合治理办/u)
    expect(wrong).toContain('建议2026-001不再由您单位办理')
    expect(right).toContain('医生乱收费')
  })
})
