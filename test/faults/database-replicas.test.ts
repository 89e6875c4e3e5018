/** F12: replicas start at once on an empty database. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { nextLine, startProgram } from '../support/service-process.ts'
import { inForm } from './support-form.ts'

const { db, url } = await testDatabase({ migrated: false })
const folder = join(packageRoot, 'drizzle')
const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))

const processes = 5
const rounds = inForm(5, 20)

test(`F12: ${processes} processes that migrate at once apply each migration once, ${rounds} times over`, async ({
  annotate,
}) => {
  const failed: string[] = []
  for (let round = 0; round < rounds; round++) {
    const replicas = Array.from({ length: processes }, () => startProgram('migrate-process.ts', url, folder))
    await Promise.all(replicas.map(nextLine))
    const applied = replicas.map(nextLine)
    for (const { child } of replicas) child.stdin?.write('go\n')
    const said = [
      ...(await Promise.all(applied)).toSorted(),
      ...(await Promise.all(replicas.map(({ exited }) => exited))),
    ]
    if (said.join() !== [0, 0, 0, 0, entries.length, 0, 0, 0, 0, 0].join()) failed.push(said.join())
    await db.sql`drop schema public cascade`
    await db.sql`create schema public`
  }
  await figure(
    annotate,
    'F12',
    `${rounds} times ${processes} processes at once on an empty database: ${failed.length} times otherwise than ${entries.length} migrations by one and exit 0 of all (pass: 0)`,
  )
  expect(failed).toEqual([])
})
