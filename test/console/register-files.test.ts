/** A book taken from the pages, as it comes over the wire. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()

it.each([
  ['xlsx', 'spreadsheetml.sheet'],
  ['docx', 'wordprocessingml.document'],
])('a book as %s is kept under its name, by nobody else, and run by nothing', async (format, type) => {
  const browser = new PlainBrowser(town.url)
  await browser.enter(linkIn((await town.say('杨国梁', '网页')).text))
  const { status, headers } = await browser.get(`/console/c/1/registers/visits/${format}?year=2026`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain(type)
  const disposition = headers.get('content-disposition') ?? ''
  expect(disposition).toContain('attachment')
  expect(decodeURIComponent(disposition)).toContain('2026年人民来信来访记录簿')
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})
