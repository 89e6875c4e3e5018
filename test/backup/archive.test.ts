/** One congress out of an installation of two, as a file, and in another installation. */
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { dataName } from '../../src/backup/format.ts'
import { onlyOf } from '../../src/backup/of-congress.ts'
import { listTables } from '../../src/backup/tables.ts'
import { type ArchivedFile, writeArchive } from '../../src/backup/write-archive.ts'
import { MovableClock } from '../../src/clock.ts'
import { findCongressByName } from '../../src/features/congress/store.ts'
import { serve } from '../../src/http/serve.ts'
import { archiveFiles } from '../../src/registers/archive.ts'
import { openSandbox } from '../../src/sandbox/open.ts'
import { jpeg, photoTown } from '../features/attachments/stage.ts'
import { wordsOf } from '../registers/unzip.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const town = await startTown()
const { db } = town.database
const copy = await testDatabase()
const scratch = scratchFolder()
const file = scratch('town.zip')
const presidium = '主席团'
const photo = jpeg('lamp')

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    presidium,
  )
  await town.say('胡志强', '请假 住院', presidium)
  await town.say('王秀兰', '/来访 杨树湾村李四反映路灯坏了')
  await photoTown(town).send('王秀兰', photo)
  // The neighbours: a person, a meeting and its answer.
  await db.sql`
    with c as (insert into congress (name, kind, created_at) values ('邻镇', 'township', now()) returning id),
    p as (insert into person (congress_id, name, userid, levels, updated_at)
          select id, '邻居', 'neighbour', '{town}', now() from c returning id, congress_id),
    m as (insert into meeting (congress_id, number, status, version, notice, created_by, created_at)
          select congress_id, 1, 'draft', 1, '{}', id, now() from p returning id)
    select from m`
  await db.sql`update chat set webhook_key = 'KEYOFAGROUP' where congress_id = 1`
  // The county above it, which stays where it is, with what lies between the two.
  await db.sql`
    with c as (insert into congress (name, kind, created_at) values ('某县', 'county', now()) returning id),
    t as (update congress set county_id = (select id from c) where name = '云溪镇' returning id),
    n as (insert into county_notice (congress_id, number, state, version, words) select id, 1, 'open', 1, '县里的事' from c
          returning id),
    a as (insert into county_notice_town (notice_id, town_id) select n.id, t.id from n, t)
    insert into county_reply (notice_id, town_id, words, version, at, entered_by, bot, msgid)
    select n.id, t.id, '镇里的回复', 1, now(), (select min(id) from person where congress_id = t.id), 'b', 'm' from n, t`
}, 60_000)

async function archive(name = file, files?: readonly ArchivedFile[]) {
  const congress = await db.transaction(tx => findCongressByName(tx, '云溪镇'))
  if (congress === null) throw new Error('no town')
  return writeArchive(db, congress.id, name, wednesdayMorning, async tx => {
    const nameOf = () => '来访2026-001'
    return files ?? archiveFiles(tx, congress, nameOf, wednesdayMorning, dataName)
  })
}

async function entriesOf(name: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(name, { lazyEntries: true })
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
    entries.set(entry.fileName, Buffer.concat(chunks))
  }
  return entries
}

it('of every table somebody has said whose its rows are', async () => {
  const only = await onlyOf(db.sql, await listTables(db.sql), 1)
  expect([...only.keys()]).toEqual(
    expect.arrayContaining(['person', 'answer_entry', 'visitor', 'deed', 'holiday_year']),
  )
  for (const name of ['outbox', 'admin_code', 'page_session', 'app_token', 'sign_in_link', 'download'])
    expect(only.has(name)).toBe(false)
})

it('holds the congress’s rows, its photos as they were, and nothing of the neighbours', async () => {
  await archive()
  const entries = await entriesOf(file)
  expect([...entries.keys()]).toEqual([
    dataName,
    '说明.txt',
    '登记簿/2026年主席团会议记录簿.xlsx',
    '登记簿/2026年主席团会议记录簿.docx',
    '登记簿/2026年人民来信来访记录簿.xlsx',
    '登记簿/2026年人民来信来访记录簿.docx',
    '登记簿/代表分组情况及代表花名册.xlsx',
    '登记簿/代表分组情况及代表花名册.docx',
    '附件/来访2026-001/1-IMG_1.jpg',
  ])
  expect(wordsOf(entries.get('登记簿/2026年人民来信来访记录簿.docx') ?? Buffer.of()).join()).toContain(
    '路灯坏了',
  )
  expect(entries.get('附件/来访2026-001/1-IMG_1.jpg')).toEqual(photo)
  const data = entries.get(dataName)?.toString() ?? ''
  for (const line of data.trimEnd().split('\n')) expect(JSON.parse(line)).toBeTypeOf('object')
  expect(data).toContain('胡志强')
  expect(data).not.toMatch(/邻居|邻镇|KEYOFAGROUP/)
})

it('restored elsewhere, the congress is there row for row, and the service works on with it', async () => {
  await restoreFrom(copy.db, file)
  const [there, here] = [await everything(copy.db), await everything(db)]
  const ofNeighbours = /邻居|邻镇|^\(\d+,2,1,draft|某县,county|县里的事/
  /** Its county is no part of it. */
  const alone = (row: string) => row.replace(/^(\(1,云溪镇,.*,)\d+\)$/u, '$1)').replace('KEYOFAGROUP', '')
  const only = await onlyOf(db.sql, await listTables(db.sql), 1)
  for (const [table, rows] of Object.entries(here))
    expect(there[table], table).toEqual(
      only.has(table) ? rows.filter(row => !ofNeighbours.test(row)).map(alone) : [],
    )

  const clock = new MovableClock(wednesdayMorning)
  const config = { botName: '联络员', host: '127.0.0.1' }
  const sandbox = await openSandbox({ config, db: copy.db, clock, log: quietLog })
  const serving = await serve(sandbox.app.http, config.host, 0)
  await sandbox.start(serving.port)
  try {
    const response = await fetch(`http://127.0.0.1:${serving.port}/sandbox/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat: 'single', user: '杨国梁', text: '名单' }),
    })
    expect(await response.text()).toContain('住院')
  } finally {
    await sandbox.close()
    await serving.stop(1_000)
    await sandbox.app.dispatcher.stop()
  }
}, 60_000)

it('a database that has another congress is left as it is', async () => {
  const before = await everything(copy.db)
  await expect(restoreFrom(copy.db, file)).rejects.toThrow('the database is not empty')
  expect(await everything(copy.db)).toEqual(before)
})

it('one that is cut, damaged, or of something else is refused in a sentence', async () => {
  const whole = readFileSync(file)
  for (let length = 4; length < whole.length; length += Math.ceil(whole.length / 15)) {
    writeFileSync(scratch('cut.zip'), whole.subarray(0, length))
    await expect(restoreFrom(copy.db, scratch('cut.zip')), String(length)).rejects.toThrow(
      /damaged|cut off|no archive/,
    )
  }
  const turned = Buffer.from(whole)
  const at = Math.floor((entrySize(whole) * 2) / 3)
  turned[at] = (turned[at] ?? 0) ^ 0xff
  writeFileSync(scratch('turned.zip'), turned)
  await expect(restoreFrom(copy.db, scratch('turned.zip'))).rejects.toThrow(/damaged|cut off/)
})

/** How far the first entry reaches: up to the second's mark. */
const entrySize = (zip: Buffer): number => zip.indexOf(Buffer.from('PK\x03\x04', 'latin1'), 4)

it('what goes wrong while a file is made ends the writing, and leaves nothing behind', async () => {
  const broken = archive(scratch('broken.zip'), [
    {
      name: 'a.txt',
      content: async () => {
        throw new Error('the disk is on fire')
      },
    },
  ])
  await expect(broken).rejects.toThrow('the disk is on fire')
  expect(() => readFileSync(scratch('broken.zip.partial'))).toThrow('ENOENT')
  expect(() => readFileSync(scratch('broken.zip'))).toThrow('ENOENT')
})

it('what a cut off export has left is written over, and what another is writing is not', async () => {
  const [name, partial] = [scratch('again.zip'), scratch('again.zip.partial')]
  const writtenBefore = (ms: number) => {
    const then = new Date(wednesdayMorning.getTime() - ms)
    writeFileSync(partial, 'half of it')
    utimesSync(partial, then, then)
  }
  writtenBefore(10_000)
  await expect(archive(name, [])).rejects.toThrow('again.zip.partial is there already')
  expect(readFileSync(partial, 'utf8')).toBe('half of it')
  writtenBefore(120_000)
  await archive(name, [])
  expect([...(await entriesOf(name)).keys()]).toEqual([dataName])
  expect(() => readFileSync(partial)).toThrow('ENOENT')
})

it('who has lost his file to another does not give that one its name', async () => {
  const [name, partial] = [scratch('lost.zip'), scratch('lost.zip.partial')]
  const content = async () => {
    rmSync(partial)
    writeFileSync(partial, 'half of another')
    return new Uint8Array()
  }
  await expect(archive(name, [{ name: 'a.txt', content }])).rejects.toThrow('was taken over by another')
  expect(readFileSync(partial, 'utf8')).toBe('half of another')
  expect(() => readFileSync(name)).toThrow('ENOENT')
})
