/** What is asked of every page there is, whoever looks: on a deputy's old phone, to a screen reader, and on paper. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/console/registry.ts'
import { registerFormats } from '../../src/features/registers/types.ts'
import {
  county,
  deputy,
  everyKind,
  liaison,
  officeContact,
  openSmallTown,
  type SmallTown,
} from './small-town.ts'

const oldPhone = { viewport: { width: 360, height: 640 } }
/** Over a village's network a page is there in seconds: what is packed, with the style sheet and the script. */
const mostBytes = 60 * 1024
/** Unpacked, too, none is so long that an old phone is slow to draw it. */
const mostUnpacked = 150 * 1024

/** Of these the printer's own pages are looked at, too: it takes seconds. */
const printed = ['today', 'meetings/1', 'registers/incoming', 'towns']

const numbers: Readonly<Record<string, string>> = { 'reception/:number': '20260316' }
const looked = pages.filter(({ path }) => !registerFormats.some(format => path.endsWith(`/${format}`)))
const addressOf = (path: string): string => path.replace(':number', numbers[path]?.split('/').at(-1) ?? '1')
const pathsFor = (of: 'towns' | 'county'): string[] =>
  looked.filter(page => (page.of ?? 'towns') === of).map(({ path }) => addressOf(path))

let town: SmallTown
const browsers = new Map<string, Page>()
beforeAll(async () => {
  town = await openSmallTown(everyKind)
  for (const who of [liaison, deputy, officeContact, county])
    browsers.set(who, await town.enter(who, oldPhone))
}, 300_000)
afterAll(() => town.close())

interface Seen {
  readonly title: string
  readonly language: string
  readonly headings: readonly number[]
  /** What is smaller than 14 px; pictures have a table with the same figures below. */
  readonly small: readonly string[]
  readonly nameless: readonly string[]
  readonly headless: number
  readonly sideways: number
  readonly low: readonly string[]
  /** What has less contrast with its ground than WCAG AA asks for. */
  readonly pale: readonly string[]
}

/** What a reader of the page would meet. */
const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')].filter(one => one.getClientRects().length > 0)
    const said = (one: Element) => `${one.tagName} ${one.textContent?.trim().slice(0, 20)}`
    const hasText = (one: Element) =>
      [...one.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.textContent?.trim() !== '')
    const named = (one: Element) =>
      one.closest('label') !== null ||
      (one.id !== '' && document.querySelector(`label[for="${one.id}"]`) !== null)
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (color: string) => {
      const [red = 0, green = 0, blue = 0] = channels(color).map(value => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const groundOf = (one: Element | null): string => {
      if (one === null) return 'rgb(255, 255, 255)'
      const { backgroundColor } = getComputedStyle(one)
      return channels(backgroundColor)[3] === 0 ? groundOf(one.parentElement) : backgroundColor
    }
    const contrastOf = (one: Element) => {
      const style = getComputedStyle(one)
      const ink = one.closest('svg') === null ? style.color : style.fill
      const [a, b] = [light(ink), light(groundOf(one))]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    }
    return {
      title: document.title,
      language: document.documentElement.lang,
      headings: [...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName.slice(1))),
      small: all
        .filter(one => one.closest('svg') === null && hasText(one))
        .filter(one => Number.parseFloat(getComputedStyle(one).fontSize) < 14)
        .map(said),
      nameless: [...document.querySelectorAll('select, textarea, input:not([type=hidden])')]
        .filter(one => !named(one))
        .map(said),
      headless: document.querySelectorAll('th:not([scope])').length,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      low: all
        .filter(one => one.matches('button, select') && one.getBoundingClientRect().height < 44)
        .map(said),
      pale: all.filter(one => hasText(one) && contrastOf(one) < 4.5).map(said),
    }
  })

/** Packed and unpacked, with all files that it names. */
async function weigh(page: Page, address: string): Promise<{ packed: number; unpacked: number }> {
  const files = await page.evaluate(() =>
    [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(
      one => one.getAttribute('href') ?? one.getAttribute('src') ?? '',
    ),
  )
  let [packed, unpacked] = [0, 0]
  for (const path of [address, ...files]) {
    const answer = await page.request.get(new URL(path, town.base).href)
    packed += Number(answer.headers()['content-length'])
    unpacked += (await answer.body()).length
  }
  return { packed, unpacked }
}

const titles = new Map<string, string>()

describe.each([
  [liaison, pathsFor('towns')],
  [
    deputy,
    [
      'reception',
      'reception/20260316',
      'suggestions',
      'suggestions/1',
      'duty',
      'registers',
      'meetings/1',
      'charts',
    ],
  ],
  [officeContact, ['suggestions', 'suggestions/1', 'registers/suggestions']],
  [county, pathsFor('county')],
])('as %s', (who, paths) => {
  it.each(['', ...paths])('%s is small, in order, and fits the phone', async path => {
    const page = browsers.get(who)
    if (page === undefined) throw new Error(who)
    const id = who === county ? town.countyId : town.townId
    const address = `${town.base}/console${path === '' ? '' : `/c/${id}/${path}`}`
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(200)
    const seen = await look(page)
    expect(seen).toMatchObject({
      language: 'zh-CN',
      small: [],
      nameless: [],
      headless: 0,
      sideways: 0,
      low: [],
      pale: [],
    })
    expect(seen.headings[0]).toBe(1)
    expect(seen.headings.filter(level => level === 1)).toHaveLength(1)
    for (const [nth, level] of seen.headings.entries())
      expect(level - (seen.headings[nth - 1] ?? 0), seen.headings.join()).toBeLessThanOrEqual(1)
    // Nobody has to guess which of his tabs is which.
    expect([undefined, `${who} ${path}`]).toContain(titles.get(`${who} ${seen.title}`))
    titles.set(`${who} ${seen.title}`, `${who} ${path}`)
    const { packed, unpacked } = await weigh(page, address)
    console.log(
      `${who} /${path}: ${(packed / 1024).toFixed(1)} KiB, unpacked ${(unpacked / 1024).toFixed(1)} KiB`,
    )
    expect(packed).toBeLessThan(mostBytes)
    expect(unpacked).toBeLessThan(mostUnpacked)
  })

  it.each(paths)('%s on paper is not cut off at the right, and nothing is there to press', async path => {
    const page = browsers.get(who)
    if (page === undefined) throw new Error(who)
    const id = who === county ? town.countyId : town.townId
    await page.emulateMedia({ media: 'print' })
    // As wide as A4 is between its margins, across for a book.
    const isBook = path.startsWith('registers/')
    const width = isBook ? 1031 : 672
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${town.base}/console/c/${id}/${path}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    if (printed.includes(path)) {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf).toMatch(
        isBook ? /MediaBox\s*\[0 0 84[12][\d.]* 59[45]/ : /MediaBox\s*\[0 0 59[45][\d.]* 84[12]/,
      )
    }
    await page.emulateMedia({ media: null })
    await page.setViewportSize(oldPhone.viewport)
  })
})

it('from the link to a downloaded book by Tab and Enter alone, and one always sees where one is', async () => {
  const context = await town.browser.newContext()
  const page = await context.newPage()
  const { text } = await town.room.say(liaison, '网页')
  await page.goto(/\((http[^)]+)\)/.exec(text ?? '')?.[1] ?? '')
  const press = async (name: string, role: string) => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const one = document.activeElement
        return one === null
          ? null
          : { tag: one.tagName, text: one.textContent?.trim(), outline: getComputedStyle(one).outlineWidth }
      })
      expect(focused?.outline, focused?.text).toBe('3px')
      if (focused?.tag === role && focused.text === name) {
        await page.keyboard.press('Enter')
        return
      }
    }
    throw new Error(`${name} is not reached`)
  }
  await press('进入', 'BUTTON')
  await page.getByRole('heading', { level: 1, name: /^今天/ }).waitFor()
  await press('登记簿', 'A')
  await page.getByRole('heading', { level: 1, name: '登记簿' }).waitFor()
  await press('各级文件登记簿', 'A')
  await page.getByRole('heading', { level: 1, name: '2026年各级文件登记簿' }).waitFor()
  const downloading = page.waitForEvent('download')
  await press('下载表格（xlsx）', 'A')
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/)
  await context.close()
})

it('nothing was complained of', () => expect(town.complaints).toEqual([]))
