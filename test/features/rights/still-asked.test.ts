/**
 * Of everything that asks somebody to do a thing, as it is really said: while it is to be done he hears it, and when it was done,
 * refused, withdrawn or has moved on before he has written, he does not, neither as a push nor with his next word.
 */
import { describe, expect, it } from 'vitest'
import { sayDay } from '../../../src/calendar/say.ts'
import { tellAllPrivately } from '../../../src/features/notes/outreach.ts'
import type { Ask } from '../../../src/features/notes/types.ts'
import { asOfNowIn } from '../../../src/features/rights/outreach/as-of-now.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { addCounty, county } from '../county/county-town.ts'
import { openStage } from '../suggestions/stage.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
await addCounty(town)
await town.say('杨国梁', '/会议 6月20日上午9点 镇政府三楼 主席团会议 议题：甲', '主席团')
await town.say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')

const liaison = '周晓敏'
const chair = '杨国梁'
const vice = '沈月英'
const say = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const settle = async (words: RegExp, user: string, order: string) =>
  expect(await say(user, order)).toMatch(words)

let n = ''
const handsIn = async (words: string, who = '王秀兰') => {
  const said = await town.say(who, `/建议 ${words}`)
  n = /\d{4}-\d{3}/u.exec(JSON.stringify(said))?.[0] ?? 'no number'
}
const assigned = async (words: string, office = '生态环境办') => {
  await handsIn(words)
  await settle(/已交办/u, liaison, `/交办 ${n} ${office}`)
}
/** As far as the answer: 冯雅丽 speaks for the office. */
const answered = async (words: string) => {
  await assigned(words)
  await say('冯雅丽', `/接收 ${n}`)
  await say('冯雅丽', `/面商 ${n} 与王秀兰面商：同意`)
  await settle(/答复/u, '冯雅丽', `/答复 ${n} A 已经办好`)
}
const consultedAgain = async (words: string) => {
  await answered(words)
  await say('冯雅丽', `/面商 ${n} 与王秀兰面商：满意`)
}
/** Days go by: what is said by itself is said. */
const passes = async (days: number) =>
  town.moveTo(new Date(town.clock.now().getTime() + days * 86_400_000).toISOString())

interface Case {
  readonly what: string
  /** Who has not written since. */
  readonly who: string
  readonly words: RegExp
  begin(): Promise<unknown>
  end(): Promise<unknown>
}

const cases: readonly Case[] = [
  {
    what: 'an item to examine, refused',
    who: liaison,
    words: /收到王秀兰提出的建议.*请发送/u,
    begin: () => handsIn('路灯坏了两个月，请修复'),
    end: () => settle(/不予接收/u, chair, `/不予接收 ${n} 属于个人事务`),
  },
  {
    what: 'an item to put one’s name to, withdrawn',
    who: '孟亚琴',
    words: /请您附议/u,
    begin: () => handsIn('水塔渗漏，全村用水不足 附议人：孟亚琴'),
    end: () => settle(/撤回/u, '王秀兰', `/撤回建议 ${n} 已经修好`),
  },
  {
    what: 'the same, taken back once he has put his name to it by another way',
    who: '孟亚琴',
    words: /请您附议/u,
    begin: () => handsIn('幼儿园门口装减速带 附议人：孟亚琴'),
    end: async () => stage.does(await lastItem(), { act: 'cosign' }, await deputy('孟亚琴')),
  },
  {
    what: 'consent to a withdrawal, refused by another',
    who: '孟亚琴',
    words: /提出撤回.*同意请发送/u,
    async begin() {
      await handsIn('拓宽通村路，路宽只有3.5米')
      await say('孟亚琴', `/附议 ${n}`)
      await say('胡志强', `/附议 ${n}`)
      await say('王秀兰', `/撤回建议 ${n} 村里自己修`)
    },
    end: () => settle(/不同意|继续/u, '胡志强', `/撤回建议 ${n} 不同意`),
  },
  {
    what: 'an item to handle, withdrawn',
    who: '冯雅丽',
    words: /已交办生态环境办办理/u,
    begin: () => assigned('桥头垃圾没人清运'),
    end: () => settle(/撤回/u, '王秀兰', `/撤回建议 ${n} 已经清运`),
  },
  {
    what: 'an item given back, assigned again by a colleague',
    who: liaison,
    words: /退回了建议/u,
    async begin() {
      await assigned('砖厂夜间偷排黑烟')
      await settle(/退回/u, '冯雅丽', `/退回 ${n} 不属于本单位`)
    },
    end: () => settle(/已交办/u, chair, `/交办 ${n} 财政所`),
  },
  {
    what: 'something to explain, explained by the other signer',
    who: '孟亚琴',
    words: /请您说明/u,
    async begin() {
      await handsIn('河道淤塞，请清淤')
      await say('孟亚琴', `/附议 ${n}`)
      await say(liaison, `/交办 ${n} 生态环境办`)
      await say('冯雅丽', `/接收 ${n}`)
      await settle(/说明|暂停/u, '冯雅丽', `/约商 ${n} 请说明具体位置`)
    },
    end: () => settle(/已/u, '王秀兰', `/补充 ${n} 村口往东`),
  },
  {
    what: 'a longer time to allow, allowed by a colleague',
    who: vice,
    words: /申请把建议/u,
    async begin() {
      await assigned('老年食堂经费不足，请支持')
      await say('冯雅丽', `/接收 ${n}`)
      await settle(/申请|延期/u, '冯雅丽', `/延期 ${n} 7月10日 汛期`)
    },
    end: () => settle(/延|批准/u, chair, `/准延 ${n}`),
  },
  {
    what: 'an item to rate, rated',
    who: '王秀兰',
    words: /请您评价/u,
    begin: () => consultedAgain('文化礼堂屋顶漏水'),
    end: async () =>
      stage.does(
        await lastItem(),
        {
          act: 'rate',
          personId: await stage.idOf('王秀兰'),
          attitude: 'satisfied',
          result: 'satisfied',
          words: null,
        },
        await deputy('王秀兰'),
      ),
  },
  {
    what: 'an item to conclude, concluded by the chair',
    who: liaison,
    words: /的评价已经结束.*办结请发送/u,
    async begin() {
      await consultedAgain('村口凉亭漏雨')
      await settle(/评价/u, '王秀兰', `/满意 ${n}`)
    },
    end: () => settle(/办结/u, chair, `/办结建议 ${n} 已经修好`),
  },
  {
    what: 'a topic to list, taken back',
    who: vice,
    words: /提出议题.*列入会议请发送/su,
    begin: () => settle(/议题/u, '胡志强', '/议题 征地补偿款去向'),
    end: () => settle(/撤回/u, '胡志强', '/议题 撤回 1'),
  },
  {
    what: 'a decision to carry out, finished',
    who: '季连生',
    words: /会议决定由季连生承办/u,
    begin: () => settle(/已登记/u, liaison, '/决定 1 第1项 修复石桥渠 承办：季连生 期限：4月30日'),
    end: () => settle(/完成/u, liaison, '/落实 2026-001 已完成 渠道修通'),
  },
  {
    what: 'whether a decision is carried out, said by a colleague',
    who: vice,
    words: /确认完成请发送/u,
    async begin() {
      await say(liaison, '/决定 1 第1项 编制停车方案 承办：季连生 期限：5月30日')
      await settle(/确认|登记/u, '季连生', '/落实 2026-002 已完成 方案印发')
    },
    end: () => settle(/完成/u, chair, '/落实 2026-002 已完成 方案印发'),
  },
  {
    what: 'a paper to handle, handled',
    who: '季连生',
    words: /文件2026-001交季连生/u,
    async begin() {
      await say(liaison, '/收文 县人大办 云人办〔2026〕12号 关于换届的通知 1份')
      await settle(/季连生/u, liaison, '/文件 1 交 季连生 办理 5月10日前')
    },
    end: () => settle(/办结/u, liaison, '/文件 1 办结 已报送'),
  },
  {
    what: 'a secret paper, secret no more',
    who: '许金泉',
    words: /这是密件/u,
    async begin() {
      await say(liaison, '/收文 县人大办 云人办〔2026〕13号 关于选举工作的通知 1份')
      await say(liaison, '/文件 2 更正 密级 机密')
      await settle(/许金泉/u, liaison, '/文件 2 交 许金泉 办理 5月10日前')
    },
    async end() {
      await settle(/已/u, liaison, '/文件 2 更正 密级 无')
      const anew = (await notesOf('许金泉')).at(-1)?.text ?? ''
      expect(anew).toContain('文件2026-002交许金泉')
      expect(anew).not.toContain('密件')
    },
  },
  {
    what: 'a county’s notice, answered by a colleague',
    who: vice,
    words: /县通知第1号[\s\S]*回复/u,
    async begin() {
      await say(county, '/县通知 请各乡镇6月20日下午5点前报送培训人数。回报：参加人数')
      await settle(/发给/u, county, '/县通知 1 发布')
    },
    end: () => settle(/回复/u, liaison, '/县通知 1 参加2人'),
  },
  {
    what: 'a swap, proposed to another',
    who: '邵伯年',
    words: /换班|顶|值班/u,
    async begin() {
      await say(liaison, '/排班 5月15日 董长庚')
      await settle(/邵伯年/u, '董长庚', '/换班 5月15日 邵伯年')
    },
    end: () => say('董长庚', '/换班 5月15日 毛水法'),
  },
  {
    what: 'items to assign, refused meanwhile',
    who: vice,
    words: /还没有交办的建议\d+件/u,
    async begin() {
      await db.sql`delete from private_note`
      await handsIn('村道两侧杂草遮挡视线')
      await passes(20)
    },
    end: () => refuseAll(),
  },
  {
    what: 'an answer that is due, when the item was withdrawn',
    who: '谭永亮',
    words: /1件将要到期或已经逾期：\n建议[^\n]*集镇污水管网破损/u,
    async begin() {
      await assigned('集镇污水管网破损', '综合治理办')
      await say('谭永亮', `/接收 ${n}`)
      await db.sql`delete from private_note`
      await passes(95)
    },
    end: () => settle(/撤回/u, '王秀兰', `/撤回建议 ${n} 已经修好`),
  },
  {
    what: 'a decision that is overdue, finished',
    who: '季连生',
    words: /以下决定事项请抓紧落实/u,
    async begin() {
      await say(liaison, '/决定 1 第1项 环境整治 承办：季连生 期限：7月30日')
      await db.sql`delete from private_note`
      await passes(60)
    },
    end: () => settle(/完成/u, liaison, '/落实 2026-003 已完成 整治好了'),
  },
  {
    what: 'the same, for the clerks, given longer',
    who: vice,
    words: /以下决定事项请督促落实/u,
    async begin() {
      await say(liaison, '/决定 1 第1项 文明创建 承办：季连生 期限：9月20日')
      await db.sql`delete from private_note`
      await passes(60)
    },
    end: () => settle(/延/u, liaison, '/落实 2026-004 延期到12月30日 等验收'),
  },
  {
    what: 'a matter of the register that is due, done',
    who: '胡志强',
    words: /来访登记有1件到期/u,
    async begin() {
      await say('胡志强', '/来访 枫树湾村李大妈来访，反映路灯不亮，转城建办一周内修好')
      await db.sql`delete from private_note`
      await passes(10)
    },
    end: async () => db.sql`update visit set status = 'done'`,
  },
]

async function lastItem(): Promise<number> {
  const [row] = await db.sql<{ id: number }[]>`select max(id) as id from suggestion`
  return row?.id ?? 0
}
const deputy = async (name: string) => ({
  personId: await stage.idOf(name),
  isClerk: false,
  isDeputy: true,
  officeIds: [],
})
async function refuseAll(): Promise<void> {
  for (let nth = 1; nth < 40; nth++)
    await say(chair, `/不予接收 2026-${String(nth).padStart(3, '0')} 属于个人事务`)
}

const notesOf = async (name: string) => {
  const personId = await stage.idOf(name)
  const rows = await openedRows<{ id: number; person_id: number; text: string }>(db, 'private_note')
  return rows.filter(row => row.person_id === personId)
}
/** As it would go out now. */
async function pushed(name: string, id: number, text: string): Promise<string | null> {
  const [person] = await db.sql<{ userid: string }[]>`select userid from person where name = ${name}`
  const payload = { kind: 'markdown' as const, text, note: { id, nth: 0 } }
  const now = await asOfNowIn(db, town.clock)({ target: `user:${person?.userid ?? ''}`, payload })
  return now !== null && 'text' in now ? (now.text ?? null) : null
}

describe.each(cases)('$what', ({ who, words, begin, end }) => {
  it('is not asked any more', async () => {
    await begin()
    const all = await notesOf(who)
    const note = all.findLast(({ text }) => words.test(text))
    if (note === undefined) throw new Error(`he was not asked: ${all.map(({ text }) => text).join('\n')}`)
    // Nobody has told him yet.
    await db.sql`update private_note set read_at = null where id = ${note.id}`
    await db.sql`delete from outbox where dedupe_key like ${`note:${note.id}%`}`
    expect(await pushed(who, note.id, note.text)).toContain(note.text)
    await end()
    expect(await pushed(who, note.id, note.text)).toBeNull()
    await db.sql`delete from answer_url`
    expect(await say(who, '我的')).not.toContain(note.text)
  })
})

const tell = async (who: string, text: string, asks: readonly Ask[]): Promise<number> => {
  const { id: congressId, zone } = await stage.congress()
  const habits = { zone, quietHours: { fromMinute: 0, untilMinute: 0 }, botName: '联络员', quiet: true }
  const personIds = [await stage.idOf(who)]
  await db.transaction(tx =>
    tellAllPrivately(tx, town.clock, town.clock.now(), [
      { congressId, personIds, text, rights: [], asks, subject: 'test', ...habits },
    ]),
  )
  return (await notesOf(who)).find(note => note.text === text)?.id ?? 0
}
const latest = async (from: string): Promise<number> => {
  const [row] = await db.sql<{ id: number }[]>`select max(id) as id from ${db.sql.identifier(from)}`
  return row?.id ?? 0
}
const soon = () => new Date(town.clock.now().getTime() + 86_400_000)

/** Whatever no word of the town’s group comes to somebody alone with. */
const others: readonly { readonly what: string; begin(): Promise<Ask>; end(): Promise<unknown> }[] = [
  {
    what: 'a call for topics, when there is another',
    async begin() {
      await say(liaison, '/征集议题 秋季会议')
      return { of: 'topic_call', id: await latest('topic_call') }
    },
    end: () => say(liaison, '/征集议题 年末会议'),
  },
  {
    what: 'a meeting whose notice did not go out, when it has begun',
    async begin() {
      await db.sql`update meeting set starts_at = ${soon()}, status = 'open'`
      return { of: 'meeting', id: await latest('meeting') }
    },
    end: async () => db.sql`update meeting set starts_at = ${town.clock.now()}`,
  },
  {
    what: 'a turn, when he is on leave',
    async begin() {
      const id = await turnOf('毛水法')
      return { of: 'turn', id, version: await versionOf(id), to: 'come' }
    },
    end: async () =>
      db.sql`update reception_duty set answer = 'leave' where person_id = ${await stage.idOf('毛水法')}`,
  },
  {
    what: 'a day of reception, when it is moved',
    async begin() {
      const id = await turnOf('毛水法')
      return { of: 'turn', id, version: await versionOf(id), to: 'held' }
    },
    end: async () => db.sql`update reception_day set version = version + 1`,
  },
  {
    what: 'a day that nobody has confirmed, when somebody has',
    async begin() {
      const id = await turnOf('毛水法')
      return { of: 'turn', id, version: await versionOf(id), to: 'fill' }
    },
    end: async () =>
      db.sql`update reception_duty r set answer = 'confirm', answered_version = d.version
             from reception_day d where d.id = r.day_id`,
  },
  {
    what: 'a plan to make final, when it is',
    async begin() {
      const year = 2031
      const { id } = await stage.congress()
      await db.sql`insert into year_plan (congress_id, year, created_at) values (${id}, ${year}, ${soon()})`
      return { of: 'plan', id, year }
    },
    async end() {
      const { id } = await stage.congress()
      await db.sql`
        insert into plan_entry (congress_id, year, nth, event, at)
        values (${id}, 2031, 1, '{"type":"finalised"}', ${soon()})`
    },
  },
  {
    what: 'an account to confirm, when it was refused',
    async begin() {
      const { id } = await stage.congress()
      await db.sql`
        insert into binding_request (congress_id, userid, person_id, asked_at)
        values (${id}, 'x', ${await stage.idOf('章美琴')}, ${town.clock.now()})`
      return { of: 'claim', id: await latest('binding_request') }
    },
    end: async () => db.sql`update binding_request set decision = 'refused'`,
  },
]
const turnOf = async (name: string): Promise<number> => {
  const personId = await stage.idOf(name)
  const [day] = await db.sql<{ id: number }[]>`
    select id from reception_day where starts_at > ${town.clock.now()} and status = 'planned' order by id limit 1`
  const id = day?.id ?? 0
  await db.sql`delete from reception_duty where day_id = ${id}`
  await db.sql`insert into reception_duty (day_id, person_id, source) values (${id}, ${personId}, 'hand')`
  return id
}
const versionOf = async (id: number): Promise<number> => {
  const [day] = await db.sql<{ version: number }[]>`select version from reception_day where id = ${id}`
  return day?.version ?? 0
}

describe.each(others)('$what', ({ what, begin, end }) => {
  it('is not asked any more', async () => {
    const ask = await begin()
    const id = await tell('毛水法', what, [ask])
    expect(await pushed('毛水法', id, what)).toBe(what)
    await end()
    expect(await pushed('毛水法', id, what)).toBeNull()
    expect(await say('毛水法', '我的')).not.toContain(what)
  })
})

describe('what waits', () => {
  let nth = 0
  const decision = async (): Promise<Ask> => {
    nth++
    await settle(/已登记/u, liaison, `/决定 1 第1项 绿化第${nth}个广场 承办：许金泉`)
    return { of: 'decision', id: await latest('decision'), call: true }
  }

  it('of reminders of the same the newest is said, also when it went out already', async () => {
    const ask = await decision()
    const old = await tell('范巧云', '第一次提醒', [ask])
    const newer = await tell('范巧云', '第二次提醒', [ask])
    expect(await pushed('范巧云', old, '第一次提醒')).toBeNull()
    expect(await pushed('范巧云', newer, '第二次提醒')).toBe('第二次提醒')
    const read = await say('范巧云', '我的')
    expect(read).toContain('第二次提醒')
    expect(read).not.toContain('第一次提醒')
  })

  it('of three the newest is said alone, in whatever order they lie', async () => {
    const ask = await decision()
    const ids: number[] = []
    for (const words of ['提醒甲', '提醒乙', '提醒丙']) ids.push(await tell('范巧云', words, [ask]))
    const [, second, newest] = ids
    // It lies behind the third, in its index, too: as one whose words were changed when its page was full.
    await db.sql`update private_note set id = -id where id = ${second ?? 0}`
    await db.sql`update private_note set id = -id where id = ${-(second ?? 0)}`
    expect(await pushed('范巧云', second ?? 0, '提醒乙')).toBeNull()
    expect(await pushed('范巧云', newest ?? 0, '提醒丙')).toBe('提醒丙')
    expect((await say('范巧云', '我的')).match(/提醒[甲乙丙]/gu)).toEqual(['提醒丙'])
  })

  it('an older one that asks something else, too, is said', async () => {
    const [one, two] = [await decision(), await decision()]
    await tell('范巧云', '两项提醒', [one, two])
    await tell('范巧云', '一项提醒', [one])
    const read = await say('范巧云', '我的')
    expect(read).toContain('两项提醒')
    expect(read).toContain('一项提醒')
  })

  it('of several matters some settled, he is told where to look', async () => {
    const [one, two] = [await decision(), await decision()]
    await tell('范巧云', '还有两项', [one, two])
    await say(liaison, `/落实 ${await numberOf(one)} 已完成 种好了`)
    const read = await say('范巧云', '我的')
    expect(read).not.toContain('还有两项')
    expect(read).toContain('请发送“/决定”')
  })

  it('says on a later day which day it was, and a fact stays', async () => {
    const id = await tell('范巧云', '今天到期', [])
    expect(await pushed('范巧云', id, '今天到期')).toBe('今天到期')
    const day = sayDay(town.clock.now(), town.clock.now(), 'Asia/Shanghai')
    await passes(1)
    expect(await pushed('范巧云', id, '今天到期')).toBe(`${day}：今天到期`)
    expect(await say('范巧云', '我的')).toContain(`${day}：今天到期`)
  })
})

const numberOf = async (ask: Ask): Promise<string> => {
  const [row] = await db.sql<{ year: number; number: number }[]>`
    select year, number from decision where id = ${'id' in ask ? ask.id : 0}`
  return `${row?.year}-${String(row?.number).padStart(3, '0')}`
}

it('a card names those who were asked to put their names to it as long as they can', async () => {
  const card = async () => JSON.stringify(await town.say('王秀兰', `/建议 ${n}`))
  const asking = '等本人确认'
  await handsIn('通村公路弯道缺护栏 附议人：孟亚琴')
  expect(await card()).toContain(asking)
  await settle(/已交办/u, liaison, `/交办 ${n} 财政所`)
  expect(await card()).toContain(asking)
  await say('王秀兰', `/撤回建议 ${n} 已经装好`)
  expect(await card()).not.toContain(asking)
  await handsIn('保密 夜里有人往梅溪偷倒废渣 附议人：孟亚琴')
  expect(await card()).toContain(asking)
  await settle(/已交办/u, liaison, `/交办 ${n} 生态环境办`)
  expect(await card()).not.toContain(asking)
})
