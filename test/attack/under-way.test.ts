/** What is under way when its people, its hour or its figures change: nothing of it is undone, or goes to somebody else, without a word. */
import { expect, it } from 'vitest'
import { setOfficeState } from '../../src/features/roster/store/office-state.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

const call = async (words: string): Promise<number> => {
  await town.say('杨国梁', words, presidium)
  const [row] = await town.database.db.sql<{ number: number }[]>`
    select number from meeting order by id desc limit 1`
  return row?.number ?? 0
}

it('a meeting that was called to order is not moved: its check-ins had become nothing, without a word', async () => {
  const number = await call('/会议 3月16日上午9点 三楼会议室 主席团会议 议题：审议预算')
  await town.moveTo('2026-03-16T09:00:00+08:00')
  await alone('周晓敏', `/点名 ${number} 全到`)
  const before = (await alone('周晓敏', `/到会 ${number}`)).split('[打开')[0]
  // People are there: to another day it goes by a new notice, half an hour later they are there as well.
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月18日上午9点`)).toContain('时间没有改')
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月16日上午9点30分`)).toContain('时间改为')
  expect((await alone('周晓敏', `/到会 ${number}`)).split('\n')[1]).toContain('实到9人')
  expect(before).toContain('实到9人')

  await town.moveTo('2026-03-16T09:30:00+08:00')
  await alone('杨国梁', '/开会')
  for (const hour of ['3月16日上午10点', '3月18日上午9点']) {
    const text = await alone('杨国梁', `/改 ${number} 时间改到${hour}`)
    expect(text).toContain(`/取消 ${number} 原因`)
    expect(text).toContain('“/会议”')
  }
  expect(await alone('周晓敏', `/到会 ${number}`)).toContain('实到9人')
  expect(await alone('杨国梁', `/改 ${number} 地点改在四楼会议室`)).toContain('地点改为')
})

it('a meeting at which nobody is yet is moved as before', async () => {
  const number = await call('/会议 3月16日下午3点 三楼会议室 主席团会议 议题：人事')
  expect(await alone('杨国梁', `/改 ${number} 时间改到3月17日上午9点`)).toContain('时间改为')
})

it('a roll that is corrected below the votes says which of them no longer fit', async () => {
  const number = await call('/会议 3月17日下午3点 三楼会议室 主席团会议 议题：1.审议预算；2.审议人事事项')
  await town.moveTo('2026-03-17T15:05:00+08:00')
  await alone('周晓敏', `/点名 ${number} 全到`)
  await alone('周晓敏', `/表决 ${number} 第1项 赞成8 反对1`)
  expect(await alone('周晓敏', `/表决 ${number} 第2项 赞成7 反对1`)).toContain('已登记')
  const text = await alone('周晓敏', `/点名 ${number} 王秀兰未到`)
  expect(text).toContain('多于实到人数')
  expect(text).toContain('第1项')
  expect(text).not.toContain('第2项')
  expect(await alone('周晓敏', `/点名 ${number} 王秀兰到`)).not.toContain('多于实到人数')
})

it('of two who are called alike the one whose village is written is given a decision or a paper', async () => {
  const number = await call('/会议 3月17日下午4点 三楼会议室 主席团会议 议题：修渠')
  const asked = await alone('周晓敏', `/决定 ${number} 修复石桥渠 承办：陈建华 期限：4月30日`)
  const example = /如：(陈建华（[^）]+）)/.exec(asked)?.[1] ?? ''
  expect(example).not.toBe('')
  const given = await alone('周晓敏', `/决定 ${number} 修复石桥渠 承办：${example} 期限：4月30日`)
  expect(given).toContain('已登记决定')
  await alone('周晓敏', '/收文 县人大办 云人办〔2026〕12号 关于上报名单的通知 3份')
  expect(await alone('周晓敏', '/文件 1 交 陈建华（东岙村） 办理 4月12日前')).toContain('已交陈建华办理')
  expect(await alone('周晓敏', '/文件 1 传阅 陈建华（上溪村）、王秀兰')).toContain('已请陈建华、王秀兰阅看')
  const rows = await town.database.db.sql<{ district: string }[]>`
    select p.district from incoming_paper i join person p on p.id = i.person_id`
  expect(rows.map(({ district }) => district)).toEqual(['东岙村'])
  expect(await alone('周晓敏', '/文件 1 交 陈建华（无此村） 办理')).toContain('没有更改')
})

async function leave(name: string): Promise<void> {
  const { db } = town.database
  const [who] = await db.sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (who === undefined) throw new Error(`nobody is called ${name}`)
  await db.transaction(tx => setOfficeState(tx, who, { inOffice: false, reason: 'died' }, town.clock.now()))
}

const suggest = async (who: string, words: string, office: string): Promise<number> => {
  const number = Number(/20\d\d-(\d+)/.exec(await alone(who, `/建议 ${words}`))?.[1])
  await alone('周晓敏', `/交办 ${number} ${office}`)
  return number
}

it('nobody is told to telephone a deputy who has died, and no office stops its clock by asking one', async () => {
  const number = await suggest('倪阿福', '竹坑村路面破损，请修补', '村镇建设办')
  await leave('倪阿福')
  const asked = await alone('贾文斌', `/约商 ${number} 哪一段`)
  expect(asked).toContain('都已离任')
  expect(asked).toContain('期限照常计算')
  expect(await alone('贾文斌', `/期限 ${number}`)).not.toContain('暂停')
  await alone('贾文斌', `/面商 ${number} 今天 与竹坑村村委会 面商：同意`)
  await alone('贾文斌', `/答复 ${number} A 已修补`)
  await alone('贾文斌', `/面商 ${number} 今天 与竹坑村村委会 面商：满意`)
  await alone('周晓敏', `/评价 ${number} 代 倪阿福 满意`)
  const closed = await alone('周晓敏', `/办结建议 ${number} 已修补`)
  expect(closed).toContain('已办结')
  expect(closed).not.toContain('倪阿福暂时收不到消息')
})

it('a clock that waits for a deputy who leaves meanwhile waits for the clerks, who see it', async () => {
  const number = await suggest('严丽萍', '竹坑村竹编工坊缺仓库，请解决', '农业农村办')
  await alone('徐志刚', `/约商 ${number} 要多大的`)
  expect(await alone('周晓敏', '/待办 全部')).not.toContain('署名代表已离任')
  await leave('严丽萍')
  expect(await alone('周晓敏', '/待办 全部')).toContain(`2026-${String(number).padStart(3, '0')}`)
  expect(await alone('周晓敏', '/待办 全部')).toContain('署名代表已离任')
  await alone('周晓敏', `/补充 ${number} 代 严丽萍 五十平方米`)
  expect(await alone('周晓敏', '/待办 全部')).not.toContain('署名代表已离任')
  expect(await alone('周晓敏', `/期限 ${number}`)).toContain('现在轮到农业农村办')
})

it('what waits for an office that has lost its contact is told to the clerks, and so is an order to one that has none', async () => {
  const number = await suggest('葛新苗', '洋头村机耕路破损，请修复', '综合治理办')
  expect(await alone('周晓敏', '/待办 全部')).not.toContain('单位没有联系人')
  await leave('谭永亮')
  const todo = await alone('周晓敏', '/待办 全部')
  expect(todo).toContain('单位没有联系人')
  expect(todo).toContain(`2026-${String(number).padStart(3, '0')}（综合治理办）`)
  const other = await suggest('黄一平', '洋头村农机库漏雨，请修缮', '财政所')
  expect(await alone('周晓敏', `/交办 ${other} 综合治理办`)).toContain('综合治理办还没有联系人')
  await alone('周晓敏', `/面商 ${number} 综合治理办 今天 与葛新苗 面商：同意`)
  await alone('周晓敏', `/答复 ${number} 综合治理办 A 已修复`)
  await alone('周晓敏', `/面商 ${number} 综合治理办 今天 与葛新苗 面商：满意`)
  // Now it is the deputy's turn.
  expect(await alone('周晓敏', '/待办 全部')).not.toContain(`2026-${String(number).padStart(3, '0')}（`)
})

it('a rating is not waited for of a signer who has left, and of one in office it is', async () => {
  const number = await suggest('汪桂花', '后山村妇女之家漏雨，请修缮', '农业农村办')
  for (const name of ['朱炳炎', '洪金妹']) await alone(name, `/附议 ${number}`)
  await alone('徐志刚', `/面商 ${number} 今天 与汪桂花 面商：同意`)
  await alone('徐志刚', `/答复 ${number} A 已修缮`)
  await alone('徐志刚', `/面商 ${number} 今天 与汪桂花 面商：满意`)
  await leave('朱炳炎')
  expect(await alone('汪桂花', `/满意 ${number}`)).toContain('待评价')
  expect(await alone('洪金妹', `/基本满意 ${number}`)).toContain('已评价')
  expect(await alone('周晓敏', `/办结建议 ${number} 已修缮`)).toContain('已办结')
})

it('more time that an office asked for is not given to the office that has the matter now', async () => {
  const number = await suggest('苏晓东', '竹坑村民宿停车难，请扩建停车场', '农业农村办')
  await alone('徐志刚', `/延期 ${number} 一个月 汛期不能施工`)
  const before = /加3个月：(\S+?)（/.exec(await alone('周晓敏', `/期限 ${number}`))?.[1]
  await alone('周晓敏', `/交办 ${number} 村镇建设办`)
  expect(await alone('周晓敏', `/准延 ${number}`)).toContain('没有待决定的延期申请')
  expect(await alone('周晓敏', `/期限 ${number}`)).toContain(`结果：${before}`)
  // Who keeps it, be it with another beside him, still asks.
  await alone('贾文斌', `/延期 ${number} 一个月 材料未到`)
  await alone('周晓敏', `/交办 ${number} 村镇建设办主办，财政所协办`)
  expect(await alone('周晓敏', `/准延 ${number}`)).toContain('已准予延期')
})

it('a colleague’s name in front of an answer makes it nobody’s own', async () => {
  await town.moveTo('2026-03-19T10:00:00+08:00')
  const number = await call('/会议 3月20日上午9点 三楼会议室 主席团会议 议题：预算')
  const answerOf = async (name: string): Promise<string | null | undefined> => {
    const [row] = await town.database.db.sql<{ answer: string | null }[]>`
      select i.answer from invitee i join meeting m on m.id = i.meeting_id join person p on p.id = i.person_id
      where m.number = ${number} and p.name = ${name}`
    return row?.answer
  }
  const heard = async (name: string, words: string) => (await town.say(name, words, presidium)).text
  for (const words of ['王秀兰 请假 住院', '@王秀兰 请假', '王秀兰：参加', '王大姐，参加']) {
    expect(await heard('季连生', words)).toContain('没有登记')
    expect(await heard('周晓敏', words)).toMatch(/已替王|与此相同/)
  }
  expect(await answerOf('季连生')).toBeNull()
  expect(await answerOf('王秀兰')).toBe('attend')
  // Whoever decides is spoken to, and by another who decides perhaps answered for.
  expect(await heard('季连生', '杨主席，请假一天 出差')).toContain('季连生：请假申请已登记')
  expect(await heard('胡志强', '组长，请假一天 出差')).toContain('胡志强：请假申请已登记')
  expect(await heard('沈月英', '杨主席，请假一天')).toContain('没有登记')
  expect(await heard('钟林海', '王秀兰，我参加')).toContain('钟林海：已登记参加')
  expect(await heard('钟林海', '钟林海 请假 出差')).toContain('钟林海：请假申请已登记')
  expect(await heard('许金泉', '收到，准时参加')).toContain('许金泉：已登记参加')
})

it('who approves his own leave is told that it is seen, and the others see it', async () => {
  const number = await call('/会议 3月21日上午9点 三楼会议室 主席团会议 议题：预算')
  await alone('沈月英', `第${number}号 请假 看病`)
  expect(await alone('沈月英', `/准假 ${number} 沈月英`)).toContain('本人批准本人')
  for (const name of ['杨国梁', '周晓敏']) {
    const { text } = await town.say(name, '我的')
    expect(text).toContain('沈月英批准了本人的请假')
    expect(text).not.toContain('看病')
  }
  await alone('麻水仙', `第${number}号 请假 出差`)
  expect(await alone('沈月英', `/准假 ${number} 麻水仙`)).not.toContain('本人批准')
})
