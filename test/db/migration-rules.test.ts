/**
 * A migration holds its locks until all are through, and everybody who writes waits for it. On tables that grow with every
 * message a statement that reads or rewrites the whole table is minutes: it has to say why that is bearable
 * (docs/decisions.md, «Migrations on tables that grow»).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, is, Table } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as schema from '../../src/db/schema.ts'
import { packageRoot } from '../../src/package-root.ts'

const folder = join(packageRoot, 'drizzle')

/** They have a row or more for each message, click, sending or deed, or hold files. */
const growing = [
  ...[
    'inbound',
    'outbox',
    'outbox_target',
    'answer_entry',
    'invitee',
    'deed',
    'private_note',
    'private_card',
    'card_code',
  ],
  ...['app_message', 'attachment', 'attendance', 'attendance_entry', 'reception_day', 'reception_call'],
]

/** What made the schema before there was anybody's data in it, or before this rule; each was looked at once. */
const before: Readonly<Record<string, string>> = {
  '0009_attachment_subjects':
    'photos were few; their contents are not rewritten, only new columns are filled',
  '0011_reply_as_text': 'rewrites inbound, which keeps messages for a while only',
  '0013_platform_ways': 'an index on outbox, which keeps what was sent for a while only',
  '0017_private_card_by_code': 'cards of the app, which came with 0013',
  '0018_attendance': 'its tables are made in it',
  '0020_agenda_and_minutes': 'attachments are checked anew for their kind, without reading contents',
  '0021_year': 'the same',
  '0022_refusals_by_account': 'an index on deeds that were refused',
  '0025_incoming_papers': 'attachments are checked anew for their kind, without reading contents',
}

/** @returns what is slow about a statement; null: it only notes something in the catalog */
function slowness(statement: string, made: ReadonlySet<string>): string | null {
  const text = statement
    .replace(/--[^\n]*\n/g, ' ')
    .replace(/"/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const table =
    /^(?:ALTER TABLE|UPDATE|DELETE FROM)(?: IF EXISTS| ONLY)* (?:public\.)?(\w+)/i.exec(text)?.[1] ??
    /^CREATE (?:UNIQUE )?INDEX .*? ON (?:public\.)?(\w+)/i.exec(text)?.[1] ??
    ''
  if (!growing.includes(table) || made.has(table)) return null
  if (/^CREATE/i.test(text)) return 'an index reads the whole table, and nobody writes meanwhile'
  if (/^(?:UPDATE|DELETE)/i.test(text)) return 'it writes rows anew'
  if (/SET DATA TYPE|ALTER COLUMN \w+ TYPE/i.test(text)) return 'another type rewrites the table'
  if (/ADD COLUMN .*DEFAULT .*(?:\w+\(|current_|nextval)/i.test(text))
    return 'a default that is reckoned rewrites the table'
  if (/ADD COLUMN .*GENERATED ALWAYS AS/i.test(text)) return 'a generated column rewrites the table'
  if (/ADD CONSTRAINT/i.test(text) && !/NOT VALID/i.test(text))
    return 'a constraint reads the whole table: NOT VALID first'
  if (/SET NOT NULL/i.test(text)) return 'it reads the whole table'
  return null
}

const tagOf = (file: string) => file.replace(/\.sql$/, '')
const files = readdirSync(folder).filter(file => file.endsWith('.sql'))
const scriptOf = (file: string) => readFileSync(join(folder, file), 'utf8')

it('the tables that grow are there', () => {
  const declared = Object.values(schema).flatMap(each => (is(each, Table) ? [getTableName(each)] : []))
  for (const name of growing) expect(declared).toContain(name)
})

it.each(files.filter(file => file !== '0000_initial.sql'))(
  '%s says why what is slow in it is bearable',
  file => {
    const script = scriptOf(file)
    const made = new Set([...script.matchAll(/CREATE TABLE "?(\w+)"?/gi)].map(([, name = '']) => name))
    const slow = script.split('--> statement-breakpoint').flatMap(statement => {
      const why = slowness(statement, made)
      return why === null || /-- slow: \S/.test(statement) ? [] : [why]
    })
    if (Object.hasOwn(before, tagOf(file))) return
    expect(slow, `${file}: write «-- slow: why that is bearable» above the statement`).toEqual([])
  },
)

it.each<[string, boolean]>([
  ['ALTER TABLE "outbox" ADD COLUMN "x" integer', false],
  ['ALTER TABLE "outbox" ADD COLUMN "x" integer DEFAULT 0 NOT NULL', false],
  ['ALTER TABLE "outbox" ADD COLUMN "x" uuid DEFAULT gen_random_uuid()', true],
  ['ALTER TABLE "inbound" ADD COLUMN "x" timestamp DEFAULT now() NOT NULL', true],
  ['CREATE INDEX "x" ON "deed" USING btree ("at")', true],
  ['CREATE INDEX "x" ON "office" USING btree ("name")', false],
  ['ALTER TABLE "invitee" ADD CONSTRAINT "c" CHECK (late in (0, 1))', true],
  ['ALTER TABLE "invitee" ADD CONSTRAINT "c" CHECK (late in (0, 1)) NOT VALID', false],
  ['ALTER TABLE "answer_entry" ALTER COLUMN "at" SET NOT NULL', true],
  ['UPDATE "private_note" SET "read_at" = now()', true],
  ['ALTER TABLE "outbox" DROP COLUMN "x"', false],
])('%s: slow %s', (statement, isSlow) => {
  expect(slowness(statement, new Set()) !== null).toBe(isSlow)
})
