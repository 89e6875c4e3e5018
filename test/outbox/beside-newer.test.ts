/**
 * An older process for some minutes beside a newer one, on its database: what it cannot make out is lost to nobody. What the
 * newer one writes is written here by hand, since nothing is newer than this version.
 */
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { createMediaChannel, mediaChannel } from '../../src/channels/media.ts'
import { personTarget } from '../../src/channels/target.ts'
import { MovableClock } from '../../src/clock.ts'
import { isOlder } from '../../src/db/applied-migrations.ts'
import { readJournal } from '../../src/db/migrate.ts'
import { registry } from '../../src/desk/registry.ts'
import { keepFetched } from '../../src/features/attachments/outreach.ts'
import { followUpDecisions } from '../../src/features/decisions/jobs.ts'
import { ask } from '../../src/features/dialogue/store.ts'
import { tellAllPrivately } from '../../src/features/notes/outreach.ts'
import { asOfNowIn } from '../../src/features/rights/outreach/as-of-now.ts'
import { sayCalls } from '../../src/features/visits/jobs.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { packageRoot } from '../../src/package-root.ts'
import { stageOf } from '../features/agenda/stage.ts'
import { jpeg } from '../features/attachments/stage.ts'
import { quietLog } from '../support/database.ts'
import { startTown } from '../support/town.ts'
import { message, put, recordingChannel, stored } from './stage.ts'

const town = await startTown()
const { db } = town.database
const { sql } = db
const known = readJournal(join(packageRoot, 'drizzle'))
const deputy = '王秀兰'

const bringUp = () => sql`insert into migration (tag, position) values ('9999_later', 9999)`
afterEach(async () => {
  await sql`delete from migration where tag = '9999_later'`
  await sql`update congress set settings = settings - 'holograms'`
  await sql`truncate outbox, outbox_target`
})

const clock = new MovableClock(new Date())
/** A minute later than the last: what waits is looked at again. */
async function sendBy(channel: Channel): Promise<void> {
  clock.moveTo(new Date(clock.now().getTime() + 60_000))
  const of = { db, clock, channels: [channel], log: quietLog, asOfNow: asOfNowIn(db, clock) }
  const dispatcher = createDispatcher({ ...of, isOlder: () => isOlder(sql, known) })
  await dispatcher.runOnce()
  await dispatcher.stop()
}

async function idsOf(name: string): Promise<{ personId: number; congressId: number }> {
  const [row] = await sql<{ personId: number; congressId: number }[]>`
    select id as "personId", congress_id as "congressId" from person where name = ${name}`
  return row ?? { personId: 0, congressId: 0 }
}

const waits = { state: 'waiting', attempts: 0, error: 'newer_version' }

describe('what stands right before a sending', () => {
  it('a right that only a newer version knows: its word waits, and is said by who knows it', async () => {
    const { personId, congressId } = await idsOf(deputy)
    const habits = { zone: 'Asia/Shanghai', quietHours: { fromMinute: 0, untilMinute: 0 }, botName: '联络员' }
    const word = { congressId, personIds: [personId], text: '只对她说', subject: 'test', rights: [] }
    await db.transaction(tx => tellAllPrivately(tx, clock, clock.now(), [{ ...word, ...habits }]))
    const [note] = await sql<{ id: number }[]>`select max(id) as id from private_note`
    const id = note?.id ?? 0
    await sql`truncate outbox, outbox_target`
    await sql`update private_note set rights = '[{"as":"oracle"}]' where id = ${id}`
    const payload = { kind: 'markdown', text: '只对她说', note: { id, nth: 0 } } as const
    await put(db, clock, [message({ payload, promise: 'at_most_once' })])
    const channel = recordingChannel()

    await bringUp()
    for (let round = 0; round < 10; round++) await sendBy(channel)
    expect(await stored(db)).toMatchObject([waits])

    await sql`delete from migration where tag = '9999_later'`
    await sendBy(channel)
    expect(await stored(db)).toMatchObject([{ state: 'waiting', attempts: 1, error: 'unreachable' }])

    await sql`update private_note set rights = '[]' where id = ${id}`
    await sendBy(channel)
    expect(channel.texts).toEqual(['只对她说'])
  })

  it('a setting that only a newer version knows: a photo waits, and is kept by who knows it', async () => {
    await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了')
    const [visit] = await sql<{ id: number }[]>`select id from visit`
    const { personId } = await idsOf(deputy)
    const of = { bot: 'b', msgid: 'm', nth: 0, of: 1, url: '' }
    const subject = { kind: 'visit' as const, id: visit?.id ?? 0 }
    const photo = { channel: mediaChannel, target: personTarget(personId) }
    await sql`truncate outbox, outbox_target`
    await put(db, clock, [message({ ...photo, payload: { kind: 'media', personId, subject, ...of } })])
    const keeping = { clock: town.clock, botName: '联络员', holders: registry.holders }
    const channel = createMediaChannel({
      fetch: async () => ({ name: 'a.jpg', bytes: jpeg('photo') }),
      keep: (request, found) => keepFetched(db, keeping, request, found),
    })
    const kept = async () => (await sql`select from attachment`).count
    await sql`update congress set settings = settings || '{"holograms":{"bright":true}}'`

    await bringUp()
    for (let round = 0; round < 5; round++) await sendBy(channel)
    expect(await stored(db)).toMatchObject([waits])
    expect(await kept()).toBe(0)

    await sql`delete from migration where tag = '9999_later'`
    await sendBy(channel)
    expect(await stored(db)).toMatchObject([{ state: 'waiting', attempts: 1, error: 'broken:ZodError' }])

    await sql`update congress set settings = settings - 'holograms'`
    await sendBy(channel)
    expect(await kept()).toBe(1)
  })
})

describe('calls of a kind that only a newer version knows', () => {
  it('of the register are left to it', async () => {
    const { congressId } = await idsOf(deputy)
    const now = town.clock.now()
    const until = new Date(now.getTime() + 86_400_000)
    await sql`
      insert into visit_call (congress_id, kind, slot, visit_id, due_at, not_after)
      select ${congressId}, 'hologram', 'x', max(id), ${now}, ${until} from visit`
    await db.transaction(tx => sayCalls({ tx, clock: town.clock, now, botName: '联络员', log: quietLog }))
    expect(await sql`select done_at from visit_call where kind = 'hologram'`).toEqual([{ done_at: null }])
    await sql`delete from visit_call where kind = 'hologram'`
  })

  it('of what is followed up are left to it, and those beside it are said', async () => {
    await stageOf(town).holds()
    expect(
      (await town.say('周晓敏', '/决定 1 修复石桥村排灌渠 承办:农业农村办 期限:4月10日')).text,
    ).toContain('已登记')
    const now = new Date('2026-04-10T12:00:00+08:00')
    await sql`
      insert into decision_call (decision_id, kind, slot, due_at, not_after)
      select id, 'hologram', 'x', ${new Date('2026-04-10T08:00:00+08:00')}, ${new Date('2026-04-11T08:00:00+08:00')}
      from decision`
    const follow = () =>
      db.transaction(tx =>
        followUpDecisions({ tx, clock: town.clock, now, botName: '联络员', log: quietLog }),
      )
    expect(await follow()).toBe(2)
    const calls = await sql<{ kind: string; outcome: string | null }[]>`
      select kind, outcome from decision_call where due_at <= ${now} order by due_at`
    expect(calls).toContainEqual({ kind: 'due', outcome: 'sent' })
    // Planned anew, it is still there.
    expect(calls).toContainEqual({ kind: 'hologram', outcome: null })
  })
})

it('a question that only a newer version knows: he is asked to say it again, and it waits for his answer', async () => {
  const { personId } = await idsOf(deputy)
  const waiting = { about: 'county_reply', words: '已收到' } as const
  await town.say(deputy, '我的')
  await db.transaction(tx => ask(tx, personId, 'single', waiting, town.clock.now()))
  await sql`update conversation set about = 'hologram' where person_id = ${personId}`
  expect((await town.say(deputy, '参加')).text).toContain('没有处理成功，未作登记')
  expect(
    await sql`select about from conversation where person_id = ${personId} and place = 'single'`,
  ).toEqual([{ about: 'hologram' }])
})
