/** Where the link that the bot gives leads to: a page that is there, for everybody to whom it is given. */
import { expect, it } from 'vitest'
import { addCounty, county } from '../features/county/county-town.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
await addCounty(town)

it.each([
  ['周晓敏', '今天'],
  ['杨国梁', '今天'],
  ['王秀兰', '王秀兰，您好'],
  ['贾文斌', '贾文斌，您好'],
  [county, '各乡镇'],
])('%s comes to %s', async (who, title) => {
  const browser = new PlainBrowser(town.url)
  const { location } = await browser.enter(linkIn((await town.say(who, '网页')).text))
  const page = await browser.get(location ?? '')
  expect(page.status).toBe(200)
  expect(page.html).toContain(`<h1>${title}`)
})
