import { pino } from 'pino'
import { expect, it } from 'vitest'
import { cleanedUp } from './service.ts'

const startService = cleanedUp()
const file = { mime: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }

it.each([
  ['公告.docx', '公告.docx'],
  ['../../etc/passwd.docx', 'etcpasswd.docx'],
  ['a"b\r\nSet-Cookie: x.docx', 'abSet-Cookie x.docx'],
  ['\u202egpj.公告.docx', 'gpj.公告.docx'],
  [`${'长'.repeat(300)}.docx`, `${'长'.repeat(80)}.docx`],
  ['.docx', 'document.docx'],
  ['CON<>|?*.xlsx', 'CON.xlsx'],
])('a file called %j is offered as %j', async (name, offered) => {
  const service = await startService({ download: async () => ({ ...file, name }) })
  const response = await fetch(`${service.url}/download/t`)
  const disposition = response.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; /)
  expect(response.headers.get('set-cookie')).toBeNull()
  const [, encoded] = /filename\*=UTF-8''(.+)$/.exec(disposition) ?? []
  const [, plain] = /filename="(.+?)"/.exec(disposition) ?? []
  expect(encoded === undefined ? plain : decodeURIComponent(encoded)).toBe(offered)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(file.bytes)
})

it('a document that cannot be made is 500 without a word of why, and its token stands in no log', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const service = await startService({
    log,
    download: async () => {
      throw new Error('boom')
    },
  })
  const response = await fetch(`${service.url}/download/secret-token`)
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('internal error')
  expect(lines.join('')).toContain('/download/…')
  expect(lines.join('')).not.toContain('secret-token')
})

it('a page that gives no file is Chinese, not stored, and can run nothing', async () => {
  const service = await startService({ download: async () => 'over' })
  const response = await fetch(`${service.url}/download/t`)
  expect(response.status).toBe(410)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await response.text()).toContain('链接已用过或已过期')
})
