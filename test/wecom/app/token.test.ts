import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Secret } from '../../../src/secret.ts'
import { createAppClient } from '../../../src/wecom/app/client.ts'
import { listColleagues, listDepartments, readColleague, userOfCode } from '../../../src/wecom/app/people.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()

/** Gives out tokens t1, t2, …; every call but gettoken is answered by `answer`. */
let fetched = 0
let good: string
let answer: (path: string, token: string) => object
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://platform')
  const token = searchParams.get('access_token') ?? ''
  const say = (body: object) => response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...body }))
  request.resume()
  if (pathname === '/cgi-bin/gettoken') {
    fetched += 1
    good = `t${fetched}`
    say(
      searchParams.get('corpsecret') === 'right'
        ? { access_token: good, expires_in: 7_200 }
        : { errcode: 40001, errmsg: 'invalid credential' },
    )
  } else say(token === good ? answer(pathname, token) : { errcode: 42001, errmsg: 'access_token expired' })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

/** As another process: it shares nothing but the database. */
const app = (secret = 'right') =>
  createAppClient({
    sql: db.sql,
    apiBase: () => `http://127.0.0.1:${port}`,
    corpId: 'ww1',
    agentId: '1000002',
    secret: new Secret(secret),
  })
const call = { action: 'anything', answer: z.object({}) }

beforeEach(async () => {
  fetched = 0
  good = ''
  answer = () => ({})
  await db.sql`delete from app_token`
})
afterEach(() => server.closeIdleConnections())

describe('the token of the app', () => {
  it('is fetched once, however many processes call at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => app().call(call)))
    expect(fetched).toBe(1)
  })

  it('that expires early a hundred times is fetched anew each time, once for all calls it failed', async () => {
    const processes = [app(), app(), app()]
    await Promise.all(processes.map(each => each.call(call)))
    for (let time = 1; time <= 100; time++) {
      good = 'none: it has expired early'
      await Promise.all(processes.map(each => each.call(call)))
      expect(fetched).toBe(1 + time)
    }
  }, 60_000)

  it('a token that is refused again at once is not fetched for ever', async () => {
    answer = () => ({ errcode: 40014, errmsg: 'invalid access_token' })
    await expect(app().call(call)).rejects.toMatchObject({ errcode: 40014 })
    expect(fetched).toBe(2)
  })

  it('a wrong secret is told, and does not keep the next one from trying', async () => {
    await expect(app('wrong').call(call)).rejects.toMatchObject({ errcode: 40001 })
    await app().call(call)
    expect(fetched).toBe(2)
  })
})

describe('who somebody is', () => {
  it('is asked by account, by department, and by what sign-in brought', async () => {
    answer = path => {
      switch (path) {
        case '/cgi-bin/user/get':
          return { userid: 'zhangsan', name: '张三', position: '主席' }
        case '/cgi-bin/department/list':
          return {
            department: [
              { id: 1, name: '云溪镇' },
              { id: 2, parentid: 1 },
            ],
          }
        case '/cgi-bin/user/simplelist':
          return { userlist: [{ userid: 'lisi', name: '李四', department: [2] }] }
        default:
          return { openid: 'somebody else' }
      }
    }
    expect(await readColleague(app(), 'zhangsan')).toEqual({ userid: 'zhangsan', name: '张三' })
    expect(await listDepartments(app())).toEqual([
      { id: 1, parentId: null, name: '云溪镇' },
      { id: 2, parentId: 1, name: null },
    ])
    expect(await listColleagues(app(), 2)).toEqual([{ userid: 'lisi', name: '李四' }])
    expect(await userOfCode(app(), 'code')).toEqual({ stranger: true })
    answer = () => ({ userid: 'zhangsan' })
    expect(await userOfCode(app(), 'code')).toEqual({ userid: 'zhangsan' })
  })

  it('a file goes as a form with its name in plain UTF-8', async () => {
    const sent = app().call({
      action: 'media/upload',
      query: { type: 'file' },
      file: { name: '建议簿.xlsx', bytes: new Uint8Array(8) },
      answer: z.object({ media_id: z.string() }),
    })
    answer = () => ({ media_id: 'm1' })
    expect(await sent).toEqual({ media_id: 'm1' })
  })
})
