/** The first book is called after what a congress calls its presidium's meetings, wherever it is read. */
import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { findCongress } from '../../src/features/congress/store.ts'
import { archiveFiles } from '../../src/registers/archive.ts'
import { linkIn, PlainBrowser } from '../console/browser.ts'
import { startTown } from '../support/town.ts'
import { unzip } from './unzip.ts'

const town = await startTown()
const { db } = town.database
const clerk = '杨国梁'
const browser = new PlainBrowser(town.url)
const name = '主席团例会记录簿'

beforeAll(async () => {
  await db.sql`
    update congress set settings = jsonb_set(settings, '{labels}', '{"presidiumMeeting": "主席团例会"}') where id = 1`
  await browser.enter(linkIn((await town.say(clerk, '网页')).text))
})

it('on the pages', async () => {
  expect((await browser.get('/console/c/1/registers')).html).toContain(`>${name}<`)
  const page = (await browser.get('/console/c/1/registers/presidium')).html
  expect(page).toContain(`2026年${name}`)
  expect(page).not.toContain('主席团会议记录簿')
})

const bytesOf = async (format: string): Promise<Uint8Array> => {
  const path = `${town.url}/console/c/1/registers/presidium/${format}`
  const response = await fetch(path, { headers: { cookie: browser.cookieHeader() } })
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(`2026年${name}`)
  return new Uint8Array(await response.arrayBuffer())
}

it('in the workbook and in the document', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await bytesOf('xlsx')).buffer as ArrayBuffer)
  expect(workbook.worksheets[0]?.getCell('A1').value).toBe(`2026年${name}`)
  expect(unzip(await bytesOf('docx')).get('word/document.xml')).toContain(`2026年${name}`)
})

it('in the chat, which understands it, too', async () => {
  expect((await town.say(clerk, '/导出')).text).toContain(`1. ${name}：/导出 主席团例会 年`)
  expect((await town.say(clerk, '/导出 主席团例会 2025年')).text).toContain(`【2025年${name}】`)
  expect((await town.say(clerk, '/导出 主席团会议')).text).toContain(`【2026年${name}】`)
})

it('in the archive, where no word of a congress makes a folder', async () => {
  const notice = { kind: 'presidium' }
  await db.sql`
    insert into meeting (congress_id, number, status, notice, starts_at, created_by, created_at)
    select 1, 1, 'closed', ${db.sql.json(notice)}, '2026-03-01', min(id), '2026-03-01' from person where congress_id = 1`
  const names = async (label: string): Promise<string> => {
    await db.sql`
      update congress set settings = jsonb_set(settings, '{labels,presidiumMeeting}', to_jsonb(${label}::text)) where id = 1`
    return db.look(async tx => {
      const congress = await findCongress(tx, 1)
      if (congress === null) throw new Error('no congress')
      const files = await archiveFiles(tx, congress, () => '', town.clock.now(), 'data')
      return files.map(file => file.name).join()
    })
  }
  expect(await names('主席团例会')).toContain(`登记簿/2026年${name}.xlsx`)
  expect(await names('../例/会')).toContain('登记簿/2026年－－例－会记录簿.xlsx')
})
