/**
 * A town with something of everything behind it, said in the chat: for tests that take its database elsewhere (another
 * schema, a backup) and look whether it is the same town there.
 */
import { jpeg, photoTown } from '../features/attachments/stage.ts'
import { addCounty, county } from '../features/county/county-town.ts'
import type { TestTown } from './town.ts'

export const liaison = '周晓敏'
export const chair = '杨国梁'
export const deputy = '王秀兰'
const presidium = '主席团'

type Said = readonly [who: string, words: string, chat?: string]

const before: readonly Said[] = [
  [
    liaison,
    '/会议 第一季度主席团会议 3月12日上午9点 地点：镇政府三楼会议室 议程：1.听取民生实事项目情况汇报；2.审议并表决视察方案',
    presidium,
  ],
  [deputy, '参加', presidium],
  ['胡志强', '请假 住院', presidium],
  [chair, '/准假 1 胡志强'],
  [liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站'],
  [liaison, '/排班 每次2人 按小组 组长带班'],
  [deputy, '/来访 村民李四（13800000001）反映杨树湾村路灯坏了，转村镇建设办一周内修好'],
  [deputy, '/联系 走访桥亭村选民6人，反映公交班次少'],
  [deputy, '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见'],
  ['胡志强', '/建议 后山村溪道清淤和护岸加固，汛期前完成'],
  ['董长庚', '/附议 1'],
  [liaison, '/审查 1、2'],
  [liaison, '/交办 1 农业农村办'],
  [liaison, '/收文 县人大办 云人办〔2026〕3号 关于报送代表履职情况的通知 2份'],
  [liaison, '/文件 1 交 沈月英 办理 3月20日前'],
  [liaison, '/计划 生成'],
  [liaison, '/征集议题 1'],
  [deputy, '/议题 听取饮用水源地保护情况汇报'],
  [liaison, '/届次 第十九届 2021年12月'],
  [chair, '/改 1 地点改在四楼会议室'],
  [county, '/县通知 请报送代表培训计划 3月25日下午5点前回复 需报：人数'],
  [county, '/县通知 1 发布'],
  [chair, '/县通知 1 参加7人'],
  [deputy, '/日历'],
  [deputy, '/我的履职'],
  [deputy, '/异议 访1 当天受理的是2人'],
  [chair, '/异议 1 维持 当天登记的就是1人'],
  ['吴晓燕', '/我是 吴晓燕'],
  [deputy, '/来访簿'],
]

const onTheDay: readonly Said[] = [
  [deputy, '签到 1', presidium],
  [liaison, '/点名 1 除胡志强外全到'],
  [chair, '/开会 1', presidium],
  [liaison, '/纪要 1 主持人：杨国梁'],
  [liaison, '/纪要 1 第1项：会议认为，今年以来各项工作推进有力。'],
  [liaison, '/表决 1 第2项 全票通过'],
  [chair, '/决定 1 第2项 按月报告视察进展 承办:农业农村办 期限:4月20日', presidium],
  [liaison, '/散会 1'],
  [liaison, '/会议 第二次主席团会议 3月25日上午9点 地点：镇政府三楼会议室 议程：1.听取工作报告', presidium],
  ['沈月英', '第2号 参加', presidium],
  [deputy, '/网页'],
]

const afterwards: readonly Said[] = [
  [liaison, '/活动记录 1 主题：民生实事；发现：进度正常；建议：按月报告'],
  [liaison, '/简报 3月'],
  [liaison, '/名单 1'],
]

/** Three days of March; the clock stands at noon of the twelfth afterwards. */
export async function liveIn(town: TestTown): Promise<void> {
  await addCounty(town)
  for (const line of before) await town.say(...line)
  await photoTown(town).send(deputy, jpeg('lamp'))
  await town.moveTo('2026-03-12T08:45:00+08:00')
  for (const line of onTheDay) await town.say(...line)
  await town.moveTo('2026-03-12T12:00:00+08:00')
  for (const line of afterwards) await town.say(...line)
}
