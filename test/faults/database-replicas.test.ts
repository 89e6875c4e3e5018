/** F12: replicas start at once on an empty database. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { testDatabase } from '../support/database.ts'
import { nextLine, startProgram } from '../support/service-process.ts'

const { db, url } = await testDatabase({ migrated: false })
const folder = join(packageRoot, 'drizzle')
const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))

test('five processes that migrate at once apply each migration once, five times over', async () => {
  for (let round = 0; round < 5; round++) {
    const replicas = Array.from({ length: 5 }, () => startProgram('migrate-process.ts', url, folder))
    await Promise.all(replicas.map(nextLine))
    const applied = replicas.map(nextLine)
    for (const { child } of replicas) child.stdin?.write('go\n')
    expect((await Promise.all(applied)).toSorted()).toEqual(['0', '0', '0', '0', String(entries.length)])
    expect(await Promise.all(replicas.map(({ exited }) => exited))).toEqual([0, 0, 0, 0, 0])
    await db.sql`drop schema public cascade`
    await db.sql`create schema public`
  }
})
