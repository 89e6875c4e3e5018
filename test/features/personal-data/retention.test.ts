import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import { settingWords } from '../../../src/features/congress/texts/settings.ts'
import { forgetDue } from '../../../src/features/personal-data/jobs.ts'
import { firstKeptYear } from '../../../src/features/personal-data/rules/due.ts'
import { erased, keep } from '../../../src/features/personal-data/texts/words.ts'
import { countPersons, numbered, type Seen } from '../../../src/features/visits/rules/persons.ts'
import { countVisits } from '../../../src/features/visits/store/counts.ts'
import { visitorsOf } from '../../../src/features/visits/store/visitors.ts'
import { testDatabase } from '../../support/database.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { whereStand } from '../../support/whole-text.ts'

describe('when a year is over', () => {
  it.each([
    [{ year: 2027, month: 6, day: 30 }, 6, 2026],
    [{ year: 2027, month: 7, day: 1 }, 6, 2027],
    [{ year: 2027, month: 1, day: 1 }, 0, 2027],
    [{ year: 2026, month: 12, day: 31 }, 0, 2026],
    [{ year: 2028, month: 1, day: 1 }, 12, 2027],
  ])('on %o after %i months the first year that is kept is %i', (today, months, year) => {
    expect(firstKeptYear(today, months)).toBe(year)
  })
})

describe('numbers in place of visitors', () => {
  const seen: readonly Seen[] = [
    { people: 1, village: '枫树湾村', name: '李四', phone: null },
    { people: 2, village: '枫树湾村', name: '李四、王五', phone: '13900000001' },
    { people: 1, village: null, name: null, phone: '139-0000-0001' },
    { people: 3, village: null, name: '王某', phone: null },
    { people: 1, village: '石桥村', name: '李四', phone: null },
    { people: 4, village: null, name: null, phone: null },
  ]

  it('count the same persons, in any part of the year and when they are numbered again', () => {
    const once = numbered(seen)
    for (let from = 0; from < seen.length; from++)
      for (let until = from + 1; until <= seen.length; until++) {
        const part = seen.slice(from, until)
        const after = part.map((one, nth) => ({
          people: one.people,
          village: null,
          name: erased,
          phone: null,
          knownBy: once[from + nth] ?? [],
        }))
        expect(countPersons(after)).toBe(countPersons(part))
        expect(countPersons(after.map((one, nth) => ({ ...one, knownBy: numbered(after)[nth] ?? [] })))).toBe(
          countPersons(part),
        )
      }
    expect(JSON.stringify(once)).not.toMatch(/李|王|139/)
  })
})

describe('what is erased by rule', () => {
  it('goes when its year is over and not before, shows that it did, and leaves every count as it was', {
    timeout: 120_000,
  }, async () => {
    const town = await startTown(new Date('2026-03-02T10:00:00+08:00'))
    const { db } = town.database
    const say = async (who: string, words: string, chat?: string) =>
      (await town.say(who, words, chat)).text ?? ''
    await say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
    await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议', '主席团')
    await say('王秀兰', '请假 阑尾手术', '主席团')
    await say('周晓敏', '/排班 3月16日 王秀兰、胡志强')
    await say('胡志强', '值班请假 岳母白内障')
    await say('王秀兰', '/来访 枫树湾村李桂花来访，电话13577712345，反映路灯不亮，当场答复已办结')
    await say('王秀兰', '/来访 枫树湾村李桂花来访，13577712345，反映水渠堵了，当场答复已办结')
    await db.sql`update visit set status = 'closed', closed_on = received_on`
    await db.sql`
        update person set active = false, left_at = ${new Date('2026-03-05T00:00:00Z')}, phone = '13911112222'
        where name = '许金泉'`
    await db.sql`
        insert into term (congress_id, number, began_at) select id, 20, ${new Date('2026-12-01T00:00:00Z')} from congress`
    const [{ id } = { id: 0 }] = await db.sql<{ id: number }[]>`select id from congress`
    const figures = () =>
      db.transaction(async tx => [
        await countVisits(
          tx,
          { congressId: id, deputyId: null },
          { year: 2026, month: null },
          {
            year: 2027,
            month: 8,
            day: 1,
          },
        ),
        await tx.sql`select answer, leave_kind, decision, count(*) from invitee group by 1, 2, 3 order by 1, 2, 3`,
        await tx.sql`select answer, count(*) from answer_entry group by 1 order by 1`,
      ])
    const forgetAt = async (iso: string) => {
      let all = 0
      for (;;) {
        const done = await db.transaction(tx => forgetDue({ tx, now: new Date(iso) }))
        if (done === 0) return all
        all += done
      }
    }
    const before = await figures()
    expect(before[0]).toMatchObject({ persons: 1, people: 2 })
    const stored = async () => {
      const kept = new Map<string, string>()
      for (const table of ['invitee', 'answer_entry', 'reception_duty', 'duty_entry', 'visitor', 'person'])
        kept.set(table, JSON.stringify(await openedRows(db, table)))
      return whereStand(kept, ['阑尾', '白内障', '李桂花', '13577712345', '13911112222'])
    }
    expect(await forgetAt('2027-05-31T12:00:00+08:00')).toBe(0)
    expect(await stored()).toHaveLength(7)
    // Of the term: six months after 1 December.
    expect(await forgetAt('2027-06-02T12:00:00+08:00')).toBe(1)
    await forgetAt('2027-07-01T01:00:00+08:00')
    expect(await stored()).toEqual([])
    expect(await figures()).toEqual(before)
    const shown = await db.transaction(tx => visitorsOf(tx, [1, 2]))
    expect([...shown.values()]).toEqual([
      { name: erased, phone: null },
      { name: erased, phone: null },
    ])
    expect(await db.sql`select distinct reason from answer_entry where reason is not null`).toEqual([
      { reason: erased },
    ])
    expect(await forgetAt('2027-07-02T01:00:00+08:00')).toBe(0)
    await expect(db.sql`update answer_entry set reason = 'x'`).rejects.toThrow('append-only')
    await expect(db.sql`delete from answer_entry`).rejects.toThrow('append-only')
    await expect(
      db.transaction(async tx => {
        await tx.sql`select set_config('liaison.rewrites', 'personal_data', true)`
        await tx.sql`update answer_entry set answer = 'attend'`
      }),
    ).rejects.toThrow('append-only')
  })

  it('of a matter that is open waits for its end, twelve months at most, as the inventory, the settings and the manual say', async () => {
    const town = await startTown(new Date('2026-03-02T10:00:00+08:00'))
    const { db } = town.database
    await town.say('王秀兰', '/来访 枫树湾村李桂花来访，反映路灯不亮，转村镇建设办')
    await town.say('王秀兰', '/来访 枫树湾村赵小妹来访，反映水渠堵了，当场答复已办结')
    const names = async (iso: string) => {
      while ((await db.transaction(tx => forgetDue({ tx, now: new Date(iso) }))) > 0);
      return [...(await db.transaction(tx => visitorsOf(tx, [1, 2]))).values()].map(({ name }) => name)
    }
    expect(await names('2028-06-30T12:00:00+08:00')).toEqual(['李桂花', '赵小妹'])
    expect(await names('2028-07-01T12:00:00+08:00')).toEqual([erased, erased])
    const said = '最多再等12个月'
    expect(keep.visitors).toContain(said)
    expect(await readFile('docs/使用手册.md', 'utf8')).toContain(said)
    expect(await readFile('docs/personal-data.md', 'utf8')).toContain(said)
    const { say } = settingWords.get('retention.visitorMonths') ?? {}
    expect(say?.(settingsOf({ province: null, settings: {} }))).toContain(said)
  })

  it('goes for those who have left a county, too, whatever its towns have set', async () => {
    const { db } = await testDatabase()
    const at = new Date('2026-03-02T10:00:00+08:00')
    const names = ['某县', '云溪镇']
    for (const [nth, name] of names.entries())
      await db.sql`
        with c as (
          insert into congress (name, kind, settings, created_at)
          values (${name}, ${nth === 0 ? 'county' : 'township'}, ${db.sql.json(nth === 0 ? {} : { retention: { contactMonths: 12 } })}, ${at})
          returning id)
        insert into person (congress_id, name, phone, active, left_at, left_reason, updated_at)
        select id, '离任人', '13911112222', false, ${at}, 'term_ended', ${at} from c`
    const left = async (iso: string) => {
      while ((await db.transaction(tx => forgetDue({ tx, now: new Date(iso) }))) > 0);
      const rows = await db.sql<{ name: string }[]>`
        select c.name from person p join congress c on c.id = p.congress_id where p.phone is not null order by c.id`
      return rows.map(row => row.name)
    }
    expect(await left('2026-09-01T12:00:00+08:00')).toEqual(names)
    expect(await left('2026-09-03T12:00:00+08:00')).toEqual(['云溪镇'])
    expect(await left('2027-03-03T12:00:00+08:00')).toEqual([])
  })
})
