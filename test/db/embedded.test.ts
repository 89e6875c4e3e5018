import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { lockOwner, takeLock } from '../../src/db/embedded/lock.ts'
import { startOf } from '../../src/db/embedded/process-identity.ts'
import { findEmbedded, startEmbedded } from '../../src/db/embedded.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { BadConfiguration } from '../../src/errors.ts'
import { quietLog } from '../support/database.ts'
import {
  killAfter,
  killGuard,
  nextLine,
  type ServiceProcess,
  serverPid,
  startService,
} from '../support/service-process.ts'

/** Each in a folder that only its owner may enter, as a home folder is. */
const root = mkdtempSync(join(tmpdir(), 'liaison-embedded-'))
const dataDir = join(root, 'data')
const cluster = join(dataDir, 'postgres')
const pidFile = join(cluster, 'postmaster.pid')
const lockFile = join(dataDir, 'service.lock')
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function withServer<T>(use: (db: Database) => Promise<T>, folder = dataDir): Promise<T> {
  const server = await startEmbedded(folder, quietLog)
  const db = await openDatabase({ url: server.url, poolSize: 2 })
  try {
    return await use(db)
  } finally {
    await db.close()
    await server.stop()
  }
}

function service(...args: string[]): ServiceProcess {
  const started = startService(...args)
  children.push(started.child)
  return started
}

const highest = () =>
  withServer(async db => (await db.sql<{ n: number }[]>`select max(n) as n from written`)[0]?.n ?? 0)

describe('the embedded server', () => {
  test('starts in an empty folder, stops without a trace, and keeps what was written', async () => {
    await withServer(async db => {
      await db.sql`create table kept (word text)`
      await db.sql`insert into kept values ('云溪镇')`
      const [row] =
        await db.sql`select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding`
      expect(row).toEqual({ fsync: 'on', encoding: 'UTF8' })
      await db.sql`create extension pg_trgm`
      expect(await db.sql`select similarity('云溪镇人大', '云溪镇人大主席团') > 0.3 as alike`).toEqual([
        { alike: true },
      ])
    })
    expect(existsSync(pidFile)).toBe(false)
    expect(existsSync(lockFile)).toBe(false)
    expect(await withServer(db => db.sql`select word from kept`)).toEqual([{ word: '云溪镇' }])
  })

  test('is used by one service only, and others can find it', async () => {
    expect(await findEmbedded(dataDir)).toBeUndefined()
    await withServer(async () => {
      const second = service(dataDir)
      expect(await nextLine(second)).toMatch(
        /^BadConfiguration: DATA_DIR: .* in use by the service with process number \d+$/,
      )
      expect(await second.exited).toBe(1)
      const found = await openDatabase({ url: (await findEmbedded(dataDir)) ?? '' })
      expect(await found.sql`select 1 as n`).toEqual([{ n: 1 }])
      await found.close()
    })
    expect(await findEmbedded(dataDir)).toBeUndefined()
  })

  test('is started again when it dies by itself', async () => {
    await withServer(async db => {
      process.kill(serverPid(dataDir), 'SIGKILL')
      let word: unknown
      while (!word) word = (await db.sql`select word from kept`.catch(() => []))[0]
      expect(word).toEqual({ word: '云溪镇' })
    })
  })

  test('shuts down by itself when its service is killed', async () => {
    const writer = service(dataDir)
    await nextLine(writer)
    const pid = serverPid(dataDir)
    const started = startOf(pid)
    writer.child.kill('SIGKILL')
    await writer.exited
    await until(() => startOf(pid) !== started)
    expect(existsSync(pidFile)).toBe(false)
  })

  test('F9: loses nothing acknowledged when its service is killed and started at once', async () => {
    expect(await killAfter(dataDir, 50)).toBeLessThanOrEqual(await highest())
  })

  test('left behind by a killed service whose guard was killed too, it is stopped and nothing is lost', async () => {
    const last = await killAfter(dataDir, 50, () => killGuard(dataDir))
    const pid = serverPid(dataDir)
    expect(startOf(pid)).toBeDefined()
    expect(await highest()).toBeGreaterThanOrEqual(last)
    expect(startOf(pid)).toBeUndefined()
  })

  test('killed together with its service, it recovers and nothing is lost', async () => {
    const last = await killAfter(dataDir, 50, () => {
      killGuard(dataDir)
      process.kill(serverPid(dataDir), 'SIGKILL')
    })
    expect(await highest()).toBeGreaterThanOrEqual(last)
  })
})

describe('the folder', () => {
  test('whose lock a dead service left is taken over', async () => {
    writeFileSync(lockFile, JSON.stringify({ pid: 2 ** 22 + 1, started: 'never' }))
    await withServer(async db => db.sql`select 1`)
  })

  test('whose lock names a process number that now belongs to another process is taken over', async () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.ppid, started: 'another boot/1' }))
    await withServer(async db => db.sql`select 1`)
  })

  test('whose server file names a process that is no server is used', async () => {
    writeFileSync(pidFile, `${process.ppid}\n${cluster}\n`)
    await withServer(async db => db.sql`select 1`)
  })

  test('with an unreadable lock is taken over', async () => {
    writeFileSync(lockFile, '{"pid":')
    await withServer(async db => db.sql`select 1`)
  })

  test('is got by exactly one of six services that find the same dead lock', async () => {
    const folder = join(root, 'raced')
    mkdirSync(folder)
    writeFileSync(join(folder, 'service.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: 'never' }))
    const racers = Array.from({ length: 6 }, () => service(folder, 'lock'))
    await Promise.all(racers.map(nextLine))
    const results = racers.map(nextLine)
    for (const { child } of racers) child.stdin?.write('go\n')
    expect((await Promise.all(results)).toSorted()).toEqual([
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'taken',
    ])
    for (const { child } of racers) child.stdin?.end('end\n')
    await Promise.all(racers.map(({ exited }) => exited))
    expect(lockOwner(folder)).toBeUndefined()
    const mine = takeLock(folder)
    expect(mine).toMatchObject({ release: expect.any(Function) })
  })

  test('of another version is refused in one sentence', async () => {
    const folder = join(root, 'older')
    mkdirSync(join(folder, 'postgres', 'global'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    writeFileSync(join(folder, 'postgres', 'global', 'pg_control'), '')
    await expect(startEmbedded(folder, quietLog)).rejects.toThrow(/is of PostgreSQL 17, this is 18/)
    expect(lockOwner(folder)).toBeUndefined()
  })

  test('that cannot be made is refused in one sentence', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(startEmbedded(join(root, 'file', 'data'), quietLog)).rejects.toThrow(BadConfiguration)
  })

  test('whose database is incomplete keeps it aside and starts with an empty one', async () => {
    const folder = join(root, 'incomplete')
    mkdirSync(join(folder, 'postgres', 'base'), { recursive: true })
    mkdirSync(join(folder, 'postgres.draft-abc'))
    await withServer(async db => db.sql`select 1`, folder)
    expect(readdirSync(folder).toSorted()).toEqual(['postgres', 'postgres.incomplete-1', 'postgres.log'])
  })

  test('with a path longer than a socket may have is used', async () => {
    const folder = join(root, '很长的路径'.repeat(8))
    await withServer(async db => db.sql`select 1`, folder)
  })

  test('in which the first start was killed is started anew', async () => {
    const folder = join(root, 'killed')
    mkdirSync(folder)
    const first = service(folder)
    await until(() => readdirSync(folder).some(name => name.startsWith('postgres.draft-')))
    first.child.kill('SIGKILL')
    await first.exited
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
    await withServer(async db => db.sql`select 1`, folder)
  })
})

/** Looks again at each turn of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setImmediate(resolve))
}
