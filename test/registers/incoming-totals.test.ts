/** Whatever is entered, corrected, done, filed and voided: the foot of book ③ says what its rows say. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { refusalOf } from '../../src/features/incoming-papers/rules/fold.ts'
import { addToPaper, enterPaper, foldedPaper } from '../../src/features/incoming-papers/store/papers.ts'
import type { PaperEvent } from '../../src/features/incoming-papers/types.ts'
import { incomingRegister } from '../../src/registers/incoming-register.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { Story } from '../features/suggestions/story.ts'
import { startTown } from '../support/town.ts'

const { database, clock } = await startTown()
const { db } = database
const story = await Story.of(db, sampleTown.name)
const by = story.person('周晓敏')

const fields = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  copies: fc.option(fc.integer({ min: 1, max: 300 })),
  secrecy: fc.option(fc.constantFrom('internal', 'classified', 'secret', 'confidential', 'top_secret')),
  urgency: fc.option(fc.constantFrom('most_urgent', 'very_urgent', 'urgent', 'pressing', 'routine')),
  dueMonth: fc.option(fc.integer({ min: 1, max: 12 })),
})
const happens = fc.oneof(
  fc.record({ type: fc.constant('corrected' as const), fields }),
  fc.record({ type: fc.constant('charged' as const), fields }),
  fc.constantFrom(
    ...([
      { type: 'done', result: '已办' },
      { type: 'reopened' },
      { type: 'archived', mark: null },
      { type: 'archived', mark: '档3' },
      { type: 'voided', reason: null },
      { type: 'restored' },
    ] as const),
  ),
)
const papers = fc.array(fc.record({ fields, later: fc.array(happens, { maxLength: 5 }) }), { maxLength: 12 })

type Fields = typeof fields extends fc.Arbitrary<infer F> ? F : never

const month = (year: number, nth: number) => `${year}-${String(nth).padStart(2, '0')}-09`
const written = (year: number, nth: number, { copies, secrecy, urgency, month: on }: Fields) => ({
  ...{ receivedOn: month(year, on), sender: '县人大办', reference: `${nth}号`, title: `第${nth}件` },
  ...{ copies, secrecy, urgency },
})

function eventOf(year: number, nth: number, one: typeof happens extends fc.Arbitrary<infer E> ? E : never) {
  switch (one.type) {
    case 'corrected':
      return { type: one.type, ...written(year, nth, one.fields) } satisfies PaperEvent
    case 'charged': {
      const { dueMonth } = one.fields
      const dueOn = dueMonth === null ? null : month(year, dueMonth)
      return { type: one.type, officeId: null, personId: by, task: null, dueOn } satisfies PaperEvent
    }
    default:
      return one
  }
}

const secret = ['密件', '秘密', '机密', '绝密']
const urgent = ['特提', '特急', '加急', '急件']

it('whatever happened to the papers of a year, every total is that of its column', async () => {
  let year = 2030
  await fc.assert(
    fc.asyncProperty(papers, async made => {
      year += 1
      for (const [i, { fields: first, later }] of made.entries())
        await db.transaction(async tx => {
          const today = { year, month: 6, day: 1 }
          const hand = { by, now: clock.now(), today, message: { bot: 'b', msgid: 'm' } }
          const { id } = await enterPaper(tx, story.congress.id, written(year, i, first), hand)
          for (const one of later) {
            const event = eventOf(year, i, one)
            if (refusalOf(await foldedPaper(tx, id), event) === null) await addToPaper(tx, id, [event], hand)
          }
        })
      const { table, rowCount } = await db.look(tx =>
        incomingRegister.read(tx, story.congress, { year }, null, new Date(`${year}-07-01T10:00:00+08:00`)),
      )
      const named = table.rows.map(
        row => new Map(table.columns.map(({ heading }, i) => [heading as string, String(row[i] ?? '')])),
      )
      const totals = named.pop()
      const rows = named.filter(row => row.get('标题') !== '（作废）')
      const filled = (heading: string) => rows.filter(row => row.get(heading) !== '').length
      const among = (heading: string, marks: readonly string[]) =>
        rows.filter(row => marks.includes(row.get(heading) ?? '')).length
      const copies = rows.reduce((sum, row) => sum + Number(row.get('份数')), 0)
      expect(rowCount).toBe(made.length)
      expect(named).toHaveLength(made.length)
      expect(Object.fromEntries(totals ?? [])).toMatchObject({
        来文单位: `${rows.length}件`,
        份数: String(copies),
        密级: `涉密${among('密级', secret)}件`,
        缓急: `急件${among('缓急', urgent)}件`,
        办结日期: `${filled('办结日期')}件`,
        归档号: `${filled('归档号')}件`,
      })
      const open = rows.filter(row => row.get('办结日期') === '' && row.get('归档号') === '')
      const late = open.filter(
        row => row.get('办理期限') !== '' && (row.get('办理期限') ?? '') < `${year}-07-01`,
      )
      const [, sentence = ''] = table.lines
      expect(sentence).toContain(
        `收文${rows.length}件${copies === 0 ? '' : `（${copies}份）`}，其中涉密${among('密级', secret)}件、急件${among('缓急', urgent)}件；` +
          `办理中${open.length}件${late.length === 0 ? '' : `（逾期${late.length}件）`}，已办结${filled('办结日期')}件，已归档${filled('归档号')}件。`,
      )
    }),
    // A year each: shrinking would write into years that are over.
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)
