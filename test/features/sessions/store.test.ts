import { beforeEach, describe, expect, it } from 'vitest'
import { countAttempt } from '../../../src/features/sessions/store/attempts.ts'
import { endLinksOf, lookAtLink, offerPage, takeLink } from '../../../src/features/sessions/store/links.ts'
import { purgeSignIns } from '../../../src/features/sessions/store/purge.ts'
import {
  devicesOf,
  endSession,
  endSessionsOf,
  lookAtSession,
  openSession,
  useSession,
} from '../../../src/features/sessions/store/sessions.ts'
import { beginTrip, endTrip } from '../../../src/features/sessions/store/trips.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const start = new Date('2026-03-11T10:00:00+08:00')
const at = (minutes: number, seconds = 0) => new Date(start.getTime() + minutes * 60_000 + seconds * 1_000)
const open = (account = 'ZhangSan', when = start) =>
  db.transaction(tx => openSession(tx, { account, device: 'wecom/android' }, when))
const use = (id: string, when: Date) => db.transaction(tx => useSession(tx, id, when))
const isOpen = async (id: string, when: Date) => (await use(id, when)) !== null

beforeEach(async () => {
  await db.sql`delete from page_session`
  await db.sql`delete from sign_in_link`
  await db.sql`delete from sign_in_attempt`
})

describe('a session', () => {
  it('is of the account in small letters, and its id stands nowhere', async () => {
    const id = await open()
    expect((await use(id, start))?.session.account).toBe('zhangsan')
    const rows = await db.sql`select * from page_session`
    expect(JSON.stringify(rows)).not.toContain(id)
  })

  it.each(['', 'x', 'a'.repeat(43), "' or true --", 'ü'.repeat(43)])('is not opened by %j', async id => {
    await open()
    expect(await use(id, start)).toBeNull()
  })

  it('ends after twelve idle hours, and after seven days whatever is done', async () => {
    let id = await open()
    expect(await isOpen(id, at(719))).toBe(true)
    const idle = await open()
    expect(await isOpen(idle, at(720))).toBe(false)
    for (let hour = 6; hour < 168; hour += 6) {
      const used = await use(id, at(hour * 60 + 719))
      id = used?.newId ?? id
    }
    await db.sql`update page_session set seen_at = expires_at`
    expect(await isOpen(id, at(7 * 1440, -1))).toBe(true)
    expect(await isOpen(id, at(7 * 1440))).toBe(false)
  })

  it('grows no younger by what a browser asks by itself, and keeps its id', async () => {
    const id = await open()
    const look = (when: Date) => db.transaction(tx => lookAtSession(tx, id, when))
    for (let minutes = 1; minutes < 720; minutes += 20)
      expect((await look(at(minutes)))?.account).toBe('zhangsan')
    expect(await look(at(720))).toBeNull()
    expect(await isOpen(id, at(720))).toBe(false)
  })

  it('has a new id after a quarter of an hour; the old one ends seconds after the new one has come', async () => {
    const first = await open()
    const second = (await use(first, at(15)))?.newId ?? ''
    expect(second).toMatch(/^[\w-]{43}$/)
    expect(await isOpen(first, at(15, 20))).toBe(true)
    expect((await use(second, at(15, 25)))?.newId).toBeNull()
    expect(await isOpen(first, at(15, 54))).toBe(true)
    expect(await isOpen(first, at(15, 55))).toBe(false)
    expect(await isOpen(second, at(29))).toBe(true)
  })

  it('is not lost when the answer with the new id was', async () => {
    const first = await open()
    const lost = (await use(first, at(15)))?.newId ?? ''
    const third = (await use(first, at(16)))?.newId ?? ''
    expect(third).not.toBe(lost)
    expect(await isOpen(lost, at(16, 1))).toBe(false)
    expect(await isOpen(third, at(16, 1))).toBe(true)
  })

  it.each([1, 2, 3, 4, 5])('signs nobody out by requests at once (play %i)', async play => {
    let held = await open(`player${play}`)
    const older: string[] = []
    for (let step = 1; step <= 12; step++) {
      const now = at(step * 16)
      const sent = [held, held, held, ...older.slice(-1).map(() => held)]
      const answers = await Promise.all(sent.map(id => use(id, now)))
      expect(answers.every(answer => answer !== null)).toBe(true)
      const fresh = answers.flatMap(answer => answer?.newId ?? [])
      expect(fresh).toHaveLength(1)
      older.push(held)
      held = fresh[0] ?? held
      const next = await Promise.all([held, held, older.at(-1) ?? ''].map(id => use(id, at(step * 16, 5))))
      expect(next.every(answer => answer !== null)).toBe(true)
      expect(next.flatMap(answer => answer?.newId ?? [])).toEqual([])
      for (const dead of older.slice(0, -1)) expect(await isOpen(dead, at(step * 16, 6))).toBe(false)
    }
  })

  it('ends with whichever of its ids somebody signs out, and only on this device', async () => {
    const [here, there] = [await open(), await open()]
    const next = (await use(here, at(15)))?.newId ?? ''
    await db.transaction(tx => endSession(tx, here))
    expect(await isOpen(next, at(15, 1))).toBe(false)
    expect(await isOpen(there, at(15, 1))).toBe(true)
  })

  it('is one of ten at most; the one that was used longest ago makes room', async () => {
    const ids: string[] = []
    for (let n = 0; n < 11; n++) ids.push(await open('zhangsan', at(n)))
    const other = await open('lisi')
    expect(await isOpen(ids[0] ?? '', at(11))).toBe(false)
    for (const id of [...ids.slice(1), other]) expect(await isOpen(id, at(11))).toBe(true)
  })

  it('ends on all devices of its account and of no other', async () => {
    const [mine, other] = [await open(), await open('lisi')]
    await open('ZHANGSAN')
    await db.transaction(async tx => {
      const used = await useSession(tx, mine, at(1))
      if (used === null) throw new Error('no session')
      expect(await devicesOf(tx, used.session, at(1))).toHaveLength(2)
      await endSessionsOf(tx, used.session)
    })
    expect(await isOpen(mine, at(1))).toBe(false)
    expect(await isOpen(other, at(1))).toBe(true)
  })
})

describe('a link', () => {
  const offer = async (when = start) => {
    const arrival = { account: 'ZhangSan', back: '/console' }
    const link = await db.transaction(tx => offerPage(tx, arrival, '打开', when))
    return link.path.replace('/console/enter/', '')
  }
  const take = (token: string, when: Date) => db.transaction(tx => takeLink(tx, token, when))

  it('is good once, and looking at it does not use it up', async () => {
    const token = await offer()
    expect(await db.transaction(tx => lookAtLink(tx, token, start))).toBe('good')
    expect(await take(token, start)).toEqual({ account: 'zhangsan', back: '/console' })
    expect(await take(token, start)).toBe('over')
    expect(await db.transaction(tx => lookAtLink(tx, token, start))).toBe('over')
    expect(JSON.stringify(await db.sql`select * from sign_in_link`)).not.toContain(token)
  })

  it('used by two at once signs one in', async () => {
    const token = await offer()
    const taken = await Promise.all([take(token, start), take(token, start), take(token, start)])
    expect(taken.filter(one => typeof one === 'object')).toHaveLength(1)
  })

  it('is one of five at most that are good for its person; an older one is over', async () => {
    const [first = '', ...rest] = [
      await offer(at(0)),
      await offer(at(1)),
      await offer(at(2)),
      await offer(at(3)),
    ]
    rest.push(await offer(at(4)))
    await db.transaction(tx => offerPage(tx, { account: 'lisi', back: '/console' }, '打开', start))
    const sixth = await offer(at(5))
    expect(await take(first, at(5))).toBe('over')
    for (const token of [...rest, sixth])
      expect(await take(token, start)).toMatchObject({ account: 'zhangsan' })
  })

  it('ends with all others of its person when he has signed out everywhere', async () => {
    const token = await offer()
    await db.transaction(tx => endLinksOf(tx, 'lisi', start))
    expect(await db.transaction(tx => lookAtLink(tx, token, start))).toBe('good')
    await db.transaction(tx => endLinksOf(tx, 'zhangsan', start))
    expect(await take(token, start)).toBe('over')
  })

  it('is good for ten minutes', async () => {
    const [early, late] = [await offer(), await offer()]
    expect(await take(early, at(10, -1))).toMatchObject({ account: 'zhangsan' })
    expect(await take(late, at(10))).toBe('over')
    expect(await take('b'.repeat(43), start)).toBe('unknown')
    expect(await take('<script>', start)).toBe('unknown')
  })
})

describe('a trip to the platform', () => {
  const end = (trip: { state: string; browser: string }, when: Date) =>
    db.transaction(tx => endTrip(tx, trip, when))

  it('ends once, for the browser that began it, within five minutes', async () => {
    const [mine, other, slow] = await Promise.all(
      [1, 2, 3].map(n => db.transaction(tx => beginTrip(tx, `/console/c/${n}`, start))),
    )
    if (mine === undefined || other === undefined || slow === undefined) throw new Error('no trip')
    expect(await end({ ...mine, browser: other.browser }, start)).toBeNull()
    expect(await end(mine, start)).toBe('/console/c/1')
    expect(await end(mine, start)).toBeNull()
    expect(await end(slow, at(5))).toBeNull()
    expect(await end({ state: '', browser: '' }, start)).toBeNull()
  })
})

describe('attempts', () => {
  const attempt = (address: string, when: Date, kind: 'failed' | 'begun' = 'failed') =>
    db.transaction(tx => countAttempt(tx, address, kind, when))

  it('thirty in vain from one address, then it waits for ten minutes', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => attempt('1.2.3.4', start)))
    expect(all.filter(isAllowed => isAllowed)).toHaveLength(30)
    expect(await attempt('1.2.3.4', at(10, -1))).toBe(false)
    expect(await attempt('1.2.3.5', at(1))).toBe(true)
    expect(await attempt('1.2.3.4', at(1), 'begun')).toBe(true)
    expect(await attempt('1.2.3.4', at(10))).toBe(true)
    expect(await attempt('1.2.3.4', at(10))).toBe(true)
  })
})

it('what is over is forgotten, what is in use stays', async () => {
  const id = await open('zhangsan', at(9 * 1440))
  await open('zhangsan', start)
  await db.transaction(tx => offerPage(tx, { account: 'a', back: '/console' }, '打开', start))
  await db.transaction(tx => countAttempt(tx, '1.2.3.4', 'failed', start))
  expect(await db.transaction(tx => purgeSignIns(tx, at(9 * 1440), 100))).toBeGreaterThanOrEqual(3)
  expect(await db.transaction(tx => purgeSignIns(tx, at(9 * 1440), 100))).toBe(0)
  expect(await isOpen(id, at(9 * 1440))).toBe(true)
})
