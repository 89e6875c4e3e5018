/** What an operator of a healthy live installation has around him, so that one thing at a time can be put wrong. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createNet, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { noteBackup } from '../../src/backup/last-backup.ts'
import { runCli } from '../../src/cli/run.ts'
import type { Database } from '../../src/db/open.ts'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { openEcho } from '../../src/wecom/sealed-request.ts'

export const token = 'liaisonToken1'
export const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const envelope = createEnvelope({ token, encodingAesKey: aesKey, receiveId: '' })

/** In a month when the release has every table of holidays that is needed. */
export const now = new Date('2026-03-10T02:00:00Z')

const Answer = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ check: z.string(), ok: z.boolean().nullable(), message: z.string() })),
})

export interface Found {
  readonly code: number
  readonly bad: readonly string[]
  readonly whole: string
}

const open: Server[] = []
afterAll(() => Promise.all(open.map(server => new Promise<void>(done => server.close(() => done())))))

async function listen(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it has no port')
  return address.port
}

/** WeCom's interface, and what the service and its proxy answer: each as the test sets it. */
export class Outside {
  errcodeOf: (path: string) => number = () => 0
  department: unknown = [{ id: 1, parentid: 0 }]
  healthz = 'ok'
  ready: unknown = { ready: true, well: true, checks: [{ name: 'database', ok: true, words: 'answers' }] }
  /** What becomes of a callback's query on its way. */
  query: (text: string) => string = text => text
  port = 0

  readonly answer: RequestListener = (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    request.resume()
    if (path === '/healthz') return response.end(this.healthz)
    if (path === '/readyz') return response.end(JSON.stringify(this.ready))
    if (path === '/wecom/bot/callback') return this.#echo(this.query(query), response)
    const errcode = this.errcodeOf(path)
    const body = path.endsWith('gettoken')
      ? { access_token: 't', expires_in: 7200 }
      : { department: this.department }
    response.end(JSON.stringify({ errcode, errmsg: 'x', ...(errcode === 0 ? body : {}) }))
  }

  #echo(query: string, response: Parameters<RequestListener>[1]): void {
    try {
      response.end(openEcho(envelope, query, new Date()))
    } catch {
      response.statusCode = 403
      response.end()
    }
  }

  async open(): Promise<void> {
    this.port = await listen(createHttp((...given) => this.answer(...given)))
  }
}

/** Takes every call and says nothing. @returns its port */
export const silentServer = (): Promise<number> =>
  listen(createNet(socket => void socket.on('error', () => undefined).resume()))

/** A PostgreSQL that lets nobody in, and says why. */
export async function refusingServer(sqlstate: string, words: string): Promise<string> {
  const fields = `SFATAL\0VFATAL\0C${sqlstate}\0M${words}\0\0`
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(4 + Buffer.byteLength(fields), 1)
  const port = await listen(
    createNet(socket => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(Buffer.concat([head, Buffer.from(fields)])))
    }),
  )
  return `postgres://liaison:hunter2@127.0.0.1:${port}/liaison?sslmode=disable`
}

export function folders(): {
  readonly data: string
  secret(name: string, text: string, mode: number): string
} {
  const root = mkdtempSync(join(tmpdir(), 'liaison-doctor-'))
  afterAll(() => {
    chmodSync(root, 0o700)
    rmSync(root, { recursive: true, force: true })
  })
  const data = join(root, 'data')
  mkdirSync(data)
  noteBackup(data, new Date(now.getTime() - 86_400_000))
  return {
    data,
    secret(name, text, mode) {
      const file = join(root, name)
      writeFileSync(file, text)
      chmodSync(file, mode)
      return file
    },
  }
}

/** A town with a clerk and three groups. */
export async function settle(db: Database): Promise<void> {
  await db.sql`
    with c as (insert into congress (name, kind, created_at) values ('云溪镇', 'township', ${now}) returning id),
    p as (insert into person (congress_id, name, userid, levels, updated_at)
          select id, '周晓敏', 'zhou', '{town}', ${now} from c returning id, congress_id),
    r as (insert into person_role (person_id, role) select id, 'liaison' from p)
    insert into chat (congress_id, chatid, purpose, webhook_key, bound_at)
    select p.congress_id, room, purpose, key, ${now}
    from p, (values ('wr1', 'presidium', 'key-1'), ('wr2', 'deputies', 'key-2')) as t(room, purpose, key)`
}

export async function doctor(
  env: Readonly<Record<string, string>>,
  words: readonly string[] = [],
  aheadMs = 0,
): Promise<Found> {
  let whole = ''
  const code = await runCli(['doctor', '--json', ...words], {
    env,
    // The town's clock is run back to a month that the release knows; the machine's is right but for `aheadMs`.
    clock: { now: () => now, offsetMs: now.getTime() - Date.now() - aheadMs },
    out: text => {
      whole += text
    },
    err: () => undefined,
    isWatched: false,
  })
  const { checks } = Answer.parse(JSON.parse(whole))
  return {
    code,
    bad: checks.flatMap(check => (check.ok === false ? [`${check.check}: ${check.message}`] : [])),
    whole,
  }
}
