import { hanNumber } from '../../../calendar/numerals.ts'
import { sayDate } from '../../../calendar/say.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import type { ShownItem } from '../../agenda/types.ts'
import type { PlanKind } from '../../plan/types.ts'
import type { FigureBook } from '../rules/figures.ts'
import { areTraced } from '../rules/receptions.ts'
import type { Addressee, FigureKey, YearFacts, YearPaper } from '../types.ts'
import { countyOf, organOf, partyOf, signerOf } from './organ.ts'
import { planParagraphs } from './plan-part.ts'
import { Used, type YearFigures } from './used.ts'
import { cited, monthDay, sayAgenda } from './words.ts'

/**
 * 年度工作总结 and the reports made of it: a draft of the records and nothing else. What there was not is left out; what the
 * plan had and nobody did is said as 未开展.
 */
export function yearPaper(facts: YearFacts, book: FigureBook, to: Addressee): YearPaper {
  const used = new Used(book)
  const organ = organOf(facts.congress)
  const parts = [meetings, voters, suggestions, activities, study, reports, planParagraphs]
  const names = [
    '会议工作',
    '接待和联系选民',
    '代表建议办理',
    '代表活动',
    '学习培训',
    '代表述职',
    '年度计划执行情况',
  ]
  const sections = parts
    .map((part, i) => ({ name: names[i] ?? '', paragraphs: part(facts, used) }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ name, paragraphs }, i) => ({ heading: `${hanNumber(i + 1)}、${name}`, paragraphs }))
  const isReport = to !== 'summary'
  return {
    title: isReport ? `${organ}关于${facts.year}年工作情况的报告` : `${organ}${facts.year}年工作总结`,
    addressee:
      to === 'party'
        ? `${partyOf(facts.congress)}：`
        : to === 'county'
          ? `${countyOf(facts.congress)}：`
          : null,
    opening: `现将${organ}${facts.year}年工作情况${isReport ? '报告' : '总结'}如下（数据截至${sayDate(facts.until)}）。`,
    sections,
    closing: isReport ? '特此报告。' : null,
    signature: signerOf(facts.congress),
    date: sayDate(facts.today),
    figures: used.figures(),
  }
}

/** Whether the year's plan had such a thing, so that none of it is worth a word. */
const hadPlanned = ({ plan }: YearFacts, ...kinds: readonly PlanKind[]): boolean =>
  plan?.items.some(({ item, state }) => state !== 'dropped' && kinds.includes(item.kind)) ?? false

function meetings(facts: YearFacts, used: YearFigures): string[] {
  const { held, agendas, presidiumMeeting } = facts
  const topicsOf = (kind: HeldMeeting['kind']) =>
    held.filter(each => each.kind === kind).map(each => sayTopics(each, agendas.get(each.meeting.id) ?? []))
  return [
    ...counted(facts, used, 'sessions', 'session', '召开人民代表大会会议', () => [
      checkedIn(used, 'sessions', 'sessionsCounted', () => `实到代表${used.say('sessionPresent')}`),
      ...topicsOf('session'),
    ]),
    ...counted(facts, used, 'presidium', 'presidium', `召开${presidiumMeeting}`, () => [
      checkedIn(
        used,
        'presidium',
        'presidiumCounted',
        () => `应到${used.say('presidiumShould')}，实到${used.say('presidiumPresent')}`,
      ),
      ...topicsOf('presidium'),
    ]),
    ...decisions(used),
  ]
}

/** ，其中登记到会的3次，应到27人次，实到24人次 Of meetings where nobody was checked in no number of people is known. */
function checkedIn(used: YearFigures, all: FigureKey, counted: FigureKey, people: () => string): string {
  if (used.value(counted) === 0) return ''
  const of = used.value(counted) === used.value(all) ? '' : `，其中登记到会的${used.say(counted)}`
  return `${of}，${people()}`
}

function decisions(used: YearFigures): string[] {
  if (used.value('decisions') === 0) return []
  const done = used.value('decisionsDone') === 0 ? '' : `，已完成${used.say('decisionsDone')}`
  return [`会议作出决定事项${used.say('decisions')}${done}。`]
}

/** 召开主席团会议4次，… ; 未开展 where the plan had it; nothing where nobody thought of it. */
function counted(
  facts: YearFacts,
  used: YearFigures,
  key: FigureKey,
  kind: PlanKind,
  verb: string,
  more: () => readonly string[],
): string[] {
  if (used.value(key) === 0) return hadPlanned(facts, kind) ? [`${verb}：年度计划已安排，未开展。`] : []
  const first = `${verb}${used.say(key)}`
  const [people = '', ...rest] = more()
  return [`${first}${people}。${rest.join('')}`]
}

/** 3月13日，听取……；审议……。 */
const sayTopics = ({ on }: HeldMeeting, items: readonly ShownItem[]): string =>
  items.length === 0 ? '' : `${monthDay(on)}的会议：${sayAgenda(items)}。`

function voters(facts: YearFacts, used: YearFigures): string[] {
  const verb = used.value('receptionDays') === 0 || areTraced(facts) ? '开展' : '安排'
  const reception = counted(facts, used, 'receptionDays', 'reception', `${verb}代表接待选民日活动`, () => [])
  const came = (['visits', 'letters'] as const).filter(key => used.value(key) > 0)
  const names = { visits: '登记来访', letters: '登记来信' } as const
  const register =
    came.length === 0
      ? []
      : [
          `${came.map(key => `${names[key]}${used.say(key)}`).join('，')}，涉及群众${used.say('visitors')}。${
            used.value('visitsClosed') === 0 ? '' : `登记事项已办结${used.say('visitsClosed')}。`
          }`,
        ]
  const contacts =
    used.value('contacts') === 0
      ? hadPlanned(facts, 'contact')
        ? ['代表联系选民：年度计划已安排，未登记开展情况。']
        : []
      : [`代表联系选民${used.say('contacts')}，联系选民${used.say('contactVoters')}。`]
  return [...reception, ...register, ...contacts]
}

function suggestions(_facts: YearFacts, used: YearFigures): string[] {
  if (used.value('suggestions') === 0) return []
  const all = used.say('suggestions')
  const motions = used.value('motions') === 0 ? '' : `，其中议案${used.say('motions')}`
  const steps = (
    [
      ['admitted', '审查接收'],
      ['assigned', '交办'],
      ['answered', '答复'],
      ['closed', '办结'],
    ] as const
  )
    .filter(([key]) => used.value(key) > 0)
    .map(([key, verb]) => `${verb}${used.say(key)}`)
  const rated =
    used.value('rated') === 0 ? '' : `代表已评价${used.say('rated')}，其中满意${used.say('satisfied')}。`
  return [
    `收到代表建议、批评和意见（含议案）${all}${motions}。${
      steps.length === 0 ? '' : `已${steps.join('、')}。`
    }${rated}`,
  ]
}

const activityKinds = ['inspection', 'survey', 'law_check', 'review', 'visit', 'other'] as const
const activityNames = {
  inspection: '视察',
  survey: '调研',
  law_check: '执法检查',
  review: '评议',
  visit: '走访',
  other: '座谈等其他活动',
} as const

function activities(facts: YearFacts, used: YearFigures): string[] {
  const { groups, held, records } = facts
  if (used.value('activities') === 0)
    return hadPlanned(facts, 'activity', ...activityKinds) ? ['代表活动：年度计划已安排，未开展。'] : []
  // In the order of the sentence: so the list of sources has them.
  const all = used.say('activities')
  const present = checkedIn(
    used,
    'activities',
    'activitiesCounted',
    () => `参加${used.say('activityPresent')}`,
  )
  const counted = used.value('activitiesCounted')
  // Two numbers behind one 其中 would be read as of the same.
  const isAll = counted === 0 || counted === used.value('activities')
  const kinds = activityKinds
    .filter(kind => used.value(`activities.${kind}`) > 0)
    .map(kind => `${activityNames[kind]}${used.say(`activities.${kind}`)}`)
  const active = groups.filter(({ id }) => used.value(`group.${id}`) > 0)
  const idle = groups.filter(({ id }) => used.value(`group.${id}`) === 0)
  const themes = held.flatMap(({ kind, meeting }) =>
    activityKinds.some(each => each === kind)
      ? (records.get(meeting.id)?.parts.theme ?? []).map(({ text }) => cited(text))
      : [],
  )
  return [
    `开展代表活动${all}${present}${isAll ? '，其中' : '。按类别分：'}${kinds.join('、')}。${
      themes.length === 0 ? '' : `活动主题有：${[...new Set(themes)].join('；')}。`
    }`,
    ...(active.length === 0
      ? []
      : [
          `分组情况：${active.map(({ id, name }) => `${name}${used.say(`group.${id}`)}`).join('、')}${
            idle.length === 0 ? '' : `；${idle.map(({ name }) => name).join('、')}未开展`
          }。`,
        ]),
    ...(used.value('activitySuggestions') === 0
      ? []
      : [`代表在活动中提出建议${used.say('activitySuggestions')}。`]),
  ]
}

function study(facts: YearFacts, used: YearFigures): string[] {
  const of = (
    name: string,
    [times, attendances, persons]: readonly [FigureKey, FigureKey, FigureKey],
    whose: 'presidium' | 'deputies',
  ): string[] => {
    if (used.value(times) > 0)
      return [
        `组织${name}${used.say(times)}${
          used.value(attendances) === 0 ? '' : `，参加${used.say(attendances)}，共${used.say(persons)}`
        }。`,
      ]
    const had = facts.plan?.items.some(
      ({ item, state }) => item.kind === 'study' && item.whose === whose && state !== 'dropped',
    )
    return had === true ? [`${name}：年度计划已安排，未开展。`] : []
  }
  return [
    ...of(
      '主席团学习',
      ['presidiumStudies', 'presidiumStudyAttendances', 'presidiumStudyPersons'],
      'presidium',
    ),
    ...of('代表学习培训', ['deputyStudies', 'deputyStudyAttendances', 'deputyStudyPersons'], 'deputies'),
  ]
}

function reports(facts: YearFacts, used: YearFigures): string[] {
  if (used.value('dutyReports') === 0)
    return hadPlanned(facts, 'duty_report') ? ['代表述职：年度计划已安排，未开展。'] : []
  const all = used.say('dutyReports')
  const written =
    used.value('dutyReportsWritten') === 0 ? '' : `，其中书面述职${used.say('dutyReportsWritten')}`
  return [`组织代表向选民述职${all}${written}。`]
}
