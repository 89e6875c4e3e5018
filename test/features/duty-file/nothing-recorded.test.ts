/** A deputy of whom a year has no record was a deputy all the same: he stands in its list with nothing in every column. */
import { beforeAll, expect, it } from 'vitest'
import { linkIn, PlainBrowser } from '../../console/browser.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const clerk = '杨国梁'
const say = async (text: string, chat?: string) => (await town.say(clerk, text, chat)).text ?? ''
const browser = new PlainBrowser(town.url)
let deputies = 0

beforeAll(async () => {
  const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from person where levels <> '{}'`
  deputies = row?.n ?? 0
  await say('/履职设置 公布 开')
  await town.moveTo('2027-02-01T10:00:00+08:00')
  await db.sql`
    update person set active = false, left_at = '2027-01-05', left_reason = 'transferred' where name = '胡志强'`
  await db.sql`
    insert into person (congress_id, name, levels, deputy_since, updated_at)
    select congress_id, '新当选', '{town}', '2027-01-20', '2027-01-20' from person where name = '胡志强'`
  await browser.enter(linkIn(await say('网页')))
}, 60_000)

it('in the chat, on the page and in what is published', async () => {
  expect(await say('/履职 2026年')).toMatch(/^胡志强（已离任）：/m)
  const page = (await browser.get('/console/c/1/duty-files?year=2026')).html
  for (const text of [page, await say('/履职公布 2026年', '全体代表')]) {
    expect(text).toContain('胡志强')
    expect(text).toContain('王秀兰')
    expect(text).not.toContain('新当选')
  }
  expect(page.match(/duty-files\/\d+\?year=2026/g)).toHaveLength(deputies)
  expect((await browser.get('/console/c/1/duty-files?year=2025')).html).not.toContain('王秀兰')
})

it('is known of whoever comes by a roster: from the day on which he came', async () => {
  const [row] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from person where levels <> '{}' and deputy_since is null`
  expect(row?.n).toBe(0)
})
