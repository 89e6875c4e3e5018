import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { getTableName, is, Table } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { listTables } from '../../src/backup/tables.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import * as schema from '../../src/db/schema.ts'
import { jpeg, photoTown } from '../features/attachments/stage.ts'
import { testDatabase } from '../support/database.ts'
import { startTown, townOn, wednesdayMorning } from '../support/town.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const town = await startTown()
const copy = await testDatabase()
const scratch = scratchFolder()
const file = scratch('town.backup')
const chair = '杨国梁'
const presidium = '主席团'
/** One of every byte, an ordinary one, and one that is removed. */
const every = Buffer.concat([
  jpeg(),
  Buffer.alloc(2_000_000, Buffer.from(Array.from({ length: 256 }, (_, n) => n))),
])
const photos = [every, jpeg('small'), jpeg('wrong')]

beforeAll(async () => {
  const notice =
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目 3月17日下午6点前回复'
  await town.say(chair, notice, presidium)
  await town.say('王秀兰', '参加', presidium)
  await town.say('胡志强', '请假 “住院”，\n三天🙂', presidium)
  await town.say(chair, '/准假 胡志强')
})

beforeAll(async () => {
  await town.say('王秀兰', '/来访 杨树湾村李四反映路灯坏了')
  for (const photo of photos) await photoTown(town).send('王秀兰', photo)
  await town.say('王秀兰', '/删附件 1 3')
})

it('the tables of the catalog are those of the schema: none is forgotten', async () => {
  const declared = Object.values(schema).flatMap(each => (is(each, Table) ? [getTableName(each)] : []))
  const listed = await listTables(town.database.db.sql)
  expect(listed.map(({ name }) => name).sort()).toEqual(declared.sort())
})

it('a restored database has every row of every table, and the file is for its owner alone', async () => {
  const written = await writeBackup(town.database.db, file, wednesdayMorning)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(file).size).toBe(written.bytes)
  expect(readdirSync(scratch('.'))).toEqual(['town.backup'])

  const restored = await restoreFrom(copy.db, file)
  const rows = await everything(copy.db)
  expect(rows).toEqual(await everything(town.database.db))
  expect(rows.answer_entry?.length).toBeGreaterThan(1)
  expect(restored).toEqual({
    at: wednesdayMorning.toISOString(),
    tables: written.tables,
    rows: Object.values(rows).flat().length,
  })
})

it('a restored database has the very bytes of every photo, and none of what was removed', async () => {
  const rows = await copy.db.sql<{ content: Buffer | null }[]>`select content from attachment order by number`
  expect(rows.map(({ content }, n) => content?.equals(photos[n] ?? content))).toEqual([true, true, undefined])
})

it('the service works on with the restored database as if nothing had been', async () => {
  const restored = await townOn(copy.db, wednesdayMorning)
  expect((await restored.say(chair, '名单')).text).toBe((await town.say(chair, '名单')).text)
  const next = '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议 议题：听取工作报告'
  expect(JSON.stringify(await restored.say(chair, next, presidium))).toContain('听取工作报告')
  const [numbers] = await copy.db.sql`select array_agg(number order by id) as numbers from meeting`
  expect(numbers?.numbers).toEqual([1, 2])
  expect((await restored.say('沈月英', '第1号 参加', presidium)).text).toContain('已登记')
  expect(await restored.close()).toEqual([])
  await expect(copy.db.sql`delete from answer_entry`).rejects.toThrow('append-only')
})

it('nobody is let in by what let him in before: who signed out since would be in again', async () => {
  const fresh = await testDatabase()
  const { sql } = town.database.db
  const later = new Date(wednesdayMorning.getTime() + 600_000)
  await sql`
    insert into page_session (account, id_hash, rotated_at, form_token, device, created_at, seen_at, expires_at)
    values ('a', 'h', ${later}, 't', 'wecom/android', ${later}, ${later}, ${later})`
  await sql`insert into sign_in_link (token_hash, account, back, expires_at) values ('h', 'a', '/', ${later})`
  await sql`insert into sign_in_trip (state_hash, browser_hash, back, expires_at) values ('h', 'b', '/', ${later})`
  await sql`
    insert into download (token_hash, congress_id, person_id, document, created_at, expires_at)
    select 'h', congress_id, id, '{}', ${later}, ${later} from person limit 1`
  await writeBackup(town.database.db, scratch('doors'), wednesdayMorning)
  await restoreFrom(fresh.db, scratch('doors'))
  const { page_session, sign_in_link, sign_in_trip, download, person } = await everything(fresh.db)
  expect([page_session, sign_in_link, sign_in_trip, download]).toEqual([[], [], [], []])
  expect(person).not.toEqual([])
})

it('a database that is not empty is left as it is', async () => {
  const before = await everything(copy.db)
  await expect(restoreFrom(copy.db, file)).rejects.toThrow(
    /^the database is not empty \(there are rows in .*person.*\): restore into a fresh one$/,
  )
  expect(await everything(copy.db)).toEqual(before)
})

it('a file that is there is never written over, a partial one neither', async () => {
  const before = readFileSync(file)
  await expect(writeBackup(town.database.db, file, wednesdayMorning)).rejects.toThrow('is there already')
  expect(readFileSync(file)).toEqual(before)
  writeFileSync(scratch('new.partial'), 'somebody else’s')
  await expect(writeBackup(town.database.db, scratch('new'), wednesdayMorning)).rejects.toThrow(
    'new.partial is there already: another backup is being written',
  )
  expect(readFileSync(scratch('new.partial'), 'utf8')).toBe('somebody else’s')
})

it('a backup that cannot be written leaves nothing behind', async () => {
  await expect(writeBackup(town.database.db, scratch('no/such/folder'), wednesdayMorning)).rejects.toThrow(
    /cannot be written \(ENOENT\)$/,
  )
  const broken = writeBackup(town.database.db, scratch('broken'), wednesdayMorning, ({ name }) => {
    if (name === 'person') throw new Error('the disk is on fire')
  })
  await expect(broken).rejects.toThrow('the disk is on fire')
  expect(readdirSync(scratch('.')).filter(name => name.startsWith('broken'))).toEqual([])
})

it('the file can be read without this program', () => {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'liaison-backup', version: 1 })
  for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object')
})
