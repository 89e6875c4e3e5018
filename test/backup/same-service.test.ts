/**
 * A backup that is taken while a town is written to at full speed restores to a service that is of one moment, and one of a
 * quiet town to a service that shows, answers and counts the same, and goes on the same the next day.
 */
import { expect, it } from 'vitest'
import { checkBackup } from '../../src/backup/read-backup.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import { Secret } from '../../src/secret.ts'
import { testDatabase } from '../support/database.ts'
import { faceOf, pagesOf } from '../support/face.ts'
import { chair, deputy, liaison, liveIn } from '../support/lived-in.ts'
import { startTown, type TownOn, townOn } from '../support/town.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const town = await startTown(undefined, undefined, 'callback')
const { db } = town.database
const during = await testDatabase()
const copy = await testDatabase()
const scratch = scratchFolder()
const members = ['杨国梁', '王秀兰', '胡志强', '沈月英']

it('a backup under full load: every answer that was given before it is in it, none is there by half', async () => {
  await liveIn(town)
  let isOver = false
  const answered: { readonly msgids: Set<string> } = { msgids: new Set() }
  const writer = async (name: string): Promise<void> => {
    for (let nth = 0; !isOver; nth++) {
      const heard = await town.say(name, nth % 2 === 0 ? '第2号 参加' : '第2号 请假 出差', '主席团')
      expect(heard.text ?? '').toMatch(/已登记|已改为|请假|与原来登记的一致/)
    }
  }
  const writers = members.map(writer)
  await town.say(deputy, '/来访 备份前来访的村民反映水渠堵塞')
  const before = await db.sql<{ msgid: string }[]>`select msgid from inbound`
  for (const { msgid } of before) answered.msgids.add(msgid)
  await writeBackup(db, scratch('busy'), town.clock.now())
  isOver = true
  await Promise.all(writers)
  await restoreFrom(during.db, scratch('busy'))

  const { sql } = during.db
  const kept = new Set((await sql<{ msgid: string }[]>`select msgid from inbound`).map(({ msgid }) => msgid))
  for (const msgid of answered.msgids) expect(kept).toContain(msgid)
  // The last entry of each is what his line says, and every entry's message is there with its reply.
  const torn = await sql`
    select v.meeting_id, v.person_id from invitee v
    join lateral (select answer from answer_entry a where a.meeting_id = v.meeting_id and a.person_id = v.person_id
                  order by id desc limit 1) last on true
    where v.answer is distinct from last.answer
    union all
    select a.meeting_id, a.person_id from answer_entry a left join inbound i on i.bot = a.bot and i.msgid = a.msgid
    where i.msgid is null or i.reply is null`
  expect(torn).toEqual([])
  const service = await townOn(during.db, town.clock.now(), undefined, 'callback')
  expect(Object.keys(await pagesOf(service, liaison)).length).toBeGreaterThan(20)
  expect(await service.close()).toEqual([])
}, 300_000)

/** The same day in both: what is said, by whom, and what fell due by itself. */
const nextDay: readonly (readonly [who: string, words: string, chat?: string])[] = [
  ['沈月英', '第2号 请假 学习', '主席团'],
  [chair, '/准假 2 沈月英'],
  [deputy, '/来访 村民王五反映村道破损，下周修好'],
  ['胡志强', '/建议 增设桥亭村公交站台，方便老人候车'],
  [liaison, '/审查 3'],
  [liaison, '/文件 1 办结 已报送'],
]

const cardName = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?="}$)/

async function playNextDay(service: Pick<TownOn, 'say' | 'moveTo' | 'url'>): Promise<string[]> {
  await service.moveTo('2026-03-13T09:00:00+08:00')
  const answers: string[] = []
  for (const line of nextDay) {
    const { text, card } = await service.say(...line)
    // A card that is made anew has a name of its own.
    answers.push(`${text ?? ''}${JSON.stringify(card)}`.replaceAll(service.url, '').replace(cardName, '…'))
  }
  await service.moveTo('2026-03-13T18:00:00+08:00')
  return answers
}

it('figure for figure: pages, books, answers and counts are the same, and after the next day again', async () => {
  const passphrase = new Secret('correct horse battery')
  // The key takes a second to derive, on a busy machine ten, while the snapshot is held: as the command does, with patience.
  const patient = await town.database.open({ poolSize: 1, statementTimeoutMs: 120_000 })
  await writeBackup(patient, scratch('quiet'), town.clock.now(), undefined, passphrase)
  const patientCopy = await copy.open({ poolSize: 1, statementTimeoutMs: 120_000 })
  await restoreBackup(
    patientCopy,
    scratch('quiet'),
    await checkBackup(scratch('quiet'), passphrase),
    undefined,
    passphrase,
  )
  // Links and sessions are over after a restore, and nothing else.
  const closed = { page_session: [], sign_in_link: [], sign_in_trip: [], download: [] }
  expect(await everything(copy.db)).toEqual({ ...(await everything(db)), ...closed })
  const restored = await townOn(copy.db, town.clock.now(), undefined, 'callback')

  const here = await faceOf(town, db)
  expect(await faceOf(restored, copy.db)).toEqual(here)
  expect(Object.keys(here.pages).length).toBeGreaterThan(40)

  expect(await playNextDay(restored)).toEqual(await playNextDay(town))
  const next = await faceOf(town, db)
  expect(await faceOf(restored, copy.db)).toEqual(next)
  expect(next).not.toEqual(here)
  expect(await restored.close()).toEqual([])
}, 300_000)
