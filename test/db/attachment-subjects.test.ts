import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { packageRoot } from '../../src/package-root.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db, url } = await testDatabase({ migrated: false })
const drizzle = join(packageRoot, 'drizzle')
const before = mkdtempSync(join(tmpdir(), 'liaison-before-'))
afterAll(() => rmSync(before, { recursive: true, force: true }))

test('photos that were kept for a matter of the register before others could have some stay its own, in their order', async () => {
  cpSync(drizzle, before, { recursive: true })
  const journal = JSON.parse(readFileSync(join(drizzle, 'meta', '_journal.json'), 'utf8'))
  const at = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith('_attachment_subjects'))
  const entries = journal.entries.slice(0, at)
  writeFileSync(join(before, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
  await migrate({ url, folder: before, log: quietLog })
  const { sql } = db
  await sql`insert into congress (name, kind, created_at) values ('云溪镇', 'township', now())`
  await sql`insert into person (congress_id, name, updated_at) select 1, n, now() from unnest(array['甲', '乙']) n`
  await sql`
    insert into visit (congress_id, year, number, kind, received_on, matter, status, entered_by, entered_at)
    select 1, 2026, n, 'visit', '2026-03-11', '路灯', 'open', 1, '2026-03-11 10:00:00+08'::timestamptz + n * interval '1 min'
    from generate_series(1, 2) n`
  await sql`
    insert into visit_entry (visit_id, change, entered_by, at)
    values (1, '{"photos": true}', 1, '2026-03-11 10:30:00+08'), (1, '{"matter": 1}', 2, '2026-03-11 10:40:00+08')`
  await sql`
    insert into attachment (congress_id, visit_id, mime, name, sha256, content, sent_by, at)
    select 1, v, 'image/png', v || n, v || n, convert_to(v || n, 'utf8'), 1, now()
    from (values (2, 'a'), (1, 'b'), (2, 'c')) as t(v, n)`

  await migrate({ url, folder: drizzle, log: quietLog })
  const rows = await sql`
    select subject_kind, subject_id, number, name, convert_from(content, 'utf8') as content, removed_at
    from attachment order by id`
  const kept = (subject_id: number, number: number, name: string) => ({
    ...{ subject_kind: 'visit', subject_id, number, name, content: name, removed_at: null },
  })
  expect(rows).toEqual([kept(2, 1, '2a'), kept(1, 1, '1b'), kept(2, 2, '2c')])
  // Whoever has just entered or named one need not name it again; another's correction chooses nothing.
  expect(await sql`select person_id, subject_kind, subject_id, at from attachment_target`).toEqual([
    { person_id: 1, subject_kind: 'visit', subject_id: 1, at: new Date('2026-03-11T10:30:00+08:00') },
  ])
})
