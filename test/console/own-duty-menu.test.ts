import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const { db } = town.database

it('the own duty file stands in the menu and in the help of whoever is a deputy or was one, and of nobody else', async () => {
  const [row] = await db.sql<{ name: string }[]>`
    select name from person where levels = '{}' and userid is not null and congress_id = 1 limit 1`
  const official = row?.name ?? ''
  const shown = async (name: string) => {
    const browser = new PlainBrowser(town.url)
    const page = await browser.enter(linkIn((await town.say(name, '网页')).text))
    const html = page.status === 303 ? (await browser.get('/console')).html : page.html
    return {
      page: html.includes('/console/c/1/duty"'),
      help: ((await town.say(name, '帮助')).text ?? '').includes('我的履职'),
    }
  }
  expect(await shown(official)).toEqual({ page: false, help: false })
  expect(await shown('王秀兰')).toEqual({ page: true, help: true })
  await db.sql`update person set levels = '{}' where name = '王秀兰'`
  expect(await shown('王秀兰')).toEqual({ page: true, help: true })
})
