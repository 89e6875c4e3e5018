/**
 * Every kind of document that a link can open, made for everybody: against who gets it, without a word that is not his,
 * and with nothing in it that runs, counts or leads elsewhere, whatever people have written.
 */
import { afterAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/open.ts'
import { registry } from '../../src/desk/registry.ts'
import { unzipWithin } from '../../src/features/attachments/rules/unzip.ts'
import { offerDownload } from '../../src/features/downloads/store.ts'
import { type Document, documentSchema } from '../../src/features/downloads/types.ts'
import { registerFormats, registerKeys } from '../../src/features/registers/types.ts'
import { writeRoster, writeTemplate } from '../../src/features/roster/files/write-workbook.ts'
import { fetchDocument, written } from '../../src/registers/documents.ts'
import { testDatabase } from '../support/database.ts'
import { expectNothingForeign, expectOnlyForReaders } from './expectations.ts'
import { clerks, nobody, ourPeople, type Role } from './roles.ts'
import { nastyText, now, settleTowns, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)

/** Who gets it, of the things that `documentsOf` names. `own`: everybody, of his own lines alone. */
const table: Readonly<Record<Document['kind'], readonly Role[]>> = {
  reception_notice: clerks,
  attachment: [...clerks, 'owner'],
  visit_register: ourPeople,
  suggestion_register: ourPeople,
  /** That of visits, of which everybody has his own lines. */
  register: ourPeople,
  meeting_paper: [...clerks, 'presidium'],
  paper_template: clerks,
  suggestion_form: [...clerks, 'owner'],
  answer_letters: nobody,
  year_paper: clerks,
  /** The owner's. */
  duty_file: [...clerks, 'owner'],
  duty_report: [...clerks, 'owner'],
  bulletin: clerks,
}

it('every kind of document has a line in the table', () => {
  const kinds = documentSchema.options.map(option => option.shape.kind.value)
  expect(Object.keys(table).sort()).toEqual([...kinds].sort())
})

type Asked = Readonly<Record<Document['kind'], Document>>

/** One of each kind, of the town's own things. */
async function documentsOf(from: Database, congressId: number): Promise<Asked> {
  const one = async (table: string, first = from.sql.part`id`): Promise<number> => {
    const [row] = await from.sql<{ id: number }[]>`
      select id from ${from.sql.identifier(table)} where congress_id = ${congressId} order by ${first} limit 1`
    if (row === undefined) throw new Error(`nothing in ${table}`)
    return row.id
  }
  const [owner] = await from.sql<{ id: number }[]>`
    select id from person where congress_id = ${congressId} and userid like '%owner'`
  const personId = owner?.id ?? 0
  const itemId = await one('suggestion', from.sql.part`confidential desc`)
  const meetingId = await one('meeting')
  return {
    reception_notice: { kind: 'reception_notice', dayId: await one('reception_day') },
    attachment: { kind: 'attachment', attachmentId: await one('attachment') },
    visit_register: { kind: 'visit_register', year: 2026, month: null },
    suggestion_register: { kind: 'suggestion_register', of: { year: 2026 } },
    register: { kind: 'register', key: 'visits', period: { year: 2026 }, format: 'docx' },
    meeting_paper: { kind: 'meeting_paper', paper: 'record', meetingId },
    paper_template: { kind: 'paper_template', paper: 'minutes' },
    suggestion_form: { kind: 'suggestion_form', itemId },
    answer_letters: { kind: 'answer_letters', itemId, round: null, officeId: null },
    year_paper: { kind: 'year_paper', year: 2026, to: 'summary' },
    duty_file: { kind: 'duty_file', personId, of: { year: 2026 } },
    duty_report: { kind: 'duty_report', personId, of: { year: 2026 } },
    bulletin: { kind: 'bulletin', year: 2026, number: 1 },
  }
}

const walk = await createWalk(db, [towns.here, towns.there, towns.county])
const ours = await documentsOf(db, towns.here)
const theirs = await documentsOf(db, towns.there)

const undone = new Error('undone')

/** What the link of this person's opens; it stays unused. */
async function open(from: Database, userid: string, document: Document) {
  let found: Awaited<ReturnType<typeof fetchDocument>> = 'unknown'
  await from
    .transaction(async tx => {
      const [person] = await tx.sql<{ personId: number; congressId: number }[]>`
        select id as "personId", congress_id as "congressId" from person where userid = ${userid}`
      if (person === undefined) return
      const link = await offerDownload(tx, person, document, '', now)
      found = await fetchDocument(tx, registry.holders, link.path.split('/').at(-1) ?? '', now)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return written(found)
}

/** All that stands in a file, packed or not. */
function textIn(bytes: Uint8Array): string {
  const files = unzipWithin(bytes, 50_000_000)
  const texts =
    files === null || files === 'too_much'
      ? [bytes]
      : [...files].flatMap(([name, content]) => [Buffer.from(name), content])
  return texts
    .map(content =>
      Buffer.from(content)
        .toString('utf8')
        .replaceAll(/<[^>]*>/gu, ''),
    )
    .join('\n')
}

const insiders = [...ourPeople, 'leaver', 'z-chair', 'z-owner', 'k-clerk'] as const
const kinds = documentSchema.options.map(option => option.shape.kind.value)

describe.each(kinds)('a link to %s', kind => {
  it.each(insiders)('of %s’s', async role => {
    const given = await open(db, role, ours[kind])
    if (ourPeople.includes(role))
      expect(typeof given, String(given)).toBe(table[kind].includes(role) ? 'object' : 'string')
    if (role === 'leaver') expect(given).toBe('forbidden')
    for (const file of [given, await open(db, role, theirs[kind])]) {
      if (typeof file === 'string') continue
      const text = textIn(file.bytes) + file.name
      expectNothingForeign(role, text, kind)
      expectOnlyForReaders(role, text, kind)
    }
  })
})

describe('a link', () => {
  it('that was used, that nobody made, or whose time is over opens nothing', async () => {
    await db.transaction(async tx => {
      const [person] = await tx.sql<{ personId: number; congressId: number }[]>`
        select id as "personId", congress_id as "congressId" from person where userid = 'chair'`
      if (person === undefined) throw new Error('no chair')
      const fetch = (token: string, at = now) => fetchDocument(tx, registry.holders, token, at)
      const tokenOf = async () =>
        (await offerDownload(tx, person, ours.visit_register, '', now)).path.split('/').at(-1) ?? ''
      const [used, late] = [await tokenOf(), await tokenOf()]
      expect(await fetch(used)).toBeTypeOf('object')
      expect(await fetch(used)).toBe('over')
      expect(await fetch(late, new Date(now.getTime() + 15 * 60_000 + 1))).toBe('over')
      for (const token of ['a'.repeat(43), '', '../../etc/passwd', `${late} `, `${late}\0`])
        expect(await fetch(token)).toBe('unknown')
    })
  })

  it('is given to nobody in a group', async () => {
    const { reply } = await walk(words('chair', '/导出 来访簿 2026年', 'wrAccessDeputies'))
    expect(JSON.stringify(reply)).not.toContain('/download/')
  })
})

describe('whatever people have written, in a file that we make', async () => {
  const nasty = await testDatabase()
  await settleTowns(nasty.db, nastyText)
  const [{ here = 0 } = {}] = await nasty.db.sql<
    { here: number }[]
  >`select min(id)::int as here from congress`
  const all = await documentsOf(nasty.db, here)
  const books = registerKeys.flatMap(key =>
    registerFormats.map(
      (format): Document => ({
        kind: 'register',
        key,
        period: key === 'deputies' ? null : { year: 2026 },
        format,
      }),
    ),
  )
  const made = [
    ...[...Object.values(all), ...books].map(document => ({
      title: `${document.kind} ${'key' in document ? `${document.key} ${document.format}` : ''}`,
      make: async () => {
        const given = await open(nasty.db, 'chair', document)
        return typeof given === 'string' ? null : given.bytes
      },
    })),
    { title: 'an empty roster', make: writeTemplate },
    { title: 'a roster', make: () => writeRoster([]) },
  ]
  let opened = 0
  let withNasty = 0
  afterAll(() => console.log(`files: ${opened} made and looked into, ${withNasty} of them with nasty words`))

  it.each(made)('nothing runs, is counted, or leads elsewhere: $title', async ({ title, make }) => {
    const bytes = await make()
    if (bytes === null) return expect(title).toMatch(/^answer_letters/u)
    const files = unzipWithin(bytes, 50_000_000)
    if (files === null || files === 'too_much') return expect(title).toMatch(/^attachment/u)
    opened++
    for (const [name, content] of files) {
      const xml = content.toString('utf8')
      expect(name).not.toMatch(
        /vbaProject|externalLinks|embeddings|activeX|oleObject|connections|customUI|\.bin$/iu,
      )
      expect(name).not.toMatch(/^\/|\.\.|\\/u)
      expect(xml).not.toMatch(/TargetMode="External"|macroEnabled|<!DOCTYPE|<!ENTITY/iu)
      expect(xml, name).not.toMatch(
        /<f[ >]|<w:hyperlink|<hyperlink|<w:altChunk|<ddeLink|<w:attachedTemplate/u,
      )
      // The only field is a page's number.
      for (const [, field = ''] of xml.matchAll(/<w:instrText[^>]*>([^<]*)</gu))
        expect(field.trim(), name).toMatch(/^(?:PAGE|NUMPAGES|SECTIONPAGES)$/u)
      if (xml.includes('evil.example')) withNasty++
    }
  })
})
