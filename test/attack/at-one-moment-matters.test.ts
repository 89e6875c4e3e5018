/** The same of one matter: a visit, an item, a decision, a paper, a topic, a meeting's agenda, a county's notice. */
import { describe, it } from 'vitest'
import type { Tx } from '../../src/db/tx.ts'
import { addCounty, county } from '../features/county/county-town.ts'
import { expectSerial, one, pairsOf } from '../support/at-one-moment.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
await addCounty(town)
const presidium = '主席团'

/** Numbers that stand nowhere else, so that they can be left out of what is compared. */
let numbers = 1000
const numberedAnew = async (table: string, id: number): Promise<number> => {
  numbers += 1
  await db.sql`update ${db.sql.identifier(table)} set number = ${numbers} where id = ${id}`
  return numbers
}
const latest = async (table: string): Promise<number> =>
  (await one(db.sql<{ id: number }[]>`select max(id) as id from ${db.sql.identifier(table)}`)).id

interface Made {
  readonly id: number
  readonly number: number
}

interface Subject {
  readonly name: string
  readonly make: () => Promise<Made>
  readonly hold: (tx: Tx, made: Made) => Promise<unknown>
  readonly state: (made: Made) => Promise<unknown>
  readonly acts: readonly (readonly [who: string, words: (number: number) => string])[]
}

/** Nothing that was handed in before is like it. */
async function handedIn(): Promise<Made> {
  await db.sql`update suggestion set title = md5(id::text), text = md5(id::text)`
  return made('suggestion', '王秀兰', '/建议 修复枫树湾村路灯，坏了三个月，晚上出行不安全')()
}

const made =
  (table: string, who: string, words: string, chat?: string): Subject['make'] =>
  async () => {
    const before = await latest(table)
    const { text } = await town.say(who, words, chat)
    const id = await latest(table)
    if (id === before) throw new Error(`${text}`)
    return { id, number: await numberedAnew(table, id) }
  }

const rowOf =
  (table: string) =>
  async (tx: Tx, { id }: Made) =>
    tx.sql`select from ${tx.sql.identifier(table)} where id = ${id} for update`

/** All of its row but what is another each time. */
const columnsOf =
  (table: string, without: readonly string[] = []) =>
  async ({ id }: Made) => {
    const { row } = await one(
      db.sql<{ row: Record<string, unknown> }[]>`
        select to_jsonb(t) as row from ${db.sql.identifier(table)} t where id = ${id}`,
    )
    const isOther = (column: string) =>
      ['id', 'number', 'msgid', ...without].includes(column) || column.endsWith('_at')
    return Object.fromEntries(Object.entries(row).filter(([column]) => !isOther(column)))
  }

const subjects: readonly Subject[] = [
  {
    name: 'a visit',
    make: made('visit', '王秀兰', '/来访 枫树湾村李桂花来访，反映路灯不亮，转村镇建设办'),
    hold: rowOf('visit'),
    state: columnsOf('visit'),
    acts: [
      ['周晓敏', n => `/办结 ${n} 路灯已修好`],
      ['杨国梁', n => `/改来访 ${n} 接待代表 胡志强`],
      ['沈月英', n => `/改来访 ${n} 承办 财政所`],
      ['杨国梁', n => `/作废来访 ${n}`],
      ['王秀兰', n => `/改来访 ${n} 村 石桥村`],
    ],
  },
  {
    name: 'an item that was handed in',
    make: () => handedIn(),
    hold: rowOf('suggestion'),
    state: columnsOf('suggestion'),
    acts: [
      ['杨国梁', n => `/交办 ${n} 农业农村办`],
      ['周晓敏', n => `/交办 ${n} 财政所主办，生态环境办协办`],
      ['沈月英', n => `/不予接收 ${n} 属于个人事务`],
      ['王秀兰', n => `/撤回建议 ${n} 已经修好`],
      ['胡志强', n => `/附议 ${n}`],
      ['周晓敏', n => `/改建议 ${n} 保密`],
      ['王秀兰', n => `/改建议 ${n} 类别 交通道路`],
    ],
  },
  {
    name: 'an item that an office has',
    make: async () => {
      const item = await handedIn()
      await town.say('杨国梁', `/交办 ${item.number} 农业农村办`)
      return item
    },
    hold: rowOf('suggestion'),
    state: columnsOf('suggestion'),
    acts: [
      ['徐志刚', n => `/接收 ${n}`],
      ['徐志刚', n => `/退回 ${n} 不属于本单位`],
      ['徐志刚', n => `/约商 ${n} 请说明是哪几盏`],
      ['杨国梁', n => `/交办 ${n} 财政所`],
      ['王秀兰', n => `/撤回建议 ${n} 已经修好`],
      ['周晓敏', n => `/面商 ${n} 代表同意修复方案`],
      ['沈月英', n => `/答复 ${n} 农业农村办 B 已列入计划，2026年12月底前完成`],
    ],
  },
  {
    name: 'an item that one of its three signers would take back',
    make: async () => {
      const item = await handedIn()
      for (const signer of ['胡志强', '林惠珍']) await town.say(signer, `/附议 ${item.number}`)
      await town.say('王秀兰', `/撤回建议 ${item.number} 已经修好`)
      return item
    },
    hold: rowOf('suggestion'),
    state: columnsOf('suggestion'),
    acts: [
      ['胡志强', n => `/撤回建议 ${n} 同意`],
      ['林惠珍', n => `/撤回建议 ${n} 不同意`],
      ['周晓敏', n => `/撤回建议 ${n} 代 林惠珍 同意`],
    ],
  },
  {
    name: 'a decision',
    make: async () => {
      const meeting = await notice()
      return made(
        'decision',
        '周晓敏',
        `/决定 ${meeting.number} 修复石桥村排灌渠 承办：农业农村办 期限：6月30日`,
      )()
    },
    hold: rowOf('decision'),
    state: columnsOf('decision', ['meeting_id']),
    acts: [
      ['周晓敏', n => `/改决定 ${n} 承办：财政所`],
      ['周晓敏', n => `/改决定 ${n} 承办：王秀兰`],
      ['杨国梁', n => `/落实 决定${n} 已完成 渠道已修通`],
      ['沈月英', n => `/落实 决定${n} 延期到7月31日 因汛期不能施工`],
      ['沈月英', n => `/落实 决定${n} 撤销 情况有变`],
      ['徐志刚', n => `/落实 决定${n} 已完成招标，下周进场`],
    ],
  },
  {
    name: 'a paper',
    make: made('incoming_paper', '周晓敏', '/收文 县府办 关于做好防汛工作的通知'),
    hold: rowOf('incoming_paper'),
    state: columnsOf('incoming_paper'),
    acts: [
      ['周晓敏', n => `/文件 ${n} 交 财政所 办理 12月1日前`],
      ['杨国梁', n => `/文件 ${n} 交 王秀兰 办理 12月1日前`],
      ['沈月英', n => `/文件 ${n} 办结 已办`],
      ['沈月英', n => `/文件 ${n} 作废 重复登记`],
      ['杨国梁', n => `/文件 ${n} 传阅 胡志强`],
    ],
  },
  {
    name: 'a topic',
    make: async () => {
      listed = (await notice()).number
      return made('topic', '王秀兰', `/议题 建议听取第${++topics}村饮水安全情况汇报`)()
    },
    hold: rowOf('topic'),
    state: columnsOf('topic', ['item_id', 'words', 'msgid']),
    acts: [
      ['周晓敏', n => `/列入 ${n} 会议${listed}`],
      ['杨国梁', n => `/列入 ${n} 会议${listed}`],
      ['沈月英', n => `/不列入 ${n} 已有安排`],
      ['王秀兰', n => `/议题 撤回 ${n}`],
    ],
  },
  {
    name: 'a meeting’s agenda and votes',
    make: async () => {
      const meeting = await notice()
      await town.say('周晓敏', `/点名 ${meeting.number} 全到`)
      return meeting
    },
    hold: rowOf('meeting'),
    state: async ({ id }) => [
      await db.sql`select status, version from meeting where id = ${id}`,
      await db.sql`
        select i.title, i.removed_at is null as there, v.in_favour from agenda_item i left join vote_entry v on v.item_id = i.id
        where i.meeting_id = ${id} order by i.place, i.id`,
      await db.sql`select called_at is null as called, ended_at is null as ended from sitting where meeting_id = ${id}`,
    ],
    acts: [
      ['周晓敏', n => `/表决 ${n} 第2项 赞成5 反对1`],
      ['周晓敏', () => '/表决 第2项 赞成5 反对1'],
      ['周晓敏', () => '/议程 移 3 到 1'],
      ['沈月英', n => `/表决 ${n} 第2项 赞成6 反对1`],
      ['沈月英', n => `/议程 ${n} 删 2`],
      ['杨国梁', n => `/取消 ${n} 与县里的会议冲突`],
      ['杨国梁', () => '/散会'],
      ['胡志强', () => '签到'],
    ],
  },
  {
    name: 'a county’s notice',
    make: async () => {
      const it = await made(
        'county_notice',
        county,
        '/县通知 请各乡镇3月20日下午5点前报送参加培训的人数。回报：参加人数',
      )()
      await town.say(county, `/县通知 ${it.number} 发布`)
      await town.say('吴晓燕', `/县通知 ${it.number} 参加3人`)
      await town.say(county, `/县通知 ${it.number} 改 请各乡镇3月25日下午5点前报送村干部名单。回报：名单`)
      return it
    },
    hold: rowOf('county_notice'),
    state: async it => [
      await columnsOf('county_notice')(it),
      await db.sql`select completed_at is null as waits from county_notice where id = ${it.id}`,
      await db.sql`select version, words from county_reply where notice_id = ${it.id} order by id`,
    ],
    acts: [
      ['周晓敏', n => `/县通知 ${n} 参加2人`],
      [county, n => `/县通知 ${n} 取消 另行安排`],
      [county, n => `/县通知 ${n} 发布`],
      ['沈月英', n => `/县通知 ${n} 参加4人`],
    ],
  },
]

let topics = 0
let listed = 0
async function notice(): Promise<Made> {
  await db.sql`update meeting set status = 'cancelled'`
  return made(
    'meeting',
    '杨国梁',
    '/会议 3月11日上午10点半 镇政府三楼会议室 主席团会议 议题：1.听取上半年工作报告 2.审议并表决民生实事项目 3.研究代表视察方案',
    presidium,
  )()
}

describe.each(subjects)('$name', ({ make, hold, state, acts }) => {
  const pairs = pairsOf(acts).map(({ first, second }) => [first[1](7), second[1](7), first, second] as const)
  it.each(pairs)('«%s» and «%s»', async (_first, _second, [who, says], [other, answers]) => {
    await expectSerial(town, async () => {
      const it = await make()
      return {
        hold: tx => hold(tx, it),
        first: () => town.say(who, says(it.number)),
        second: () => town.say(other, answers(it.number)),
        state: () => state(it),
        plain: text => text.replaceAll(/(2026-)?1\d{3}(?!\d)|第\d+村/gu, '№'),
      }
    })
  })
})
