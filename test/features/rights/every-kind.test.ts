/** Of every kind of word that waits for somebody alone: it is his while he is as what he is told it, and not after. */
import { describe, expect, it } from 'vitest'
import { tellAllPrivately } from '../../../src/features/notes/outreach.ts'
import type { Right } from '../../../src/features/notes/types.ts'
import { rowsOfPerson } from '../../../src/features/personal-data/store/person-rows.ts'
import { readWhom } from '../../../src/features/personal-data/store/whom.ts'
import { instead as copied } from '../../../src/features/personal-data/texts/export.ts'
import { asOfNowIn } from '../../../src/features/rights/outreach/as-of-now.ts'
import { startTown } from '../../support/town.ts'
import { openStage } from '../suggestions/stage.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
const liaison = '周晓敏'

await town.say('杨国梁', '/会议 3月20日上午9点 镇政府三楼 主席团会议 议题：甲', '主席团')

const idOf = (name: string) => stage.idOf(name)
const lastOf = async (table: string): Promise<number> => {
  const [row] = await db.sql<{ id: number }[]>`select max(id) as id from ${db.sql.identifier(table)}`
  return row?.id ?? 0
}
const say = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

interface Kind {
  readonly what: string
  readonly who: string
  /** He has it by this. */
  begin(): Promise<Right>
  end(): Promise<unknown>
  /** What he is told in its place; left out: nothing. */
  readonly instead?: RegExp
}

let item = 0
const handsIn = async (words = '修复枫树湾路灯，坏了两个月') => {
  await say('王秀兰', `/建议 ${words}`)
  item = await lastOf('suggestion')
}
const part = (...parts: Extract<Right, { as: 'part' }>['parts'][number][]): Right => ({
  as: 'part',
  suggestion: item,
  parts,
})

const kinds: readonly Kind[] = [
  {
    what: 'a signer, until he takes his name back',
    who: '胡志强',
    async begin() {
      await handsIn('拓宽通村路，路宽只有3.5米')
      await say('胡志强', '/附议 1')
      return part('signer')
    },
    end: () => say('胡志强', '/取消附议 1'),
  },
  {
    what: 'who is asked to put his name to it, until it is confidential',
    who: '孟亚琴',
    async begin() {
      await handsIn('大坪村水塔渗漏，全村用水不足 附议人：孟亚琴')
      return part('invited', 'signer')
    },
    end: () => say('王秀兰', '/改建议 2 保密'),
  },
  {
    what: 'an office, until another has it',
    who: '冯雅丽',
    async begin() {
      await handsIn('石桥村桥面破损，行人易摔')
      await say(liaison, '/交办 3 生态环境办')
      return part('office', 'assistant')
    },
    end: () => say(liaison, '/交办 3 综合治理办'),
  },
  {
    what: 'the contact of an office, until somebody else is',
    who: '谭永亮',
    begin: async () => part('office', 'assistant'),
    end: async () => db.sql`delete from office_contact where person_id = ${await idOf('谭永亮')}`,
  },
  {
    what: 'whoever may see an item, until it is confidential',
    who: '许金泉',
    async begin() {
      await handsIn('桥头垃圾没人清运')
      return part()
    },
    end: () => say('王秀兰', '/改建议 4 保密'),
  },
  {
    what: 'an office that has it no more, until it is confidential',
    who: '冯雅丽',
    async begin() {
      await handsIn('砖厂夜间偷排黑烟')
      await say(liaison, '/交办 5 生态环境办')
      await say(liaison, '/交办 5 财政所')
      return { as: 'former', suggestion: item }
    },
    end: () => say(liaison, '/改建议 5 保密'),
    instead: /^建议2026-005不再由您单位办理，请不要再办。$/mu,
  },
  {
    what: 'who carries out a decision, until somebody else does',
    who: '季连生',
    async begin() {
      expect(await say(liaison, '/决定 1 第1项 修复石桥渠 承办：季连生 期限：4月30日')).toContain('已登记')
      return { as: 'holder', decision: await lastOf('decision') }
    },
    end: () => say(liaison, '/改决定 1 承办：许金泉'),
  },
  {
    what: 'who has a paper, until somebody else has it',
    who: '季连生',
    async begin() {
      await say(liaison, '/收文 县人大办 云人办〔2026〕12号 关于换届的通知 1份')
      await say(liaison, '/文件 1 交 季连生 办理 4月10日前')
      return { as: 'concerned', paper: await lastOf('incoming_paper') }
    },
    end: () => say(liaison, '/文件 1 交 许金泉 办理 4月10日前'),
  },
  {
    what: 'the deputy who received somebody, until it is another',
    who: '胡志强',
    async begin() {
      await say('胡志强', '/来访 枫树湾村李大妈来访，反映路灯不亮')
      return { as: 'receiver', visit: await lastOf('visit') }
    },
    end: async () => db.sql`update visit set deputy_id = ${await idOf('王秀兰')}`,
  },
  {
    what: 'whose answer came late, until he is what he was no more',
    who: '沈月英',
    begin: async () => ({ as: 'asker', isClerk: true, officeIds: [] }),
    end: () => say(liaison, '/交接 副主席 郑永福'),
  },
  {
    what: 'a clerk, until he is none',
    who: '郑永福',
    begin: async () => ({ as: 'clerk' }),
    end: () => say(liaison, '/交接 副主席 沈月英'),
  },
  {
    what: 'anybody, until he leaves',
    who: '沈月英',
    begin: async () => ({ as: 'clerk' }),
    end: async () => db.sql`update person set active = false where id = ${await idOf('沈月英')}`,
  },
]

const tell = async (who: string, text: string, rights: readonly Right[]) => {
  const congress = await stage.congress()
  const { zone } = congress
  const habits = { zone, quietHours: { fromMinute: 0, untilMinute: 0 }, botName: '联络员', quiet: true }
  const personIds = [await idOf(who)]
  await db.transaction(tx =>
    tellAllPrivately(tx, town.clock, town.clock.now(), [
      { congressId: congress.id, personIds, text, rights, subject: 'test', ...habits },
    ]),
  )
  return lastOf('private_note')
}
/** As it would go out now. */
const pushed = async (who: string, id: number, text: string): Promise<string | null> => {
  const [person] = await db.sql<{ userid: string }[]>`select userid from person where id = ${await idOf(who)}`
  const payload = { kind: 'markdown' as const, text, note: { id, nth: 0 } }
  const now = await asOfNowIn(db, town.clock)({ target: `user:${person?.userid ?? ''}`, payload })
  return now !== null && 'text' in now ? (now.text ?? null) : null
}

/** What the operator gives him of all that is stored about him. */
const copyOf = async (who: string): Promise<string> => {
  const { id: congressId } = await stage.congress()
  const personId = await idOf(who)
  return db.look(async tx => {
    const whom = await readWhom(tx, congressId, personId)
    if (whom === null) throw new Error(`nobody is ${who}`)
    return JSON.stringify(await rowsOfPerson(tx, town.clock.now(), whom, copied))
  })
}

describe.each(kinds)('$what', ({ who, begin, end, instead }) => {
  it('is his as long, and not after', async () => {
    const right = await begin()
    await say(who, '我的')
    const words = `只对他说的话${right.as}`
    const before = await tell(who, `${words}一`, [right])
    expect(await pushed(who, before, `${words}一`)).toBe(`${words}一`)
    expect(await say(who, '我的')).toContain(`${words}一`)

    const after = await tell(who, `${words}二`, [right])
    const several = await tell(who, `${words}三`, [right, { as: 'receiver', visit: 0 }])
    expect(await copyOf(who)).toContain(`${words}二`)
    await end()
    expect(await copyOf(who)).not.toContain(`${words}二`)
    expect(`${await pushed(who, several, `${words}三`)}`).not.toContain(words)
    const told = await pushed(who, after, `${words}二`)
    const read = await say(who, '我的')
    expect(`${told} ${read}`).not.toContain(words)
    if (instead === undefined) expect(told).toBeNull()
    else for (const heard of [told, read]) expect(heard).toMatch(instead)
    // What was over when he spoke counts as read, and has been shown to nobody; what he was shown is in his copy.
    expect(await copyOf(who)).toContain(`${words}一`)
    expect(await copyOf(who)).not.toMatch(new RegExp(`${words}[二三]`))
  })
})

it('a word on several matters of which some are his no more says where to look, and counts none of them', async () => {
  await handsIn('村口凉亭漏雨')
  await say('董长庚', '我的')
  const rights: Right[] = [part(), { as: 'receiver', visit: 0 }]
  const id = await tell('董长庚', '两件事', rights)
  expect(await pushed('董长庚', id, '两件事')).toContain('发送“待办”')
  const read = await say('董长庚', '我的')
  expect(read).not.toContain('两件事')
  expect(read).toContain('发送“待办”')
})

it('what is his own goes to his account as it is now, and to nobody who has had it', async () => {
  const id = await tell('董长庚', '您的请假已批准', [])
  expect(await pushed('董长庚', id, '您的请假已批准')).toBe('您的请假已批准')
  const payload = { kind: 'markdown' as const, text: '您的请假已批准', note: { id, nth: 0 } }
  expect(await asOfNowIn(db, town.clock)({ target: 'user:somebodyelse', payload })).toBeNull()
  expect(await say('董长庚', '我的')).toContain('您的请假已批准')
})

it('on a card nobody is told of words that are not his any more', async () => {
  await tell('董长庚', '从前的话', [{ as: 'clerk' }])
  expect(JSON.stringify((await town.say('董长庚', '/建议 村口凉亭的柱子歪了')).reply)).not.toContain('新消息')
})
