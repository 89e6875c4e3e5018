/** What the platform's interface names as an account, and a terminal is given to print. */
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { createAppClient } from '../../src/wecom/app/client.ts'
import { readBook, userOfCode } from '../../src/wecom/app/people.ts'
import { runHere } from '../cli/child.ts'
import { testDatabase } from '../support/database.ts'

const { db, url } = await testDatabase()
const accounts = ['@all', 'a|b', 'a b', '', 'x'.repeat(65), '云溪', 'wangxiulan']
let visitor = ''

const platform = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://platform')
  const answers: Record<string, object> = {
    '/cgi-bin/gettoken': { access_token: 'token', expires_in: 7_200 },
    '/cgi-bin/department/list': { department: [{ id: 1, name: '云溪镇' }] },
    '/cgi-bin/user/simplelist': {
      userlist: accounts.map(userid => ({ userid: userid || '-', name: '王秀兰' })),
    },
    '/cgi-bin/auth/getuserinfo': { userid: visitor },
  }
  response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...answers[pathname] }))
})
const port = await new Promise<number>(resolve =>
  platform.listen(0, '127.0.0.1', () => {
    const address = platform.address()
    resolve(typeof address === 'object' && address !== null ? address.port : 0)
  }),
)
afterAll(() => platform.close())
const app = createAppClient({
  sql: db.sql,
  apiBase: () => `http://127.0.0.1:${port}`,
  corpId: 'ww1',
  agentId: '1',
  secret: new Secret('s'),
})

it('an address book that names everybody, several or nobody as an account of one gives none for them', async () => {
  const book = await readBook(app, AbortSignal.timeout(5_000))
  expect(book.map(({ userid }) => userid)).toEqual(['wangxiulan'])
})

it('whom the platform calls so at the door is a stranger', async () => {
  for (visitor of accounts)
    expect(await userOfCode(app, 'code'), visitor).toEqual(
      visitor === 'wangxiulan' ? { userid: 'wangxiulan' } : { stranger: true },
    )
})

it('nothing that a terminal obeys, turns round or does not show is printed: a line for each group, to be read as it is', async () => {
  const chatid = 'wr\u001b]0;title\u0007\u009bx\n伪造的群: not bound\u2028\u202e\ufeff\u200b\u3164'
  await db.sql`
    insert into inbound (bot, msgid, kind, userid, chatid, received_at)
    values ('b', 'm', 'text', ${'u\u001b[31m'}, ${chatid}, now())`
  const list = (...more: string[]) =>
    runHere(['chat', 'list', ...more], { env: { DATABASE_URL: url }, cwd: '/' })
  const { out } = await list()
  expect(out).toContain(
    'wr\\u{1b}]0;title\\u{7}\\u{9b}x\\n伪造的群: not bound\\u{2028}\\u{202e}\\u{feff}\\u{200b}\\u{3164}: not bound; last heard',
  )
  expect(out).toContain('from u\\u{1b}[31m')
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
  expect(out).not.toMatch(unseen)
  const json = await list('--json')
  expect(json.out).not.toMatch(unseen)
  expect(JSON.parse(json.out)).toMatchObject({ chats: [{ chat: chatid, lastFrom: 'u\u001b[31m' }] })
})

it('nor of a file that is refused, or of a word of the command', async () => {
  const file = join(tmpdir(), `roster-${process.pid}.csv`)
  writeFileSync(file, '姓名,类别,职务\n"王秀\u202e\n兰",x\u001b[2J,\u009b31m\n')
  const run = (...words: string[]) => runHere(words, { env: { DATABASE_URL: url }, cwd: '/' })
  const { err } = await run('roster', 'import', file, '--congress', 'x\u001b[31m\u202e')
  expect(err).toMatch(/^liaison: .+\n$/)
  expect((await run('--x\u001b[31m')).err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  expect((await run('congress', 'add', '--name', '云溪镇', '--kind', 'township')).code).toBe(0)
  const refused = await run('roster', 'import', file, '--congress', '云溪镇')
  rmSync(file)
  expect(refused.code).toBe(1)
  expect(err + refused.err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})
