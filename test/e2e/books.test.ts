/** What is filed: a paper on its way into its book, a duty file that is disputed, every book with both its files, a calendar. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultLabels as labels } from '../../src/features/congress/texts/defaults.ts'
import { registerName } from '../../src/features/registers/texts/names.ts'
import { registerKeys } from '../../src/features/registers/types.ts'
import { linkOf } from '../support/feeds.ts'
import { deputy, everyKind, fetched, liaison, openSmallTown, type SmallTown } from './small-town.ts'

const run = promisify(execFile)
/** An office program on a busy machine takes a minute to start. */
vi.setConfig({ testTimeout: 300_000 })
const folder = mkdtempSync(join(tmpdir(), 'liaison-books-'))

let town: SmallTown
let clerk: Page
let member: Page

beforeAll(async () => {
  town = await openSmallTown([
    ...everyKind,
    ['at', '2026-03-13T10:00:00+08:00'],
    [liaison, '/点名 1 除王秀兰外全到'],
  ])
  clerk = await town.enter(liaison)
  member = await town.enter(deputy)
}, 300_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What an office program reads and prints of a document. */
async function printed(docx: Buffer): Promise<string> {
  const file = join(folder, 'paper.docx')
  writeFileSync(file, docx)
  await run('soffice', [
    `-env:UserInstallation=file://${folder}/office`,
    ...['--headless', '--convert-to', 'pdf', '--outdir', folder, file],
  ])
  await run('pdftotext', ['-layout', join(folder, 'paper.pdf'), join(folder, 'paper.txt')])
  return readFileSync(join(folder, 'paper.txt'), 'utf8').replace(/\s/g, '')
}

/** All that stands in a workbook, cell by cell. */
async function cellsOf(xlsx: Buffer): Promise<string[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(new Uint8Array(xlsx).buffer)
  const cells: string[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow(row => row.eachCell(cell => cells.push(cell.text.replace(/\s/g, ''))))
  return cells
}

const hrefOf = async (page: Page, name: string): Promise<string> =>
  new URL((await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '', town.base).href

it('a paper is entered in the chat, handed on, carried out, and stands so in its book and the file of it', async () => {
  const line = clerk.getByRole('row', { name: /^1 .*关于做好换届选举工作的通知/ })
  await clerk.goto(town.at('registers/incoming'))
  await line.waitFor()
  expect(await line.textContent()).toContain('云人办〔2026〕12号')
  await town.room.say(liaison, '/文件 1 交 沈月英 办理 3月20日前')
  await clerk.reload()
  expect(await line.textContent()).toContain('沈月英')
  await town.room.say('沈月英', '/文件 1 办结 已报送名单')
  await clerk.reload()
  expect(await line.textContent()).toContain('已报送名单')
  const cells = await cellsOf(await fetched(clerk.context(), await hrefOf(clerk, '下载表格（xlsx）')))
  for (const said of ['关于做好换届选举工作的通知', '沈月英', '已报送名单'])
    expect(
      cells.some(cell => cell.includes(said)),
      said,
    ).toBe(true)
})

it('a deputy disputes what her file says; the clerk decides, and both stay on the page and on paper', async () => {
  await member.goto(town.at('duty'))
  await member.getByRole('row', { name: /^会1 .*缺席/ }).waitFor()
  await town.room.say(deputy, '/异议 会1 当天到会，签到漏登')
  await clerk.goto(town.at('today'))
  await clerk.getByText('王秀兰对履职档案有异议').click()
  await clerk.getByRole('heading', { level: 1, name: '王秀兰履职档案' }).waitFor()
  await clerk.getByText('签到漏登').first().waitFor()
  await town.room.say(liaison, '/异议 1 采纳 当天到会')
  await member.reload()
  const both = await member.getByRole('main').textContent()
  expect(both).toMatch(/缺席.*签到漏登/s)
  expect(both).toContain('已采纳，更正为：当天到会')
})

it('the draft of her report is a document that an office program opens', async () => {
  const { text } = await town.room.say(deputy, '/述职报告')
  const link = /\((http[^)]+)\)/.exec(text ?? '')?.[1] ?? ''
  const paper = await printed(await fetched(member.context(), link))
  expect(paper).toContain('述职报告')
  expect(paper).toContain('王秀兰')
  expect(paper).toContain('石桥村文化广场路灯')
})

describe.each(registerKeys)('the book %s', key => {
  it('is found in the list, has its year before and after, and both its files say what the page says', async () => {
    await clerk.goto(town.at('registers'))
    await clerk.getByRole('link', { name: registerName(key, labels), exact: true }).click()
    const title = (await clerk.getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(title).toContain(registerName(key, labels))
    const totals = (await clerk.locator('.book > p').filter({ hasText: /合计/ }).first().textContent()) ?? ''
    const moment = /制表时间：\S+ [\d:]+/.exec((await clerk.locator('.signs').textContent()) ?? '')?.[0] ?? ''
    expect(moment).not.toBe('')
    for (const [name, read] of [
      ['下载表格（xlsx）', async (file: Buffer) => (await cellsOf(file)).join('\n')],
      ['下载打印文档（docx）', printed],
    ] as const) {
      const said = await read(await fetched(clerk.context(), await hrefOf(clerk, name)))
      for (const part of [title, totals]) expect(said, name).toContain(part.replace(/\s/g, ''))
      // A minute may have gone by since the page was made.
      expect(said, name).toContain(moment.slice(0, -6).replace(/\s/g, ''))
    }
    if (key === 'deputies') return
    await clerk.goto(town.at(`registers/${key}?year=2025`))
    await clerk.getByRole('heading', { level: 1, name: /^2025年/ }).waitFor()
    await clerk.getByRole('link', { name: /2026年/ }).click()
    await clerk.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})

it('a book of more than a hundred lines is paged through, and its totals are of all', async () => {
  for (let nth = 0; nth < 100; nth++)
    await town.room.say(liaison, `/收文 县人大办 关于第${nth + 1}项工作的通知`)
  await clerk.goto(town.at('registers/incoming'))
  const totals = await clerk.locator('.book > p').filter({ hasText: /合计/ }).first().textContent()
  expect(totals).toContain('收文101件')
  await clerk.getByText('第1至100行，共101行').waitFor()
  await clerk.getByRole('link', { name: '下一页' }).click()
  await clerk.getByText('第101至101行，共101行').waitFor()
  await clerk.getByRole('row', { name: /^101 .*关于第100项工作的通知/ }).waitFor()
  expect(await clerk.locator('.book > p').filter({ hasText: /合计/ }).first().textContent()).toBe(totals)
})

it('the calendar that the bot gives is one that a phone can read', async () => {
  await town.room.say(liaison, '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  const address = linkOf(await town.room.say(deputy, '/日历'))
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const calendar = (await answer.text()).replace(/\r\n[ \t]/g, '')
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n.*END:VCALENDAR\r\n$/s)
  const events = calendar.split('BEGIN:VEVENT').slice(1)
  expect(events.find(event => event.includes('DTSTART') && event.includes('20260320'))).toContain(
    '主席团会议',
  )
  const uids = events.map(event => /\nUID:(\S+)/.exec(event)?.[1])
  expect(new Set(uids).size).toBe(events.length)
})

it('nothing was complained of', () => expect(town.complaints).toEqual([]))
