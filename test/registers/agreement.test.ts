/** Whatever a year was: table, page, workbook, document and chat say the same figures, and those are the records'. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import { settingsOf } from '../../src/features/congress/settings.ts'
import { shortName } from '../../src/features/registers/texts/names.ts'
import { type RegisterKey, registerKeys } from '../../src/features/registers/types.ts'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { registerOf } from '../../src/registers/list.ts'
import { paperText } from '../../src/registers/paper-text.ts'
import type { Made } from '../../src/registers/register.ts'
import { tableFile } from '../../src/registers/register-file.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { Story } from '../features/suggestions/story.ts'
import { quietLog } from '../support/database.ts'
import { startTown } from '../support/town.ts'
import { type Expected, writeYear, years } from './random-year.ts'
import { unzip } from './unzip.ts'

const town = await startTown()
const { db } = town.database
const story = await Story.of(db, sampleTown.name)
const clerk = '杨国梁'
const [{ userid: account } = { userid: '' }] = await db.sql<{ userid: string }[]>`
  select userid from person where name = ${clerk}`
const answer = createConsole({
  ...{ db, clock: town.clock, botName: '联络员', publicUrl: () => town.url, platform: null, log: quietLog },
})

const read = (key: RegisterKey, year: number): Promise<Made> =>
  db.transaction(tx => {
    const register = registerOf(key)
    return register.read(
      tx,
      story.congress,
      register.takes === 'nothing' ? null : { year },
      null,
      town.clock.now(),
    )
  })

const entities: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&#39;': "'", '&amp;': '&' },
}
const plain = (xml: string) => xml.replace(/&(?:lt|gt|quot|apos|amp|#39);/g, mark => entities[mark] ?? mark)

async function pageOf(key: RegisterKey, year: number): Promise<{ text: string; rows: string[][] }> {
  const session = await db.transaction(tx =>
    openSession(tx, { account, device: 'other/other' }, town.clock.now()),
  )
  const given = await answer({
    ...{
      method: 'GET',
      path: `/console/c/${story.congress.id}/registers/${key}`,
      form: null,
      address: '',
      agent: '',
    },
    ...{ query: new URLSearchParams({ year: String(year) }), cookies: { session, trip: '', form: '' } },
  })
  const html = 'html' in given ? given.html : ''
  const body = html.slice(html.indexOf('<tbody>'), html.indexOf('</table>'))
  const rows = body.split('<tr>').slice(1)
  return {
    text: plain(html),
    rows: rows.map(row =>
      [...row.matchAll(/<t[hd][^>]*>(?:<div>)?(.*?)(?:<\/div>)?<\/t[hd]>/gs)].map(([, cell]) =>
        plain(cell ?? ''),
      ),
    ),
  }
}

async function sheetOf({ table }: Made): Promise<{ text: string; rows: string[][] }> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await tableFile(table, '云溪镇', 'xlsx').write()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const [sheet] = workbook.worksheets
  const all: string[][] = []
  sheet?.eachRow({ includeEmpty: true }, row => {
    const cells = table.columns.map((_, i) => row.getCell(i + 1))
    for (const { type } of cells)
      expect([ExcelJS.ValueType.Formula, ExcelJS.ValueType.Hyperlink]).not.toContain(type)
    all.push(cells.map(cell => (cell.value === null ? '' : String(cell.value))))
  })
  const head = table.lines.length + 2
  return { text: all.map(row => row[0]).join('\n'), rows: all.slice(head, head + table.rows.length) }
}

async function documentOf({ table }: Made): Promise<{ text: string; rows: string[][] }> {
  const xml = unzip(await tableFile(table, '云溪镇', 'docx').write()).get('word/document.xml') ?? ''
  expect(xml).not.toMatch(/<w:(?:fldSimple|instrText|hyperlink)/)
  const textOf = (part: string) =>
    [...part.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) =>
      plain([...inside.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => text).join('')),
    )
  const rows = [...xml.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) => textOf(cell).join('\n')),
  )
  return { text: textOf(xml).join('\n'), rows: rows.slice(1) }
}

const asked: Readonly<Partial<Record<RegisterKey, string>>> = {
  ...{ visits: '/来访簿', suggestions: '/建议簿', incoming: '/文件', activities: '/活动' },
}
/** What only paper says in front of a figure. */
const bare = (line: string) => line.replace(/^合计：/, '')

async function holds(key: RegisterKey, year: number, expected: Expected): Promise<void> {
  const made = await read(key, year)
  if (key !== 'deputies') expect(made.figures, key).toMatchObject(expected[key])
  const { rows, lines, title } = made.table
  const printed = rows.map(row => row.map(paperText))
  const page = await pageOf(key, year)
  const sheet = await sheetOf(made)
  const document = await documentOf(made)
  expect(page.rows, `${key}: page`).toEqual(rows.map(row => [...row]))
  expect(sheet.rows, `${key}: workbook`).toEqual(printed)
  expect(document.rows, `${key}: document`).toEqual(printed)
  for (const line of [title, ...lines])
    for (const { text } of [page, sheet, document]) expect(text, key).toContain(line)
  const exported =
    (
      await town.say(
        clerk,
        `/导出 ${shortName(key, settingsOf(story.congress).labels)}${key === 'deputies' ? '' : ` ${year}年`}`,
      )
    ).text ?? ''
  for (const line of lines.slice(1)) expect(exported, key).toContain(line)
  const command = asked[key]
  // Where nothing counts the chat says that there is nothing.
  const isEmpty = rows.length === 1 || lines.some(line => line.startsWith('合计：来访0件、来信0件、联系0件'))
  if (command === undefined || isEmpty) return
  // The chat has a line for what is one sentence on paper.
  const said = ((await town.say(clerk, `${command} ${year}年`)).text ?? '').replaceAll('\n', '')
  const inChat =
    key === 'activities' ? lines.slice(2) : lines.slice(1).filter(line => !/^标题、内容/.test(line))
  for (const line of inChat) expect(said, key).toContain(bare(line))
}

it('random years: every figure and every cell is the same everywhere, and what the records come to', async () => {
  let year = 2012
  await fc.assert(
    fc.asyncProperty(years, async made => {
      year += 1
      const expected = await writeYear(db, story, year, made)
      for (const key of registerKeys) await holds(key, year, expected)
    }),
    // A year each: shrinking would write into years that are over.
    { numRuns: 6, endOnFailure: true },
  )
}, 300_000)
