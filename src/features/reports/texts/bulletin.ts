import type { Day } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import { sayVotes } from '../../activities/texts/words.ts'
import type { ActivityRecord, HeldMeeting } from '../../activities/types.ts'
import type { ShownItem, Vote } from '../../agenda/types.ts'
import type { Congress } from '../../congress/types.ts'
import { whoOf } from '../../decisions/texts/words.ts'
import type { Decision } from '../../decisions/types.ts'
import { whatHappened } from '../../minutes/texts/sentences.ts'
import { endingOf } from '../rules/names.ts'
import type { Bulletin, BulletinItem } from '../types.ts'
import { organOf, signerOf } from './organ.ts'
import { cited, monthDay, sayAgenda } from './words.ts'

/** What a meeting dealt with, and what came of it. */
export interface Business {
  readonly items: readonly (ShownItem & { readonly vote: Vote | null })[]
  readonly decisions: readonly Decision[]
}

/** One thing that a bulletin tells of. */
export type BulletinEvent =
  | {
      readonly kind: 'meeting'
      readonly held: HeldMeeting
      readonly record: ActivityRecord
      /** 第二代表小组; null: of nobody in particular. */
      readonly whose: string | null
      readonly business: Business
    }
  | {
      readonly kind: 'reception'
      readonly on: Day
      readonly place: string
      /** What was entered on that day. */
      readonly visits: number
      readonly visitors: number
    }

type Of = Pick<Congress, 'name' | 'kind' | 'county'>

/** 人大工作简报: dated news, one paragraph an event, in the order of days. */
export function bulletinOf(
  congress: Of,
  numbered: { readonly year: number; readonly number: number },
  events: readonly BulletinEvent[],
  today: Day,
): Bulletin {
  const organ = organOf(congress)
  return {
    title: `${organ}工作简报`,
    number: `${numbered.year}年第${numbered.number}期`,
    organ: signerOf(congress),
    date: sayDate(today),
    items: events.map(event => newsOf(event, organ)),
  }
}

function newsOf(event: BulletinEvent, organ: string): BulletinItem {
  if (event.kind === 'reception') {
    const { on, place, visits, visitors } = event
    const register = visits === 0 ? '' : `登记群众反映事项${visits}件，涉及${visitors}人次。`
    return {
      heading: `${organ}开展代表接待选民日活动`,
      text: `${monthDay(on)}，代表接待选民日活动在${cited(place)}举行。${register}`,
    }
  }
  const { held, record, whose, business } = event
  switch (held.kind) {
    case 'session':
    case 'presidium':
      return meetingNews(held, business, organ)
    case 'study':
      return studyNews(held, record, organ)
    case 'duty_report':
      return reportNews(held, record, organ)
    default:
      return activityNews(held, record, whose ?? organ)
  }
}

const where = ({ meeting: { notice } }: HeldMeeting): string =>
  notice.place === null ? '' : `在${cited(notice.place)}`

/** ，应到9人，实到8人，列席3人。 Where nobody was counted the sentence ends. */
function attendanceOf({ isChecked, attendance: { should, present, guests } }: HeldMeeting): string {
  if (!isChecked) return '。'
  const came = present === should ? `应到${should}人，全部到会` : `应到${should}人，实到${present}人`
  return `，${came}${guests === 0 ? '' : `，列席${guests}人`}。`
}

const agendaOf = ({ meeting: { notice } }: HeldMeeting, verb: string): string =>
  notice.agenda.length === 0 ? '' : `${verb}：${notice.agenda.map(cited).join('；')}。`

/**
 * 会议听取了……。会议审议并通过了……，表决结果：……。会议决定：……。 Where nobody has entered how a vote went, the agenda alone:
 * nothing is said that is not recorded.
 */
function resultOf({ items, decisions }: Business): string {
  const isKnown =
    items.some(({ vote }) => vote !== null) &&
    items.every(({ kind, vote }) => kind !== 'decide' || vote !== null)
  const dealt = isKnown
    ? items.map(item => whatHappened({ ...item, title: cited(item.title) })).join('')
    : items.length === 0
      ? ''
      : `会议议程：${sayAgenda(items)}。`
  const decided = decisions.map(each => `会议决定：${cited(each.words)}${whoSuffix(each)}。`)
  return [dealt, ...decided].join('')
}

const whoSuffix = (decision: Decision): string =>
  decision.officeName === null && decision.personName === null ? '' : `（承办：${whoOf(decision)}）`

function meetingNews(held: HeldMeeting, business: Business, organ: string): BulletinItem {
  const title = cited(held.title)
  return {
    heading: `${organ}召开${title}`,
    text: `${monthDay(held.on)}，${organ}${where(held)}召开${title}${attendanceOf(held)}${resultOf(business)}`,
  }
}

function studyNews(held: HeldMeeting, record: ActivityRecord, organ: string): BulletinItem {
  const title = cited(held.title)
  return {
    heading: `${organ}组织${title}`,
    text: `${monthDay(held.on)}，${organ}${where(held)}组织${title}${attendanceOf(held)}${agendaOf(held, '学习内容')}${recordOf(record)}`,
  }
}

function reportNews(held: HeldMeeting, record: ActivityRecord, organ: string): BulletinItem {
  const names = record.reports.map(({ name }) => name)
  const votes = record.reports.flatMap(({ name, votes: said }) =>
    said === null ? [] : [`${name}${sayVotes(said)}`],
  )
  const who =
    names.length === 0
      ? ''
      : `${names.join('、')}${names.length > 1 ? `等${names.length}名代表` : '代表'}向选民述职。`
  return {
    heading: `${organ}组织代表述职`,
    text: `${monthDay(held.on)}，${organ}${where(held)}组织代表述职${attendanceOf(held)}${who}${votes.length === 0 ? '' : `测评结果：${votes.join('；')}。`}${recordOf(record)}`,
  }
}

function activityNews(held: HeldMeeting, record: ActivityRecord, whose: string): BulletinItem {
  const title = cited(held.title)
  const { present } = held.attendance
  const people = record.parts.people.map(({ text }) => cited(text)).join('；')
  const who = people !== '' ? `。参加人员：${people}。` : present === 0 ? '。' : `，${present}人参加。`
  const [verb, ending] = verbFor(title)
  return {
    heading: title.includes(whose) ? title : `${whose}${verb}${title}${ending}`,
    text: `${monthDay(held.on)}，${whose}${where(held)}${verb}${title}${ending}${who}${recordOf(record)}`,
  }
}

/** 召开座谈会, 开展走访活动, 开展视察农田水利活动 */
function verbFor(title: string): readonly [verb: string, ending: string] {
  const ending = endingOf(title)
  return ending === 'meeting' ? ['召开', ''] : ['开展', ending === 'activity' ? '' : '活动']
}

/** What was written down of it, in the words of whoever wrote it. */
function recordOf({ parts, suggestionIds }: ActivityRecord): string {
  const said = (pieces: readonly { readonly text: string }[], verb: string) =>
    pieces.length === 0 ? '' : `${verb}：${pieces.map(({ text }) => cited(text)).join('；')}。`
  return [
    said(parts.theme, '活动主题'),
    said(parts.places, '走访地点'),
    said(parts.findings, '发现问题'),
    said(parts.advice, '提出意见建议'),
    said(parts.result, '活动成效'),
    suggestionIds.length === 0 ? '' : `形成代表建议${suggestionIds.length}件。`,
  ].join('')
}
