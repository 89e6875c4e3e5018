/**
 * A year of the sample town as a calendar: what is held when, for whom, who stays away. Written down without a word of the
 * service; `play.ts` says it in the chat, `simulated-year.test.ts` holds what comes out against it.
 */
import { deputyGroups } from '../../src/sandbox/sample-people.ts'

type Kind =
  | 'session'
  | 'presidium'
  | 'study'
  | 'duty_report'
  | 'inspection'
  | 'survey'
  | 'law_check'
  | 'visit'

export interface Held {
  readonly kind: Kind
  readonly title: string
  /** `2026-03-18`; each begins at nine. */
  readonly day: string
  /** The room it is announced in, which is whom it is for. */
  readonly room: string
  readonly members: readonly string[]
  readonly onLeave: readonly string[]
  /** Asked for leave and had none by then; approved the day after. */
  readonly approvedLate: readonly string[]
  readonly absent: readonly string[]
  readonly late: readonly string[]
  readonly agenda: readonly string[]
}

interface Deputy {
  readonly name: string
  readonly group: string
  readonly isPresidium: boolean
}

/** Those who have an account and no namesake: what is said of them is said of nobody else. */
const deputies: readonly Deputy[] = deputyGroups.flatMap(([group, people]) =>
  people.split('\n').map(line => {
    const [name = '', , , , , duties = ''] = line.split('|')
    return { name, group, isPresidium: /主席/.test(duties) }
  }),
)
const namesakes = new Set(
  deputies
    .map(({ name }) => name)
    .filter((name, i, all) => all.indexOf(name) !== i || all.lastIndexOf(name) !== i),
)
const speaks = (name: string) => !namesakes.has(name) && name !== '吴晓燕'

const groups: readonly string[] = deputyGroups.map(([group]) => group)
const names = (of: (deputy: Deputy) => boolean) => deputies.filter(of).map(({ name }) => name)
const rooms: Readonly<Record<string, readonly string[]>> = {
  主席团: names(({ isPresidium }) => isPresidium),
  全体代表: names(() => true),
  ...Object.fromEntries(groups.map(group => [group, names(deputy => deputy.group === group)])),
}

/** Some of them, others each time; never the chair, who presides. */
function some(members: readonly string[], count: number, seed: number): string[] {
  const can = members.filter(name => speaks(name) && name !== '杨国梁')
  return Array.from({ length: count }, (_, i) => can[(seed * 7 + i * 3) % can.length] ?? '').filter(
    (name, i, all) => all.indexOf(name) === i,
  )
}

function held(
  nth: number,
  kind: Kind,
  title: string,
  day: string,
  room: string,
  agenda: readonly string[] = [],
): Held {
  const members = rooms[room] ?? []
  const [leaves, missing] = kind === 'session' ? [3, 2] : members.length > 20 ? [2, 1] : [1, nth % 2]
  const away = some(members, leaves + missing + 1 + 1, nth)
  const isLate = kind === 'session' || kind === 'presidium'
  return {
    kind,
    title,
    day,
    room,
    members,
    onLeave: away.slice(0, leaves),
    approvedLate: kind === 'session' ? away.slice(leaves + missing + 1) : [],
    absent: away.slice(leaves, leaves + missing),
    late: isLate ? away.slice(leaves + missing, leaves + missing + 1) : [],
    agenda,
  }
}

const activityKinds = [
  ['inspection', '视察农田水利设施'],
  ['survey', '调研养老服务'],
  ['law_check', '安全生产法执法检查'],
  ['visit', '走访企业和农户'],
] as const
const rounds: readonly (readonly string[])[] = [
  ['2026-02-25', '2026-02-26', '2026-02-27', '2026-03-02', '2026-03-03'],
  ['2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15'],
  ['2026-08-10', '2026-08-11', '2026-08-12', '2026-08-13', '2026-08-14'],
  ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'],
]

const presidium = (nth: number, day: string, topic: string) =>
  held(nth, 'presidium', `第${'一二三四'.charAt(nth - 1)}季度主席团会议`, day, '主席团', [
    `听取${topic}情况汇报`,
    `审议并表决${topic}工作方案`,
  ])

export const programme: readonly Held[] = [
  held(1, 'session', '云溪镇第十九届人民代表大会第三次会议', '2026-01-22', '全体代表', [
    '听取和审议镇人民政府工作报告',
    '审议并表决民生实事项目',
  ]),
  held(2, 'session', '云溪镇第十九届人民代表大会第四次会议', '2026-07-16', '全体代表', [
    '听取上半年政府工作情况报告',
    '审议并表决财政预算调整方案',
  ]),
  presidium(1, '2026-03-18', '春耕备耕'),
  presidium(2, '2026-06-17', '防汛准备'),
  presidium(3, '2026-09-16', '秋粮收购'),
  presidium(4, '2026-12-09', '民生实事项目'),
  held(5, 'study', '主席团集中学习', '2026-03-25', '主席团'),
  held(6, 'study', '代表学习培训', '2026-04-16', '全体代表'),
  held(7, 'study', '主席团集中学习', '2026-09-23', '主席团'),
  held(8, 'study', '代表学习培训', '2026-10-22', '全体代表'),
  held(9, 'duty_report', '代表述职评议会', '2026-08-20', '第二代表小组'),
  held(10, 'duty_report', '代表述职评议会', '2026-11-19', '第三代表小组'),
  ...rounds.flatMap((days, round) =>
    days.map((day, group) => {
      const [kind, title] = activityKinds[(round + group) % 4] ?? activityKinds[0]
      return held(11 + round * 5 + group, kind, title, day, groups[group] ?? '')
    }),
  ),
].toSorted((a, b) => (a.day < b.day ? -1 : 1))

/** Who reports at a meeting: five of those who are there. */
export const reporters = ({ members, onLeave, absent }: Held): string[] =>
  members.filter(name => speaks(name) && !onLeave.includes(name) && !absent.includes(name)).slice(0, 5)

/** What comes in, a paper a month. */
export const papers = [
  '关于开展代表主题活动的通知',
  '关于做好代表履职登记的通知',
  '关于召开上半年工作座谈会的通知',
  '关于报送代表建议办理情况的通知',
  '关于组织代表学习的通知',
  '关于开展执法检查的通知',
  '关于做好防汛工作的通知',
  '关于报送半年工作总结的通知',
  '关于代表述职的指导意见',
  '关于开展秋季视察的通知',
  '关于做好会议筹备的通知',
  '关于报送全年工作总结的通知',
].map((title, i) => ({
  title,
  month: i + 1,
  reference: `云人办〔2026〕${i + 1}号`,
  copies: (i % 3) + 1,
}))

/** Who comes on the sixteenth of a month, or is remembered then. */
export const visits = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, matter: `${i + 1}号路灯不亮` }))

/** What is handed in after a survey, in the order of the year: who hands it in, and who signs too. */
export const suggestions = programme
  .filter(({ kind }) => kind === 'survey')
  .map((survey, i) => {
    const [leads = '', cosigns = ''] = survey.members.filter(
      name => speaks(name) && !survey.absent.includes(name),
    )
    return { survey, number: i + 1, leads, cosigns }
  })
/** The one that is answered within the year. */
export const answeredNumber = 1

/** The fifteenth, or the first day of work after it; two are on duty, others each month. */
const receptionDays = [
  '1-15',
  '2-24',
  '3-16',
  '4-15',
  '5-15',
  '6-15',
  '7-15',
  '8-17',
  '9-15',
  '10-15',
  '11-16',
  '12-15',
]
export const receptions = receptionDays.map((on, i) => {
  const can = names(({ name }) => speaks(name))
  const [month = 0, day = 0] = on.split('-').map(Number)
  return {
    month,
    day,
    onDuty: can.slice(i * 5, i * 5 + 2),
  }
})

/** Called by name and group: two have one name. */
export const isMember = ({ room, members }: Held, name: string, group: string | null): boolean =>
  groups.includes(room) ? group === room : members.includes(name)

export interface Figures {
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
  readonly late: number
}

/** As the sheet has to end. */
export const figuresOf = ({ members, onLeave, approvedLate, absent, late }: Held): Figures => ({
  should: members.length,
  present: members.length - onLeave.length - approvedLate.length - absent.length,
  onLeave: onLeave.length + approvedLate.length,
  absent: absent.length,
  late: late.length,
})
