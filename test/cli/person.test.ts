/** A person's copy and erasure, of a town with something of everything behind it, whose database is encrypted. */
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vaultWith } from '../../src/db/vault.ts'
import { erased } from '../../src/features/personal-data/texts/words.ts'
import { countVisits } from '../../src/features/visits/store/counts.ts'
import { visitorsOf } from '../../src/features/visits/store/visitors.ts'
import { quietLog } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'
import { runHere } from './child.ts'

const key = 'ab'.repeat(32)
const town = await startTown(wednesdayMorning, quietLog, undefined, 'try', vaultWith([key]))
const { db, url } = town.database
const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
const liaison = '周晓敏'
const deputy = '王秀兰'

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议', '主席团')
  await town.say(deputy, '请假 阑尾手术', '主席团')
  await town.say(deputy, '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见')
  await town.say(deputy, '/来访 枫树湾村李桂花来访，电话13577712345，李桂花家门口路灯不亮，当场答复已办结')
  await town.say(deputy, '/来访 枫树湾村李桂花来访，电话13577712345，反映水渠堵了，当场答复已办结')
  await town.say(deputy, '/来访 石桥村赵大山来访，电话13699900001，反映公交班次少，当场答复已办结')
  await town.say(deputy, '/日历')
  await town.say(deputy, '/网页')
}, 60_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const run = (...words: string[]) =>
  runHere(['person', ...words, '--congress', '云溪镇'], {
    env: { DATABASE_URL: url, LIAISON_DATA_KEY: key },
    cwd,
  })

/** What the books say: of everybody, and of the register of visits. */
const figures = () =>
  db.look(async tx => [
    await tx.sql`select answer, leave_kind, decision, count(*) from invitee group by 1, 2, 3 order by 1, 2, 3`,
    await tx.sql`select (select count(*) from suggestion_signer) as signers, (select count(*) from visit) as visits,
                        (select count(*) from answer_entry) as answers, (select count(*) from person) as people`,
    await countVisits(
      tx,
      { congressId: 1, deputyId: null },
      { year: 2026, month: null },
      { year: 2026, month: 3, day: 11 },
    ),
  ])

describe('person export', () => {
  it('writes what is stored, opened, for the operator’s eyes alone, and replaces nothing', async () => {
    const { code, err } = await run('export', '--person', deputy, '--out', 'wang.json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [document, text] = ['wang.json', 'wang.txt'].map(name => readFileSync(join(cwd, name), 'utf8'))
    for (const said of ['阑尾手术', '修复石桥村文化广场路灯', '回复、请假和签到']) {
      expect(document).toContain(said)
      expect(text).toContain(said)
    }
    expect(`${document}${text}`).not.toMatch(/lk1:/)
    expect(statSync(join(cwd, 'wang.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(cwd, 'wang.txt')).mode & 0o777).toBe(0o600)
    expect(await run('export', '--person', deputy, '--out', 'wang.json')).toMatchObject({
      code: 1,
      err: 'liaison: wang.json is there already\n',
    })
    // A link that leads nowhere is there, too, and nothing is written beside it.
    for (const [link, other] of [
      ['one.json', 'one.txt'],
      ['two.txt', 'two.json'],
    ] as const) {
      symlinkSync('nowhere', join(cwd, link))
      const out = link.replace('.txt', '.json')
      expect(await run('export', '--person', deputy, '--out', out)).toMatchObject({
        code: 1,
        err: `liaison: ${link} is there already\n`,
      })
      expect([readlinkSync(join(cwd, link)), existsSync(join(cwd, other))]).toEqual(['nowhere', false])
    }
  })

  it('of a visitor has his matters and nobody else’s', async () => {
    expect(await run('export', '--visitor', '+86 135 7771 2345', '--out', 'li.json')).toMatchObject({
      code: 0,
    })
    const text = readFileSync(join(cwd, 'li.txt'), 'utf8')
    expect(text).toContain('李桂花')
    expect(text).toContain('水渠堵了')
    expect(text).not.toMatch(/赵大山|公交|王秀兰/)
    expect(await run('export', '--visitor', '2026-003', '--out', 'zhao.json')).toMatchObject({ code: 0 })
    expect(readFileSync(join(cwd, 'zhao.txt'), 'utf8')).toContain('赵大山')
  })

  it.each([
    [['--person', '查无此人'], 1, 'nobody on the roster'],
    [['--person', '999999'], 1, 'nobody on the roster has the number'],
    [['--visitor', '13000000000'], 1, 'nobody with this phone'],
    [['--visitor', '2026-099'], 1, 'has no name and no phone'],
    [['--visitor', '李桂花'], 1, '--visitor is a phone'],
    [[], 2, '--person or --visitor'],
  ])('%j is refused in a sentence', async (words, code, sentence) => {
    const refused = await run('export', ...words)
    expect({ code: refused.code, says: refused.err.includes(sentence) }).toEqual({ code, says: true })
  })
})

describe('person erase', () => {
  it('without --yes tells what would go and what stays, and changes nothing', async () => {
    const before = await figures()
    const { code, out } = await run('erase', '--person', deputy)
    expect(code).toBe(0)
    expect(out).toMatch(/将删除王秀兰的下列信息（尚未执行/)
    expect(out).toMatch(/下列信息依法保留/)
    expect(await figures()).toEqual(before)
    expect(await db.sql`select count(*)::int as n from deed where action = 'person.erase'`).toEqual([
      { n: 0 },
    ])
    expect(await db.sql`select userid is not null as there from person where name = ${deputy}`).toEqual([
      { there: true },
    ])
  })

  it('with --yes erases, leaves every figure, is in the log by number, and is harmless twice', async () => {
    const before = await figures()
    const first = await run('erase', '--person', deputy, '--yes', '--json')
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(first.out)).toMatchObject({
      erased: true,
      counts: { contacts: 1, reasons: 2, calendars: 1 },
    })
    expect(await figures()).toEqual(before)
    expect(await db.sql`select distinct reason from answer_entry where reason is not null`).toEqual([
      { reason: erased },
    ])
    const deeds =
      await db.sql`select userid, subject ~ '^person:\\d+$' as numbered, detail ->> 'by' as by from deed where action = 'person.erase'`
    expect(deeds).toEqual([{ userid: null, numbered: true, by: 'operator' }])
    expect(await run('erase', '--person', deputy, '--yes')).toMatchObject({ code: 0 })
    expect(await figures()).toEqual(before)
    // Who has no account any more is a stranger.
    expect((await town.say(deputy, '/我的信息')).text).toContain('花名册')
    const sheet = await town.say(liaison, '/名单 1')
    expect(sheet.text ?? JSON.stringify(sheet.card)).toContain(deputy)
  })

  it('is refused for the last clerk with an account, and says why', async () => {
    await db.sql`
      update person p set userid = null where name <> ${liaison} and exists (
        select from person_role r where r.person_id = p.id and r.role in ('chair', 'vice_chair', 'liaison'))`
    const { code, err } = await run('erase', '--person', liaison, '--yes')
    expect({ code, says: err.includes('最后一位有企业微信账号') }).toEqual({ code: 1, says: true })
    expect(await db.sql`select userid is not null as there from person where name = ${liaison}`).toEqual([
      { there: true },
    ])
  })

  it('of a visitor takes name and phone from all his matters, counts as before, and lists words to be looked at', async () => {
    const before = await figures()
    const tried = await run('erase', '--visitor', '13577712345')
    expect(tried.out).toMatch(/将删除.*\n- 来访2026-001\n- 来访2026-002\n/)
    expect(tried.out).toMatch(/来访2026-001：事项、结果和办理记录，文字中有姓名或电话/)
    expect(await run('erase', '--visitor', '2026-001', '--yes')).toMatchObject({ code: 0, err: '' })
    expect(await figures()).toEqual(before)
    const shown = await db.look(tx => visitorsOf(tx, [1, 2, 3]))
    expect(Object.fromEntries(shown)).toEqual({
      1: { name: erased, phone: null },
      2: { name: erased, phone: null },
      3: { name: '赵大山', phone: '13699900001' },
    })
    expect(await run('erase', '--visitor', '2026-001', '--yes')).toMatchObject({ code: 0 })
    expect(await db.sql`select count(*)::int as n from deed where action = 'visitor.erase'`).toEqual([
      { n: 1 },
    ])
  })
})
