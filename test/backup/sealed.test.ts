/** Backups that are encrypted with a passphrase. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { beforeAll, expect, it } from 'vitest'
import { checkBackup } from '../../src/backup/read-backup.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { seal } from '../../src/backup/seal.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { Secret } from '../../src/secret.ts'
import { testDatabase } from '../support/database.ts'
import { everything, scratchFolder } from './scratch.ts'

const source = await testDatabase()
const target = await testDatabase()
const scratch = scratchFolder()
const file = scratch('sealed.backup')
const at = new Date('2026-03-11T10:00:00+08:00')
const passphrase = new Secret('正确的口令 correct horse')

beforeAll(async () => {
  await seedTown(source.db, sampleTown, at)
  await writeBackup(source.db, file, at, undefined, passphrase)
}, 60_000)

it('nothing of what is in it can be read, and age opens it without this program', async () => {
  const bytes = readFileSync(file)
  expect(bytes.includes('person') || bytes.includes('杨国梁')).toBe(false)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase.reveal())
  const opened = gunzipSync(await decrypter.decrypt(bytes)).toString()
  expect(opened).toContain('杨国梁')
})

it('with its passphrase it is restored, row for row', async () => {
  const header = await checkBackup(file, passphrase)
  await restoreBackup(target.db, file, header, undefined, passphrase)
  expect(await everything(target.db)).toEqual(await everything(source.db))
}, 60_000)

it('without it, or with another, it is refused, and the database stays empty', async () => {
  await expect(checkBackup(file)).rejects.toThrow('is encrypted: set LIAISON_BACKUP_PASSPHRASE')
  await expect(checkBackup(file, new Secret('another passphrase'))).rejects.toThrow('with another passphrase')
}, 60_000)

it('changed or cut anywhere, it is refused', async () => {
  // The derived key takes a second; here less work guards the same bytes.
  const easy = scratch('easy')
  await writeBackup(source.db, scratch('plain'), at)
  const sealed = await seal(createReadStream(scratch('plain')), passphrase, 4)
  const chunks: Uint8Array[] = []
  for await (const chunk of sealed) chunks.push(chunk)
  const whole = Buffer.concat(chunks)
  writeFileSync(easy, whole)
  await checkBackup(easy, passphrase)
  const step = Math.ceil(whole.length / 25)
  for (let place = 30; place < whole.length; place += step) {
    const changed = Buffer.from(whole)
    changed[place] = (changed[place] ?? 0) ^ 0x01
    for (const bad of [changed, whole.subarray(0, place)]) {
      writeFileSync(scratch('bad'), bad)
      await expect(checkBackup(scratch('bad'), passphrase), String(place)).rejects.toThrow(
        /is damaged|is cut off|cut off|another passphrase/,
      )
    }
  }
}, 60_000)
