/** What the platform's interface names as an account, and a terminal is given to print. */
import { createServer } from 'node:http'
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

it('nothing that a terminal obeys is printed', async () => {
  await db.sql`
    insert into inbound (bot, msgid, kind, userid, chatid, received_at)
    values ('b', 'm', 'text', ${'u\u001b[31m'}, ${'wr\u001b]0;title\u0007\u009bx'}, now())`
  const { out } = await runHere(['chat', 'list'], { env: { DATABASE_URL: url }, cwd: '/' })
  expect(out).toContain('wr\ufffd]0;title\ufffd\ufffdx')
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u)
})
