import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { openStage } from './stage.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
const at = (instant: string) => town.moveTo(`${instant}+08:00`)
const liaison = '周晓敏'
const contact = '贾文斌'
const text = async (user: string, words: string, chat?: string) =>
  (await town.say(user, words, chat)).text ?? ''

let open: number
let secret: number
beforeAll(async () => {
  open = (await stage.handsIn('修复枫树湾路灯')).id
  await stage.assigned(open, '村镇建设办')
  secret = (await stage.handsIn('某厂夜间排污', '王秀兰', { confidential: true })).id
  await stage.assigned(secret, '生态环境办')
})

describe('/期限', () => {
  it('says the rule and where it comes from, each step, the day, what is left and whose turn it is', async () => {
    expect(await text('王秀兰', '/期限 1')).toBe(
      [
        '建议2026-001（已交办）',
        '依据：交办之日起3个月内答复（浙江省规定）',
        '1. 交办：3月11日（星期三），当日不计',
        '2. 加3个月：6月11日（星期四）',
        '结果：6月11日（星期四）到期，还有92天。现在轮到村镇建设办。',
        '延期最晚到9月11日（星期五）。',
        '不属本单位职责的，3月25日（星期三）前可以退回。',
      ].join('\n'),
    )
  })

  it('shows pauses while they last and when they are over', async () => {
    await at('2026-03-20T10:00:00')
    await stage.does(open, { act: 'ask_deputy', officeId: null, words: '哪一盏' })
    expect(await text('王秀兰', '/期限 1')).toContain('结果：期限暂停，现在轮到代表向承办单位说明')
    await at('2026-03-30T10:00:00')
    await stage.does(open, { act: 'reply_to_office', personId: await stage.idOf('王秀兰'), words: '村口' })
    const said = await text('王秀兰', '/期限 1')
    expect(said).toContain('3. 等代表说明：3月20日至3月30日，停10天，顺延到6月21日（星期日）')
    expect(said).toContain('延期最晚到9月21日')
  })

  it('of an item that waits for the clerks says by when, and of one that is over that nothing runs', async () => {
    const { id } = await stage.handsIn('新修水渠')
    const said = await text(liaison, '/期限 3')
    expect(said).toContain('提出后10个工作日内交办（国家规定）')
    expect(said).toContain('现在轮到主席、副主席、联络员审查交办')
    await stage.does(id, { act: 'reject', ground: 'court', reason: '已进入诉讼' })
    expect(await text(liaison, '/期限 3')).toContain('现在没有计算中的期限：没有接收。')
  })

  it('says in a group no more than the day', async () => {
    const said = await text('王秀兰', '/期限 1', '全体代表')
    expect(said).toContain('建议2026-001（已交办）：6月21日（星期日）到期，还有')
    expect(said).not.toContain('依据')
  })

  it('of a confidential item says to others, and in any group to all, what it says of one that is not there', async () => {
    const none = (number: number) => `没有查到第${number}号建议。发送“我的建议”可以查看您的建议和编号。`
    expect(await text('胡志强', '/期限 2')).toBe(none(2))
    expect(await text('胡志强', '/期限 77')).toBe(none(77))
    for (const who of ['王秀兰', '胡志强', liaison])
      expect(await text(who, '/期限 2', '全体代表')).toBe(
        (await text(who, '/期限 77', '全体代表')).replace('77', '2'),
      )
    expect(await text('王秀兰', '/期限 2')).toContain('建议2026-002')
  })
})

describe('/督办', () => {
  it('puts an item on the key list, told to its office and signers, and takes it off', async () => {
    expect(await text(liaison, '/督办 1')).toContain('已列入重点督办')
    expect((await stage.notes()).map(note => note.name).sort()).toEqual(['王秀兰', contact].sort())
    expect(await text(liaison, '/督办 1')).toBe('建议2026-001已经是重点督办。')
    expect(await stage.notes()).toHaveLength(2)
    expect(await text(liaison, '/督办 1 取消')).toContain('不再是重点督办')
    expect(await text(liaison, '/督办 1 取消')).toContain('不用取消')
    expect(await text(liaison, '/督办 1 吧')).toContain('没有看懂')
    expect(await text(liaison, '/督办 3')).toContain('已经办完')
    await town.say(liaison, '/督办 1')
  })

  it('is for clerks alone', async () => {
    await town.say('胡志强', '/督办 1 取消')
    const [row] = await db.sql`select is_key as "isKey" from suggestion where id = ${open}`
    expect(row).toEqual({ isKey: true })
  })
})

describe('/逾期', () => {
  it('lists by office what is overdue and due soon, to clerks all, to an office and a deputy their own', async () => {
    await at('2026-06-25T10:00:00')
    const all = await text(liaison, '逾期')
    expect(all).toContain('逾期2件，将到期0件。')
    expect(all).toContain('村镇建设办：在办1件，逾期1件')
    expect(all).toContain('建议2026-001（重点督办）：修复枫树湾路灯；6月21日（星期日）到期，已逾期4天')
    expect(all).toContain('某厂夜间排污')
    expect(all).toContain('重点督办1件')
    const own = await text(contact, '/逾期')
    expect(own).toContain('枫树湾路灯')
    expect(own).not.toMatch(/排污|生态环境办/)
    expect(await text('王秀兰', '督办单')).toContain('逾期2件')
    expect(await text('胡志强', '/逾期')).toBe('没有逾期的建议，10天内也没有到期的。')
  })

  it('shows a group counts per office alone, and nothing of what is confidential', async () => {
    const said = await text(liaison, '/逾期', '全体代表')
    expect(said).toContain('村镇建设办：在办1件，逾期1件')
    expect(said).not.toMatch(/路灯|排污|生态环境办|2026-/)
  })
})

describe('/建议设置', () => {
  it('shows each rule with its value and where it comes from', async () => {
    const said = await text(liaison, '/建议设置')
    expect(said).toContain('答复：3个月（浙江省规定）')
    expect(said).toContain('交办：10个工作日（国家规定）')
    expect(said).toContain('报副主席：每15天（国家规定）')
  })

  it('changes one, for what is assigned from then on, and puts it back', async () => {
    expect(await text(liaison, '/建议设置 答复 两个月')).toContain('答复：2个月（本单位设定）')
    const { id } = await stage.handsIn('加装护栏')
    const item = await stage.assigned(id, '财政所')
    expect(item.dueOn).toEqual({ year: 2026, month: 8, day: 25 })
    const [first] = await db.sql`select due_on as "dueOn" from suggestion where id = ${open}`
    expect(first).toEqual({ dueOn: '2026-06-21' })
    expect(await text(liaison, '/建议设置 答复 2个月')).toContain('没有改动')
    expect(await text(liaison, '/期限 4')).toContain('2个月内答复（本单位设定）')
    expect(await text(liaison, '/建议设置 答复 恢复')).toContain('答复：3个月（浙江省规定）')
    expect(await text(liaison, '/期限 4')).toContain('规定后来有改动')
    const deeds = await db.sql`
      select detail->>'to' as to from deed where action = 'suggestion.set' and outcome = 'done' order by id`
    expect(deeds).toEqual([{ to: '2个月' }, { to: '3个月' }])
  })

  it.each([
    ['/建议设置 交办 七个工作日', '交办：7个工作日（本单位设定）'],
    ['/建议设置 提醒时间 上午8点半', '提醒时间：8:30（本单位设定）'],
    ['/建议设置 逢休息日 顺延', '到期逢休息日：顺延到下一个工作日（本单位设定）'],
    ['/建议设置 报主席 20天', '报主席：每20天（本单位设定）'],
    ['/建议设置 延期最长 不限', '延期最长：不限（本单位设定）'],
    ['/建议设置 闭会日期 2026年1月20日', '闭会日期：2026年1月20日（本单位设定）'],
    ['/建议设置 类别 道路、水利、其他', '类别：道路、水利、其他（本单位设定）'],
    ['/建议设置 答复 0个月', '不能是这个数'],
    ['/建议设置 答复 7个月', '不能比一般答复短'],
    ['/建议设置 延期最长 2个月', '不能比答复期限短'],
    ['/建议设置 答复 尽快', '没有看懂“答复”要改成什么'],
    ['/建议设置 天气', '没有看懂要改哪一项'],
  ])('%s', async (words, answer) => {
    expect(await text(liaison, words)).toContain(answer)
  })

  it('is for clerks alone, in the single chat', async () => {
    const before = await db.sql`select settings from congress`
    await town.say('胡志强', '/建议设置 答复 1个月')
    await town.say(contact, '/建议设置 答复 1个月')
    expect(await text(liaison, '/建议设置 答复 1个月', '主席团')).toContain('请单独给我发送')
    expect(await db.sql`select settings from congress`).toEqual(before)
  })
})

describe('before a meeting of the presidium', () => {
  const lists = async () => (await stage.notes()).filter(note => note.text.startsWith('【建议办理情况】'))

  it('the list comes by itself, once, moved with the meeting, and not for one that is off', async () => {
    await town.say(liaison, '/建议设置 提醒时间 9点')
    await town.say(
      '杨国梁',
      '/会议 7月10日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
      '主席团',
    )
    await at('2026-07-02T10:00:00')
    await town.say('杨国梁', '/改 1 时间改到7月15日上午9点', '主席团')
    await at('2026-07-07T12:00:00')
    expect(await lists()).toEqual([])
    await town.say('杨国梁', '/取消 1 防汛', '主席团')
    await at('2026-07-10T12:00:00')
    await town.say('杨国梁', '/恢复 1', '主席团')
    // Three days before the 15th is a Sunday: Friday, the 10th. It was off then; it comes when it is on again.
    await at('2026-07-10T12:05:00')
    const said = await lists()
    expect(said.map(note => note.name).sort()).toEqual(['周晓敏', '杨国梁', '沈月英'].sort())
    expect(said[0]?.text).toContain('供7月15日（星期三）主席团会议用，截至7月10日')
    expect(said[0]?.text).toContain('没有办结的3件（已交办3件）')
    expect(said[0]?.text).toContain('重点督办1件')
    await town.say('杨国梁', '/改 1 时间改到7月16日上午9点', '主席团')
    await at('2026-07-17T12:00:00')
    expect(await lists()).toHaveLength(3)
  })
})
