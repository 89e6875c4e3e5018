/** While somebody looks others write: what a page or a file says is of one moment all the same. */

import { beforeAll, expect, it } from 'vitest'
import { unzip } from '../registers/unzip.ts'
import { openedRows } from '../support/opened.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const { db } = town.database
const clerk = '杨国梁'
const browser = new PlainBrowser(town.url)

beforeAll(async () => {
  await browser.enter(linkIn((await town.say(clerk, '网页')).text))
})

let papers = 0
async function enterPaper(): Promise<void> {
  papers += 1
  await town.say(clerk, `/收文 县人大办 云人办〔2026〕${papers}号 关于第${papers}件事的通知 2份`)
}

/** Starts `read`, which is held up at the attachments, after its rows and before its totals; a paper comes in meanwhile. */
async function whileAPaperComes<T>(read: () => Promise<T>): Promise<T> {
  let reading: Promise<T> | undefined
  await db.transaction(async tx => {
    await tx.sql`lock table attachment in access exclusive mode`
    reading = read()
    await someoneWaits()
    await db.sql`
      insert into incoming_paper (congress_id, year, number, state, received_on, sender, title, copies)
      select congress_id, year, max(number) + 1, 'open', '2026-03-11', '县人大办', '后来的一件', 5
      from incoming_paper group by congress_id, year`
    papers += 1
  })
  if (reading === undefined) throw new Error('nothing was read')
  return reading
}

async function someoneWaits(): Promise<void> {
  for (;;) {
    const waiting = await db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.count > 0) return
  }
}

/** How many rows of papers there are, and how many papers the totals say. */
const fits = (text: string) => ({
  rows: (text.match(/关于第\d+件事的通知|后来的一件/g) ?? []).length,
  totals: Number(/收文(\d+)件/.exec(text)?.[1]),
})

/** How many rows the answer says there are, and how many papers came in. */
const sizes = (text: string) => ({
  rows: Number(/共(\d+)行/.exec(text)?.[1]),
  totals: Number(/收文(\d+)件/.exec(text)?.[1]),
})

it.each([
  ['the page', async () => (await browser.get('/console/c/1/registers/incoming')).html],
  ['the document from the page', () => documentAt('/console/c/1/registers/incoming/docx')],
])('%s of a book has totals that fit its rows, whatever is entered while it is read', async (_, read) => {
  await enterPaper()
  const before = papers
  const text = await whileAPaperComes(read)
  expect(fits(text)).toEqual({ rows: before, totals: before })
  expect(fits(await read())).toEqual({ rows: papers, totals: papers })
})

it('an answer in the chat with the size of a book and its totals is of one moment, and happened once', async () => {
  await enterPaper()
  const before = papers
  const text = await whileAPaperComes(async () => (await town.say(clerk, '/导出 收文')).text ?? '')
  expect(sizes(text)).toEqual({ rows: before, totals: before })
  expect(sizes((await town.say(clerk, '/导出 收文')).text ?? '')).toEqual({ rows: papers, totals: papers })
  const [kept] = await db.sql<{ links: number }[]>`
    select count(*)::int as links from download`
  const replies = (await openedRows(db, 'inbound')).map(({ reply }) => JSON.stringify(reply))
  expect(replies.filter(reply => /共.*行。.*收文.*件/u.test(reply))).toHaveLength(2)
  expect(kept).toEqual({ links: 4 })
})

it('the document behind a link of the bot has, too', async () => {
  await enterPaper()
  const before = papers
  const link = (await town.say(clerk, '/导出 收文')).text?.match(/\/download\/[\w-]{43}/g) ?? []
  const text = await whileAPaperComes(() => documentAt(link.at(-1) ?? ''))
  expect(fits(text)).toEqual({ rows: before, totals: before })
})

async function documentAt(path: string): Promise<string> {
  const response = await fetch(town.url + path, { headers: { cookie: browser.cookieHeader() } })
  const files = unzip(Buffer.from(await response.arrayBuffer()))
  return files.get('word/document.xml') ?? ''
}

it('pages that one browser asks for at once are all answered, also when each notes that it was used', async () => {
  for (const minutes of [2, 20, 40]) {
    town.clock.moveTo(new Date(town.clock.now().getTime() + minutes * 60_000))
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        browser.get(`/console/c/1/${i % 2 === 0 ? 'today' : 'registers/visits/xlsx'}`),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
})

it('of two who follow a link of the bot at once one gets the document, the other hears that it is over', async () => {
  const [path = ''] = (await town.say(clerk, '/导出 收文')).text?.match(/\/download\/[\w-]{43}/) ?? []
  const answers = await Promise.all(Array.from({ length: 4 }, () => fetch(town.url + path)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410])
})
