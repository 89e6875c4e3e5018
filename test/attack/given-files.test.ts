/** What the operator's commands do with files that are there already, with names that look alike, and with what has no end. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { runHere } from '../cli/child.ts'
import { testDatabase } from '../support/database.ts'

const { url, db } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-given-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const liaison = (...words: string[]) => runHere(words, { env: { DATABASE_URL: url }, cwd })
const at = (name: string) => join(cwd, name)
const town = ['--congress', '云溪镇']
await liaison('congress', 'add', '--name', '云溪镇')

describe('a file that is there', () => {
  const exports = [
    ['roster', 'export', 'a.xlsx'],
    ['export', 'roster', 'a.xlsx'],
    ['export', 'deputies', 'a.docx'],
    ['export', 'presidium', 'a.xlsx'],
    ['export', 'visits', 'a.xlsx'],
    ['export', 'suggestions', 'a.docx'],
    ['export', 'congress', 'a.zip'],
  ]

  it.each(exports)(
    '%s %s leaves it as it is, and replaces it when that is said',
    async (first, second, name) => {
      writeFileSync(at(name), 'somebody has worked on this', { mode: 0o644 })
      expect(await liaison(first, second, name, ...town)).toEqual({
        code: 1,
        out: '',
        err: `liaison: ${name} is there already: give it another name, or replace it with --force\n`,
      })
      expect(readFileSync(at(name), 'utf8')).toBe('somebody has worked on this')
      expect(await liaison(first, second, name, ...town, '--force')).toMatchObject({ code: 0, err: '' })
      expect(readFileSync(at(name)).subarray(0, 2).toString()).toBe('PK')
      // What was readable for all is not with the new content.
      expect(statSync(at(name)).mode & 0o777).toBe(0o600)
      expect(readdirSync(cwd).filter(left => left.endsWith('.partial'))).toEqual([])
      rmSync(at(name))
    },
  )

  it.each(exports.filter(([, what]) => what !== 'congress'))(
    '%s %s replaces what is empty and what it has written before without being told',
    async (first, second, name) => {
      writeFileSync(at(name), '')
      expect(await liaison(first, second, name, ...town)).toMatchObject({ code: 0, err: '' })
      const before = statSync(at(name))
      expect(await liaison(first, second, name, ...town)).toMatchObject({ code: 0, err: '' })
      expect(statSync(at(name)).ino).not.toBe(before.ino)
      expect(readFileSync(at(name)).subarray(0, 2).toString()).toBe('PK')
      rmSync(at(name))
    },
  )

  it('what a link leads to is nobody’s to replace; a link that leads nowhere is there, too', async () => {
    writeFileSync(at('theirs'), 'theirs')
    symlinkSync('theirs', at('link.xlsx'))
    symlinkSync('nowhere', at('nowhere.xlsx'))
    for (const name of ['link.xlsx', 'nowhere.xlsx']) {
      expect(await liaison('export', 'deputies', name, ...town)).toMatchObject({ code: 1 })
      expect(await liaison('export', 'deputies', name, ...town, '--force')).toMatchObject({ code: 0 })
      expect(readFileSync(at(name)).subarray(0, 2).toString()).toBe('PK')
    }
    expect(readFileSync(at('theirs'), 'utf8')).toBe('theirs')
    expect(readdirSync(cwd)).not.toContain('nowhere')
  })

  it('a folder is replaced by nothing', async () => {
    mkdirSync(at('folder.xlsx'))
    mkdirSync(at('folder.zip'))
    expect((await liaison('export', 'deputies', 'folder.xlsx', ...town, '--force')).err).toBe(
      'liaison: folder.xlsx is no file\n',
    )
    expect((await liaison('export', 'congress', 'folder.zip', ...town, '--force')).err).toBe(
      'liaison: folder.zip is no file\n',
    )
  })
})

describe('a name that looks like another', () => {
  const alike = [
    '云溪镇\u200b',
    '\u202e云溪镇',
    '云\u2060溪镇',
    '云溪镇\u3164',
    '云溪\ufe0f镇',
    '\u00ad云溪镇',
    ' 云溪镇\u00a0',
  ]

  it.each(alike)('%j is the congress of that name, not a second one', async name => {
    expect(await liaison('congress', 'add', '--name', name)).toMatchObject({
      code: 0,
      out: expect.stringContaining('was there already'),
    })
    expect(await db.sql`select name from congress`).toEqual([{ name: '云溪镇' }])
    // And is found by it.
    expect(await liaison('congress', 'settings', '--congress', name)).toMatchObject({ code: 0, err: '' })
  })

  it('parts of characters, as a PDF gives them, are the characters', async () => {
    for (const name of ['石桥镇', '\u2f6f桥镇']) await liaison('congress', 'add', '--name', name)
    expect(await db.sql`select name from congress where name like '%桥镇'`).toEqual([{ name: '石桥镇' }])
  })

  it('offices are not doubled either, and nothing but what nobody sees is no name', async () => {
    for (const name of ['农业农村办', '农业农村办\u200d'])
      await liaison('office', 'add', ...town, '--name', name)
    expect(await db.sql`select name from office`).toEqual([{ name: '农业农村办' }])
    expect(await liaison('congress', 'add', '--name', '\u3164\u200b')).toMatchObject({ code: 1 })
  })
})

describe('what is given and has no end', () => {
  it.each([
    ['chat', 'bind', ...town, '--chat', 'wr1', '--purpose', 'deputies', '--webhook-file', '/dev/null'],
    ['holidays', 'add', '/dev/null'],
    ['restore', '/dev/null'],
  ])('%s %s reads files alone', async (...words) => {
    expect(await liaison(...words)).toEqual({ code: 1, out: '', err: 'liaison: /dev/null is no file\n' })
  })

  it.each(['BOT_TOKEN', 'APP_SECRET'])('a secret of WECOM_%s is read out of a file alone', async name => {
    const { code, err } = await runHere(['migrate'], { env: { [`WECOM_${name}_FILE`]: '/dev/null' }, cwd })
    expect({ code, line: err.split('\n')[0] }).toEqual({
      code: 1,
      line: `liaison: WECOM_${name}_FILE: it is a folder, a pipe or a device, and no file`,
    })
  })
})

it('a year that no calendar has is a wrong word, and asks no database', async () => {
  for (const register of ['visits', 'suggestions'])
    expect(await liaison('export', register, 'y.xlsx', ...town, '--year', '999999999')).toMatchObject({
      code: 2,
      err: expect.stringContaining('It must be a year'),
    })
})

describe('what an operator gives in good faith', () => {
  const bind = (webhook: string) =>
    liaison('chat', 'bind', ...town, '--chat', 'wrG', '--purpose', 'deputies', '--webhook', webhook)

  it('a webhook of another host is refused, and the one that is there stays', async () => {
    await bind('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=right')
    expect(await bind('https://evil.example/cgi-bin/webhook/send?key=wrong')).toEqual({
      code: 1,
      out: '',
      err: "liaison: --webhook is an address of evil.example, and this service speaks to qyapi.weixin.qq.com (WECOM_API_BASE): take the address from the group's own settings\n",
    })
    expect(await db.sql`select webhook_key from chat where chatid = 'wrG'`).toEqual([
      { webhook_key: 'right' },
    ])
  })

  it('a table of holidays in another encoding is refused: its names would be signs of nothing', async () => {
    const table = readFileSync(join(packageRoot, 'docs/deploy.md'), 'utf8').match(
      /\{ "year"[\s\S]*?\] \}/,
    )?.[0]
    const gbk = Buffer.from(String(table).replaceAll('元旦', '\u00d4\u00aa\u00b5\u00a9'), 'latin1')
    writeFileSync(at('gbk.json'), gbk)
    expect(await liaison('holidays', 'add', 'gbk.json')).toEqual({
      code: 1,
      out: '',
      err: 'liaison: gbk.json is no text in UTF-8: save it in that encoding\n',
    })
  })
})
