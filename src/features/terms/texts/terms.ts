import { hanNumber } from '../../../calendar/numerals.ts'
import type { Step, StepState } from '../rules/checklist.ts'
import type { SessionName } from '../types.ts'

/** Terms, sessions, their steps and absences in words. */

const termName = (term: number): string => `第${hanNumber(term)}届`
export const sessionName = ({ term, session }: SessionName): string =>
  `${termName(term)}第${hanNumber(session)}次会议`

export const noTerms = '还没有登记届次。请发送“/届次 第几届 起始年月”，如：/届次 第十九届 2021年12月'
export const termLine = (term: number, began: string, isCurrent: boolean): string =>
  `${termName(term)}：${began}起${isCurrent ? '（本届）' : ''}`
export const termSet = (term: number, began: string): string => `已登记：${termName(term)}自${began}起。`
export const termMisplaced = (term: number, from: string, beside: number, began: string): string =>
  `没有登记：${termName(beside)}自${began}起，${termName(term)}不能自${from}起。请核对日期；登记有误的，请先更正${termName(beside)}。`
export const termUnread =
  '没有看懂。请写届次和起始年月（日），如：/届次 第十九届 2021年12月15日；更正某次会议的届次，如：/届次 会议3 第十九届第四次'
export const sessionNamed = (number: number, name: SessionName): string =>
  `已登记：第${number}号通知的会议属于${sessionName(name)}。`
export const notASession = (number: number): string => `第${number}号通知不是人民代表大会会议，不计届次。`
export const sessionLine = (name: string, day: string, figures: string): string =>
  `${name}（${day}）：${figures}`
export const unnumbered = (number: number): string => `第${number}号通知的会议（届次未定）`
export const notHeldYet = '尚未举行'

export const absencesHeading = (term: number | null): string =>
  `${term === null ? '各次会议' : termName(term)}未经批准不出席人民代表大会会议的代表：`
export const noAbsences = (term: number | null): string =>
  `${term === null ? '' : termName(term)}没有代表未经批准不出席人民代表大会会议。`
export const absenceLine = (name: string, sessions: readonly string[], state: 'warned' | 'lost'): string =>
  `${name}：${sessions.length}次（${sessions.join('、')}）${state === 'lost' ? '，已符合代表资格终止的情形，请依法处理' : ''}`
export const onlyClerks = '未经批准缺席名单由主席、副主席、联络员在单聊中查看。'

const seatLaw = (limit: number): string =>
  `按照代表法的规定，未经批准${hanCount(limit)}次不出席本级人民代表大会会议的，代表资格终止。`
const hanCount = (count: number): string => (count === 2 ? '两' : hanNumber(count))

export const warnClerks = (
  session: string,
  people: readonly { readonly name: string; readonly absences: number; readonly isPending: boolean }[],
  limit: number,
): string =>
  [
    `【缺席提醒】${session}有${people.length}名代表未经批准没有出席：${people
      .map(
        ({ name, absences, isPending }) => `${name}（本届第${absences}次${isPending ? '，请假待批' : ''}）`,
      )
      .join('、')}。`,
    seatLaw(limit),
    '确有原因的，请补办请假；到会未签的，请用“/点名”补登。两天后单独提醒本人，在此之前更正的不再提醒。',
  ].join('\n')

export const warnDeputy = (session: string, absences: number, limit: number): string =>
  [
    `您没有出席${session}，也没有经批准的请假，本届累计${absences}次。${seatLaw(limit)}`,
    '如有出入，请与联络员联系更正。',
  ].join('\n')

const stepNames: Readonly<Record<Step, string>> = {
  notice: '会议通知按规定时间发出',
  papers: '会议材料按规定时间送达代表',
  eligibility: '代表资格审查',
  preparatory: '预备会议：选举主席团，通过会议议程',
  first_presidium: '主席团第一次会议：推选执行主席，决定会议日程和议案截止时间',
  quorum: '每次全体会议到会代表达到法定人数',
  government_report: '听取和审议本级人民政府工作报告',
  congress_report: '听取和审议人大主席团工作报告',
  budget: '审查和批准财政预算和预算执行情况的报告',
  motions: '处理代表议案和建议、批评、意见',
  majority: '决议、决定由全体代表的过半数通过',
  record: '会议记录、决议、决定整理归档',
}

export const checklistHeading = (session: string): string => `【${session}程序清单】`
export function stepLine(nth: number, step: Step, state: StepState, day: string | null): string {
  const head = `${nth}. ${stepNames[step]}：`
  switch (state.kind) {
    case 'done':
      return `${head}符合规定`
    case 'unlawful':
      return `${head}不符合规定，请说明`
    case 'open':
      return `${head}未登记`
    case 'ticked':
      return `${head}${state.note ?? '已完成'}${day === null ? '' : `（${day}登记）`}`
  }
}
export const checklistHow = (nth: number): string =>
  `登记请发送“/清单 ${nth} 已完成”，说明请发送“/清单 ${nth} 说明 内容”。`
export const noSession = '没有查到人民代表大会会议。请先发会议通知，或写明届次，如：/清单 第十九届第三次'
export const sessionUnnamed = (number: number): string =>
  `第${number}号通知的会议届次未定。请先发送“/届次 会议${number} 第几届第几次”。`
export const noStep = (most: number): string => `没有这一项，请写1到${most}。`
export const stepTicked = (nth: number, step: Step, note: string | null): string =>
  `已登记第${nth}项“${stepNames[step]}”：${note ?? '已完成'}。`
export const stepUnticked = (nth: number, step: Step): string =>
  `已取消第${nth}项“${stepNames[step]}”的登记。`
export const stepUnread = (nth: number): string =>
  `没有看懂第${nth}项怎样登记。请写“已完成”“未完成”或“说明 内容”。`
