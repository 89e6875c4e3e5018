import { openMattersMonths } from '../../congress/rules.ts'
import { keepDays } from '../rules/keep.ts'
import type { Ground, Keep, Purpose, Whose } from '../types.ts'

/** What was erased by rule reads so, wherever it is shown. */
export const erased = '已按规定删除'

export const whose: Readonly<Record<Whose, string>> = {
  member: '代表和工作人员',
  visitor: '来访、来信群众',
  sender: '身份不明的访问者',
  anyone: '文字中提到的人',
}

export const purpose: Readonly<Record<Purpose, string>> = {
  roster: '代表花名册和账号对应',
  meetings: '会议和活动通知',
  attendance: '回复、请假和签到',
  records: '会议、活动、文件和决定事项的记录',
  reception: '代表接待选民的安排',
  visits: '来信来访登记和办理',
  suggestions: '议案和建议办理',
  duty_file: '代表履职档案异议的处理',
  county: '上下级人大之间的通知和回复',
  talking: '机器人与人的对话',
  sending: '消息发送和送达情况',
  access: '登录、下载和日历订阅',
  log: '操作日志',
}

export const ground: Readonly<Record<Ground, string>> = {
  duty: '个人信息保护法第十三条第一款第三项、第三十四条：为履行法定职责所必需',
  sensitive:
    '个人信息保护法第十三条第一款第三项、第二十八条：为履行法定职责所必需，请假原因可能涉及健康，按敏感个人信息保护',
  security: '网络安全法第二十一条、个人信息保护法第五十一条：保障安全',
  asked: '个人信息保护法第十三条第一款第一项：本人要求提供',
}

const days = (count: number): string => `保存${count}天`

export const keep: Readonly<Record<Keep, string>> = {
  record: '作为人大工作的正式记录长期保存',
  contacts: '姓名、企业微信账号和任职情况长期保存；离任代表的电话和别名，在本届结束后按本单位设置的月数删除',
  leave: '出席和请假的事实长期保存；原因在年度结束后按本单位设置的月数删除',
  visitors: `姓名和电话在年度结束后按本单位设置的月数删除；当年还有事项没有办结的，等都办结，最多再等${openMattersMonths}个月；只留人数的统计`,
  until_removed: '随事项保存，删除后内容即清除',
  until_changed: '更换或停用为止',
  messages: days(keepDays.messages),
  sent: `发送后${days(keepDays.sent)}；没有发出去的，处理为止`,
  notes: days(keepDays.notes),
  dialogue: `到期后${days(keepDays.dialogue)}`,
  app_messages: days(keepDays.app_messages),
  proposals: days(keepDays.proposals),
  links: `到期后${days(keepDays.links)}`,
  sessions: '登录到期为止，最长七天；登录链接和尝试次数到期后一天',
  standing: '机器人使用期间',
}
