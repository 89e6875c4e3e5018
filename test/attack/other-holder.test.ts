/** An account that is given to somebody else: what its earlier holder had open, or could still open, is over. */
import { describe, expect, it } from 'vitest'
import { bindPairs } from '../../src/features/address-book/store.ts'
import { bindUserid } from '../../src/features/roster/store/binding.ts'
import { importRoster } from '../../src/features/roster/store/import.ts'
import { addPerson } from '../../src/features/roster/store/people.ts'
import { linkIn, PlainBrowser } from '../console/browser.ts'
import { type Cells, tableWith } from '../features/roster/tables.ts'
import { one } from '../support/at-one-moment.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const now = () => town.clock.now()

const personOf = (name: string) =>
  one(db.sql<{ id: number; congressId: number; userid: string | null }[]>`
    select id, congress_id as "congressId", userid from person where name = ${name} and active`)

async function signedIn(name: string) {
  const browser = new PlainBrowser(town.url)
  expect((await browser.enter(linkIn((await town.say(name, '网页')).text))).status).toBe(303)
  expect((await browser.get('/console')).status).toBe(200)
  const unused = linkIn((await town.say(name, '网页')).text)
  return { browser, unused }
}

/** Takes the account from its holder by one way, and gives it to another by the other. */
async function handedOn(
  from: string,
  take: (id: number) => Promise<unknown>,
  give: (account: string) => Promise<unknown>,
) {
  const { id, userid } = await personOf(from)
  const { browser, unused } = await signedIn(from)
  await take(id)
  await give(userid ?? '')
  expect((await browser.get('/console')).status).toBe(401)
  expect((await new PlainBrowser(town.url).enter(unused)).status).not.toBe(303)
}

const bind = (id: number, account: string) => db.transaction(tx => bindUserid(tx, id, account, now()))
describe('the account of one who is signed in', () => {
  it('confirmed for another after he has a new one', async () => {
    const next = await personOf('董长庚')
    await handedOn(
      '王秀兰',
      id => bind(id, 'wangxiulan2'),
      async account => {
        await db.sql`update person set userid = null where id = ${next.id}`
        await bind(next.id, account)
      },
    )
  })

  it('read in with the roster for another', async () => {
    const { congressId } = await personOf('杨国梁')
    await handedOn(
      '胡志强',
      () => importOne(congressId, { name: '胡志强', userid: 'huzhiqiang2', district: '大坪村' }),
      account => importOne(congressId, { name: '新来的', userid: account, levels: '乡镇' }),
    )
  })

  it('put on the roster again, or found in the address book, for another', async () => {
    const { congressId } = await personOf('杨国梁')
    const away = (id: number) => db.sql`update person set userid = null where id = ${id}`
    await handedOn('许金泉', away, account =>
      db.transaction(tx => addPerson(tx, congressId, { name: '又一位', userid: account }, now())),
    )
    const { id } = await personOf('又一位')
    await handedOn('傅德胜', away, async account => {
      await away(id)
      await db.transaction(tx => bindPairs(tx, [{ personId: id, userid: account }], now()))
    })
  })

  it('is not signed out by a roster that leaves it as it is', async () => {
    const { congressId, userid } = await personOf('毛水法')
    const { browser } = await signedIn('毛水法')
    await importOne(congressId, { name: '毛水法', userid: userid ?? '', phone: '13900001111' })
    expect((await browser.get('/console')).status).toBe(200)
  })

  async function importOne(congressId: number, row: Cells): Promise<void> {
    const columns = Object.keys(row) as (keyof Cells)[]
    const plan = await db.transaction(tx => importRoster(tx, congressId, tableWith([row], columns), now()))
    expect(plan.problems).toEqual([])
  }
})
