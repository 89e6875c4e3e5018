/** Whole lives, played by the people whose turn it is; what each was told is looked at word by word. */
import { describe, expect, it } from 'vitest'
import { queued } from '../../support/opened.ts'
import { everybodyIsReached } from '../../support/ways.ts'
import {
  agriculture,
  author,
  building,
  chair,
  does,
  finance,
  handledTown,
  liaison,
  saidIn,
  second,
} from './handled.ts'

const town = await handledTown()
const at = (instant: string) => town.moveTo(`${instant}+08:00`)

describe('a matter that one office leads and another assists', () => {
  it('is examined and assigned: offices, signers and nobody else are told, each what is his', async () => {
    await town.handIn({}, [author, second])
    await does(town, liaison, '/审查 1')
    expect(await town.told()).toEqual(
      [author, second].map(
        name => `${name}：建议2026-001“修复枫树湾路灯”已通过审查，接下来交办承办单位，交办后再告知您。`,
      ),
    )
    const assigned = await does(town, liaison, '/交办 1 农业农村办主办，财政所协办')
    expect(saidIn(assigned)).toContain(
      '已交办农业农村办（主办）、财政所（协办），答复期限为6月11日（星期四）。',
    )
    const unreached = '徐志刚、范巧云暂时收不到消息'
    if (everybodyIsReached) expect(saidIn(assigned)).not.toContain('收不到消息')
    else expect(saidIn(assigned)).toContain(unreached)
    expect(await town.told()).toEqual([
      `${agriculture}：建议2026-001“修复枫树湾路灯”已交办农业农村办办理，由财政所协办，答复期限为6月11日（星期四）。不属于本单位的，在3月25日（星期三）前发送“/退回 2026-001 理由”；接收请发送“/接收 2026-001”。\n发送“待办”可以直接办理。`,
      `${finance}：建议2026-001“修复枫树湾路灯”由农业农村办主办，财政所协办。请把意见发给主办单位：“/协办意见 2026-001 内容”\n发送“待办”可以直接办理。`,
      ...[author, second].map(
        name =>
          `${name}：建议2026-001“修复枫树湾路灯”已交办农业农村办（主办）、财政所（协办），答复期限为6月11日（星期四）。办理中承办单位会与您面商。`,
      ),
    ])
  })

  it('stands still while it is the deputy’s turn, and the assisting office helps', async () => {
    await does(town, agriculture, '/接收 1')
    expect(await town.told()).toEqual(
      [author, second].map(name => `${name}：农业农村办已接收建议2026-001“修复枫树湾路灯”，正在办理。`),
    )
    await does(town, agriculture, '/约商 1 请说明是哪几盏路灯')
    expect((await town.item(1)).dueOn).toBeNull()
    expect((await town.told())[0]).toBe(
      `${author}：农业农村办就建议2026-001“修复枫树湾路灯”请您说明：“请说明是哪几盏路灯”。说明请发送“/补充 2026-001 说明”；在您说明前，办理期限暂停计算。\n发送“待办”可以直接办理。`,
    )
    await at('2026-03-16T10:00:00')
    const replied = await does(town, author, '/补充 1 村口三盏')
    expect(saidIn(replied)).toContain('办理期限继续计算，答复期限为6月16日（星期二）。')
    expect(await town.told()).toEqual([
      `${agriculture}：王秀兰就建议2026-001“修复枫树湾路灯”说明：“村口三盏”。办理期限继续计算，答复期限为6月16日（星期二）。\n发送“待办”可以直接办理。`,
      `${second}：王秀兰已就建议2026-001“修复枫树湾路灯”向承办单位作了说明，您不用再说明。`,
    ])
    await does(town, finance, '/协办意见 1 资金已列入预算')
    expect(await town.told()).toEqual([
      `${agriculture}：财政所对建议2026-001“修复枫树湾路灯”提出协办意见：“资金已列入预算”。`,
    ])
  })

  it('is not answered before they have talked, nor closed before they have talked again', async () => {
    const early = await town.say(agriculture, '/答复 1 A 已修复')
    expect(early.text).toContain(
      '建议2026-001现在是“办理中”，不能答复。下一步由承办单位与代表面商，面商以后才能答复',
    )
    await does(town, agriculture, '/面商 1 3月13日 在镇政府 与王秀兰、胡志强 面商：同意先修村口三盏')
    expect((await town.item(1)).consultations).toMatchObject([
      { nth: 1, on: { month: 3, day: 13 }, place: '镇政府', who: '王秀兰、胡志强', said: '同意先修村口三盏' },
    ])
    await town.told()
    await does(town, agriculture, '/答复 1 A 路灯已全部修复')
    expect(await town.told()).toEqual([
      ...[author, second].map(
        name =>
          `${name}：农业农村办答复了建议2026-001“修复枫树湾路灯”，A类（已解决或基本解决）：“路灯已全部修复”。承办单位会再次与您面商，然后请您评价。`,
      ),
      `${liaison}：农业农村办答复了建议2026-001“修复枫树湾路灯”，A类（已解决或基本解决）。`,
    ])
    expect((await town.say(liaison, '/办结建议 1 路灯已修复')).text).toContain(
      '建议2026-001现在是“已答复”，还不能办结：办结前要有答复、两次面商和代表评价。',
    )
    await does(town, agriculture, '/面商 1 电话与王秀兰沟通，路灯都亮了')
    expect((await town.told())[0]).toBe(
      `${author}：农业农村办登记了建议2026-001“修复枫树湾路灯”答复后的面商（3月16日（星期一），电话，王秀兰）：“路灯都亮了”。请您评价，发送“/满意 2026-001”“/基本满意 2026-001”或“/不满意 2026-001 原因”，3月31日（星期二）截止。\n发送“待办”可以直接办理。`,
    )
  })

  it('is rated by each signer, closed and put away', async () => {
    await does(town, author, '满意')
    const last = await does(town, second, '/评价 1 态度满意 结果基本满意')
    expect(saidIn(last)).toContain('已登记您的评价：态度满意，结果基本满意。')
    const told = await town.told()
    expect(told.filter(line => line.startsWith(agriculture))).toEqual([
      `${agriculture}：王秀兰对建议2026-001“修复枫树湾路灯”的评价：满意。`,
      `${agriculture}：胡志强对建议2026-001“修复枫树湾路灯”的评价：态度满意，结果基本满意。`,
    ])
    expect(told.at(-1)).toContain(
      '建议2026-001“修复枫树湾路灯”的评价已经结束：结果满意1人、基本满意1人。办结请发送“/办结建议 2026-001 结果”；要重新办理请发送“/重办 2026-001 原因”。',
    )
    await does(town, liaison, '/办结建议 1 路灯已全部修复')
    expect(await town.told()).toEqual(
      [author, second, agriculture, finance].map(
        name => `${name}：建议2026-001“修复枫树湾路灯”已经办结：“路灯已全部修复”。`,
      ),
    )
    await does(town, liaison, '/归档 全部')
    expect(await town.item(1)).toMatchObject({ state: 'archived', outcome: '路灯已全部修复' })
    expect(await town.told()).toEqual([])
  })

  it('nothing of all that was said in a group: there people are only called', async () => {
    const posted = (await queued(town.database.db)).filter(({ channel }) => channel === 'webhook')
    // With the app nobody has to be called.
    expect(posted.length > 0).toBe(!everybodyIsReached)
    for (const { payload } of posted)
      expect(payload.text).toBe('您有新消息，请单独给“联络员”发送“我的”查看。')
  })
})

describe('a matter that two offices answer, each for itself', () => {
  it('waits for the second answer', async () => {
    await town.handIn({ title: '整治石桥河' })
    await does(town, liaison, '/交办 2 分办 农业农村办、村镇建设办')
    const told = await town.told()
    expect(told[0]).toContain(
      '建议2026-002“整治石桥河”已交办农业农村办办理，同时分办的有村镇建设办，答复期限为6月16日（星期二）。',
    )
    expect(told[2]).toContain('已交办农业农村办、村镇建设办（分办），答复期限为')
    // Both are contacts of one office each, so nobody has to be asked whose it is.
    await does(town, agriculture, '/面商 2 与王秀兰面商：清淤由农办负责')
    const first = await does(town, agriculture, '/答复 2 A 已清淤')
    expect(saidIn(first)).toContain('还有承办单位没有答复')
    expect((await town.item(2)).state).toBe('consulted')
    await does(town, building, '/答复 2 C 护岸没有资金')
    expect((await town.item(2)).state).toBe('answered')
    expect((await town.told()).filter(line => line.startsWith(author)).at(-1)).toContain(
      '村镇建设办答复了建议2026-002“整治石桥河”，C类（因条件限制暂不能解决）：“护岸没有资金”。承办单位会再次与您面商',
    )
  })
})

describe('a matter that is not the office’s own', () => {
  it('is given back with a reason and goes to another', async () => {
    await town.handIn({ title: '安装监控' })
    await does(town, liaison, '/交办 3 农业农村办')
    await town.told()
    expect((await town.say(agriculture, '/退回 3')).text).toContain('请写明退回的理由')
    await does(town, agriculture, '/退回 3 应由综合治理办办理')
    expect(await town.told()).toEqual([
      `${liaison}：农业农村办退回了建议2026-003“安装监控”，理由：“应由综合治理办办理”。重新交办请发送“/交办 2026-003 承办单位”。\n发送“待办”可以直接办理。`,
      `${author}：建议2026-003“安装监控”不属于农业农村办职责，已退回，将重新交办，交办后再告知您。`,
    ])
    await does(town, liaison, '/交办 3 综治办')
    expect(await town.item(3)).toMatchObject({ state: 'assigned', returned: null })
    expect((await town.told())[0]).toContain('谭永亮：建议2026-003“安装监控”已交办综合治理办办理')
  })

  it('cannot be given back after its days are over: it is said until when, and what to do', async () => {
    await at('2026-03-31T10:00:00')
    const late = await town.say('谭永亮', '/退回 3 不是我们的')
    expect(late.text).toContain(
      '退回期限是3月30日（星期一），已经过了，不能退回。确实不属于本单位的，请与联络员联系，由联络员改办：“/交办 2026-003 承办单位”。',
    )
  })

  it('is handed on by the clerk: the office that had it hears so, and the time goes on', async () => {
    const before = await town.item(3)
    await town.told()
    await does(town, liaison, '/交办 3 村镇建设办')
    expect((await town.item(3)).dueOn).toEqual(before.dueOn)
    expect(await town.told()).toContain(
      '谭永亮：建议2026-003“安装监控”已改由村镇建设办（主办）办理，综合治理办不用再办。',
    )
  })
})

describe('more time', () => {
  it('is asked for, refused with a reason, asked for again and allowed', async () => {
    await does(town, building, '/接收 3')
    await town.told()
    expect((await town.say(building, '/延期 3 到6月30日')).text).toContain('请写明延期的理由')
    expect((await town.say(building, '/延期 3 汛期不能施工')).text).toContain('请写明延到哪一天')
    const asked = await does(town, building, '/延期 3 到6月30日 汛期不能施工')
    expect(saidIn(asked)).toContain('已申请延期到6月30日（星期二），等主席、副主席、联络员决定。')
    expect((await town.told())[0]).toBe(
      `${chair}：村镇建设办申请把建议2026-003“安装监控”的答复期限延到6月30日（星期二），理由：“汛期不能施工”。同意请发送“/准延 2026-003”；不同意请发送“/不准延 2026-003 理由”。\n发送“待办”可以直接办理。`,
    )
    expect((await town.say(building, '/延期 3 到7月30日 汛期')).text).toContain('已经申请延期，正等')
    await does(town, chair, '/不准延 3 请按期答复')
    expect(await town.told()).toEqual([
      `${building}：建议2026-003“安装监控”的延期申请没有批准，理由：“请按期答复”，答复期限为6月16日（星期二），请按期办理。`,
    ])
    await does(town, building, '/延期 3 一个月 汛期不能施工')
    const granted = await does(town, liaison, '/准延 3')
    expect(saidIn(granted)).toContain('已准予延期，答复期限为7月16日（星期四）。')
    expect((await town.told()).filter(line => line.includes('批准'))).toEqual([
      `${building}：建议2026-003“安装监控”的延期申请已经批准，答复期限为7月16日（星期四）。`,
      `${author}：建议2026-003“安装监控”经批准延期办理，答复期限为7月16日（星期四）。`,
    ])
    expect((await town.say(liaison, '/准延 3')).text).toContain('没有待决定的延期申请')
  })
})

describe('a deputy who is not satisfied', () => {
  it('says why, and a second round begins with a day of its own', async () => {
    await does(town, building, '/面商 3 在村里与王秀兰面商：先装两个')
    await does(town, building, '/答复 3 A 已安装')
    await does(town, building, '/面商 3 与王秀兰面商：装好了')
    await town.told()
    expect((await town.say(author, '/不满意 3')).text).toContain('请写明不满意的原因')
    expect((await town.item(3)).ratings).toEqual([])
    await does(town, author, '/不满意 3 态度满意 监控不亮')
    expect(await town.told()).toEqual([
      `${building}：建议2026-003“安装监控”要重新办理：王秀兰态度满意，结果不满意，“监控不亮”，答复期限为4月30日（星期四）。请先与代表面商，再答复，登记面商请发送“/面商 2026-003 日期 在地点 与代表姓名 面商：情况”。\n发送“待办”可以直接办理。`,
      `${liaison}：建议2026-003“安装监控”已转入重新办理：王秀兰态度满意，结果不满意，“监控不亮”，答复期限为4月30日（星期四）。`,
    ])
    expect(await town.item(3)).toMatchObject({ state: 'redo', round: 2 })
  })

  it('in the last round all clerks are told that somebody is not satisfied, and they decide', async () => {
    await does(town, building, '/面商 3 与王秀兰面商：重新接线')
    await does(town, building, '/答复 3 A 已接线')
    await does(town, building, '/面商 3 与王秀兰面商：亮了一个')
    await town.told()
    await does(town, author, '/不满意 3 还有一个不亮')
    const told = await town.told()
    expect(told.filter(line => line.includes('结果不满意1人')).map(line => line.split('：')[0])).toEqual([
      chair,
      '沈月英',
      liaison,
    ])
    await does(town, chair, '/重办 3 请修好第二个')
    expect(await town.told()).toContain(
      `${building}：建议2026-003“安装监控”要重新办理：“请修好第二个”，答复期限为4月30日（星期四）。请先与代表面商，再答复，登记面商请发送“/面商 2026-003 日期 在地点 与代表姓名 面商：情况”。\n发送“待办”可以直接办理。`,
    )
  })
})

describe('what was promised', () => {
  it('is asked for with its day, stays after closing, and is kept', async () => {
    await town.handIn({ title: '拓宽村道' })
    await does(town, liaison, '/交办 4 村镇建设办 六个月')
    expect((await town.item(4)).dueOn).toEqual({ year: 2026, month: 9, day: 30 })
    await does(town, building, '/面商 4 与王秀兰面商：列入明年计划')
    expect((await town.say(building, '/答复 4 B 已列入计划')).text).toContain(
      '这一类答复是承诺，请在内容中写明完成的日期，如：“/答复 2026-004 B 2026年12月底前完成”。',
    )
    const answered = await does(town, building, '/答复 4 B 已列入计划，2027年6月底前完成')
    expect(saidIn(answered)).toContain(
      '已登记答复：B类（正在解决或列入计划），承诺2027年6月30日（星期三）前完成。',
    )
    await does(town, building, '/面商 4 与王秀兰面商：同意')
    await does(town, author, '/满意 4')
    await town.told()
    await does(town, liaison, '/办结建议 4 列入2027年计划')
    expect((await town.told()).at(-1)).toBe(
      `${building}：建议2026-004“拓宽村道”已经办结：“列入2027年计划”。承诺的事项请在2027年6月30日（星期三）前落实，落实后请发送“/兑现 2026-004 落实情况”。`,
    )
    expect((await town.say(liaison, '/归档 4')).text).toContain(
      '建议2026-004承诺的事项还没有落实（2027年6月30日（星期三）前），不能归档。',
    )
    await at('2026-04-20T10:00:00')
    await does(town, building, '/兑现 4 4月18日 村道已拓宽')
    expect((await town.item(4)).promise).toMatchObject({ keptOn: { month: 4, day: 18 }, words: '村道已拓宽' })
    expect((await town.told()).filter(told => !/建议办理提醒|月代表建议/.test(told))).toEqual([
      `${author}：建议2026-004“拓宽村道”承诺的事项已在4月18日（星期六）落实：“村道已拓宽”。`,
      `${liaison}：建议2026-004“拓宽村道”承诺的事项已在4月18日（星期六）落实：“村道已拓宽”。可以归档：“/归档 2026-004”`,
    ])
    await does(town, liaison, '/归档 4')
  })
})

describe('what is not admissible', () => {
  it('is refused with its reason, and its signers learn it', async () => {
    await town.handIn({ title: '批我家宅基地' })
    await town.told()
    const offered = await town.say(liaison, '/不予接收 5')
    expect(saidIn(offered)).toContain('请写明不予接收的理由')
    await does(town, liaison, '/不予接收 5 属于代表本人的个人事务')
    expect(await town.item(5)).toMatchObject({
      state: 'rejected',
      rejection: { ground: 'own_affairs', reason: '属于代表本人的个人事务' },
    })
    expect(await town.told()).toEqual([
      `${author}：建议2026-005“批我家宅基地”经审查不予接收，理由：“属于代表本人的个人事务”。补充或修改后可以重新提出；有疑问请与联络员联系。`,
    ])
    await does(town, liaison, '/归档 5')
  })
})
