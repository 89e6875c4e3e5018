/**
 * Two towns where everything has happened, and the county of one: what `walk.test.ts` lets everybody try his hands on.
 * Whatever is the other town's says 鼍 or a phone that begins with 139999; what only some of our own may read says a
 * word of `planted`.
 */
import { randomUUID } from 'node:crypto'
import type { Incoming } from '../../src/bot/incoming.ts'
import type { Card, Reply } from '../../src/bot/reply.ts'
import { MovableClock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import { receive } from '../../src/desk/receive.ts'
import { registry } from '../../src/desk/registry.ts'
import { keepAttachment } from '../../src/features/attachments/store.ts'
import { createCongress } from '../../src/features/congress/store.ts'
import { linkAdded } from '../../src/features/county/store/links.ts'
import { planCongress } from '../../src/features/reception/store/planning.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { quietLog } from '../support/database.ts'

export const now = new Date('2026-03-11T10:00:00+08:00')
const botName = '联络员'

/** Words that only some may ever be shown; `table.ts` says who. */
export const planted = {
  leaveReason: '瘘',
  visitor: '瓞',
  visitorPhone: '13877777777',
  confidential: '瓯',
  draft: '臬',
  phones: '138111222',
} as const

/** What a spreadsheet, a document or a page could take for more than words. */
export const nastyText = '=HYPERLINK("http://evil.example")<w:hyperlink>&{{正文}}'

export const foreignWords = /鼍|139999/u

export interface Names {
  readonly town: string
  /** In front of every text and in every name. */
  readonly mark: string
  readonly prefix: string
  readonly phones: string
  readonly visitorPhone: string
  /** In front of every text besides. */
  readonly nasty?: string
}

export const plain: Names = {
  town: '云溪镇',
  mark: '',
  prefix: '',
  phones: planted.phones,
  visitorPhone: planted.visitorPhone,
}
export const theirs: Names = {
  town: '鼍江镇',
  mark: '鼍',
  prefix: 'z-',
  phones: '139999000',
  visitorPhone: '13999977777',
}

/** Account, name, levels, duty, unit. */
const staff = [
  ['chair', '杨国梁', '乡镇', '主席、主席团成员', ''],
  ['vice', '沈月英', '乡镇', '副主席、主席团成员', ''],
  ['liaison', '周晓敏', '', '联络员', ''],
  ['leader', '郑永福', '乡镇', '组长', ''],
  ['presidium', '王秀兰', '乡镇', '主席团成员', ''],
  ['office', '钱文彬', '', '承办单位联系人', '农业农村办'],
  ['office2', '孙建设', '', '承办单位联系人', '财政所'],
  ['owner', '李四', '乡镇', '', ''],
  ['bystander', '张三', '乡镇', '', ''],
  ['second', '董长庚', '乡镇', '', ''],
  ['leaver', '陈离', '乡镇', '', ''],
] as const

export const groupOf = (names: Names): string => `${names.prefix}wrAccessDeputies`
export const group = groupOf(plain)
export const foreignGroup = groupOf(theirs)

function townOf(names: Names) {
  const { mark } = names
  const row = (
    [account, name, levels, duty, unit]: readonly [string, string, string, string, string],
    nth: number,
  ) => ({
    姓名: mark === '' ? name : `${mark}${name.slice(1)}`,
    企业微信账号: names.prefix + account,
    手机: `${names.phones}${String(nth + 10)}`,
    代表层级: levels,
    代表小组: levels === '' ? '' : `${mark}第一代表小组`,
    职务: duty,
    单位: unit === '' ? '' : `${mark}${unit}`,
  })
  const both = ['both', '贺双', '乡镇', mark === '' ? '' : '主席', ''] as const
  return {
    name: names.town,
    kind: 'township',
    county: '某县',
    province: '浙江',
    offices: [`${mark}农业农村办`, `${mark}财政所`],
    roster: [...staff.map(row), { ...row(both, 80), 企业微信账号: 'both' }],
    chats: [{ id: groupOf(names), purpose: 'deputies', webhookKey: null }],
  } as const
}

export function words(userid: string, text: string, chat: string | null = null): Incoming {
  return {
    kind: 'text',
    origin: origin(userid, chat),
    text: chat === null ? text : `@${botName} ${text}`,
    quote: null,
  }
}

export function click(
  userid: string,
  key: string,
  selected: ReadonlyMap<string, readonly string[]> = new Map(),
  chat: string | null = null,
): Incoming {
  return {
    kind: 'click',
    origin: origin(userid, chat),
    click: { taskId: `task-${randomUUID()}`, key, selected },
  }
}

const origin = (userid: string, chat: string | null): Incoming['origin'] => ({
  bot: 'access-bot',
  msgid: randomUUID(),
  userid,
  chat: chat === null ? { type: 'single' } : { type: 'group', id: chat },
  sentAt: null,
  responseUrl: null,
  line: { kind: 'callback' },
})

export const deskDeps = (db: Database, at = now) => ({
  db,
  clock: new MovableClock(at),
  registry,
  botName,
  log: quietLog,
})

export interface Towns {
  readonly here: number
  readonly there: number
  readonly county: number
  /** Every card that anybody was given. */
  readonly cards: readonly Card[]
  readonly said: readonly { readonly words: string; readonly reply: Reply }[]
}

/** By whom, which words; `group`: said there. */
type Happening = readonly [string, string, 'group'?]

/** What happens in each town, in its order. */
const happenings = (
  { mark, visitorPhone, nasty = '' }: Names,
  text = nasty + mark,
): readonly (readonly [string, readonly Happening[]])[] => [
  [
    '2026-03-06T10:00:00+08:00',
    [
      ['chair', `/会议 3月10日上午9点 ${mark}镇政府二楼会议室 主席团会议 议题：听取${text}防汛准备情况汇报`],
      ['chair', '/发布 1', 'group'],
      ['presidium', `请假 ${text}母亲${planted.leaveReason}病住院`],
      ['vice', '参加'],
    ],
  ],
  [
    '2026-03-10T10:30:00+08:00',
    [
      ['chair', '/点名 1 全到'],
      ['chair', `/纪要 1 第1项：${text}会议认为准备充分`],
      ['chair', '/散会 1 10:00'],
      ['chair', `/决定 1 第1项 修复${text}石桥村排灌渠 承办：${mark}农业农村办 期限：6月30日`],
      ['chair', `/活动记录 1 主题：${text}防汛 地点：${text}石桥村 发现问题：渠道淤塞`],
    ],
  ],
  [
    now.toISOString(),
    [
      ['chair', `/会议 3月18日上午9点 ${mark}镇政府三楼会议室 全体代表会议 议题：审议${text}民生实事项目`],
      ['chair', '/发布 2', 'group'],
      ['owner', `请假 ${text}母亲${planted.leaveReason}病住院`],
      ['second', '参加'],
      ['owner', `/建议 修复${text}枫树湾村路灯，坏了两个月，晚上走路看不见`],
      ['owner', `/建议 ${mark}${planted.confidential}山水库渗漏，请尽快加固大坝，保护下游安全`],
      ['owner', '/改建议 2 保密'],
      ['owner', `/建议 ${mark}石桥村公交站台没有雨棚，请增设雨棚和座椅`],
      ['chair', '/审查 1'],
      ['chair', `/交办 1 ${mark}农业农村办`],
      ['office', '/接收 1'],
      [
        'owner',
        `/来访 ${mark === '' ? '李' : mark}${planted.visitor}生 ${visitorPhone} 反映${text}低保没有批下来，转村镇建设办`,
      ],
      ['chair', `/收文 ${mark}县人大办 云人办〔2026〕12号 关于做好${text}换届选举工作的通知 3份 急件`],
      [
        'chair',
        `/接待设置 每月15日上午8:30至11:30，地点：${text}代表联络站，遇节假日顺延，电话：0571-88886666`,
      ],
      ['chair', '/计划 生成'],
      ['chair', `/计划 增 5月 视察${text}农田水利`],
      ['chair', '/计划 定稿'],
      ['chair', `/征集议题 3月20日前 第二季度${text}主席团会议`],
      ['owner', `/议题 建议听取${text}农村饮水安全情况汇报`],
      ['chair', '/履职设置 公布 开'],
      ['presidium', '/异议 会1 当天到会，签到漏登'],
      ['chair', '/简报 会议1'],
      ['chair', '/届次 第十九届 2021年12月15日'],
      [
        'chair',
        `/会议 3月25日上午9点 ${mark}镇政府四楼会议室 主席团会议 议题：${text}${planted.draft}项目初审`,
      ],
    ],
  ],
]

/** @param nasty what people have written in front of all that they wrote in our town */
export async function settleTowns(db: Database, nasty = ''): Promise<Towns> {
  const ours: Names = { ...plain, nasty }
  await seedTown(db, townOf(ours), now)
  await seedTown(db, townOf(theirs), now)
  const [here = 0, there = 0] = (await db.sql<{ id: number }[]>`select id from congress order by id`).map(
    ({ id }) => id,
  )
  const county = await settleCounty(db, here)
  const cards: Card[] = []
  const said: { words: string; reply: Reply }[] = []
  const send = async (at: Date, incoming: Incoming, told: string): Promise<void> => {
    const reply = await receive(deskDeps(db, at), incoming)
    said.push({ words: told, reply })
    if (reply.kind === 'card' || reply.kind === 'update') cards.push(reply.card)
  }
  for (const names of [ours, theirs]) {
    const { prefix } = names
    for (const [at, happened] of happenings(names))
      for (const [account, text, where] of happened)
        await send(
          new Date(at),
          words(prefix + account, text, where === undefined ? null : groupOf(names)),
          text,
        )
    await db.transaction(tx => planCongress(tx, names === ours ? here : there, now))
    const [bystander, owner] = names === ours ? ['张三', '李四'] : ['鼍三', '鼍四']
    for (const [account, text] of [
      ['chair', `/排班 3月16日 ${owner}`],
      ['chair', `/排班 4月15日 ${bystander}`],
      ['owner', `/换班 ${bystander} 3月16日`],
    ] as const)
      await send(now, words(prefix + account, text), text)
  }
  await keepPhotos(db)
  const asked = '/县通知 请各乡镇3月25日下午5点前上报联络站建设情况。回报：建成数量'
  await send(now, words('k-clerk', asked), asked)
  await db.sql`update person set active = false where userid in ('leaver', 'z-leaver')`
  return { here, there, county, cards, said }
}

/** A photo that the owner has sent for the visit that he received. */
async function keepPhotos(db: Database): Promise<void> {
  const visits = await db.sql<{ id: number; congressId: number; by: number }[]>`
    select id, congress_id as "congressId", entered_by as by from visit`
  await db.transaction(async tx => {
    for (const { id, congressId, by } of visits)
      await keepAttachment(tx, {
        ...{ congressId, subject: { kind: 'visit', id }, mime: 'image/jpeg', name: '照片.jpg' },
        ...{ content: Buffer.from(`ffd8ffe0${id}0`, 'hex'), sentBy: by, at: now },
        source: { bot: 'access-bot', msgid: `photo-${id}`, nth: 0 },
      })
  })
}

async function settleCounty(db: Database, here: number): Promise<number> {
  return db.transaction(async tx => {
    const made = await createCongress(
      tx,
      { name: '某县', kind: 'county', county: null, province: '浙江' },
      now,
    )
    if (made === null) throw new Error('not made')
    await linkAdded(tx, made)
    // The other town is another county's.
    await tx.sql`update congress set county_id = case when id = ${here} then ${made.id}::int end where kind <> 'county'`
    for (const [userid, name, role] of [
      ['k-clerk', '何小川', 'liaison'],
      ['k-member', '何小海', 'presidium_member'],
    ] as const)
      await tx.sql`
        with added as (
          insert into person (congress_id, name, userid, updated_at)
          values (${made.id}, ${name}, ${userid}, ${now}) returning id)
        insert into person_role (person_id, role) select id, ${role} from added`
    return made.id
  })
}
