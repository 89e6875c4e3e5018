/** The one script of the house, in a browser: what it keeps while the page goes on, and while nobody answers. */
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { launchBrowser } from './browser.ts'

const script = readFileSync(join(packageRoot, 'src/pages/web/live.js'), 'utf8')
const html = `<!doctype html><p id="live" data-from="/live" data-on="on" data-off="off"></p>
<div id="call"><a href="tel:1">1</a><a href="tel:2">2</a></div><div id="rest"></div><script src="/live.js"></script>`
/** `away`: a proxy answers, because the service does not. */
let state: 'there' | 'away' = 'there'
const looking = new Set<ServerResponse>()
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  if (request.url === '/live.js') response.end(script)
  else if (state === 'away') response.writeHead(502).end('bad gateway')
  else if (request.url === '/live') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 50\n\ndata: {}\n\n')
    looking.add(response)
  } else response.writeHead(200, { 'content-type': 'text/html' }).end(html)
})
let browser: Browser
let url = ''
beforeAll(async () => {
  browser = await launchBrowser()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})
const tell = (changes: Record<string, string>) => {
  for (const one of looking) one.write(`data: ${JSON.stringify(changes)}\n\n`)
}

it('the focus stays with whom somebody is about to call, also when he stands in another list', async () => {
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByText('on', { exact: true }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.locator('a[href="tel:2"]').focus()
  tell({ call: '<a href="tel:2">two</a>' })
  await page.getByText('two').waitFor()
  expect(await focused()).toBe('tel:2')
  tell({ call: '', rest: '<a href="tel:2">moved</a>' })
  await page.getByText('moved').waitFor()
  expect(await focused()).toBe('tel:2')
  await page.close()
})

it('while a proxy answers for the service the page stays, and goes on when the service is back', async () => {
  const page = await browser.newPage()
  await page.clock.install()
  await page.goto(url)
  await page.getByText('on', { exact: true }).waitFor()
  state = 'away'
  for (const one of looking) one.destroy()
  await page.getByText('off', { exact: true }).waitFor()
  const heads = () => asked.filter(one => one.startsWith('HEAD')).length
  for (let nth = 1; nth <= 3; nth++) {
    const answered = page.waitForResponse(response => response.request().method() === 'HEAD')
    await page.clock.runFor(31_000)
    expect((await answered).status()).toBe(502)
  }
  expect(heads()).toBeGreaterThanOrEqual(3)
  expect(await page.content()).not.toContain('bad gateway')
  state = 'there'
  const again = page.waitForURL('**/?again')
  await page.clock.runFor(31_000)
  await again
  await page.getByText('on', { exact: true }).waitFor()
  await page.close()
})
