import { beforeAll, describe, expect, it } from 'vitest'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { stageOf } from '../agenda/stage.ts'
import { papersOf } from './stage.ts'

const town = await startTown()
const { alone, inGroup, sql } = stageOf(town)
const { fetched } = papersOf(town)

describe('before anything is written down', () => {
  it('the papers have what the notice says, and blanks for the rest', async () => {
    await town.say(
      '杨国梁',
      '/会议 3月12日上午9点至3月13日 镇政府二楼会议室 主席团会议 议题：1.听取工作汇报 2.表决预算调整',
      '主席团',
    )
    for (const paper of ['会议纪要', '会议记录'])
      expect(await alone('周晓敏', `/${paper} 1`)).toBe(
        `第1号会议3月12日（星期四）上午9:00召开，还没有开始，不能生成${paper}。请在会议开始后再发送：/${paper} 1`,
      )
    await town.moveTo('2026-03-12T09:10:00+08:00')
    const said = await alone('周晓敏', '/会议纪要 1')
    expect(said).toContain('没有登记的留空待填：主持人、期号、到会情况、第2项表决结果。')
    const minutes = wordsOf(await fetched('周晓敏', '/会议纪要 1'))
    expect(minutes.join('\n')).toContain('会议由________主持。会议应到9人，实到________。')
    expect(minutes).toContain('二、会议表决了预算调整，表决结果：________。')
    expect(minutes).toContain('出席：________')
    const record = wordsOf(await fetched('周晓敏', '/会议记录 1'))
    // Of a last day of which no hour is known none is said.
    expect(record).toContain('2026年3月12日（星期四）上午9:00至3月13日（星期五）')
    expect(record.slice(record.indexOf('实到'), record.indexOf('实到') + 2)).toEqual(['实到', '________'])
    await town.say('杨国梁', '/取消 1', '主席团')
  })
})

describe('the papers of a meeting', () => {
  beforeAll(async () => {
    await town.say(
      '杨国梁',
      '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：1.听取上半年工作报告（报告人：徐志刚） 2.审议并表决民生实事项目 3.研究代表视察方案',
      '主席团',
    )
    await town.say('胡志强', '请假 生病住院', '主席团')
    await town.say('杨国梁', '/准假 胡志强')
    await town.moveTo('2026-03-18T08:45:00+08:00')
    await alone('周晓敏', '/点名 2 全到')
    await alone('周晓敏', '/点名 2 麻水仙未到')
    await town.moveTo('2026-03-18T09:30:00+08:00')
    await alone('周晓敏', '/纪要 2 主持人：杨国梁\n记录人：周晓敏')
    await alone(
      '周晓敏',
      '/纪要 第1项：会议认为，上半年各项工作推进有力。\n王秀兰：建议加快农田水利建设。\n许金泉同志指出：要重视防汛。',
    )
    await inGroup('周晓敏', '/纪要 第2项：会议认为，项目安排合理，符合群众意愿。')
    await alone('周晓敏', '/纪要 会议要求，各代表小组按方案开展视察。')
    await alone('周晓敏', '/表决 第2项 赞成6 反对1')
    await alone('周晓敏', '/决定 第2项 修复石桥村排灌渠 承办:农业农村办 期限:6月30日')
    await alone('周晓敏', '/决定 公开民生实事项目清单 承办:王秀兰')
  }, 60_000)

  it('are for clerks and the presidium, alone', async () => {
    expect(await alone('董长庚', '/会议记录 2')).toContain('由主席团成员、联络员查看')
    expect(await alone('董长庚', '/纪要 2')).toContain('由主席团成员、联络员查看')
    expect(await inGroup('王秀兰', '/会议记录 2')).toContain('群里不显示')
    expect(await alone('王秀兰', '/会议记录 2')).toContain('会议记录已生成')
    expect(await alone('周晓敏', '/会议纪要 会议听取了报告')).toContain('/纪要 会议号 内容')
    expect(await alone('周晓敏', '/会议记录 9')).toContain('没有第9号')
  })

  it('会议记录 has every fact in its place', async () => {
    const words = wordsOf(await fetched('周晓敏', '/会议记录 2')).filter(line => line !== '')
    expect(words).toEqual([
      '云溪镇人大主席团会议记录',
      '会议名称',
      '云溪镇人大主席团会议',
      '时间',
      '2026年3月18日（星期三）上午9:00',
      '地点',
      '镇政府三楼会议室',
      '主持人',
      '杨国梁',
      '记录人',
      '周晓敏',
      '应到',
      '9人',
      '实到',
      '7人',
      '出席',
      '杨国梁、沈月英、王秀兰、钟林海、许金泉、傅德胜、季连生',
      '请假',
      '胡志强（病假）',
      '缺席',
      '麻水仙',
      '列席',
      '无',
      '议程',
      '一、听取上半年工作报告（报告人：徐志刚）',
      '二、审议并表决民生实事项目',
      '三、研究代表视察方案',
      '一、听取上半年工作报告（报告人：徐志刚）',
      '会议认为，上半年各项工作推进有力。',
      '王秀兰：建议加快农田水利建设。',
      '许金泉：要重视防汛。',
      '二、审议并表决民生实事项目',
      '会议认为，项目安排合理，符合群众意愿。',
      '表决结果：应到9人，实到7人，赞成6票、反对1票、弃权0票，通过。',
      '三、研究代表视察方案',
      '其他',
      '会议要求，各代表小组按方案开展视察。',
      '决定事项',
      '1. 修复石桥村排灌渠（承办：农业农村办；期限：2026年6月30日）。',
      '2. 公开民生实事项目清单（承办：王秀兰；期限：________）。',
      '主持人（签名）：________记录人（签名）：________',
    ])
  })

  it('会议纪要 says what the meeting did, in the words of offices, and leaves speeches out', async () => {
    const said = await alone('周晓敏', '/会议纪要 2')
    expect(said).toContain('有2段个人发言，只印入会议记录')
    const words = wordsOf(await fetched('王秀兰', '/会议纪要 2')).filter(line => line !== '')
    expect(words).toEqual([
      '云溪镇人大主席团会议纪要',
      '第________期',
      '云溪镇人民代表大会主席团2026年3月18日',
      '2026年3月18日上午9:00，云溪镇人大主席团会议在镇政府三楼会议室召开。会议由杨国梁主持。会议应到9人，实到7人，符合法定人数。现将会议情况纪要如下：',
      '一、会议听取了上半年工作报告（报告人：徐志刚）。',
      '会议认为，上半年各项工作推进有力。',
      '二、会议审议并通过了民生实事项目，表决结果：赞成6票、反对1票、弃权0票。',
      '会议认为，项目安排合理，符合群众意愿。',
      '会议决定：修复石桥村排灌渠（承办：农业农村办；期限：2026年6月30日）。',
      '三、会议研究了代表视察方案。',
      '会议要求，各代表小组按方案开展视察。',
      '会议决定：公开民生实事项目清单（承办：王秀兰；期限：________）。',
      '出席：杨国梁、沈月英、王秀兰、钟林海、许金泉、傅德胜、季连生',
      '请假：胡志强',
      '列席：无',
      '分送：________________________',
      '云溪镇人民代表大会主席团　　年　月　日印发',
    ])
  })

  it('neither macro, nor link, nor picture is in them, and nothing of why leave was asked', async () => {
    for (const command of ['/会议记录 2', '/会议纪要 2']) {
      const files = unzip(await fetched('周晓敏', command))
      expect([...files.keys()].filter(name => /vba|media\/|embed|activeX/i.test(name))).toEqual([])
      for (const text of files.values()) expect(text).not.toMatch(/TargetMode="External"|w:hyperlink|住院/)
      expect(files.get('word/document.xml')).not.toContain('w:instrText')
    }
  })
})

describe('what was written down', () => {
  it('is shown alone, with item and speaker; in a group it is counted', async () => {
    const shown = await alone('王秀兰', '/纪要 2')
    expect(shown).toContain('主持人：杨国梁　记录人：周晓敏')
    expect(shown).toContain('第2段（第1项，王秀兰发言）：建议加快农田水利建设。')
    expect(await inGroup('周晓敏', '/纪要 2')).toBe('第2号会议已记5段。内容请单独给联络员发送：/纪要 2')
  })

  it('in a group the answer never repeats it', async () => {
    const said = await inGroup('周晓敏', '/纪要 2 请假人员胡志强的意见由王秀兰转达')
    expect(said).toContain('已记入第2号会议：第6段')
    expect(said).not.toContain('胡志强')
    await alone('周晓敏', '/删纪要 2 第6段')
  })

  it('is corrected and removed, with what it was', async () => {
    expect(await alone('王秀兰', '/改纪要 2 第2段 别的话')).not.toContain('已改')
    expect(await alone('周晓敏', '/改纪要 2 第2段 建议加快农田水利和道路建设。')).toContain(
      '已改第2号会议第2段',
    )
    expect(await alone('周晓敏', '/改纪要 2 第2段 建议加快农田水利和道路建设。')).toContain('没有更改')
    expect(await alone('周晓敏', '/改纪要 2 第5段 第3项')).toContain('已改')
    expect(await alone('周晓敏', '/改纪要 2 第99段 甲')).toContain('没有第99段')
    expect(await alone('周晓敏', '/删纪要 2 第4段')).toContain('已删去')
    expect(await alone('周晓敏', '/删纪要 2 第4段')).toContain('没有重复删除')
    const shown = await alone('周晓敏', '/纪要 2')
    expect(shown).toContain('第2段（第1项，王秀兰发言）：建议加快农田水利和道路建设。')
    expect(shown).toContain('第4段（已删去）')
    expect(shown).toContain('第5段（第3项）：会议要求')
    const words = wordsOf(await fetched('周晓敏', '/会议记录 2'))
    expect(words.join('\n')).not.toContain('符合群众意愿')
    const kept = await sql<{ words: string }[]>`select words from minutes_entry where part = 2 order by nth`
    expect(kept.map(row => row.words)).toEqual(['建议加快农田水利建设。', '建议加快农田水利和道路建设。'])
    await expect(sql`delete from minutes_entry`).rejects.toThrow()
  })

  it('of two who write at once nothing is lost', async () => {
    const before = (await sql`select distinct part from minutes_entry where part > 0`).length
    const said = await Promise.all([
      alone('周晓敏', '/纪要 2 第1项：甲的一段\n王秀兰：乙的一段'),
      alone('杨国梁', '/纪要 2 第1项：丙的一段'),
      inGroup('沈月英', '/纪要 2 第3项：丁的一段'),
    ])
    for (const text of said) expect(text).toContain('已记入第2号会议')
    const after = await sql<{ words: string }[]>`select words from minutes_entry where part > ${before}`
    expect(after.map(({ words }) => words).sort()).toEqual(
      ['丁的一段', '丙的一段', '乙的一段', '甲的一段'].sort(),
    )
  })

  it('sent once more by hand it stands once; removed, it can be written again', async () => {
    const count = async () => (await sql`select distinct part from minutes_entry where part > 0`).length
    const first = await alone('周晓敏', '/纪要 2 第3项：戊的一段')
    const part = /第(\d+)段/.exec(first)?.[1] ?? ''
    const before = await count()
    expect(await alone('杨国梁', '/纪要 2 第3项：戊的一段')).toContain(`已有同样的内容（第${part}段）`)
    expect(await count()).toBe(before)
    await alone('周晓敏', `/删纪要 2 第${part}段`)
    expect(await alone('周晓敏', '/纪要 2 第3项：戊的一段')).toContain('已记入第2号会议')
    await alone('周晓敏', `/删纪要 2 第${Number(part) + 1}段`)
  })

  it('pasted again, only what is new is added, and the answer says what stood there', async () => {
    const parts = async () => (await sql`select distinct part from minutes_entry where part > 0`).length
    const facts = async () => (await sql`select from minutes_entry where part = 0`).length
    const pasted = '主持人：杨国梁\n记录人：周晓敏\n第3项：己的一段\n王秀兰：庚的一段'
    const first = await alone('周晓敏', `/纪要 2 ${pasted}`)
    expect(first).toContain('已记入第2号会议')
    expect(first).toContain('原已有：主持人：杨国梁，记录人：周晓敏')
    const [before, said] = [await parts(), await facts()]
    expect(await alone('周晓敏', `/纪要 2 ${pasted}`)).toMatch(
      /已有同样的内容（第\d+段、第\d+段、主持人：杨国梁，记录人：周晓敏）/,
    )
    const more = await alone('周晓敏', `/纪要 2 ${pasted.replace('周晓敏', '王秀兰')}\n胡志强：辛的一段`)
    expect(more).toMatch(
      /已记入第2号会议：第\d+段（第3项，胡志强发言）。并登记记录人：王秀兰。原已有：第\d+段、第\d+段、主持人：杨国梁/,
    )
    expect([await parts(), await facts()]).toEqual([before + 1, said + 1])
  })

  it('who was in the chair and who wrote is kept also in one line, and when a part is changed', async () => {
    const shown = () => alone('周晓敏', '/纪要 2')
    const parts = async () => (await sql`select distinct part from minutes_entry where part > 0`).length
    const before = await parts()
    expect(await alone('周晓敏', '/纪要 2 主持人：沈月英 记录人：周晓敏')).toBe(
      '已登记第2号会议的主持人：沈月英，记录人：周晓敏。',
    )
    expect(await parts()).toBe(before)
    expect(await alone('周晓敏', '/改纪要 2 第2段 主持人：杨国梁')).toBe(
      '已登记第2号会议的主持人：杨国梁。第2段没有更改。',
    )
    expect(await alone('周晓敏', '/改纪要 2 第2段 主持人：杨国梁')).toContain('已有主持人：杨国梁')
    const changed = await alone('周晓敏', '/改纪要 2 第2段 建议加快道路建设。\n记录：王秀兰')
    expect(changed).toBe('已改第2号会议第2段，原文保留。并登记记录人：王秀兰。')
    expect(await shown()).toContain('主持人：杨国梁　记录人：王秀兰')
    expect(await shown()).toContain('第2段（第1项，王秀兰发言）：建议加快道路建设。')
    // A part that was removed stays removed.
    await alone('周晓敏', '/改纪要 2 第4段 记录人：周晓敏')
    expect(await shown()).toContain('第4段（已删去）')
    expect(await shown()).toContain('记录人：周晓敏')
  })

  it('nasty and long words are words, and the paper opens', async () => {
    const nasty = `</w:t><w:hyperlink>=cmd|1 ]]>&amp; {{正文}} ${'长'.repeat(1500)}\u202e半`
    await alone('周晓敏', `/纪要 2 第3项：${nasty}`)
    const files = unzip(await fetched('周晓敏', '/会议记录 2'))
    const xml = files.get('word/document.xml') ?? ''
    expect(xml).not.toMatch(/<w:hyperlink|\u202e/u)
    expect(wordsOf(await fetched('周晓敏', '/会议记录 2')).join('')).toContain('长'.repeat(1500))
  })

  it('is nothing of another congress’s, nor of a stranger’s', async () => {
    expect(await alone('何小川', '/纪要 2 甲')).not.toContain('已记入')
    expect(await alone('何小川', '/会议记录 2')).not.toContain('已生成')
  })
})
