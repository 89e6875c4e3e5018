/** The programme, said in the chat by the people of the town: words and clicks alone. */
import type { Room } from '../support/room.ts'
import { answeredNumber, type Held, papers, receptions, reporters, suggestions, visits } from './programme.ts'

export const liaison = '周晓敏'
const chair = '杨国梁'

/** One thing that somebody says, and what the answer has to have in it. */
export interface Line {
  readonly at: string
  readonly who: string
  readonly words: string
  /** A group's name; left out: the single chat. */
  readonly room?: string
  readonly answer: string | RegExp
}

const at = (day: string, time: string, days = 0): string => {
  const on = new Date(`${day}T00:00:00Z`)
  on.setUTCDate(on.getUTCDate() + days)
  return `${on.toISOString().slice(0, 10)}T${time}:00+08:00`
}
const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** @param number the notice's, which is its place in the order of posting */
export function linesOf(held: Held, number: number): Line[] {
  return [...announcing(held, number), ...onTheDay(held, number), ...afterwards(held, number)]
}

const daysBefore = ({ kind }: Held): number => (kind === 'session' ? 9 : 4)
export const postedAt = (held: Held): string => at(held.day, '10:00', -daysBefore(held))

const places: Readonly<Record<string, string>> = {
  第一代表小组: '云溪社区党群服务中心',
  第二代表小组: '石桥村村委会',
  第三代表小组: '大坪村文化礼堂',
  第四代表小组: '后山村村委会',
  第五代表小组: '桥亭村村委会',
}
export const placeOf = ({ room, kind }: Held): string =>
  places[room] ?? (kind === 'session' ? '镇政府大礼堂' : '镇政府三楼会议室')

function announcing(held: Held, number: number): Line[] {
  const { day, room, title, agenda, onLeave, approvedLate, kind } = held
  const items = agenda.length === 0 ? '' : ` 议程：${agenda.map((item, i) => `${i + 1}.${item}`).join('；')}`
  const asked = daysBefore(held) - 1
  return [
    {
      at: postedAt(held),
      who: liaison,
      room,
      words: `/会议 ${title} ${monthDay(day)}上午9点 地点：${placeOf(held)}${items}`,
      answer: `第${number}号通知`,
    },
    ...[...onLeave, ...approvedLate].map(who => ({
      at: at(day, '11:00', -asked),
      who,
      words: `第${number}号 请假 出差`,
      answer: '待批准',
    })),
    ...onLeave.map(who => ({
      at: at(day, '15:00', -asked),
      who: chair,
      words: `/准假 ${number} ${who}`,
      answer: who,
    })),
    ...(kind === 'session'
      ? [{ at: at(day, '16:00', -2), who: liaison, words: `/材料 ${number} 已发`, answer: '已登记' }]
      : []),
  ]
}

function onTheDay(held: Held, number: number): Line[] {
  const { day, room, members, onLeave, approvedLate, absent, late, kind } = held
  const away = new Set([...onLeave, ...approvedLate, ...absent, ...late])
  const [first, second] = members.filter(name => !away.has(name) && name !== '吴晓燕' && name !== '陈建华')
  const missing = [...absent, ...approvedLate, ...late]
  const meets = kind === 'session' || kind === 'presidium'
  return [
    ...[first ?? '', second ?? ''].map((who, i) => ({
      at: at(day, '08:40'),
      who,
      ...(i === 0 ? { room } : {}),
      words: `签到 ${number}`,
      answer: '签到',
    })),
    {
      at: at(day, '08:58'),
      who: liaison,
      words: `/点名 ${number} ${missing.length === 0 ? '' : `除${missing.join('、')}外`}全到`,
      answer: `登记`,
    },
    ...(meets ? [{ at: at(day, '09:00'), who: chair, room, words: `/开会 ${number}`, answer: '开会' }] : []),
    ...late.map(who => ({
      at: at(day, '09:21'),
      who: liaison,
      words: `/点名 ${number} ${who}9:20到`,
      answer: '登记1人',
    })),
    ...(meets ? business(held, number) : []),
    { at: at(day, '11:30'), who: liaison, words: `/散会 ${number}`, answer: '散会' },
  ]
}

function business({ day, room, title }: Held, number: number): Line[] {
  return [
    { at: at(day, '10:30'), who: liaison, words: `/纪要 ${number} 主持人：杨国梁`, answer: /./ },
    {
      at: at(day, '10:31'),
      who: liaison,
      words: `/纪要 ${number} 第1项：会议认为，今年以来各项工作推进有力，群众反映的问题有了着落。`,
      answer: /./,
    },
    { at: at(day, '10:40'), who: liaison, words: `/表决 ${number} 第2项 全票通过`, answer: '通过' },
    {
      at: at(day, '10:45'),
      who: chair,
      room,
      words: `/决定 ${number} 第2项 ${title}议定事项按月报告进展 承办:农业农村办 期限:12月20日`,
      answer: '已登记决定',
    },
  ]
}

/** What each group hands in after its survey. */
export const proposals: Readonly<Record<string, string>> = {
  第一代表小组: '在云溪社区增设老年食堂助餐点，方便高龄老人就近用餐',
  第二代表小组: '白岩村至镇区增开早晚两班公交，方便老人看病',
  第三代表小组: '给大坪村独居老人家里安装烟雾报警器',
  第四代表小组: '竹坑村卫生室每周安排一次县医院医生坐诊',
  第五代表小组: '东岙村文化礼堂加装无障碍坡道和扶手',
}

function afterwards(held: Held, number: number): Line[] {
  const { day, kind, title, approvedLate, room } = held
  const later: Line[] = approvedLate.map(who => ({
    at: at(day, '08:30', 1),
    who: chair,
    words: `/准假 ${number} ${who}`,
    answer: who,
  }))
  switch (kind) {
    case 'session':
    case 'presidium':
    case 'study':
      return later
    case 'duty_report':
      return [
        ...later,
        {
          at: at(day, '15:00'),
          who: liaison,
          words: `/述职 ${number} ${reporters(held).join('、')}`,
          answer: reporters(held)[0] ?? '',
        },
      ]
    default:
      return [
        ...later,
        {
          at: at(day, '15:00'),
          who: liaison,
          words: `/活动记录 ${number} 主题：${title} 走访点：${placeOf(held)}、村民家中 发现问题：部分设施年久失修 意见建议：列入明年计划`,
          answer: '已记入',
        },
        ...(kind === 'survey'
          ? [
              {
                at: at(day, '15:30'),
                who: suggestions.find(({ survey }) => survey === held)?.leads ?? '',
                words: `/建议 ${proposals[room]}，来源：活动${number}`,
                answer: '2026-00',
              },
              ...handling(held),
            ]
          : []),
      ]
  }
}

function handling(held: Held): Line[] {
  const { number = 0, leads = '', cosigns = '' } = suggestions.find(({ survey }) => survey === held) ?? {}
  const office = '徐志刚'
  const steps: readonly (readonly [who: string, words: string])[] = [
    [liaison, `/审查 ${number}`],
    [liaison, `/交办 ${number} 农业农村办`],
    [office, `/接收 ${number}`],
    [office, `/面商 ${number} 与${leads}面商：同意`],
    [office, `/答复 ${number} A 已经办成`],
  ]
  return [
    { at: at(held.day, '16:00'), who: cosigns, words: `/附议 2026-00${number}`, answer: /./ },
    ...(number === answeredNumber ? steps : []).map(([who, words], i) => ({
      at: at(held.day, `10:0${i}`, 1),
      who,
      words,
      answer: /./,
    })),
  ]
}

/** What is not about one meeting: the rule of reception days, visitors, the plan, the bulletins. */
export const besides: readonly Line[] = [
  { at: '2026-01-05T10:30:00+08:00', who: liaison, words: '/届次 第十九届 2021年12月', answer: '已登记' },
  {
    at: '2026-01-05T10:31:00+08:00',
    who: liaison,
    words: '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666',
    answer: /./,
  },
  { at: '2026-01-05T10:40:00+08:00', who: liaison, words: '/计划 定稿', answer: '已定稿' },
  ...[1, 2, 3, 4, 5, 6].map(
    (nth): Line => ({
      at: '2026-12-18T10:00:00+08:00',
      who: liaison,
      words: `/落实 决定${nth} 已完成 各月进展均已报告`,
      answer: '完成',
    }),
  ),
  ...receptions.map(
    ({ month, day, onDuty }): Line => ({
      at: `2026-${String(month).padStart(2, '0')}-08T10:00:00+08:00`,
      who: liaison,
      words: `/排班 ${month}月${day}日 ${onDuty.join('、')}`,
      answer: onDuty[0] ?? '',
    }),
  ),
  ...visits.map(
    ({ month, matter }): Line => ({
      at: `2026-${String(month).padStart(2, '0')}-20T16:00:00+08:00`,
      who: '王秀兰',
      words: `/来访 ${month}月16日 石桥村村民反映${matter}，来访1人，当场解答`,
      answer: /./,
    }),
  ),
  ...papers.flatMap(({ month, title, reference, copies }): Line[] => {
    const on = `2026-${String(month).padStart(2, '0')}`
    return [
      {
        at: `${on}-06T09:30:00+08:00`,
        who: liaison,
        words: `/收文 县人大办 ${reference} ${title} ${copies}份`,
        answer: `文件2026-${String(month).padStart(3, '0')}`,
      },
      {
        at: `${on}-24T09:30:00+08:00`,
        who: liaison,
        words: `/文件 ${month} 办结 已按要求办理`,
        answer: /办结/,
      },
    ]
  }),
]

export const inOrder = (lines: readonly Line[]): Line[] =>
  lines
    .map((line, i) => ({ line, i }))
    .toSorted((a, b) => Date.parse(a.line.at) - Date.parse(b.line.at) || a.i - b.i)
    .map(({ line }) => line)

/** @returns everything that was answered: words, card, what was pushed to the place */
export async function perform(room: Room, { who, words, room: where }: Line): Promise<string> {
  const heard = await room.say(who, words, where)
  return [heard.text ?? '', heard.message?.text ?? '', ...heard.pushed.map(push => push.text)].join('\n')
}
