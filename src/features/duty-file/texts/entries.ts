import type { Day } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import { sayVotes, wayNames } from '../../activities/texts/words.ts'
import { shortened } from '../../decisions/texts/words.ts'
import { cited } from '../../reports/texts/words.ts'
import { verdictOf } from '../../suggestions/rules/outcome.ts'
import { stateNames, kindNames as suggestionKinds, verdictNames } from '../../suggestions/texts/words.ts'
import { cut, kindNames as visitKinds } from '../../visits/texts/words.ts'
import { partsOf } from '../rules/keys.ts'
import type { Entry, EntryKey, EntryOf, Presence, What } from '../types.ts'

/** An entry in words. Nothing in it goes by today, so that what was disputed can be held against what stands there. */

/** In front of the number: 会12, 访2026-5. */
export const letters: Readonly<Record<What, string>> = {
  notice: '会',
  report: '述',
  day: '接',
  visit: '访',
  suggestion: '建',
  decision: '决',
}
/** The short number that an entry is disputed by. */
export const codeOf = (key: EntryKey): string => {
  const { what, number } = partsOf(key)
  return letters[what] + number
}

const presenceNames: Readonly<Record<Presence, string>> = {
  present: '出席',
  leave: '请假',
  absent: '缺席',
  unrecorded: '没有登记到会情况',
}

const titleChars = 40
const title = (text: string): string => cut(cited(text), titleChars)

export function sentenceOf(entry: Entry): string {
  switch (entry.kind) {
    case 'meeting':
      return meeting(entry)
    case 'report':
      return `在“${title(entry.title)}”上${wayNames[entry.report.way]}述职${entry.report.votes === null ? '' : `，测评${sayVotes(entry.report.votes)}`}`
    case 'duty':
      return {
        confirm: '接待日值班，已确认',
        leave: '接待日值班，请假',
        silent: '接待日值班',
      }[entry.standing]
    case 'visit':
      return visit(entry)
    case 'suggestion':
      return suggestion(entry)
    case 'decision':
      return `承担“${title(entry.decision.words)}”${entry.decision.state === 'done' ? '，已完成' : '，办理中'}`
  }
}

/** Never why somebody had leave: a file is kept for years and printed. */
function meeting({ title: name, presence, isMember, isLate, leftEarly }: EntryOf<'meeting'>): string {
  const there = isMember ? presenceNames[presence] : '列席'
  const how = presence !== 'present' ? '' : `${isLate ? '，迟到' : ''}${leftEarly ? '，早退' : ''}`
  return `“${title(name)}”：${there}${how}`
}

function visit({ visit: { kind, people, village, matter, status } }: EntryOf<'visit'>): string {
  const from = village === null ? '' : `，${cited(village)}`
  const done = kind === 'contact' ? '' : status === 'closed' ? '，已办结' : '，办理中'
  return `${kind === 'contact' ? '联系选民' : `受理${visitKinds[kind]}`}${people}人次${from}：${shortened(cited(matter), titleChars)}${done}`
}

function suggestion({ item, leads }: EntryOf<'suggestion'>): string {
  const verdict = verdictOf(item, 'result')
  const rated = verdict === null ? '' : `，评价${verdictNames[verdict]}`
  return `${leads ? '领衔提出' : '附议'}${suggestionKinds[item.kind]}“${title(item.title)}”：${stateNames[item.state]}${rated}`
}

/** 3月18日, and with the year where the file is of several. */
export const sayOn = (on: Day, isYear: boolean): string => (isYear ? `${on.month}月${on.day}日` : sayDate(on))

export const sectionNames = {
  session: '一、人民代表大会会议',
  presidium: '二、主席团会议',
  activity: '三、代表活动',
  study: '四、学习培训',
  reception: '五、接待选民',
  visit: '六、受理来访来信和联系选民',
  suggestion: '七、代表建议、批评、意见和议案',
  report: '八、述职和其他',
} as const
export type SectionKey = keyof typeof sectionNames

/** Under which heading an entry stands. */
export function sectionOf(entry: Entry): SectionKey {
  switch (entry.kind) {
    case 'meeting':
      return entry.of === 'hearing' ? 'report' : entry.of
    case 'duty':
      return 'reception'
    case 'visit':
    case 'suggestion':
      return entry.kind
    case 'report':
    case 'decision':
      return 'report'
  }
}
