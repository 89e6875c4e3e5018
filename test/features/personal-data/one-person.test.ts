import { beforeAll, describe, expect, it } from 'vitest'
import {
  linksOf,
  namesRecord,
  ofOnePerson,
  partOf,
} from '../../../src/features/personal-data/rules/of-one.ts'
import { erasePerson } from '../../../src/features/personal-data/store/erase-person.ts'
import { rowsOfPerson } from '../../../src/features/personal-data/store/person-rows.ts'
import { readWhom, type Whom } from '../../../src/features/personal-data/store/whom.ts'
import { instead, personText } from '../../../src/features/personal-data/texts/export.ts'
import { erased } from '../../../src/features/personal-data/texts/words.ts'
import { seedTown } from '../../../src/features/roster/seed.ts'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { testDatabase } from '../../support/database.ts'
import { whereStand, wholeText } from '../../support/whole-text.ts'
import { markerOf, plant, type Somebody } from './planted.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-11T10:00:00+08:00')
const people: Somebody[] = []
let planted: ReadonlySet<string> = new Set()

async function somebody(congressId: number, name: string, account: string, mark: string): Promise<Somebody> {
  const [row] = await db.sql<{ id: number }[]>`
    insert into person (congress_id, name, userid, levels, updated_at)
    values (${congressId}, ${name}, ${account}, '{town}', ${now}) returning id`
  return { congressId, personId: row?.id ?? 0, account, mark }
}

const [his, colleagues, neighbours] = ['本人', '同事', '邻居']
const one = (mark: string | undefined): Somebody => {
  const found = people.find(person => person.mark === mark)
  if (found === undefined) throw new Error(`nobody is ${mark}`)
  return found
}

const whom = async (mark: string | undefined): Promise<Whom> => {
  const { congressId, personId } = one(mark)
  const found = await db.look(tx => readWhom(tx, congressId, personId))
  if (found === null) throw new Error('nobody')
  return found
}
const exported = async (mark: string | undefined) => {
  const found = await whom(mark)
  return db.look(tx => rowsOfPerson(tx, now, found, instead))
}

beforeAll(async () => {
  await seedTown(db, sampleTown, now)
  const [town] = await db.sql<{ id: number }[]>`select id from congress where name = ${sampleTown.name}`
  const [next] = await db.sql<{ id: number }[]>`
    insert into congress (name, kind, created_at) values ('邻镇', 'township', ${now}) returning id`
  people.push(
    await somebody(town?.id ?? 0, '沈本人', 'ShenBenren', '本人'),
    await somebody(town?.id ?? 0, '沈同事', 'shentongshi', '同事'),
    await somebody(next?.id ?? 0, '沈邻居', 'shenlinju', '邻居'),
  )
  planted = await plant(db, one(his))
  await plant(db, one(colleagues))
  await plant(db, one(neighbours))
}, 60_000)

describe('what of a row is one person’s', () => {
  it.each([
    ['invitee', 'person_id', 'subject'],
    ['invitee', 'decided_by', 'part'],
    ['topic', 'proposed_by', 'subject'],
    ['visit', 'deputy_id', 'part'],
    ['incoming_paper', 'readers', 'part'],
    ['deed', 'userid', 'part'],
    ['outbox', 'target', 'subject'],
  ] as const)('%s.%s: %s', (table, column, as) => {
    expect(partOf(table, column)).toBe(as)
  })

  it('secrets never name a record', () => {
    for (const name of [
      'form_token',
      'next_hash',
      'state_hash',
      'code_id',
      'back',
      'lease_by',
      'congress_id',
    ])
      expect(namesRecord(name)).toBe(false)
  })
})

describe('the copy of what is stored about one person', () => {
  it('has a row of every table and every column that says whose it is', async () => {
    const tables = await exported(his)
    const missing = ofOnePerson.flatMap(table => {
      const rows = tables.find(found => found.table.table === table.table)?.rows ?? []
      if (rows.length === 0) return [table.table]
      return linksOf(table)
        .map(([column]) => column)
        .filter(column => !rows.some(({ values }) => Object.hasOwn(values, column)))
        .map(column => `${table.table}.${column}`)
    })
    expect(missing).toEqual([])
  })

  it('has what was planted for him in every column, and hashes as what they are', async () => {
    const text = JSON.stringify(await exported(his))
    const asPart = new Set(
      (await exported(his))
        .filter(({ rows }) => rows.every(row => row.as === 'part'))
        .map(({ table }) => table.table),
    )
    const missing = [...planted].filter(column => {
      const [table = '', name = ''] = column.split('.')
      const held = ofOnePerson.find(found => found.table === table)?.columns[name]
      return (
        held?.protection !== 'hashed' && !asPart.has(table) && !text.includes(markerOf(one(his), table, name))
      )
    })
    expect(missing).toEqual([])
    expect(text).toContain(instead.hidden)
    expect([...asPart].toSorted()).toMatchInlineSnapshot(`
      [
        "admin_code",
        "agenda_item",
        "attachment",
        "bulletin",
        "county_notice_entry",
        "county_reply",
        "decision",
        "decision_entry",
        "deed",
        "document_template",
        "incoming_paper",
        "incoming_paper_entry",
        "meeting",
        "meeting_version",
        "minutes_entry",
        "plan_entry",
        "reception_rule",
        "session_step",
        "sitting",
        "suggestion_entry",
        "topic_call",
        "visit",
        "visit_entry",
        "vote_entry",
      ]
    `)
  })

  it('has nothing of a colleague, nor of anybody of another congress', async () => {
    const found = await whom(his)
    const tables = await exported(his)
    const text = JSON.stringify(tables)
    for (const other of [colleagues, neighbours]) {
      expect(text).not.toContain(other)
      expect(text.toLowerCase()).not.toContain(one(other).account)
    }
    for (const { table, rows } of tables)
      for (const { values } of rows)
        for (const [column, { link }] of linksOf(table))
          if (link === 'person' && values[column] !== undefined) expect(values[column]).toBe(found.personId)
  })

  it('reads as a paper, with why and how long', async () => {
    const text = personText('云溪镇', '沈本人', '3月11日', [], await exported(his))
    expect(text).toContain('个人信息查阅件')
    expect(text).toContain('【回复、请假和签到】（invitee，1条）')
    expect(text).toContain('保存：出席和请假的事实长期保存')
    expect(text).not.toMatch(/\[object|undefined/)
  })
})

describe('the erasure of one person', () => {
  const counts = async () => {
    const { sql } = db
    return sql`
      select (select json_agg(r order by r::text) from (select answer, leave_kind, decision, count(*) from invitee group by 1, 2, 3) r) as invitee,
             (select count(*) from answer_entry) as answers, (select count(*) from attendance) as attendance,
             (select count(*) from duty_entry) as duty, (select count(*) from duty_dispute) as disputes,
             (select count(*) from visit) as visits, (select count(*) from suggestion_signer) as signers,
             (select count(*) from minutes_entry) as minutes, (select count(*) from vote_entry) as votes,
             (select count(*) from person) as people, (select count(*) from deed) as deeds,
             (select count(*) from outbox where person_ids is not null) as reached`
  }
  const gone = [
    'person.phone',
    'person.aliases',
    'invitee.reason',
    'invitee.decision_note',
    'answer_entry.reason',
    'attendance.left_reason',
    'attendance_entry.left_reason',
    'reception_duty.reason',
    'duty_entry.reason',
    'duty_dispute.sentence',
    'duty_dispute.reason',
    'duty_ruling.note',
    'private_note.text',
    'conversation.words',
    'inbound.reply',
    'inbound.detail',
    'outbox.payload',
    'page_session.device',
    'calendar_feed.token_hash',
    'download.document',
    'answer_url.url',
    'sign_in_link.token_hash',
  ]
  const stored = async (mark: string | undefined) =>
    whereStand(
      await wholeText(db),
      gone.map(name => {
        const [table = '', column = ''] = name.split('.')
        return markerOf(one(mark), table, column)
      }),
    )

  it('takes what reaches him and what he wrote, leaves every count and everybody else, and can be said twice', async () => {
    const found = await whom(his)
    const before = await counts()
    const [ofColleague, ofNeighbour] = [await stored(colleagues), await stored(neighbours)]
    expect(await stored(his)).toHaveLength(ofColleague.length)
    expect(ofColleague.length).toBeGreaterThanOrEqual(gone.length)
    await db.transaction(tx => erasePerson(tx, found, erased, now))
    expect(await stored(his)).toEqual([])
    expect(await stored(colleagues)).toEqual(ofColleague)
    expect(await stored(neighbours)).toEqual(ofNeighbour)
    expect(await counts()).toEqual(before)
    const account = one(his).account.toLowerCase()
    const left = [...(await wholeText(db))].filter(([, text]) => text.toLowerCase().includes(account))
    // The log of deeds, and which account used a code, are kept for security.
    expect(left.map(([table]) => table)).toEqual(['admin_code', 'deed'])
    const [row] = await db.sql`select name, userid, phone, aliases from person where id = ${found.personId}`
    expect(row).toEqual({ name: '沈本人', userid: null, phone: null, aliases: [] })
    const again = await db.transaction(async tx =>
      erasePerson(tx, (await readWhom(tx, found.congressId, found.personId)) ?? found, erased, now),
    )
    expect(Object.values(again).every(count => count === 0)).toBe(true)
    await expect(db.sql`update duty_dispute set reason = 'x'`).rejects.toThrow('append-only')
  })

  it('of an account that stands in two congresses takes this congress’s person alone', async () => {
    const { congressId } = one(neighbours)
    const twin = await somebody(congressId, '沈同事', one(colleagues).account.toUpperCase(), '两镇')
    await plant(db, twin)
    const found = await whom(colleagues)
    expect(found.isElsewhere).toBe(true)
    const sessions = () =>
      db.sql`select account from page_session where lower(account) = ${found.account} order by 1`
    const before = await sessions()
    const mine = JSON.stringify(await exported(colleagues))
    expect(mine).not.toContain('两镇')
    await db.transaction(tx => erasePerson(tx, found, erased, now))
    expect(await sessions()).toEqual(before)
    const [other] = await db.sql`select userid, phone from person where id = ${twin.personId}`
    expect(other).toEqual({ userid: twin.account, phone: markerOf(twin, 'person', 'phone') })
    expect(whereStand(await wholeText(db), [markerOf(twin, 'invitee', 'reason')])).toHaveLength(1)
    expect(whereStand(await wholeText(db), [markerOf(one(colleagues), 'invitee', 'reason')])).toEqual([])
  })
})
