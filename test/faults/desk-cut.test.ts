/**
 * F4 and F5 for the real work: the connection to the database is cut at every piece that the transaction of a callback sends
 * or gets, is slow, and is reset again and again; what is repeated is done once.
 */
import { afterAll, expect, inject, test } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { openDatabase } from '../../src/db/open.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { type KeptClick, readKept } from '../../src/features/meetings/express/kept-click.ts'
import { lockMeetings, readCounts } from '../../src/features/meetings/store/answers.ts'
import { announce, botName, click, now, recorded, settleTowns, words } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { startNetwork, type Way } from './support-network.ts'
import { seededRandom } from './support-random.ts'

const { db, url } = await testDatabase()
const network = await startNetwork(inject('serverUrl'))
const cut = await openDatabase({ url: network.through(url), poolSize: 1, acquireMs: 5_000 })
afterAll(async () => {
  await cut.close()
  network.close()
})
const clock = { now: () => now, offsetMs: 0 }
const deskOn = (database: typeof db) => createDesk({ db: database, clock, registry, botName, log: quietLog })
const desk = deskOn(cut)
const { sixty } = await settleTowns(db)
const notices = await announce(db, sixty, { count: 20 })
const random = seededRandom()

let used = 0
/** A line that nobody has answered yet. */
function line(): { readonly who: string; readonly notice: number } {
  const nth = used++
  return { who: `d${2 + (nth % 59)}`, notice: notices[Math.floor(nth / 59)] ?? 0 }
}
const title = (): string =>
  Array.from({ length: 14 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 5_000))).join('')

const messages: Readonly<Record<string, () => Incoming>> = {
  'a click': () => {
    const { who, notice } = line()
    return click(who, `attend:${notice}`)
  },
  'words that answer': () => {
    const { who, notice } = line()
    return words(who, `参加 ${notice}号会议`)
  },
  'a notice': () =>
    words('d1', '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目', { chat: null }),
  'a suggestion': () => words('d5', `/建议 标题：${title()}。内容：${title()}`, { chat: null }),
}

const counts = async (): Promise<readonly number[]> => {
  const [row] = await db.sql<{ n: number[] }[]>`
    select array[(select count(*) from answer_entry), (select count(*) from meeting), (select count(*) from suggestion),
                 (select count(*) from suggestion_entry), (select count(*) from outbox), (select count(*) from deed),
                 (select count(*) from inbound)]::int[] as n`
  return row?.n ?? []
}
const growth = async (work: () => Promise<unknown>): Promise<readonly number[]> => {
  const before = await counts()
  await work()
  return (await counts()).map((count, nth) => count - (before[nth] ?? 0))
}

test('F4: cut at every piece that its transaction sends or gets, a callback is done as a whole or not at all', async ({
  annotate,
}) => {
  let [cuts, half, apologies] = [0, 0, 0]
  let doneUnknown = 0
  for (const [name, make] of Object.entries(messages)) {
    const whole = await growth(() => desk(make()))
    for (const way of ['to the server', 'from the server'] satisfies Way[]) {
      for (let piece = 1; ; piece++) {
        const message = make()
        await cut.sql`select 1`
        const before = await counts()
        let passed = 0
        network.cuts = at => at === way && ++passed === piece
        const first = await growth(async () => {
          const outcome = await desk(message).catch((error: unknown) => error)
          network.cuts = () => false
          if (passed >= piece && !isConnectionTrouble(outcome)) apologies++
        })
        if (passed < piece) break
        cuts++
        const nothing = first.every(count => count === 0)
        if (!nothing) doneUnknown++
        if (!nothing && String(first) !== String(whole)) half++
        await desk(message)
        // The server may have committed a moment after the connection was cut: both together are counted.
        const sum = (await counts()).map((count, nth) => count - (before[nth] ?? 0))
        expect(sum, `${name}, cut ${way} at ${piece}`).toEqual(whole)
      }
    }
  }
  await figure(
    annotate,
    'F4',
    `${cuts} cuts at every piece of the transactions of ${Object.keys(messages).length} kinds of callbacks: ${half} done by halves (pass: 0), ${apologies} answered with anything but "later" (pass: 0), ${doneUnknown} done without an answer, all once after the repetition (pass: all)`,
  )
  expect([half, apologies]).toEqual([0, 0])
  expect(cuts).toBeGreaterThan(16)
})

test('F4: cut at every piece of a click, what the next card counts is what the sheet says', async ({
  annotate,
}) => {
  const [notice = 0] = await announce(db, sixty)
  let nth = 0
  const next = () => click(`d${2 + (nth % 58)}`, `${nth++ % 116 < 58 ? 'attend' : 'leave'}:${notice}`)
  const counted = () =>
    db.transaction(async tx => {
      const [meeting] = await lockMeetings(tx, [notice])
      return meeting === undefined ? null : readCounts(tx, meeting)
    })
  const wordOf = async () => {
    const [row] = await db.sql<
      { word: string | null }[]
    >`select counted_by as word from meeting where id = ${notice}`
    return row?.word ?? null
  }
  const shown = async (): Promise<KeptClick['counts'] | null> => {
    const message = next()
    while (isConnectionTrouble(await desk(message).catch((error: unknown) => error)));
    return readKept((await recorded(db, message.origin.msgid))[0]?.reply)?.counts ?? null
  }
  let [cuts, wrong] = [0, 0]
  for (const way of ['to the server', 'from the server'] satisfies Way[]) {
    for (let piece = 1; ; piece++) {
      // Until the desk remembers the counts; nearly all of it is the wait after the cut before.
      for (let word: string | null = null; word === null; word = await wordOf()) await shown()
      await shown()
      let passed = 0
      network.cuts = at => at === way && ++passed === piece
      await desk(next()).catch(() => undefined)
      network.cuts = () => false
      if (passed < piece) break
      cuts++
      if (JSON.stringify(await shown()) !== JSON.stringify(await counted())) wrong++
    }
  }
  await figure(
    annotate,
    'F4',
    `${cuts} cuts at every piece of a click whose sheet's counts were remembered: ${wrong} cards that count wrongly (pass: 0)`,
  )
  expect(wrong).toBe(0)
  expect(cuts).toBeGreaterThan(4)
})

test('F5: half a second away, and reset at every 50th piece, nothing is done twice', async ({ annotate }) => {
  network.delayMs = 250
  const slowMs = performance.now()
  const slow = messages['a click']?.()
  const far = slow === undefined ? null : await desk(slow).catch((error: unknown) => error)
  const farMs = performance.now() - slowMs
  network.delayMs = 0
  expect(far instanceof Error && !isConnectionTrouble(far)).toBe(false)

  let [pieces, resets, repeated] = [0, 0, 0]
  network.cuts = () => {
    const cutting = ++pieces % 50 === 0
    if (cutting) resets++
    return cutting
  }
  const clicks = Array.from({ length: 200 }, () => messages['a click']?.()).filter(one => one !== undefined)
  for (const one of clicks) {
    // As the platform does, until there is an answer.
    while (isConnectionTrouble(await desk(one).catch((error: unknown) => error))) repeated++
  }
  network.cuts = () => false
  const ids = clicks.map(({ origin }) => origin.msgid)
  const [row] = await db.sql<{ entries: number; messages: number }[]>`
    select (select count(*) from answer_entry where msgid = any(${ids}::text[])) as entries,
           (select count(*) from inbound where msgid = any(${ids}::text[])) as messages`
  await figure(
    annotate,
    'F5',
    `500 ms away, the desk alone answered or refused after ${Math.round(farMs)} ms (pass: < 5000); ${clicks.length} clicks through ${resets} resets, ${repeated} repeated: ${row?.entries} effects (pass: ${clicks.length})`,
  )
  expect(row).toEqual({ entries: 200, messages: 200 })
  expect(resets).toBeGreaterThan(5)
  expect(farMs).toBeLessThan(5_000)
})
