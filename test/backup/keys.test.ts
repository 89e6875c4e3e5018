/** What is encrypted at rest goes into an archive open and into a backup as it lies, and comes back for whoever may read it. */
import { beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { dataName } from '../../src/backup/format.ts'
import { writeArchive } from '../../src/backup/write-archive.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import type { Database } from '../../src/db/open.ts'
import { places } from '../../src/db/sealed-columns.ts'
import { openJson } from '../../src/db/sealed-json.ts'
import { openVault, Vault } from '../../src/db/vault.ts'
import { addNotes, waitingNotes } from '../../src/features/notes/store.ts'
import { checkDataKeys } from '../../src/features/personal-data/store/keys.ts'
import { visitorOf } from '../../src/features/visits/store/visitors.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'
import { whereStand, wholeText } from '../support/whole-text.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const here = new Vault([Buffer.alloc(32, 3)])
const there = new Vault([Buffer.alloc(32, 4)])
const town = await startTown(wednesdayMorning, quietLog, undefined, 'try', here)
const { db } = town.database
const elsewhere = await testDatabase({ vault: there })
const withoutKey = await testDatabase({ vault: openVault })
const whole = await testDatabase({ vault: here })
const scratch = scratchFolder()
const file = scratch('town.zip')
const planted = ['膝盖积液', '欧阳翠莲', '13577712345', '鱼塘翻肚']
/** What begins like something sealed, and is words. */
const odd = 'lk1:00000000:AAAA'

beforeAll(async () => {
  await checkDataKeys(db.sql, wednesdayMorning)
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
  await town.say('胡志强', '请假 膝盖积液', '主席团')
  await town.say('王秀兰', '/来访 枫树湾村欧阳翠莲来访，电话13577712345，反映鱼塘翻肚')
  const [who] = await db.sql<{ id: number }[]>`select id from person where name = '许金泉'`
  await db.transaction(tx =>
    addNotes(tx, { personIds: [who?.id ?? 0], text: odd, rights: [] }, wednesdayMorning),
  )
  await writeArchive(db, 1, file, wednesdayMorning, async () => [])
}, 60_000)

async function dataOf(name: string): Promise<string> {
  const zip = await openPromise(name, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== dataName) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks).toString()
  }
  throw new Error('there are no rows')
}

const readBy = (on: Database) =>
  on.transaction(async tx => {
    const [who] = await tx.sql<{ id: number }[]>`select id from person where name = '许金泉'`
    const entries = await tx.sql<{ change: unknown }[]>`select change from visit_entry where visit_id = 1`
    const notes = await waitingNotes(tx, [who?.id ?? 0])
    return {
      visitor: await visitorOf(tx, 1),
      entries: entries.map(({ change }) => openJson(tx.sql.vault, places.visitEntry(1), change)),
      notes: notes.map(({ text }) => text),
    }
  })

it('an archive has every word open, and nothing that only this installation could read', async () => {
  expect(whereStand(await wholeText(db), planted)).toEqual([])
  const data = await dataOf(file)
  for (const words of [...planted, odd]) expect(data).toContain(words)
  expect(data).not.toContain(`lk1:${here.keyId}`)
  expect(data).not.toContain('lk0:')
})

it('restored where there is another key, it lies encrypted with that one, and reads as it did', async () => {
  await checkDataKeys(elsewhere.db.sql, wednesdayMorning)
  await restoreFrom(elsewhere.db, file)
  expect(whereStand(await wholeText(elsewhere.db), planted)).toEqual([])
  const read = await readBy(elsewhere.db)
  expect(read.visitor).toEqual({ name: '欧阳翠莲', phone: '13577712345' })
  expect(JSON.stringify(read.entries)).toContain('鱼塘翻肚')
  expect(read.notes).toContain(odd)
})

it('restored where there is none, it lies open, and words that begin like something sealed are still words', async () => {
  await restoreFrom(withoutKey.db, file)
  expect(whereStand(await wholeText(withoutKey.db), planted)).not.toEqual([])
  expect((await readBy(withoutKey.db)).notes).toContain(odd)
})

it('a backup comes back row for row, though the command that restores has noted its key already', async () => {
  await writeBackup(db, scratch('town.backup'), wednesdayMorning)
  await checkDataKeys(whole.db.sql, wednesdayMorning)
  await restoreFrom(whole.db, scratch('town.backup'))
  expect(await everything(whole.db)).toEqual(await everything(db))
})
