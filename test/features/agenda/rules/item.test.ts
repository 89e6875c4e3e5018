import { describe, expect, it } from 'vitest'
import { readItem } from '../../../../src/features/agenda/rules/item.ts'
import type { ItemKind } from '../../../../src/features/agenda/types.ts'
import { nastyTexts } from './nasty.ts'

describe('an agenda item', () => {
  it.each<[said: string, kind: ItemKind, title: string, reporter: string | null]>([
    ['听取镇人民政府上半年工作报告（报告人：李明）', 'hear', '听取镇人民政府上半年工作报告', '李明'],
    [
      '听取和审议镇人民政府关于2026年上半年工作情况的报告',
      'deliberate',
      '听取和审议镇人民政府关于2026年上半年工作情况的报告',
      null,
    ],
    ['审议民生实事项目', 'deliberate', '审议民生实事项目', null],
    ['审查和批准财政预算执行情况的报告', 'decide', '审查和批准财政预算执行情况的报告', null],
    ['审议并表决民生实事项目', 'decide', '审议并表决民生实事项目', null],
    ['审议通过《云溪镇2026年预算调整方案》', 'decide', '审议通过《云溪镇2026年预算调整方案》', null],
    ['听取、审议并表决财政预算执行情况', 'decide', '听取、审议并表决财政预算执行情况', null],
    ['讨论决定代表视察方案', 'decide', '讨论决定代表视察方案', null],
    ['表决人事任免事项', 'decide', '表决人事任免事项', null],
    ['选举镇长', 'decide', '选举镇长', null],
    ['补选云溪镇副镇长', 'decide', '补选云溪镇副镇长', null],
    ['接受张三辞去镇人大代表职务的请求', 'decide', '接受张三辞去镇人大代表职务的请求', null],
    ['听取关于贯彻落实县委决定情况的汇报', 'hear', '听取关于贯彻落实县委决定情况的汇报', null],
    [
      '听取财政所所长王华作的财政预算执行情况报告',
      'hear',
      '听取财政所所长王华作的财政预算执行情况报告',
      '财政所所长王华',
    ],
    ['由李明作政府工作报告', 'hear', '由李明作政府工作报告', '李明'],
    ['通报代表建议办理情况，李明汇报', 'hear', '通报代表建议办理情况', '李明'],
    ['传达学习上级会议精神（领学人：周晓敏）', 'hear', '传达学习上级会议精神', '周晓敏'],
    ['研究代表联络站建设方案', 'deliberate', '研究代表联络站建设方案', null],
    ['关于批准2026年财政决算的决议（草案）', 'decide', '关于批准2026年财政决算的决议（草案）', null],
    ['上半年工作总结', 'hear', '上半年工作总结', null],
    ['代表小组活动安排', 'deliberate', '代表小组活动安排', null],
    ['其他事项', 'other', '其他事项', null],
    ['1. 審議預算草案', 'deliberate', '審議預算草案', null],
    ['（二）听取工作报告，报告人：财政所 王强；', 'hear', '听取工作报告', '财政所 王强'],
    ['听取农业农村办春耕情况汇报(汇报人:王华、李明)', 'hear', '听取农业农村办春耕情况汇报', '王华、李明'],
  ])('«%s»', (said, kind, title, reporter) => {
    expect(readItem(said)).toEqual({ kind, title, reporter })
  })

  it('what is no item is one of no kind, and nothing of it is lost', () => {
    for (const text of nastyTexts) {
      const item = readItem(text)
      expect(item.title.length).toBeLessThanOrEqual(text.length)
      expect(['hear', 'deliberate', 'decide', 'other']).toContain(item.kind)
    }
  })
})
