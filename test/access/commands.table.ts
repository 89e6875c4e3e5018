/**
 * Who may what, command by command. `who` may say it at all: all others are told who may. `does` is who can come to
 * anything by it in these towns (change something, or be given a link): everybody else changes nothing, whatever he says.
 * A command without a line here fails `commands.test.ts`.
 */
import type { Who } from '../../src/bot/actor.ts'
import type { Realm } from '../../src/bot/command.ts'
import { clerks, deputies, deputiesAndClerks, nobody, ourPeople, type Role } from './roles.ts'

interface Line {
  readonly who: Who
  readonly does: readonly Role[]
  readonly of: Realm
}

const forClerks: Line = { who: 'clerks', does: clerks, of: 'towns' }
const shownToClerks: Line = { who: 'clerks', does: nobody, of: 'towns' }
const shownToMembers: Line = { who: 'members', does: nobody, of: 'towns' }
const by = (does: readonly Role[]): Line => ({ who: 'members', does, of: 'towns' })
const byClerks = by(clerks)
/** Whoever received the voter, and the clerks. */
const byReceiver = by([...clerks, 'owner'])
/** The office that has it, and the clerks in its place. */
const byOffice = by([...clerks, 'office'])
const bySigner = by([...clerks, 'owner'])

export const commandTable: Readonly<Record<string, Line>> = {
  // Meetings
  会议: forClerks,
  开会: forClerks,
  发布: forClerks,
  改: forClerks,
  取消: forClerks,
  /** A notice: its clerks. Of one's own signature and suggestion: its signer. */
  撤回: bySigner,
  恢复: forClerks,
  /** Clerks all lines with reasons, others how many. */
  名单: shownToMembers,
  送达: forClerks,
  催: forClerks,
  待批: shownToClerks,
  准假: forClerks,
  不准: forClerks,
  代: forClerks,
  签到: by(deputies),
  签到卡: forClerks,
  点名: forClerks,
  早退: by(deputies),
  到会: byClerks,
  散会: forClerks,
  材料: forClerks,
  届次: byClerks,
  换届: forClerks,
  交接: forClerks,
  清单: byClerks,
  日志: shownToClerks,
  参加: by(deputies),
  请假: by(deputies),
  我的: { ...shownToMembers, of: 'both' },
  我的信息: { ...shownToMembers, of: 'both' },
  议程: byClerks,
  表决: forClerks,
  征集议题: forClerks,
  议题: by(deputiesAndClerks),
  列入: forClerks,
  不列入: forClerks,
  纪要: byClerks,
  改纪要: forClerks,
  删纪要: forClerks,
  /** Of a presidium's meeting: its members and the clerks. */
  会议记录: by([...clerks, 'presidium']),
  会议纪要: by([...clerks, 'presidium']),
  模板: forClerks,
  决定: byClerks,
  落实: byOffice,
  改决定: forClerks,

  // Reception
  接待日: byClerks,
  接待设置: forClerks,
  公告: byClerks,
  排班: forClerks,
  值班: by(deputies),
  换班: by(deputies),
  补班: shownToClerks,
  来访: by(deputiesAndClerks),
  联系: by(deputiesAndClerks),
  信箱: by(deputiesAndClerks),
  改来访: byReceiver,
  作废来访: byReceiver,
  办结: byReceiver,
  回访: byReceiver,
  来访簿: byReceiver,
  附图: by([...clerks, 'owner', 'office']),
  看附件: by([...clerks, 'owner', 'office']),
  删附件: byReceiver,

  // Suggestions
  建议: by(deputiesAndClerks),
  批评: by(deputiesAndClerks),
  意见: by(deputiesAndClerks),
  议案: by(deputiesAndClerks),
  附议: by(deputies),
  取消附议: by(deputies),
  撤回建议: bySigner,
  改建议: bySigner,
  我的建议: shownToMembers,
  建议簿: by([...clerks, 'owner', 'office']),
  建议统计: shownToMembers,
  建议表: by([...clerks, 'owner', 'office']),
  答复函: by([...clerks, 'owner', 'office']),
  优秀建议: shownToClerks,
  待办: shownToMembers,
  审查: forClerks,
  不予接收: forClerks,
  交办: forClerks,
  接收: byOffice,
  退回: byOffice,
  约商: byOffice,
  补充: bySigner,
  面商: byOffice,
  答复: byOffice,
  协办意见: byOffice,
  延期: byOffice,
  准延: forClerks,
  不准延: forClerks,
  满意: bySigner,
  基本满意: bySigner,
  不满意: bySigner,
  评价: bySigner,
  重办: forClerks,
  办结建议: forClerks,
  兑现: byOffice,
  归档: forClerks,
  期限: shownToMembers,
  督办: forClerks,
  逾期: shownToMembers,
  建议设置: forClerks,

  // The year
  活动记录: forClerks,
  活动: shownToMembers,
  学习: shownToMembers,
  述职: byClerks,
  /** A deputy's own file; anybody else's is for clerks. */
  我的履职: by(deputies),
  履职: by(deputiesAndClerks),
  异议: by(deputiesAndClerks),
  述职报告: by(deputiesAndClerks),
  履职公布: forClerks,
  履职设置: forClerks,
  计划: byClerks,
  总结: forClerks,
  报告: forClerks,
  简报: forClerks,
  收文: forClerks,
  文件: byClerks,
  导出: forClerks,

  // The service itself
  未送达: { ...shownToClerks, of: 'both' },
  重发: { ...forClerks, of: 'both' },
  网页: { who: 'members', does: [...ourPeople, 'k-clerk', 'k-member'], of: 'both' },
  各镇: { who: 'clerks', does: nobody, of: 'county' },
  县通知: { who: 'clerks', does: ['k-clerk', ...clerks], of: 'both' },
  日历: by(ourPeople),
  /** Says what it is for; a first group takes the operator's code. */
  绑定: { who: 'anyone', does: clerks, of: 'towns' },
  /** Asks the liaison; gives nobody anything. */
  我是: { who: 'anyone', does: ['leaver', 'nobody'], of: 'towns' },
  待确认: { ...shownToClerks, of: 'both' },
  通讯录: { ...forClerks, of: 'both' },
  邀请: { ...forClerks, of: 'both' },
}
